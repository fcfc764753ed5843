import { describe, expect, test } from 'vitest';
import { firstRdnValue, parentDn } from '#main/drivers/ldap/entries.ts';

describe('distinguished names', () => {
  test.each([
    ['CN=a,OU=b,DC=c', 'a', 'OU=b,DC=c'],
    ['CN=a\\,b,OU=c', 'a,b', 'OU=c'],
    ['CN=\\C3\\A9t\\C3\\A9,DC=c', 'été', 'DC=c'],
    [
      'CN=2017-10-20T09:38:39-00:00{C5E9D00C-C2E8-47B0-BCBD-7018AE458B49},CN=PC1,DC=c',
      '2017-10-20T09:38:39-00:00{C5E9D00C-C2E8-47B0-BCBD-7018AE458B49}',
      'CN=PC1,DC=c',
    ],
  ])('%s', (dn, first, parent) => {
    expect([firstRdnValue(dn), parentDn(dn)]).toEqual([first, parent]);
  });
});
