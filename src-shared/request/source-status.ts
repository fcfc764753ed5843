import { z } from 'zod';
import { ErrorCode } from '../errors.ts';
import { ListState } from './list-state.ts';

/** How far one source is with a search: `failure` says why it has no answer. */
export const SourceStatus = z.object({
  source: z.string(),
  state: z.enum(['waiting', 'answered', 'failed']),
  failure: ErrorCode.optional(),
  /** The list that it answers the beginning of a key ID from, where it does so. */
  list: ListState.optional(),
});
export type SourceStatus = z.infer<typeof SourceStatus>;

/**
 * Stands for a moment that a source does not tell, in fields that have to hold one. It is older
 * than every real moment: what has no date of its own comes last where the newest comes first.
 */
export const UNKNOWN_TIME = '1970-01-01T00:00:00.000Z';
