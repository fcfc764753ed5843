import { z } from 'zod';
import { TpmReason } from './reason.ts';
import { RequestFields, type RequestFieldProblem, onlyProblems, requestFieldProblems } from './request-fields.ts';
import type { Role } from './role.ts';

/** What the Manage TPM form holds while it is being filled in: always text, possibly wrong. */
export const TpmForm = RequestFields.extend({
  computerDomain: z.string(),
  computerName: z.string(),
  reason: z.union([TpmReason, z.literal('')]),
});
export type TpmForm = z.infer<typeof TpmForm>;

/** A form that may be acted on: a reason was chosen and every rule of {@link tpmFormProblems} holds. */
export type TpmRequest = Omit<TpmForm, 'reason'> & { readonly reason: TpmReason };

export type TpmFieldProblem = RequestFieldProblem | 'not-a-computer' | 'not-a-domain';
export type TpmFormProblems = { readonly [F in keyof TpmForm]?: TpmFieldProblem };

// One DNS label, and several with dots between: what is typed here may become the address of a computer.
const COMPUTER = /^[\p{L}\p{N}_-]{1,63}$/u;
const DOMAIN = /^(?=.{1,255}$)[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u;

/** Every rule of the form for the role that fills it in. Main enforces exactly this; the screen mirrors it. */
export function tpmFormProblems(form: TpmForm, role: Role): TpmFormProblems {
  return onlyProblems<keyof TpmForm, TpmFieldProblem>({
    ...requestFieldProblems(form, role),
    computerDomain: patternProblem(form.computerDomain, DOMAIN, 'not-a-domain'),
    computerName: patternProblem(form.computerName, COMPUTER, 'not-a-computer'),
  });
}

function patternProblem(typed: string, pattern: RegExp, problem: TpmFieldProblem): TpmFieldProblem | undefined {
  const text = typed.trim();
  if (text === '') return 'required';
  return pattern.test(text) ? undefined : problem;
}
