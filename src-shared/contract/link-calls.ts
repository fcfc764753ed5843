import { z } from 'zod';
import { RecoveryLink } from '../recovery/recovery-link.ts';
import { call } from './call.ts';

/** Links from tickets to the Drive Recovery form. */
export const linkCalls = {
  /** Whether the operating system handed a link over that nobody has taken yet. */
  'link.isWaiting': call({
    access: 'anyone',
    input: z.void(),
    output: z.object({ isWaiting: z.boolean() }),
  }),
  /**
   * What the newest link fills in, once; `null` while there is none, or while the session is
   * locked. Why a link is not used is told once, too.
   */
  'link.take': call({
    access: 'signed-in',
    input: z.void(),
    output: z.object({ link: RecoveryLink.nullable() }),
  }),
} as const;
