import { z } from 'zod';
import type { GraphClient, GraphOptions } from '#main/drivers/graph/graph-client.ts';
import type { KeyRotation } from '#main/ports/recovery/recovery-source.ts';
import type { Log } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { EntraSession } from './entra-session.ts';
import { keyOf } from './find-key.ts';

/** What Intune is asked with to have a key replaced. */
export interface RotationParts {
  /** Of the source, as people read it. */
  readonly name: string;
  /** Reads the key's device, as whoever searches. */
  readonly reader: GraphClient;
  /** A sign-in of its own, with permissions that reading does not have. */
  readonly session: EntraSession;
  /** Asks as whoever is signed in there. */
  readonly graph: GraphClient;
  readonly log: Pick<Log, 'info'>;
}

const PATIENCE_MS = 5_000;

/** An ID goes into a path. */
const ManagedDevice = z.object({
  id: z.guid(),
  /** In any zone. */
  lastSyncDateTime: z
    .string()
    .transform((text) => Date.parse(text))
    .pipe(z.number())
    .catch(0),
});
type ManagedDevice = z.infer<typeof ManagedDevice>;

/** Has the key of the operating system drive replaced by Intune (`rotateBitLockerKeys`). */
export function entraRotation(parts: RotationParts): KeyRotation {
  const { name, reader, session, graph, log } = parts;
  return {
    fits: ({ volume, marks }) =>
      volume.kind === 'operating-system' && marks?.includes('deleted') !== true,
    async request(keyId, { signal, pages }) {
      const options = { signal, patienceMs: PATIENCE_MS };
      const deviceId = await deviceIdOf(keyId, reader, options);
      // Only now: who reads alone never holds a token that changes something.
      if (session.current() === undefined) await session.signIn({ signal, pages });
      const device = await managedDevice(deviceId, graph, options);
      const requestId = await graph.act(
        {
          path: `deviceManagement/managedDevices/${device.id}/rotateBitLockerKeys`,
          version: 'beta',
        },
        options,
      );
      log.info('rotation asked for', { source: name, keyId, requestId });
    },
  };
}

async function deviceIdOf(keyId: RecoveryKeyId, reader: GraphClient, options: GraphOptions) {
  const key = await keyOf(keyId, { graph: reader, ...options });
  if (key === undefined) throw new AppError('recovery.noMatch', `no key ${keyId}`);
  if (key.deviceId === '') throw notManaged('the key has no device');
  return key.deviceId.toLowerCase();
}

/** One that was enrolled again may be listed twice: the one that was in touch last is meant. */
async function managedDevice(
  deviceId: string,
  graph: GraphClient,
  options: GraphOptions,
): Promise<ManagedDevice> {
  const question = {
    path: 'deviceManagement/managedDevices',
    options: {
      $filter: `azureADDeviceId eq '${deviceId}'`,
      $select: 'id,azureADDeviceId,lastSyncDateTime',
    },
  };
  const found: ManagedDevice[] = [];
  for await (const values of graph.pages(question, options))
    found.push(...values.flatMap((value) => ManagedDevice.safeParse(value).data ?? []));
  const [latest] = found.sort((one, other) => other.lastSyncDateTime - one.lastSyncDateTime);
  if (latest === undefined) throw notManaged(`${deviceId} is not in Intune`);
  return latest;
}

function notManaged(why: string): AppError {
  return new AppError('entra.notManaged', why);
}
