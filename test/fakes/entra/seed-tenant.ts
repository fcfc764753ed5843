import { createHash } from 'node:crypto';
import type { VolumeKind } from '#shared/recovery/protector.ts';
import type { Tenant } from './graph-server.ts';

/** A key as the tests of every source describe one. */
export interface SeededKey {
  readonly keyId: string;
  readonly computer: string;
  /** In the domain contoso.test. */
  readonly users: readonly string[];
  readonly volume: { readonly kind: VolumeKind };
  readonly recoveryPassword: string;
  readonly escrowedAt: string;
}

/** In turns, as a number, its digit and a name: all of them come from Graph. */
const TYPES: Readonly<Record<VolumeKind, readonly [number, string, string]>> = {
  'operating-system': [1, '1', 'operatingSystemVolume'],
  fixed: [2, '2', 'fixedDataVolume'],
  removable: [3, '3', 'removableDataVolume'],
  unknown: [4, '4', 'unknownFutureValue'],
};

/** A GUID that always belongs to this text. */
export function idOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [0, 8, 12, 16, 20].map((at, part) => hex.slice(at, [8, 12, 16, 20, 32][part])).join('-');
}

/** Puts keys into a tenant, with the devices and people they belong to. */
export function seedTenant(tenant: Tenant, seed: readonly SeededKey[]): void {
  tenant.devices.length = 0;
  tenant.keys.length = 0;
  tenant.managedDevices.length = 0;
  tenant.rotations.length = 0;
  const people = new Set(seed.flatMap(({ users }) => users));
  for (const name of people)
    tenant.users.push({
      id: idOf(`user ${name}`),
      userPrincipalName: `${name}.cloud@contoso.example`,
      onPremisesSamAccountName: name,
      onPremisesDomainName: 'contoso.test',
    });
  for (const [at, key] of seed.entries()) {
    const deviceId = idOf(`device ${key.computer}`);
    if (!tenant.devices.some((device) => device.deviceId === deviceId))
      tenant.devices.push({
        id: idOf(`object ${key.computer}`),
        deviceId,
        displayName: key.computer,
        owners: key.users.map((name) => idOf(`user ${name}`)),
      });
    tenant.keys.push({
      id: key.keyId.toLowerCase(),
      deviceId,
      // With seven digits behind the second, as Graph writes it.
      createdDateTime: key.escrowedAt.replace('.000Z', '.0000000Z'),
      volumeType: TYPES[key.volume.kind][at % 3] ?? 4,
      key: key.recoveryPassword,
    });
  }
}
