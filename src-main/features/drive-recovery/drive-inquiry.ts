import { randomUUID } from 'node:crypto';
import { judgeDriveForm } from '#main/domain/sign-in/access.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { type CallerCheck, isCallerChecked } from '#shared/recovery/caller-check.ts';
import type { DriveForm, DriveRequest } from '#shared/recovery/drive-request.ts';
import { computerOf, type Protector } from '#shared/recovery/protector.ts';
import { type KeyIdQuery, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { type Role, roleIn } from '#shared/sign-in/role.ts';
import { auditDraft } from '../audit-entries.ts';
import type { Session } from '../sessions.ts';

/** A form that passed every rule, with who asks and the id its audit entries share. */
export interface DriveInquiry {
  readonly session: Session;
  readonly role: Role;
  readonly request: DriveRequest;
  readonly query: KeyIdQuery;
  readonly requestId: string;
  readonly workstation: string;
  /** Steps of the caller check that were done, in words. */
  readonly checked: readonly string[];
}

/** A form as the page sends it, and which steps of the caller check were ticked. */
export interface AskedDrive {
  readonly form: DriveForm;
  readonly ticked: readonly number[];
}

/** @throws AppError `input.invalid` naming the fields, `auth.forbidden` */
export function driveInquiry(
  session: Session,
  { form, ticked }: AskedDrive,
  callerCheck: CallerCheck,
  workstation: string,
): DriveInquiry {
  const role = roleIn('drive-recovery', session.operator.roles);
  if (role === undefined) throw new AppError('auth.forbidden', 'no role opens drive recovery');
  const verdict = judgeDriveForm(form, role);
  if (!verdict.ok)
    throw new AppError('input.invalid', 'drive form', {
      details: { fields: { ...verdict.problems } },
    });
  const reading = readKeyId(verdict.request.keyId);
  if (!reading.ok)
    throw new AppError('input.invalid', 'key ID', {
      details: { fields: { keyId: reading.problem } },
    });
  if (!isCallerChecked(callerCheck, ticked, role))
    throw new AppError('input.invalid', 'caller check', {
      details: { fields: { callerCheck: 'required' } },
    });
  const checked = callerCheck.steps.filter((_step, index) => ticked.includes(index));
  return {
    session,
    role,
    request: verdict.request,
    query: reading.query,
    requestId: randomUUID(),
    workstation,
    checked,
  };
}

type Happening = Pick<AuditDraft, 'action' | 'result' | 'keyType'> & {
  readonly failure?: ErrorCode | undefined;
  /** Recorded in place of the form's own note. */
  readonly note?: string;
};

/** The entry of something that happened to an inquiry; about one protector once it is known which. */
export function inquiryDraft(
  inquiry: DriveInquiry,
  happening: Happening,
  protector?: Protector,
): AuditDraft {
  const { session, role, request, query, requestId, workstation } = inquiry;
  return auditDraft(workstation, {
    action: happening.action,
    result: happening.result,
    keyType: happening.keyType,
    failure: happening.failure ?? '',
    operator: session.operator.account,
    role,
    endUser: endUserOf(request),
    computer: protector === undefined ? '' : computerOf(protector),
    keyId: protector?.keyId ?? query.start,
    reason: request.reason,
    note: happening.note ?? request.note,
    ticket: request.ticket,
    requestId,
  });
}
