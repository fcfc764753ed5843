import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RecoveryKeyId } from '../../../../src-shared/model/recovery-key-id.ts';
import { OrganisationConfiguration } from '../../../../src-main/adapters/organisation/configuration.ts';
import { organisationProfile } from '../../../../src-main/adapters/organisation/organisation-profile.ts';
import type { OpenProfile } from '../../../../src-main/ports/profile.ts';
import { draft } from '../../../contract/drafts.ts';
import { manualClock } from '../../../fakes/manual-clock.ts';
import { canMakeCertificates } from '../ldap-directory/fake-forest/certificates.ts';
import { type FakeForest, GROUPS, startFakeForest } from '../ldap-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '../ldap-directory/forest-keys.ts';

const HOME = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const FAR = RecoveryKeyId.parse('AC9D5655-0000-4D1D-902F-1B6087118138');
const signal = new AbortController().signal;

describe('the sources of an organisation', () => {
  const parse = (sources: unknown) => OrganisationConfiguration.safeParse({ id: 'x', name: 'X', activeDirectory: { domain: 'contoso.test', groups: {} }, sources });

  test('are its directory when none is named', () => {
    expect(parse(undefined).data?.sources).toEqual([{ kind: 'active-directory', name: 'Active Directory' }]);
  });

  test.each([
    ['none', []],
    ['two of one name', [{ kind: 'active-directory' }, { kind: 'keydesk-store', name: 'Active Directory' }]],
    ['one twice', [{ kind: 'active-directory' }, { kind: 'active-directory', name: 'Again' }]],
    ['an unknown kind', [{ kind: 'excel' }]],
  ])('cannot be %s', (_what, sources) => {
    expect(parse(sources).success).toBe(false);
  });
});

describe.runIf(canMakeCertificates())('an organisation with three sources', () => {
  const made: { folder?: string; forests: FakeForest[]; profile?: OpenProfile } = { forests: [] };
  let profile: OpenProfile;

  beforeEach(async () => {
    const people = [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] }] as const;
    const [home, far] = [await startFakeForest({ people }), await startFakeForest({ people })];
    const readers = ['contoso\\anna'];
    home.objects.push(computerObject('WS-1'), keyObject({ computer: 'WS-1', keyId: HOME, readers }));
    far.objects.push(computerObject('FAR-1'), keyObject({ computer: 'FAR-1', keyId: FAR, readers }));
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-profile-'));
    const { groups: _groups, ...forest } = far.configuration;
    const configuration = OrganisationConfiguration.parse({
      id: 'contoso',
      name: 'Contoso',
      activeDirectory: home.configuration,
      sources: [{ kind: 'active-directory', name: 'Home' }, { kind: 'active-directory', name: 'Far', forest }, { kind: 'keydesk-store' }],
    });
    const tpmRemote = { isAvailable: async () => false, readLockout: () => Promise.reject(new Error()), resetLockout: () => Promise.reject(new Error()) };
    profile = await organisationProfile(configuration, { folder, clock: manualClock(), tpmRemote, sqlLogin: () => Promise.reject(new Error()) }).open({ signal, onProgress: () => undefined });
    Object.assign(made, { folder, forests: [home, far], profile });
    await profile.directory.signIn({ userName: 'anna', password: 'x' }, { signal });
  });
  afterEach(async () => {
    await made.profile?.close();
    for (const forest of made.forests) await forest.stop();
    if (made.folder !== undefined) rmSync(made.folder, { recursive: true, force: true });
  });

  test('finds in each of them what it keeps, and names it', async () => {
    const found = await Promise.all(profile.recovery.map((source) => source.find({ kind: 'prefix', start: 'AC9D5655' }, 10, { signal })));
    expect(found).toMatchObject([{ matches: [{ keyId: HOME, sources: ['Home'] }] }, { matches: [{ keyId: FAR, sources: ['Far'] }] }, { matches: [], total: 0 }]);
    expect(profile.recovery.map(({ marksDisclosed }) => marksDisclosed)).toEqual([false, false, true]);
    expect(profile.tpm.map(({ name }) => name)).toEqual(['Home', 'Far', 'Keydesk store']);
  });

  test('records a disclosure of any of them in its one log', async () => {
    expect(await profile.recovery[1]?.disclose(FAR, draft({ keyId: FAR }))).toMatchObject({ protector: { keyId: FAR } });
    expect(await profile.auditLog.read(1, 10)).toMatchObject([{ result: 'intended' }, { result: 'successful' }]);
  });

  test('asks none of the directories once the operator has gone', async () => {
    await profile.recovery[1]?.find({ kind: 'whole', start: FAR }, 1, { signal });
    profile.forgetOperator();
    for (const source of profile.recovery.slice(0, 2)) {
      await expect(source.find({ kind: 'whole', start: FAR }, 1, { signal })).rejects.toMatchObject({ code: 'auth.signedOut' });
    }
  });
});
