import { z } from 'zod';
import { Command } from './console/commands.ts';
import { ErrorCode, ErrorDetails } from './errors.ts';

// Plain data only: neither structured clone nor contextBridge keeps prototypes, and Electron drops
// all of an Error but its message.

/** A call as it crosses the bridge, before anything of it is checked. */
export const WireRequest = z.strictObject({
  id: z.uuid(),
  name: z.string().max(64),
  input: z.unknown(),
});
export type WireRequest = z.infer<typeof WireRequest>;

/** A failure as it crosses the bridge. */
export const WireError = z.object({
  code: ErrorCode,
  details: ErrorDetails,
  /** Number under which main logged an unexpected failure. */
  incident: z.string().optional(),
});
export type WireError = z.infer<typeof WireError>;

export type WireReply =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: WireError };

/** What main tells the page without being asked. */
export const PageEvent = z.discriminatedUnion('type', [
  /**
   * The session ended, was locked or unlocked by something other than the page's own call: ask
   * `session.current`.
   */
  z.object({ type: z.literal('session-changed') }),
  /** The operating system handed a report file over: ask `reports.open`. */
  z.object({ type: z.literal('report-handed') }),
  /** The operating system handed a link over: ask `link.take` once nobody is locked out. */
  z.object({ type: z.literal('link-handed') }),
  /** A menu item was chosen. */
  z.object({ type: z.literal('command'), command: Command }),
  /** Nobody has used the desktop for a while; `null` once somebody does again. */
  z.object({ type: z.literal('idle'), locksInSeconds: z.number().nullable() }),
]);
export type PageEvent = z.infer<typeof PageEvent>;

/** The one object the preload script puts on the page. It passes calls on, and nothing else. */
export interface Bridge {
  call(request: WireRequest): Promise<WireReply>;
  /**
   * Asks main to stop the call with this id; its reply is then `request.cancelled`, unless it was
   * already done.
   */
  cancel(id: string): void;
  /** @returns a function that stops listening. */
  onProgress(listener: (id: string, data: unknown) => void): () => void;
  /** @returns a function that stops listening. */
  onEvent(listener: (event: unknown) => void): () => void;
}
