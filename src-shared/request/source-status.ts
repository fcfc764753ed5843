import { z } from 'zod';
import { ErrorCode } from '../errors.ts';

/** How far one source is with a search: `failure` says why it has no answer. */
export const SourceStatus = z.object({
  source: z.string(),
  state: z.enum(['waiting', 'answered', 'failed']),
  failure: ErrorCode.optional(),
});
export type SourceStatus = z.infer<typeof SourceStatus>;
