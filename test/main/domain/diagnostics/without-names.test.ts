import { assert, constantFrom, pre, property, string, stringMatching } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutNames } from '#main/domain/diagnostics/without-names.ts';

/** A name that stands in no other word of the sentences below. */
const name = stringMatching(/^[a-zà-öø-ÿ]{1,8}[xqz][a-z0-9._-]{0,6}[a-z0-9]$/);
const domain = stringMatching(/^[A-Z][A-Z0-9-]{2,10}[A-Z0-9]$/);

/** How a log, an error or a fact names somebody. */
const FORMS: readonly ((person: string, inDomain: string) => string)[] = [
  (person, inDomain) => `${inDomain}\\${person} signed in`,
  (person, inDomain) => `the account ${inDomain}\\${person}.`,
  (person, inDomain) => JSON.stringify({ account: `${inDomain}\\${person}`, ok: true }),
  (person, inDomain) => `as ${person}@${inDomain.toLowerCase()}.test, again`,
  (person, inDomain) => `account="${person}@${inDomain}.TEST"`,
  (person, inDomain) => `CN=${person},OU=Desk,DC=${inDomain},DC=test`,
  (person, inDomain) => JSON.stringify(`CN=Doe\\, ${person},OU=Desk,DC=${inDomain}`),
  (person) => `/home/${person}/.config/Keydesk/state.json`,
  (person) => `C:\\Users\\${person}\\AppData\\Roaming\\Keydesk`,
  (person) => JSON.stringify(`C:\\Users\\${person}\\AppData`),
];

test('nobody is named, however an account is written', () => {
  assert(
    property(name, domain, constantFrom(...FORMS), (person, inDomain, form) => {
      const told = withoutNames(`2026-11-30 10:00 ${form(person, inDomain)}\nnext line`, []);
      expect(told.toLowerCase()).not.toContain(person);
      expect(told).toContain('next line');
    }),
  );
});

test('a name that is known goes wherever it stands as a word, whatever is in it', () => {
  assert(
    property(string({ minLength: 1, maxLength: 20 }), (known) => {
      const person = known.trim();
      pre(/[\p{L}\p{N}]/u.test(person) && !/person|\d/iu.test(person));
      const told = withoutNames(`1 (${person}) 2 ${person.toUpperCase()}, 3`, [known]);
      expect(told).not.toContain(`(${person})`);
    }),
  );
});

describe('what is told apart', () => {
  test('two people are two, and the same one is the same in any case', () => {
    expect(
      withoutNames(String.raw`CONTOSO\mia, contoso\MIA and CONTOSO\tom; Mia helps`, ['mia']),
    ).toBe('[person 1], [person 1] and [person 2]; [person 3] helps');
  });

  test('a security identifier goes', () => {
    expect(withoutNames('S-1-5-21-1004336348-1177238915-682003330-5123', [])).toBe('[person 1]');
  });

  test.each([
    String.raw`C:\ProgramData\Keydesk\keydesk.json`,
    String.raw`HKLM\Software\Policies\Keydesk is not there`,
    '/etc/keydesk/policy.json',
    'passed  reach       host=dc1.contoso.test:636 days=89',
    'recovery.hideAfterSeconds = 60 (default)',
    'a quotation mark " and a line end',
  ])('%s stays as it is', (text) => {
    expect(withoutNames(text, ['', ' '])).toBe(text);
  });

  test('a part of another word is no name', () => {
    expect(withoutNames('The manager of Ann', ['an', 'Ann'])).toBe('The manager of [person 1]');
  });
});
