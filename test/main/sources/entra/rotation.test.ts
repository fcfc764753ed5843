import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { ROTATING_CLIENT_ID } from '#test/fakes/entra/authority.ts';
import {
  type EntraEstate,
  OPERATOR,
  type OpenedEntra,
  PAGES,
  openEntraAt,
  startEntra,
} from '#test/fakes/entra/estate.ts';
import { idOf, seedTenant } from '#test/fakes/entra/seed-tenant.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const SEED = {
  keyId: KEY,
  computer: 'WS-1',
  users: ['anna'],
  volume: { kind: 'operating-system' },
  recoveryPassword: '471207-278498-422125-177177-561902-537405-468006-693451',
  escrowedAt: '2026-01-01T00:00:00.000Z',
} as const;
const [STALE, CURRENT] = [idOf('stale'), idOf('current')];
const PERMISSION = 'DeviceManagementManagedDevices.ReadWrite.All';
const signal = new AbortController().signal;

let estate: EntraEstate;
let entra: OpenedEntra;
beforeAll(async () => {
  if (!canMakeCertificates()) return;
  estate = await startEntra();
});
beforeEach(async () => {
  const { tenant } = estate.graph;
  tenant.users.splice(0, Infinity, OPERATOR);
  seedTenant(tenant, [SEED]);
  const azureADDeviceId = idOf('device WS-1');
  tenant.managedDevices.push(
    { id: STALE, azureADDeviceId, lastSyncDateTime: '2026-01-01T23:00:00-08:00' },
    { id: CURRENT, azureADDeviceId, lastSyncDateTime: '2026-01-02T08:00:00Z' },
  );
  entra = openEntraAt(estate);
  await entra.signInAs();
  estate.authority.asked.length = 0;
});
afterEach(() => {
  entra.signOut();
  estate.graph.tenant.instead = () => undefined;
  estate.graph.tenant.refused.clear();
  const { wrong } = estate.graph;
  if (wrong.length > 0) throw new Error(wrong.splice(0).join('\n'));
});
afterAll(async () => estate?.stop());

const rotation = (of: OpenedEntra = entra) => (of.recovery as UnrecordedRecoverySource).rotation;
const request = (keyId = KEY) =>
  rotation()
    ?.request(keyId, { signal, pages: PAGES })
    .then(
      () => 'taken',
      (error: unknown) => codeOf(error),
    );
const applications = () => estate.authority.asked.map((asked) => asked.get('client_id'));

describe.runIf(canMakeCertificates())(
  'rotation by Intune',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('is asked of the device that was in touch last, after a sign-in of its own', async () => {
      expect(applications()).toEqual([]);
      expect(await request()).toBe('taken');
      expect(applications()).toEqual([ROTATING_CLIENT_ID]);
      expect(estate.graph.tenant.rotations).toEqual([CURRENT]);
      const told = entra.logged.find(({ event }) => event === 'rotation asked for');
      expect(told?.fields).toMatchObject({ keyId: KEY, requestId: expect.stringMatching(/-/) });
    });

    test('is asked again without another sign-in, and with one after signing out', async () => {
      await request();
      await request();
      expect(applications()).toHaveLength(1);
      entra.cloud.signOut();
      expect(await request()).toBe('entra.signInNeeded');
      await entra.signInAs();
      expect(await request()).toBe('taken');
      expect(applications().filter((id) => id === ROTATING_CLIENT_ID)).toHaveLength(2);
    });

    test('needs the operator’s own account', async () => {
      estate.graph.tenant.users.push({
        ...OPERATOR,
        id: idOf('mia'),
        onPremisesSecurityIdentifier: 'S-1-5-21-9-9-9-9',
      });
      estate.authority.next = { id: idOf('mia'), userPrincipalName: 'mia@contoso.test' };
      expect(await request()).toBe('entra.otherAccount');
      expect(estate.graph.tenant.rotations).toEqual([]);
    });

    test('says what is missing: the permission, the device, the key', async () => {
      estate.graph.tenant.refused.add(PERMISSION);
      expect(await request()).toBe('entra.notPermitted');
      estate.graph.tenant.refused.clear();
      estate.graph.tenant.managedDevices.length = 0;
      expect(await request()).toBe('entra.notManaged');
      estate.graph.tenant.keys.length = 0;
      expect(await request()).toBe('recovery.noMatch');
      expect(estate.graph.tenant.rotations).toEqual([]);
    });

    test('is asked of nothing where Intune does not take the question for the device', async () => {
      estate.graph.tenant.instead = ({ url }) =>
        url.pathname.endsWith('managedDevices')
          ? { status: 400, body: { error: { code: 'BadRequest', message: 'Filter.' } } }
          : undefined;
      expect(await request()).toBe('entra.refused');
      expect(estate.graph.tenant.rotations).toEqual([]);
    });

    test('fits keys of operating system drives alone', async () => {
      const find = async () => {
        const found = await entra.recovery.find({ kind: 'whole', start: KEY }, 1, { signal });
        return found.matches.map((protector) => rotation()?.fits(protector));
      };
      expect(await find()).toEqual([true]);
      seedTenant(estate.graph.tenant, [{ ...SEED, volume: { kind: 'fixed' } }]);
      expect(await find()).toEqual([false]);
    });

    test('a newer key of the same device is found, and none of a namesake', async () => {
      const newerKey = () => entra.recovery.newerKey?.(KEY, { signal });
      expect(await newerKey()).toBeUndefined();
      const { devices, keys } = estate.graph.tenant;
      const [device, key] = [devices[0], keys[0]];
      if (device === undefined || key === undefined) throw new Error('nothing was seeded');
      const newer = { ...key, id: idOf('newer'), createdDateTime: '2026-02-01T00:00:00.0000000Z' };
      devices.push({ ...device, id: idOf('other object'), deviceId: idOf('other device') });
      keys.push({ ...newer, deviceId: idOf('other device') });
      expect(await newerKey()).toBeUndefined();
      keys.push(newer);
      expect((await newerKey())?.keyId).toBe(newer.id.toUpperCase());
    });

    test('is not offered where no second application is configured', () => {
      expect(rotation(openEntraAt(estate, { changes: { rotation: undefined } }))).toBeUndefined();
    });
  },
);
