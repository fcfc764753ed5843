import { z } from 'zod';
import { volumeKindOf } from '#main/domain/recovery/import-volume.ts';
import type { VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { Guid } from '../odata.ts';

/** What Entra ID lists of a key: never the key itself. */
export interface KeyMetadata {
  readonly keyId: RecoveryKeyId;
  /** The `deviceId` of the device it was backed up from; empty where there is none. */
  readonly deviceId: string;
  readonly kind: VolumeKind;
  /** ISO 8601, UTC. */
  readonly escrowedAt: string;
}

/** A number, its digit and a name were all seen in answers. */
const VolumeType = z
  .union([z.string(), z.number()])
  .transform((told) => volumeKindOf(String(told), 'graph') ?? 'unknown')
  .catch('unknown');

/** With up to twelve digits behind the second, in any zone. */
const Moment = z
  .string()
  .transform((text) => Date.parse(text))
  .refine((ms) => ms >= 0 && ms < 8.64e15)
  .transform((ms) => new Date(ms).toISOString())
  .catch(UNKNOWN_TIME);

/** Stands in a list for a device that is not told. */
const NO_DEVICE = RecoveryKeyId.parse('00000000-0000-0000-0000-000000000000');

const Metadata = z
  .object({
    id: Guid,
    deviceId: Guid.catch(NO_DEVICE),
    volumeType: VolumeType,
    createdDateTime: Moment,
  })
  .transform(({ id, deviceId, volumeType, createdDateTime }): KeyMetadata => ({
    keyId: id,
    deviceId: deviceId === NO_DEVICE ? '' : deviceId,
    kind: volumeType,
    escrowedAt: createdDateTime,
  }));

/** A key of a list; `undefined` for what is none. */
export function keyMetadataOf(value: unknown): KeyMetadata | undefined {
  return Metadata.safeParse(value).data;
}

/** One object of an answer, which stands alone or, as the documentation shows it, in `value`. */
export function oneObject(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const inner = z.record(z.string(), z.unknown()).safeParse(body['value']);
  return inner.data ?? { ...body };
}
