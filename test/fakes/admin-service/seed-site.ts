import type { VolumeKind } from '#shared/recovery/protector.ts';
import type { Site } from './site.ts';

/** A key as the tests of every source describe one. */
export interface SeededKey {
  readonly keyId: string;
  readonly computer: string;
  /** In the domain CONTOSO. */
  readonly users: readonly string[];
  readonly volume: { readonly kind: VolumeKind };
  readonly recoveryPassword: string;
}

const TYPES: Readonly<Record<VolumeKind, number>> = {
  'operating-system': 1,
  fixed: 2,
  removable: 3,
  unknown: 4,
};
const FIRST_ID = 16_777_220;

/** Puts keys into a site, with the computers and people they belong to. */
export function seedSite(site: Site, seed: readonly SeededKey[]): void {
  for (const list of [site.devices, site.keys, site.users]) list.length = 0;
  site.outOfReach.clear();
  site.notReadable.clear();
  for (const [at, key] of seed.entries()) {
    const known = site.devices.find(({ name }) => name === key.computer);
    const resourceId = known?.resourceId ?? FIRST_ID + site.devices.length;
    if (known === undefined) {
      site.devices.push({ resourceId, name: key.computer, domain: 'CONTOSO' });
      site.users.push(...key.users.map((name) => ({ resourceId, user: `CONTOSO\\${name}` })));
    }
    site.keys.push({
      resourceId,
      // Both spellings of a GUID.
      recoveryKeyId: at % 2 === 0 ? key.keyId.toLowerCase() : `{${key.keyId}}`,
      volumeTypeId: TYPES[key.volume.kind],
      value: key.recoveryPassword,
    });
  }
}
