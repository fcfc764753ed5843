import { z } from 'zod';
import type { Role } from '../sign-in/role.ts';
import { keysOf } from '../typed-keys.ts';
import { type TextProblem, textProblem } from './secret-text.ts';
import { LONGEST_TICKET, type TicketProblem, type TicketRule, ticketProblem } from './tickets.ts';

/** The fields that every request has: for whom it is, and why. */
export const RequestFields = z.object({
  userDomain: z.string(),
  userName: z.string(),
  note: z.string(),
  ticket: z.string(),
});
type RequestForm = z.infer<typeof RequestFields> & { readonly reason: string };

/** Longest note the audit log takes, in UTF-16 units. */
export const LONGEST_NOTE = 500;

/**
 * Longest NetBIOS or DNS domain and longest user principal name, in UTF-16 units. Together they are
 * an account in the audit log, which takes 400.
 */
export const LONGEST_DOMAIN = 255;
export const LONGEST_NAME = 144;

const LIMITS = {
  userDomain: LONGEST_DOMAIN,
  userName: LONGEST_NAME,
  note: LONGEST_NOTE,
  ticket: LONGEST_TICKET,
} as const;

export type RequestFieldProblem =
  | TextProblem
  | TicketProblem
  | 'required'
  | 'note-required'
  | 'reason-required';

/** What a form is checked by besides its own rules: who fills it in, and what a ticket is. */
export interface FormRules {
  readonly role: Role;
  readonly ticket: TicketRule;
}
type RequestFieldProblems = { readonly [F in keyof RequestForm]: RequestFieldProblem | undefined };

/**
 * A help desk user names the end user, an admin may; a reason is chosen; "Other" needs a note; a
 * ticket number is as the organisation wants it.
 */
export function requestFieldProblems(
  form: RequestForm,
  { role, ticket }: FormRules,
): RequestFieldProblems {
  return {
    // A user principal name says the domain itself.
    userDomain: textFieldProblem(
      form,
      'userDomain',
      mustNameUser(form, role) && !PRINCIPAL_NAME.test(form.userName.trim()),
    ),
    userName: textFieldProblem(form, 'userName', mustNameUser(form, role)),
    reason: form.reason === '' ? 'reason-required' : undefined,
    note: noteProblem(form),
    ticket: textFieldProblem(form, 'ticket', false) ?? ticketProblem(form.ticket, ticket, role),
  };
}

// A user principal name, which has its domain in it.
const PRINCIPAL_NAME = /^(.+)@([^@\\]+)$/;

/**
 * The end user as the audit log writes one, `DOMAIN\name`; empty when none was named. `name@domain`
 * without a domain beside it becomes `domain\name`.
 */
export function endUserOf(form: Pick<RequestForm, 'userDomain' | 'userName'>): string {
  const [domain, name] = [form.userDomain.trim(), form.userName.trim()];
  if (name === '') return '';
  const [, before, suffix] = domain === '' ? (PRINCIPAL_NAME.exec(name) ?? []) : [];
  return suffix === undefined ? `${domain}\\${name}` : `${suffix}\\${before}`;
}

/**
 * Changes to a form; where a user name was typed with its domain, `DOMAIN\name`, each part goes
 * into its own field.
 */
export function splitUser<C extends Partial<Pick<RequestForm, 'userDomain' | 'userName'>>>(
  changes: C,
): C {
  const [, userDomain, userName] = /^\s*([^\\]+)\\([^\\]*)$/.exec(changes.userName ?? '') ?? [];
  return userDomain === undefined
    ? changes
    : { ...changes, userDomain: userDomain.trim(), userName };
}

/**
 * The changes to a form in whose domain field somebody typed the whole account, `DOMAIN\name`; none
 * where a name stands beside it already. Not while it is being typed: the cursor is in that field.
 */
export function splitDomain(
  form: Pick<RequestForm, 'userDomain' | 'userName'>,
): Partial<Pick<RequestForm, 'userDomain' | 'userName'>> {
  const [, userDomain, userName] = /^\s*([^\\]+)\\([^\\]+)$/.exec(form.userDomain) ?? [];
  if (userDomain === undefined || userName === undefined || form.userName.trim() !== '') return {};
  return { userDomain: userDomain.trim(), userName: userName.trim() };
}

/** The problems without the fields that have none. */
export function onlyProblems<F extends string, P>(problems: { readonly [K in F]: P | undefined }): {
  readonly [K in F]?: P;
} {
  // Only entries of `problems` are left; `fromEntries` loses their keys' type.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    Object.entries(problems).filter(([, problem]) => problem !== undefined),
  ) as { readonly [K in F]?: P };
}

/** The fields of a form that are wrong, in the form's order. */
export function fieldsWithProblems<Form extends object>(
  form: Form,
  problems: { readonly [F in keyof Form]?: unknown },
): readonly (keyof Form)[] {
  return keysOf(form).filter((field) => field in problems);
}

// Half a name identifies nobody: whoever fills in one of the two fields must fill in the other.
function mustNameUser(form: RequestForm, role: Role): boolean {
  return role !== 'admin' || form.userDomain.trim() !== '' || form.userName.trim() !== '';
}

function textFieldProblem(
  form: RequestForm,
  field: keyof typeof LIMITS,
  required: boolean,
): RequestFieldProblem | undefined {
  const text = form[field].trim();
  if (text === '') return required ? 'required' : undefined;
  return textProblem(text, LIMITS[field]);
}

function noteProblem(form: RequestForm): RequestFieldProblem | undefined {
  if (form.reason === 'other' && form.note.trim() === '') return 'note-required';
  return textFieldProblem(form, 'note', false);
}

/** The domain of a user of whom only the name was typed; nothing where that needs none. */
export function missingDomain(
  { userDomain, userName }: Pick<RequestForm, 'userDomain' | 'userName'>,
  byDefault: string,
): { readonly userDomain?: string } {
  const isNameAlone = /^[^\\@]+$/.test(userName.trim());
  return userDomain.trim() === '' && isNameAlone && byDefault !== ''
    ? { userDomain: byDefault }
    : {};
}
