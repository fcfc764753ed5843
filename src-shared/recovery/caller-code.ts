import { z } from 'zod';
import { Role } from '../sign-in/role.ts';
import { CallerCheck } from './caller-check.ts';

/** A one-time code that is sent to the end user, and read back by the caller. */
export const CallerCodeRules = z.object({
  by: z.enum(['mail', 'webhook']),
  /** Roles that are handed no recovery password without a right one. */
  requiredOf: z.array(Role),
});
export type CallerCodeRules = z.infer<typeof CallerCodeRules>;

/** What is to be asked of the caller; `code` is `null` where none is sent. */
export const CallerQuestions = CallerCheck.extend({ code: CallerCodeRules.nullable() });
export type CallerQuestions = z.infer<typeof CallerQuestions>;

/** A code that was sent, as the page knows it: never the code itself. */
export const SentCode = z.object({
  codeId: z.uuid(),
  /** `DOMAIN\\name` of the end user. */
  endUser: z.string(),
  /** The address, without most of it: who calls must not learn it. */
  sentTo: z.string(),
  minutes: z.number(),
});
export type SentCode = z.infer<typeof SentCode>;

/** The code of a request; `null` without one. */
export const CodeId = z.uuid().nullable().default(null);

export const CODE_DIGITS = 6;
