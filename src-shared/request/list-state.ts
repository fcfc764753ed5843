import { z } from 'zod';
import { ErrorCode } from '../errors.ts';

/** What a source has of the list that it answers the beginning of a key ID from. */
export const ListState = z.object({
  /** How many keys the list has; `null` while there is none yet. */
  keys: z.int().nullable(),
  /** When it was read: ISO 8601, UTC. */
  asOf: z.iso.datetime().nullable(),
  /** How many keys were read so far, while it is being read; `null` otherwise. */
  reading: z.int().nullable(),
  /** Why it could not be read the last time. */
  failure: ErrorCode.optional(),
  /** Why it is not kept on this computer, where it should be. */
  notKept: ErrorCode.optional(),
});
export type ListState = z.infer<typeof ListState>;
