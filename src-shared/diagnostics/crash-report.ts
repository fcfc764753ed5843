import { z } from 'zod';

/** What of Keydesk ended: the whole of it, its page, what draws, or another process of its own. */
const CrashedPart = z.enum(['main', 'page', 'gpu', 'other']);
export type CrashedPart = z.infer<typeof CrashedPart>;

/**
 * That something ended which should not have. It is kept on this computer and never sent. No memory
 * is in it: that of a process which shows keys has keys in it.
 */
export const CrashReport = z.object({
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  part: CrashedPart,
  version: z.string().max(40),
  /** Chromium's reason, or what was thrown. */
  reason: z.string().max(500),
  exitCode: z.int().nullable(),
  /** Where in the code; empty where nobody knows. */
  stack: z.string().max(8_000),
});
export type CrashReport = z.infer<typeof CrashReport>;
