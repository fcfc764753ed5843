import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cloudOf } from '#main/sources/entra/clouds.ts';
import { SourceConfiguration } from '#main/sources/kinds.ts';
import { ROOT } from '#test/root.ts';

const GOOD = {
  kind: 'entra',
  tenant: '11111111-2222-4333-8444-555555555555',
  clientId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
};

test('the guide lists each permission that is asked for, as Microsoft spells it', () => {
  const guide = readFileSync(join(ROOT, 'assets/guide/administrator.md'), 'utf8');
  for (const permission of [
    'BitlockerKey.ReadBasic.All',
    'BitlockerKey.Read.All',
    'Device.Read.All',
    'User.Read.All',
    'User.Read',
    'DeviceManagementManagedDevices.ReadWrite.All',
  ])
    expect(guide).toContain(`| \`${permission}\` |`);
  expect(guide).not.toMatch(/BitLockerKey\./);
});

test.each([
  ['global', 'https://login.microsoftonline.com', 'https://graph.microsoft.com'],
  ['us-government', 'https://login.microsoftonline.us', 'https://graph.microsoft.us'],
  ['us-dod', 'https://login.microsoftonline.us', 'https://dod-graph.microsoft.us'],
  ['china', 'https://login.chinacloudapi.cn', 'https://microsoftgraph.chinacloudapi.cn'],
] as const)('%s', (cloud, signIn, graph) => {
  expect(SourceConfiguration.parse({ ...GOOD, cloud })).toMatchObject({
    cloud,
    name: 'Entra ID',
    listMinutes: 60,
  });
  expect(cloudOf(cloud)).toEqual({ signIn, graph });
});

test.each([
  ['accounts of any tenant', { tenant: 'common' }],
  ['accounts of any organisation', { tenant: 'organizations' }],
  ['a tenant with a path in it', { tenant: 'contoso.com/../common' }],
  ['no tenant', { tenant: '' }],
  ['an application that is no GUID', { clientId: 'Keydesk' }],
  ['an unknown cloud', { cloud: 'germany' }],
  ['a cloud without encryption', { cloud: { signIn: 'http://a.test', graph: 'https://b.test' } }],
  ['a cloud with a path', { cloud: { signIn: 'https://a.test/x', graph: 'https://b.test' } }],
  ['a cloud with a name in it', { cloud: { signIn: 'https://u@a.test', graph: 'https://b.test' } }],
  ['a secret', { clientSecret: 'x' }],
  ['the application that reads, to rotate', { rotation: { clientId: GOOD.clientId } }],
  ['a tenant without an application', { clientId: undefined }],
  ['a cloud without a tenant', { tenant: undefined, clientId: undefined, cloud: 'china' }],
  ['a proxy with a password', { proxy: 'http://u:p@proxy.contoso.com:8080' }],
  ['a proxy with a path', { proxy: 'http://proxy.contoso.com/x' }],
  ['a proxy of another kind', { proxy: 'socks5://proxy.contoso.com' }],
])('%s is refused', (_what, changes) => {
  expect(SourceConfiguration.safeParse({ ...GOOD, ...changes }).success).toBe(false);
});
