import { z } from 'zod';
import { RecoveryKeyId } from './recovery-key-id.ts';

/**
 * How a key that was handed out is replaced. `on-request`: its source has it replaced when it is
 * asked to. `on-computer`: Keydesk replaces it there, over the network. `by-client`: its source has
 * marked it, and the computer replaces it. `other-drive`: its source can do that for the drive of
 * the operating system alone. `not-here`: none of its sources has a way.
 */
export const RotationWay = z.enum([
  'on-request',
  'on-computer',
  'by-client',
  'other-drive',
  'not-here',
]);
export type RotationWay = z.infer<typeof RotationWay>;

/** What would be done on a computer to replace a key. */
export const RotationPlan = z.object({
  /** `ws-1.contoso.com` */
  hostName: z.string(),
  /** `C:`; empty where the drive has no letter. */
  driveLetter: z.string(),
  /** Other ways to unlock the drive, which stay. */
  kept: z.int().min(0),
});
export type RotationPlan = z.infer<typeof RotationPlan>;

/** The key that has taken the place of another one, as a source lists it. */
export const NewKey = z.object({
  keyId: RecoveryKeyId,
  /** ISO 8601, UTC. */
  escrowedAt: z.iso.datetime(),
  /** The source it was seen in. */
  source: z.string(),
});
export type NewKey = z.infer<typeof NewKey>;
