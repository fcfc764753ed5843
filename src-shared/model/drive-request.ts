import { z } from 'zod';
import { DriveReason } from './reason.ts';
import { type KeyIdProblem, readKeyId } from './recovery-key-id.ts';
import type { Role } from './role.ts';
import { type TextProblem, textProblem } from './secret-text.ts';

/** What the Drive Recovery form holds while it is being filled in: always text, possibly wrong. */
export const DriveForm = z.object({
  userDomain: z.string(),
  userName: z.string(),
  keyId: z.string(),
  reason: z.union([DriveReason, z.literal('')]),
  note: z.string(),
  ticket: z.string(),
});
export type DriveForm = z.infer<typeof DriveForm>;

/** A form that may be acted on: a reason was chosen and every rule of {@link driveFormProblems} holds. */
export type DriveRequest = Omit<DriveForm, 'reason'> & { readonly reason: DriveReason };

/** Longest texts, in UTF-16 units: a NetBIOS or DNS domain, a user principal name's left part, a note, a ticket. */
export const DRIVE_FORM_LIMITS = { userDomain: 255, userName: 104, note: 500, ticket: 60 } as const;

export type FieldProblem = KeyIdProblem | TextProblem | 'required' | 'note-required' | 'reason-required';
export type DriveFormProblems = { readonly [F in keyof DriveForm]?: FieldProblem };

/**
 * Every rule of the form for the role that fills it in: a help desk user names the end user, an admin need not;
 * "Other" needs a note. Main enforces exactly this; the screen mirrors it.
 */
export function driveFormProblems(form: DriveForm, role: Role): DriveFormProblems {
  const problems: { [F in keyof DriveForm]?: FieldProblem | undefined } = {
    userDomain: textFieldProblem(form, 'userDomain', mustNameUser(form, role)),
    userName: textFieldProblem(form, 'userName', mustNameUser(form, role)),
    keyId: keyIdProblem(form.keyId),
    reason: form.reason === '' ? 'reason-required' : undefined,
    note: noteProblem(form),
    ticket: textFieldProblem(form, 'ticket', false),
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

/** The end user as the audit log writes one, `DOMAIN\name`; empty when none was named. */
export function endUserOf(form: Pick<DriveForm, 'userDomain' | 'userName'>): string {
  const name = form.userName.trim();
  return name === '' ? '' : `${form.userDomain.trim()}\\${name}`;
}

// Half a name identifies nobody: whoever fills in one of the two must fill in the other.
function mustNameUser(form: DriveForm, role: Role): boolean {
  return role !== 'admin' || form.userDomain.trim() !== '' || form.userName.trim() !== '';
}

function textFieldProblem(form: DriveForm, field: keyof typeof DRIVE_FORM_LIMITS, required: boolean): FieldProblem | undefined {
  const text = form[field].trim();
  if (text === '') return required ? 'required' : undefined;
  return textProblem(text, DRIVE_FORM_LIMITS[field]);
}

function noteProblem(form: DriveForm): FieldProblem | undefined {
  if (form.reason === 'other' && form.note.trim() === '') return 'note-required';
  return textFieldProblem(form, 'note', false);
}

function keyIdProblem(typed: string): FieldProblem | undefined {
  const reading = readKeyId(typed);
  return reading.ok ? undefined : reading.problem;
}
