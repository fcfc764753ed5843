import {
  type DriveForm,
  type DriveRequest,
  driveFormProblems,
} from '#shared/recovery/drive-request.ts';
import { type FormRules, endUserOf } from '#shared/request/request-fields.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { type TpmForm, type TpmRequest, tpmFormProblems } from '#shared/tpm/tpm-request.ts';
import { isSameAccount } from './same-account.ts';

type Verdict<Request> =
  | { readonly ok: true; readonly request: Request }
  | { readonly ok: false; readonly problems: Readonly<Record<string, string>> };

/**
 * Checks a form by the rules for the role; the screen shows the same rules. Blanks at the beginning
 * and the end of a text are removed.
 */
export function judgeDriveForm(form: DriveForm, rules: FormRules): Verdict<DriveRequest> {
  const { reason, ...texts } = form;
  const problems = driveFormProblems(form, rules);
  if (reason === '' || Object.keys(problems).length > 0)
    return { ok: false, problems: { ...problems } };
  return { ok: true, request: { ...trimmed(texts), reason } };
}

/** The same as {@link judgeDriveForm} for the Manage TPM form. */
export function judgeTpmForm(form: TpmForm, rules: FormRules): Verdict<TpmRequest> {
  const { reason, ...texts } = form;
  const problems = tpmFormProblems(form, rules);
  if (reason === '' || Object.keys(problems).length > 0)
    return { ok: false, problems: { ...problems } };
  return { ok: true, request: { ...trimmed(texts), reason } };
}

/** An operator who asks for an end user. */
export interface Asking {
  readonly request: Pick<DriveRequest, 'userDomain' | 'userName'>;
  readonly role: Role;
  /** The domains of the directory that the operator is signed in to. */
  readonly domains: readonly DomainNames[];
}

/** Who uses a computer, and what the source knows of their domains. */
interface Associated {
  readonly users: readonly string[];
  readonly domains?: readonly DomainNames[] | undefined;
}

/**
 * Whether the operator may act on a computer for the named end user. An admin may always. For a
 * help desk user, the end user must be one of the computer's users, where the source knows any.
 */
export function mayActFor(
  { request, role, domains: typed }: Asking,
  { users, domains: kept = [] }: Associated,
): boolean {
  if (role === 'admin' || users.length === 0) return true;
  const endUser = endUserOf(request);
  return users.some((user) => isSameAccount(endUser, user, { typed, kept }));
}

function trimmed<T extends Readonly<Record<string, string>>>(texts: T): T {
  // The entries have the same names and stay strings.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, text.trim()]),
  ) as T;
}
