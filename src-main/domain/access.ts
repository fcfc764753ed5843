import { type DriveForm, type DriveRequest, type FieldProblem, driveFormProblems, endUserOf } from '../../src-shared/model/drive-request.ts';
import type { Protector } from '../../src-shared/model/protector.ts';
import type { Role } from '../../src-shared/model/role.ts';

export type DriveFormVerdict =
  | { readonly ok: true; readonly request: DriveRequest }
  | { readonly ok: false; readonly problems: Readonly<Record<string, FieldProblem>> };

/** Whether a role may act on this form, by the one set of rules the screen mirrors. Surrounding blanks do not count. */
export function judgeDriveForm(form: DriveForm, role: Role): DriveFormVerdict {
  const problems = driveFormProblems(form, role);
  if (form.reason === '' || Object.keys(problems).length > 0) return { ok: false, problems: { ...problems } };
  return {
    ok: true,
    request: {
      userDomain: form.userDomain.trim(),
      userName: form.userName.trim(),
      keyId: form.keyId.trim(),
      reason: form.reason,
      note: form.note.trim(),
      ticket: form.ticket.trim(),
    },
  };
}

/**
 * Whether the named end user fits the protector's computer. An admin is not bound by it. For a help desk user the end user
 * must be associated with the computer where the source knows its users; where it knows none, there is nothing to hold against.
 */
export function mayDiscloseTo(request: DriveRequest, role: Role, protector: Pick<Protector, 'users'>): boolean {
  if (role === 'admin' || protector.users.length === 0) return true;
  const endUser = endUserOf(request).toLowerCase();
  return protector.users.some((user) => user.toLowerCase() === endUser);
}
