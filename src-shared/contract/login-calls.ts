import { z } from 'zod';
import { TypedText, call } from './call.ts';

const Logins = z.object({
  logins: z.array(
    z.object({
      source: z.string(),
      /** Whether one is kept on this computer. */
      isKept: z.boolean(),
    }),
  ),
});

/**
 * Logins that belong to a database server rather than to a person. They are kept under the
 * operating system's protection, and never come back to the page.
 */
export const loginCalls = {
  /** The sources of the profile that need one. */
  'logins.list': call({ access: 'signed-in', input: z.void(), output: Logins }),
  'logins.keep': call({
    access: 'signed-in',
    input: z.object({ source: TypedText, userName: TypedText, password: TypedText }),
    output: Logins,
  }),
  'logins.forget': call({
    access: 'signed-in',
    input: z.object({ source: TypedText }),
    output: Logins,
  }),
} as const;
