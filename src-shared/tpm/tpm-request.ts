import { z } from 'zod';
import { isComputerName, isDomainName } from '../request/computer.ts';
import { TpmReason } from '../request/reason.ts';
import {
  type FormRules,
  RequestFields,
  type RequestFieldProblem,
  onlyProblems,
  requestFieldProblems,
} from '../request/request-fields.ts';

/** What the Manage TPM form holds while it is being filled in: always text, possibly wrong. */
export const TpmForm = RequestFields.extend({
  computerDomain: z.string(),
  computerName: z.string(),
  reason: z.union([TpmReason, z.literal('')]),
});
export type TpmForm = z.infer<typeof TpmForm>;

/** A form without problems: a reason was chosen and {@link tpmFormProblems} finds nothing. */
export type TpmRequest = Omit<TpmForm, 'reason'> & { readonly reason: TpmReason };

export type TpmFieldProblem = RequestFieldProblem | 'not-a-computer' | 'not-a-domain';
export type TpmFormProblems = { readonly [F in keyof TpmForm]?: TpmFieldProblem };

/**
 * Every rule of the form for whoever fills it in. Main enforces exactly this; the screen mirrors
 * it.
 */
export function tpmFormProblems(form: TpmForm, rules: FormRules): TpmFormProblems {
  return onlyProblems<keyof TpmForm, TpmFieldProblem>({
    ...requestFieldProblems(form, rules),
    computerDomain: nameProblem(form.computerDomain, isDomainName, 'not-a-domain'),
    computerName: nameProblem(form.computerName, isComputerName, 'not-a-computer'),
  });
}

function nameProblem(
  typed: string,
  isName: (text: string) => boolean,
  problem: TpmFieldProblem,
): TpmFieldProblem | undefined {
  const text = typed.trim();
  if (text === '') return 'required';
  return isName(text) ? undefined : problem;
}
