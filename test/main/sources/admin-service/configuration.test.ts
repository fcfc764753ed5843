import { describe, expect, test } from 'vitest';
import { OrganisationConfiguration } from '#main/profiles/organisation/configuration.ts';
import { AdminServiceConfiguration } from '#main/sources/admin-service/configuration.ts';

const SITE = { kind: 'admin-service', server: 'cm1.contoso.com' };
const DATABASE = { kind: 'configmgr', server: { host: 'sql1.contoso.com', database: 'CM_P01' } };

const organisation = (...sources: readonly object[]) =>
  OrganisationConfiguration.safeParse({
    id: 'contoso',
    name: 'Contoso',
    activeDirectory: {
      domain: 'contoso.com',
      groups: { admin: 'CONTOSO\\a', user: 'CONTOSO\\u', reports: 'CONTOSO\\r' },
    },
    sources,
  });

describe('the AdminService in a configuration', () => {
  test.each(['cm1.contoso.com', 'CM1', 'cm1.contoso.com:8443', 'cm_1.contoso.com'])(
    'may be on %s',
    (server) => {
      expect(AdminServiceConfiguration.parse({ ...SITE, server })).toEqual({
        kind: 'admin-service',
        name: 'Configuration Manager (AdminService)',
        server,
      });
    },
  );

  test.each([
    '',
    'https://cm1.contoso.com',
    'cm1.contoso.com/AdminService',
    'cm1.contoso.com@evil.example',
    'cm1.contoso.com#',
    'cm1.contoso.com:0',
    'cm1 .contoso.com',
    'cm1..contoso.com',
  ])('is not on %j', (server) => {
    expect(AdminServiceConfiguration.safeParse({ ...SITE, server }).success).toBe(false);
  });

  test('is searched in the list of a database of Configuration Manager and no other', () => {
    const listed = { ...SITE, listedBy: 'Configuration Manager' };
    expect(organisation(listed, DATABASE).success).toBe(true);
    expect(organisation(DATABASE, listed).success).toBe(true);
    expect(organisation(SITE).success).toBe(true);
    for (const others of [
      [],
      [{ ...DATABASE, name: 'Another' }],
      [{ kind: 'active-directory', name: 'Configuration Manager' }],
    ])
      expect(organisation(listed, ...others).error?.message).toContain(
        '`listedBy` names no source of the kind `configmgr`',
      );
  });

  test('lets an organisation sign in with Windows alone, unlike a database', () => {
    const windows = { signIn: 'windows' };
    const withSite = organisation(SITE);
    expect(withSite.success && withSite.data.activeDirectory?.signIn).not.toBe('windows');
    const data = {
      ...withSite.data,
      activeDirectory: { ...withSite.data?.activeDirectory, ...windows },
    };
    expect(OrganisationConfiguration.safeParse(data).success).toBe(true);
    const both = { ...data, sources: [SITE, DATABASE] };
    expect(OrganisationConfiguration.safeParse(both).success).toBe(false);
  });
});
