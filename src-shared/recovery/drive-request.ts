import { z } from 'zod';
import { DriveReason } from '../request/reason.ts';
import {
  type FormRules,
  RequestFields,
  type RequestFieldProblem,
  onlyProblems,
  requestFieldProblems,
} from '../request/request-fields.ts';
import { type KeyIdProblem, readKeyId } from './recovery-key-id.ts';

/** What the Drive Recovery form holds while it is being filled in: always text, possibly wrong. */
export const DriveForm = RequestFields.extend({
  keyId: z.string(),
  reason: z.union([DriveReason, z.literal('')]),
});
export type DriveForm = z.infer<typeof DriveForm>;

/** A form without problems: a reason was chosen and {@link driveFormProblems} finds nothing. */
export type DriveRequest = Omit<DriveForm, 'reason'> & { readonly reason: DriveReason };

export type DriveFieldProblem = KeyIdProblem | RequestFieldProblem;
export type DriveFormProblems = { readonly [F in keyof DriveForm]?: DriveFieldProblem };

/**
 * Every rule of the form for whoever fills it in. Main enforces exactly this; the screen mirrors
 * it.
 */
export function driveFormProblems(form: DriveForm, rules: FormRules): DriveFormProblems {
  return onlyProblems<keyof DriveForm, DriveFieldProblem>({
    ...requestFieldProblems(form, rules),
    keyId: keyIdProblem(form.keyId),
  });
}

function keyIdProblem(typed: string): DriveFieldProblem | undefined {
  const reading = readKeyId(typed);
  return reading.ok ? undefined : reading.problem;
}

/**
 * A computer that needed this many recoveries within this many days has a cause nobody has removed
 * yet.
 */
export const REPEATED_FROM = 3;
export const REPEATED_WITHIN_DAYS = 30;
