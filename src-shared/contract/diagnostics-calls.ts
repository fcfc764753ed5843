import { z } from 'zod';
import { SaveResult, call } from './call.ts';

/** When the page came to something, in milliseconds after it began. */
const Mark = z.object({ name: z.string().max(60), atMs: z.number().min(0) });

/** For whoever looks for a fault: before signing in, too, as that may be what does not work. */
export const diagnosticsCalls = {
  /** The text of a file of diagnostics, which main keeps as it was shown until the next one. */
  'diagnostics.look': call({
    access: 'anyone',
    input: z.object({
      /** Whether people are named in it. */
      namesPeople: z.boolean(),
      marks: z.array(Mark).max(40),
    }),
    output: z.object({ id: z.uuid(), text: z.string() }),
  }),
  /** Saves what was shown last, by its id, and exactly that. */
  'diagnostics.save': call({
    access: 'anyone',
    input: z.object({ id: z.uuid() }),
    output: SaveResult,
  }),
  /** When Keydesk ended unexpectedly (ISO 8601, UTC), until somebody has dismissed that. */
  'diagnostics.crash': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ at: z.iso.datetime().nullable() }),
  }),
  'diagnostics.dismissCrash': call({ access: 'anyone', input: z.void(), output: z.void() }),
} as const;
