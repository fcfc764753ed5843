import { z } from 'zod';
import { Computer } from '../request/computer.ts';

/** A stored TPM owner password as a list shows it: everything but the secret. */
export const TpmOwner = z.object({
  /** Names the record inside its source, and nothing else. */
  ownerId: z.string().min(1).max(200),
  computer: Computer,
  /** ISO 8601, UTC; `UNKNOWN_TIME` where the source does not tell. */
  recordedAt: z.iso.datetime(),
  /** A TPM that was cleared has a new owner password; older ones stay for the record. */
  state: z.enum(['current', 'superseded']),
  /** Name of the source the record was found in. */
  source: z.string(),
});
export type TpmOwner = z.infer<typeof TpmOwner>;
