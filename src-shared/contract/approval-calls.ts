import { z } from 'zod';
import { TypedText, call } from './call.ts';

/** The second person, where the organisation wants one. */
export const approvalCalls = {
  /**
   * Another admin approves the disclosure that was refused last for want of a second person. The
   * password is checked once and not kept.
   */
  'approval.give': call({
    access: 'signed-in',
    input: z.object({ userName: TypedText, password: TypedText }),
    output: z.object({ approvalId: z.uuid(), approver: z.string() }),
  }),
  /** The same for an admin who signs in with the browser. */
  'approval.giveInBrowser': call({
    access: 'signed-in',
    input: z.void(),
    output: z.object({ approvalId: z.uuid(), approver: z.string() }),
  }),
} as const;
