import { z } from 'zod';
import type { InventoryComputer, InventoryKey } from '#main/domain/escrow/inventory.ts';
import type { GraphClient } from '#main/drivers/graph/graph-client.ts';
import type { EscrowInventory, InventoryProgress } from '#main/ports/escrow/escrow-inventory.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { GivenName, Guid } from '../odata.ts';
import { type KeyMetadata, keyMetadataOf } from './key-metadata.ts';

interface InventoryParts {
  /** As people read it. */
  readonly name: string;
  readonly graph: GraphClient;
  /** @throws AppError `entra.signInNeeded` while nobody is signed in to Entra ID */
  readonly requireSignedIn: () => void;
}

/** A throttled page of a long list is asked for again for so long, in milliseconds. */
const PATIENCE_MS = 900_000;
const NO_DOMAIN = { netbios: '', dns: '' };

const Moment = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((ms) => ms > 0 && ms < 8.64e15)
  .transform((ms) => new Date(ms).toISOString())
  .optional()
  .catch(undefined);

const ListedDevice = z.object({
  deviceId: Guid,
  displayName: GivenName.nullish(),
  operatingSystem: GivenName.nullish(),
  accountEnabled: z.boolean().nullish(),
  approximateLastSignInDateTime: Moment,
});
const FIELDS = Object.keys(ListedDevice.shape).join(',');

/**
 * The Windows devices of a tenant, and what it lists of their keys. Entra ID does not say which
 * domain a device has joined.
 */
export function entraInventory({ name, graph, requireSignedIn }: InventoryParts): EscrowInventory {
  return {
    name,
    async *list({ signal, onProgress }) {
      requireSignedIn();
      const asked = { signal, patienceMs: PATIENCE_MS };
      const progress = { computers: 0, keys: 0 };
      const devices = new Set<string>();
      for await (const computers of devicesOf(graph, asked)) {
        for (const { ref } of computers) devices.add(ref);
        tell({ computers: devices.size });
        yield { computers, keys: [] };
      }
      const keyPages = graph.pages({ path: 'informationProtection/bitlocker/recoveryKeys' }, asked);
      for await (const values of keyPages) {
        const keys = values.flatMap((value) => keyMetadataOf(value) ?? []);
        tell({ keys: progress.keys + keys.length });
        yield { computers: keys.flatMap((key) => goneDevice(key, devices)), keys: keys.map(keyOf) };
      }

      function tell(changes: Partial<InventoryProgress>): void {
        Object.assign(progress, changes);
        onProgress?.({ ...progress });
      }
    },
  };
}

async function* devicesOf(
  graph: GraphClient,
  asked: CallOptions & { readonly patienceMs: number },
): AsyncGenerator<readonly InventoryComputer[]> {
  const question = {
    path: 'devices',
    // As many a page as the service gives of them; without it, a tenth of that.
    options: { $filter: "startswith(operatingSystem,'Windows')", $select: FIELDS, $top: '999' },
  };
  for await (const values of graph.pages(question, asked))
    yield values.flatMap((value) => {
      const device = ListedDevice.safeParse(value).data;
      return device === undefined ? [] : [computerOf(device)];
    });
}

function computerOf(device: z.infer<typeof ListedDevice>): InventoryComputer {
  const { deviceId, displayName, operatingSystem, accountEnabled } = device;
  return {
    ref: deviceId,
    name: displayName || deviceId.toLowerCase(),
    domain: NO_DOMAIN,
    exists: true,
    keysTold: true,
    passwordSetAt: undefined,
    lastSignInAt: device.approximateLastSignInDateTime,
    account: accountOf(accountEnabled),
    operatingSystem: operatingSystem ?? '',
  };
}

function accountOf(isEnabled: boolean | null | undefined): InventoryComputer['account'] {
  if (isEnabled === undefined || isEnabled === null) return 'unknown';
  return isEnabled ? 'enabled' : 'disabled';
}

/** Nobody can tell any more whose the keys of a deleted device are. */
function goneDevice({ deviceId }: KeyMetadata, devices: Set<string>): readonly InventoryComputer[] {
  if (devices.has(deviceId)) return [];
  devices.add(deviceId);
  return [
    {
      ref: deviceId,
      name: deviceId.toLowerCase(),
      domain: NO_DOMAIN,
      exists: false,
      keysTold: true,
      passwordSetAt: undefined,
      lastSignInAt: undefined,
      account: 'unknown',
      operatingSystem: '',
    },
  ];
}

function keyOf({ deviceId, keyId, escrowedAt }: KeyMetadata): InventoryKey {
  return {
    ref: deviceId,
    keyId,
    escrowedAt: escrowedAt === UNKNOWN_TIME ? undefined : escrowedAt,
    isDamaged: false,
  };
}
