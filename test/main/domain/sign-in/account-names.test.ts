import { expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';

// A domain whose NetBIOS name is not the first label of its DNS name.
const CORP = { netbios: 'CORP', dns: 'emea.fabrikam.test' };
const CONTOSO = { netbios: 'CONTOSO', dns: 'contoso.test' };
const NAMESAKE = { netbios: 'CONTOSO', dns: 'contoso.com' };

test.each(['CORP\\mia', 'corp\\mia', 'EMEA.fabrikam.test.\\mia', 'mia@emea.FABRIKAM.test'])(
  '%s is kept under both names of its domain',
  (written) => {
    expect(accountNames(written, [CONTOSO, CORP])).toEqual({
      name: 'mia',
      domains: ['CORP', 'emea.fabrikam.test'],
    });
  },
);

test.each([
  ['of a domain that nobody knows', 'woodgrove.test\\mia', [CORP], ['woodgrove.test']],
  ['of a suffix that is no domain', 'mia@mail.example', [CORP], ['mail.example']],
  ['of a NetBIOS name of two domains', 'CONTOSO\\mia', [CONTOSO, NAMESAKE], ['CONTOSO']],
  ['of a DNS name beside it', 'contoso.com\\mia', [CONTOSO, NAMESAKE], ['CONTOSO', 'contoso.com']],
  ['twice of one domain', 'CORP\\mia@emea.fabrikam.test', [CORP], ['CORP', 'emea.fabrikam.test']],
  ['of two domains at once', 'CONTOSO\\mia@emea.fabrikam.test', [CORP, CONTOSO], []],
  ['of a domain without a DNS name', 'OLD\\mia', [{ netbios: 'OLD', dns: 'OLD' }], ['OLD']],
  ['of no domain', 'mia', [CORP], []],
  ['of an empty suffix', 'mia@', [CORP], []],
])('an account %s', (_about, written, known, domains) => {
  expect(accountNames(written, known)).toEqual({ name: 'mia', domains });
});

test.each(['', '\\', 'CORP\\', '@emea.fabrikam.test', '  '])('nobody: "%s"', (written) => {
  expect(accountNames(written, [CORP]).domains).toEqual([]);
});
