import { describe, expect, test } from 'vitest';
import { approvedNote, isInUnit, isNamed } from '#main/domain/recovery/second-person.ts';
import { SecondPersonSettings } from '#shared/recovery/second-person.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';

const settings = (given: object) => SecondPersonSettings.parse(given);

describe('a second person is asked for', () => {
  test.each([
    ['DC*', 'dc01', true],
    ['DC*', 'NYC-DC01', false],
    ['*-SRV-*', 'NYC-SRV-7', true],
    ['*', 'anything', true],
  ])('by the name pattern %s for %s: %s', (pattern, name, isAsked) => {
    expect(isNamed(settings({ computers: [pattern] }), name)).toBe(isAsked);
  });

  test.each([
    ['CN=WS-1,OU=Servers,DC=contoso,DC=test', true],
    ['cn=ws-1, ou=servers , dc=Contoso,dc=test', true],
    ['CN=WS-1,OU=Web,OU=Servers,DC=contoso,DC=test', true],
    ['CN=WS-1,OU=Old Servers,DC=contoso,DC=test', false],
    [String.raw`CN=WS-1,OU=Old\,OU=Servers,DC=contoso,DC=test`, false],
    ['CN=WS-1,OU=Servers,DC=emea,DC=contoso,DC=test', false],
    ['OU=Servers,DC=contoso,DC=test', false],
    // Nobody can say that it is not in there.
    [undefined, true],
  ])('for a computer at %s: %s', (place, isAsked) => {
    const unit = settings({ organisationalUnits: ['OU=Servers,DC=contoso,DC=test'] });
    expect(isInUnit(unit, place)).toBe(isAsked);
  });

  test('for every computer by a star, and for none without a setting', () => {
    expect(isInUnit(settings({ organisationalUnits: ['*'] }), 'CN=X,DC=y')).toBe(true);
    expect([isInUnit(settings({}), undefined), isNamed(settings({}), 'DC1')]).toEqual([
      false,
      false,
    ]);
  });

  test.each(['Servers', 'OU=', '', 'OU=a\u0000b'])('never by %j, which is no unit', (unit) => {
    expect(SecondPersonSettings.safeParse({ organisationalUnits: [unit] }).success).toBe(false);
  });
});

test('the note of an entry names whoever approved, and fits the log', () => {
  expect(approvedNote('n', undefined)).toBe('n');
  expect(approvedNote('', 'CONTOSO\\boss')).toBe('approved by CONTOSO\\boss');
  expect(approvedNote('n', 'CONTOSO\\boss')).toBe('approved by CONTOSO\\boss; n');
  const long = approvedNote('x'.repeat(LONGEST_NOTE), 'CONTOSO\\boss');
  expect(long).toHaveLength(LONGEST_NOTE);
  expect(long).toMatch(/^approved by CONTOSO\\boss; x+…$/);
});
