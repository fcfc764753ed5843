import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLink } from '#shared/recovery/link-scheme.ts';
import { LONGEST_LINK, readRecoveryLink } from '#shared/recovery/recovery-link.ts';

const ID = '3F9A1C7E-41B2-4C55-9D1E-77A0B6C2D911';
const EMPTY = { userDomain: '', userName: '', keyId: '', ticket: '' };
const link = (query: string) => readRecoveryLink(`keydesk://recover?${query}`);

describe('a link fills in', () => {
  test('a key ID, a ticket, an end user and a domain', () => {
    expect(link(`keyId=${ID}&ticket=INC0012345&user=mia&domain=CONTOSO`)).toEqual({
      userDomain: 'CONTOSO',
      userName: 'mia',
      keyId: ID,
      ticket: 'INC0012345',
    });
  });

  test.each<readonly [query: string, filled: object]>([
    ['keyId=3f9a1c7e', { keyId: '3f9a1c7e' }],
    ['keyId={3F9A1C7E}', { keyId: '{3F9A1C7E}' }],
    ['ticket=%23SR-12%3A4', { ticket: '#SR-12:4' }],
    ['user=CONTOSO%5Cmia', { userDomain: 'CONTOSO', userName: 'mia' }],
    ['user=CONTOSO\\mia&domain=CONTOSO', { userDomain: 'CONTOSO', userName: 'mia' }],
    ['user=mia@contoso.com', { userName: 'mia@contoso.com' }],
    ["user=mia.o'brien&domain=contoso.com", { userName: "mia.o'brien", userDomain: 'contoso.com' }],
    ['user=J%C3%BCrgen%20M%C3%BCller', { userName: 'Jürgen Müller' }],
    // A ticket system leaves empty what it does not know.
    ['keyId=3F9A1C7E&ticket=&user=&domain=', { keyId: '3F9A1C7E' }],
  ])('%s', (query, filled) => {
    expect(link(query)).toEqual({ ...EMPTY, ...filled });
  });

  test('as browsers and desktops write it', () => {
    expect(readRecoveryLink('keydesk://recover/?ticket=1')).toEqual({ ...EMPTY, ticket: '1' });
    expect(readRecoveryLink('KEYDESK://Recover?ticket=1')).toEqual({ ...EMPTY, ticket: '1' });
  });
});

const HOSTILE: Readonly<Record<string, string>> = {
  'nothing to fill in': 'keydesk://recover?keyId=',
  'no question mark': 'keydesk://recover',
  'no name': 'keydesk://recover?',
  'ten thousand characters': `keydesk://recover?keyId=3F9A1C7E&ticket=${'A'.repeat(10_000)}`,
  'a ticket that no entry takes': `keydesk://recover?ticket=${'A'.repeat(61)}`,
  'another host': 'keydesk://disclose?keyId=3F9A1C7E',
  'a host before it': 'keydesk://x@recover?keyId=3F9A1C7E',
  'a port': 'keydesk://recover:80?keyId=3F9A1C7E',
  'no host': 'keydesk:recover?keyId=3F9A1C7E',
  'a path': 'keydesk://recover/submit?keyId=3F9A1C7E',
  'a path upwards': 'keydesk://recover/../settings?keyId=3F9A1C7E',
  'a fragment': 'keydesk://recover?keyId=3F9A1C7E#submit',
  'another scheme': 'http://recover?keyId=3F9A1C7E',
  'another scheme in front': 'javascript:keydesk://recover?keyId=3F9A1C7E',
  'another scheme as its value': 'keydesk://recover?ticket=file:///etc/passwd',
  'a name it does not know': 'keydesk://recover?keyId=3F9A1C7E&reason=lost-pin',
  'a name in other letters': 'keydesk://recover?keyid=3F9A1C7E',
  'an escaped name': 'keydesk://recover?%6BeyId=3F9A1C7E',
  'a name of every object': 'keydesk://recover?__proto__=1',
  'another name of every object': 'keydesk://recover?constructor=1',
  'a name twice': 'keydesk://recover?keyId=3F9A1C7E&keyId=AC9D5655',
  'a name twice, once empty': 'keydesk://recover?ticket=&ticket=1',
  'a name without a value': 'keydesk://recover?ticket',
  'two equals signs': 'keydesk://recover?ticket=1=2',
  'an ampersand too many': 'keydesk://recover?ticket=1&',
  'a plus, which may be a blank': 'keydesk://recover?user=Mia+Meyer',
  'a script': 'keydesk://recover?ticket=%3Cscript%3Ealert(1)%3C/script%3E',
  'an address that runs a script': 'keydesk://recover?ticket=javascript:alert(1)',
  'a formula': 'keydesk://recover?ticket=%3DHYPERLINK(1)',
  'a command': 'keydesk://recover?ticket=$(id)',
  'a way upwards': 'keydesk://recover?ticket=..%2F..%2Fetc',
  'two dots': 'keydesk://recover?ticket=a..b',
  'a share': 'keydesk://recover?user=%5C%5Cevil%5Cshare',
  'a switch': 'keydesk://recover?ticket=--no-sandbox',
  'a quotation mark and a switch': 'keydesk://recover?ticket=1" --gpu-launcher=calc',
  'an escaped quotation mark': 'keydesk://recover?ticket=1%22%20--no-sandbox',
  'two escapes over each other': 'keydesk://recover?ticket=%2541',
  'an escape cut off': 'keydesk://recover?ticket=%4',
  'an escape that is none': 'keydesk://recover?ticket=%zz',
  'bytes that are no UTF-8': 'keydesk://recover?user=%C3%28',
  'an overlong form of a slash': 'keydesk://recover?user=%C0%AF',
  'half of a pair': 'keydesk://recover?user=%ED%A0%80',
  'a null': 'keydesk://recover?ticket=1%00',
  'a line end': 'keydesk://recover?ticket=1%0D%0A2',
  'a line end behind it': 'keydesk://recover?ticket=1\n',
  'a tab': 'keydesk://recover?ticket=1%092',
  'a sign that turns the direction': 'keydesk://recover?user=mia%E2%80%AEnimda',
  'a mark of direction': 'keydesk://recover?user=%E2%80%8Fmia',
  'a blank of no width': 'keydesk://recover?keyId=3F9A%E2%80%8B1C7E',
  'a letter not escaped': 'keydesk://recover?user=J\u00FCrgen',
  'wide digits': 'keydesk://recover?keyId=%EF%BC%93F9A1C7E',
  'a key ID that is too short': 'keydesk://recover?keyId=3F9A1C7',
  'a key ID that is none': 'keydesk://recover?keyId=NYC-LT-0117',
  'two key IDs': 'keydesk://recover?keyId=3F9A1C7E%20AC9D5655',
  'a recovery password':
    'keydesk://recover?keyId=471207-278498-422125-177177-561902-537405-468006-693451',
  'a recovery password as the ticket':
    'keydesk://recover?ticket=471207-278498-422125-177177-561902-537405-468006-693451',
  'two domains that differ': 'keydesk://recover?user=CONTOSO%5Cmia&domain=FABRIKAM',
  'two backslashes': 'keydesk://recover?user=A%5CB%5Cmia',
  'a backslash at the end': 'keydesk://recover?user=CONTOSO%5C',
  'a blank in front': ' keydesk://recover?ticket=1',
};

describe('no link is', () => {
  test.each(Object.entries(HOSTILE))('%s', (_what, text) => {
    expect(readRecoveryLink(text)).toBeUndefined();
  });
});

const PLAIN = /^[\p{L}\p{M}\p{N}{} '._#:$@-]*$/u;

test('whatever the text, a link holds nothing but plain, short texts', () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }).map(escaped),
    fc.string({ unit: fc.constantFrom(...Array.from('%25\\.-#&=+/ ABC019')), maxLength: 40 }),
    fc.constantFrom(ID, '3F9A1C7E', 'CONTOSO%5Cmia', 'INC1'),
  );
  const name = fc.constantFrom('keyId', 'ticket', 'user', 'domain', 'reason', 'keyId ');
  const query = fc.array(fc.tuple(name, value).map((pair) => pair.join('=')));
  fc.assert(
    fc.property(
      fc.oneof(
        query.map((parts) => parts.join('&')),
        fc.string(),
      ),
      (text) => {
        const read = link(text);
        if (read === undefined) return;
        expect(Object.keys(read).toSorted()).toEqual(['keyId', 'ticket', 'userDomain', 'userName']);
        expect(Object.values(read).join('')).not.toBe('');
        for (const filled of Object.values(read)) expect(filled).toMatch(PLAIN);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('what a ticket system writes into a link is what is filled in', () => {
  const letters = Array.from('abcXYZ019éßЖ-_');
  const text = (max: number) =>
    fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: max });
  const word = (max: number) => text(max).map((rest) => `a${rest}`);
  const keyId = fc.stringMatching(/^[0-9A-F]{8}$/);
  fc.assert(
    fc.property(keyId, word(50), word(30), word(30), (id, ticket, user, domain) => {
      const query = new Map(Object.entries({ keyId: id, ticket, user, domain }));
      const written = [...query].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      expect(link(written.join('&'))).toEqual({
        keyId: id,
        ticket,
        userName: user,
        userDomain: domain,
      });
    }),
  );
});

test('the longest values fit', () => {
  const query = `keyId=${ID}&ticket=${'T'.repeat(60)}&user=${'u'.repeat(144)}`;
  expect(link(query)).toMatchObject({ keyId: ID });
  expect(link(query.padEnd(LONGEST_LINK, '1'))).toBeUndefined();
});

test.each([
  ['keydesk://recover?ticket=1', true],
  ['KEYDESK:anything', true],
  [' keydesk://recover', true],
  ['report.kdreport', false],
  ['--keydesk:', false],
  ['https://keydesk:1', false],
])('whether %s is handed over as a link: %s', (argument, is) => {
  expect(isLink(argument)).toBe(is);
});

/** Half of a pair of surrogates cannot be escaped. */
function escaped(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '';
}
