import { z } from 'zod';
import { ErrorCode, ErrorDetails } from '../errors.ts';

const Looked = z.object({ at: z.iso.datetime() });

/** What is known of newer versions. */
export const UpdateView = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('not-looked') }),
  Looked.extend({ state: z.literal('newest') }),
  Looked.extend({
    state: z.literal('offered'),
    version: z.string(),
    /** Where its packages are. */
    folder: z.string(),
  }),
  Looked.extend({ state: z.literal('failed'), code: ErrorCode, details: ErrorDetails }),
]);
export type UpdateView = z.infer<typeof UpdateView>;
