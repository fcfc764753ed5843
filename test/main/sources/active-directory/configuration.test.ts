import { describe, expect, test } from 'vitest';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';

describe('the configuration', () => {
  const least = { domain: 'contoso.test', groups: {} };

  test('encrypts unless told to encrypt differently', () => {
    expect(LdapConfiguration.parse(least)).toMatchObject({ encryption: 'ldaps', dnsServers: [] });
    expect(LdapConfiguration.safeParse({ ...least, encryption: 'none' }).success).toBe(false);
  });

  test.each([
    { domain: 'contoso test' },
    { controllers: ['dc1'] },
    { controllers: ['dc1:0'] },
    { controllers: ['ldaps://dc1:636'] },
    { controllers: [] },
    { dnsServers: ['dns.contoso.test'] },
    { groups: { admin: 'Keydesk Admins' } },
    { groups: { admin: 'S-1-5-x' } },
    { rejectUnauthorized: false },
  ])('refuses %j', (wrong) => {
    expect(LdapConfiguration.safeParse({ ...least, ...wrong }).success).toBe(false);
  });
});
