import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { downLevelName, parseUserName } from '#main/sources/active-directory/user-names.ts';

const DOMAINS = [
  { netbios: 'CONTOSO', dns: 'contoso.test' },
  { netbios: 'EMEA', dns: 'emea.contoso.test' },
];

describe('user names', () => {
  test.each([
    ['anna', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['  anna ', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['emea\\bert', 'EMEA\\bert', 'EMEA\\bert', undefined],
    ['emea.contoso.test\\bert', 'EMEA\\bert', 'EMEA\\bert', undefined],
    ['anna@CONTOSO', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['anna@contoso.test', 'CONTOSO\\anna', 'anna@contoso.test', 'anna@contoso.test'],
    ['anna@contoso.com', 'contoso.com\\anna', 'anna@contoso.com', 'anna@contoso.com'],
    ['contoso.test.\\anna', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['CONTOSO\\anna@contoso.com', 'contoso.com\\anna', 'anna@contoso.com', 'anna@contoso.com'],
    ['\\anna@contoso.test', 'CONTOSO\\anna', 'anna@contoso.test', 'anna@contoso.test'],
    [
      'mia+desk@contoso.test',
      'CONTOSO\\mia+desk',
      'mia+desk@contoso.test',
      'mia+desk@contoso.test',
    ],
    ['NOWHERE\\anna', 'NOWHERE\\anna', 'NOWHERE\\anna', undefined],
    // The names of SASL mechanisms, which ldapts would take for one.
    ['EXTERNAL', 'CONTOSO\\EXTERNAL', 'CONTOSO\\EXTERNAL', undefined],
    ['PLAIN', 'CONTOSO\\PLAIN', 'CONTOSO\\PLAIN', undefined],
  ])('%j is counted as %j and binds as %j', (typed, counted, bindName, principalName) => {
    expect(downLevelName(typed, DOMAINS)).toBe(counted);
    expect(parseUserName(typed, DOMAINS)).toMatchObject({ bindName, principalName });
  });

  test.each([
    '',
    '\\',
    '@',
    'CONTOSO\\',
    '\\anna',
    '@contoso.test',
    'a\0b',
    'CONTOSO\\a\\b',
    '*',
    'x)(cn=*',
    'CN=x,DC=y@contoso.test',
    'a*b\\anna',
    'mia+desk',
    'CONTOSO\\mia+desk',
    'mia+desk@CONTOSO',
  ])('no account can be called %j', (typed) => {
    expect(parseUserName(typed, DOMAINS)).toBeUndefined();
  });

  test('whatever is typed, a name that binds is never bare and never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const account = parseUserName(typed, DOMAINS);
        expect(downLevelName(typed, DOMAINS).length).toBeLessThanOrEqual(400);
        expect(account === undefined || /^[^\\@]+[\\@][^\\]+$/s.test(account.bindName)).toBe(true);
      }),
    );
  });
});
