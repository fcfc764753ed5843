import { describe, expect, test } from 'vitest';
import { isSameAccount } from '#main/domain/sign-in/same-account.ts';

const CONTOSO = { netbios: 'CONTOSO', dns: 'contoso.test' };
const EMEA = { netbios: 'EMEA', dns: 'emea.contoso.test' };
/** Another organisation's domain, which happens to have the same NetBIOS name. */
const NAMESAKE = { netbios: 'CONTOSO', dns: 'contoso.com' };

const nobody = { typed: [], kept: [] };
const directory = { typed: [CONTOSO, EMEA], kept: [] };
const source = { typed: [], kept: [CONTOSO, EMEA] };

const FORMS = [
  'CONTOSO\\mia.larsen',
  'contoso\\Mia.Larsen',
  'contoso.test\\mia.larsen',
  'CONTOSO.TEST\\mia.larsen',
  'contoso.test.\\mia.larsen',
  'mia.larsen@contoso.test',
  'MIA.LARSEN@CONTOSO',
  '\\mia.larsen@contoso.test',
  'CONTOSO\\mia.larsen@contoso.test',
  ' CONTOSO \\ mia.larsen ',
];

describe.each([
  ['the directory', directory],
  ['the source', source],
])('where %s knows both names of the domain', (_who, known) => {
  test('every form of an account is that account', () => {
    for (const typed of FORMS)
      for (const kept of FORMS)
        expect({ typed, kept, same: isSameAccount(typed, kept, known) }).toEqual({
          typed,
          kept,
          same: true,
        });
  });

  test.each([
    'EMEA\\mia.larsen',
    'emea.contoso.test\\mia.larsen',
    'mia.larsen@emea.contoso.test',
    'CONTOSO\\mia.larsen@emea.contoso.test',
    'FABRIKAM\\mia.larsen',
    'mia.larsen',
    'CONTOSO\\mia',
    'CONTOSO\\',
    'contoso.test',
    '@contoso.test',
    '',
  ])('%s is another account', (typed) => {
    expect(isSameAccount(typed, 'CONTOSO\\mia.larsen', known)).toBe(false);
  });
});

test('nobody knows the domain: what is written is compared, without case', () => {
  expect(isSameAccount('fabrikam\\MÜLLER', 'FABRIKAM\\müller', nobody)).toBe(true);
  expect(isSameAccount('fabrikam.test\\mia', 'FABRIKAM\\mia', nobody)).toBe(false);
  expect(isSameAccount('mia@fabrikam.test', 'fabrikam.test\\mia', nobody)).toBe(true);
  expect(isSameAccount('mia', 'MIA', nobody)).toBe(true);
  expect(isSameAccount('', '', nobody)).toBe(false);
});

test('letters beyond ASCII have no case, and are composed', () => {
  expect(isSameAccount('CONTOSO\\JÖRG', 'contoso.test\\jörg', directory)).toBe(true);
  expect(isSameAccount('CONTOSO\\Jo\u{308}rg', 'contoso\\JÖRG', directory)).toBe(true);
  expect(isSameAccount('CONTOSO\\ИВАН', 'CONTOSO\\иван', directory)).toBe(true);
  expect(isSameAccount('CONTOSO\\jorg', 'CONTOSO\\jörg', directory)).toBe(false);
});

describe('two domains share a NetBIOS name', () => {
  test('the DNS name tells them apart, in any form', () => {
    const known = { typed: [], kept: [CONTOSO, NAMESAKE] };
    expect(isSameAccount('contoso.com\\mia', 'contoso.com\\mia', known)).toBe(true);
    expect(isSameAccount('mia@contoso.com', 'contoso.com\\mia', known)).toBe(true);
    expect(isSameAccount('contoso.test\\mia', 'contoso.com\\mia', known)).toBe(false);
  });

  test('the NetBIOS name names nobody', () => {
    const known = { typed: [], kept: [CONTOSO, NAMESAKE] };
    expect(isSameAccount('CONTOSO\\mia', 'contoso.com\\mia', known)).toBe(false);
    expect(isSameAccount('CONTOSO\\mia', 'CONTOSO\\mia', known)).toBe(false);
    expect(isSameAccount('contoso.test\\mia', 'CONTOSO\\mia', known)).toBe(false);
  });

  test('each side means its own', () => {
    const known = { typed: [CONTOSO], kept: [NAMESAKE] };
    expect(isSameAccount('CONTOSO\\mia', 'CONTOSO\\mia', known)).toBe(false);
    expect(isSameAccount('contoso.test\\mia', 'CONTOSO\\mia', known)).toBe(false);
    expect(isSameAccount('contoso.com\\mia', 'CONTOSO\\mia', known)).toBe(true);
  });

  test('an operator of one of them means that one, to a source that knows both', () => {
    const known = { typed: [CONTOSO], kept: [CONTOSO, NAMESAKE] };
    expect(isSameAccount('CONTOSO\\mia', 'contoso.test\\mia', known)).toBe(true);
    expect(isSameAccount('CONTOSO\\mia', 'contoso.com\\mia', known)).toBe(false);
    expect(isSameAccount('CONTOSO\\mia', 'CONTOSO\\mia', known)).toBe(false);
  });
});
