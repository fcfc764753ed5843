import { z } from 'zod';
import { RecoveryKeyId } from '../recovery/recovery-key-id.ts';

/**
 * A recovery key that was handed out and still opens its drive: its computer has escrowed no newer
 * one.
 */
export const AwaitingRotation = z.object({
  keyId: RecoveryKeyId,
  /** `DOMAIN\name` */
  computer: z.string(),
  driveLetter: z.string(),
  /** ISO 8601, UTC. */
  disclosedAt: z.iso.datetime(),
  /** `DOMAIN\name` */
  disclosedBy: z.string(),
  /** No source could say whether it was replaced. */
  isUnknown: z.literal(true).optional(),
});
export type AwaitingRotation = z.infer<typeof AwaitingRotation>;

/** Those that have waited longest, and how many there are in all. */
export const RotationList = z.object({ keys: z.array(AwaitingRotation), total: z.int() });
export type RotationList = z.infer<typeof RotationList>;
