import { randomUUID } from 'node:crypto';
import { approvedNote } from '#main/domain/recovery/second-person.ts';
import { judgeDriveForm } from '#main/domain/sign-in/access.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import { type CallerCheck, isCallerChecked } from '#shared/recovery/caller-check.ts';
import type { DriveForm, DriveRequest } from '#shared/recovery/drive-request.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import { type KeyIdQuery, readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { type Role, roleIn } from '#shared/sign-in/role.ts';
import { auditDraft } from '../audit-entries.ts';
import { reasonBeyondLimit } from '../break-glass.ts';
import type { Guesses } from '../held-back.ts';
import type { Session } from '../sessions.ts';

/** A form that passed every rule, with the operator who asks and the ID its audit entries share. */
export interface DriveInquiry {
  readonly session: Session;
  readonly role: Role;
  readonly request: DriveRequest;
  readonly query: KeyIdQuery;
  readonly requestId: string;
  readonly workstation: string;
  /** Steps of the caller check that were done, in words. */
  readonly checked: readonly string[];
  /** A code proved who the end user is: it must be a user of the computer, whoever asks. */
  readonly isForProvedUser: boolean;
  /** Why it goes beyond the limit on disclosures, where it does. */
  readonly beyondLimit: string | undefined;
  readonly approvalId: string | null;
  /** Who approved it, where a second person has to. */
  readonly approver?: string | undefined;
  readonly guesses: Guesses;
}

/** A form that passed every rule, before the operator's latest guesses are weighed. */
export type UnweighedInquiry = Omit<DriveInquiry, 'guesses'>;

/** A form as the page sends it, and which steps of the caller check were ticked. */
export interface AskedDrive {
  readonly form: DriveForm;
  readonly ticked: readonly number[];
  /** A one-time code that the caller has read back; `null` without one. */
  readonly codeId: string | null;
  /** Why this one goes beyond the limit; `null` where it does not. */
  readonly breakGlass: string | null;
  /** The approval of a second person; `null` without one. */
  readonly approvalId: string | null;
}

interface InquiryRules {
  /** The steps an operator may have to tick before a key is disclosed. */
  readonly callerCheck: CallerCheck;
  /** Whether an admin may go beyond the limit on disclosures. */
  readonly hasBreakGlass: boolean;
  /** The name of this computer, for the audit log. */
  readonly workstation: string;
}

/**
 * Checks a form by the rules for the operator's role.
 *
 * @throws AppError `input.invalid` that names the fields; `auth.forbidden`
 */
export function driveInquiry(
  session: Session,
  { form, ticked, breakGlass, approvalId }: AskedDrive,
  { callerCheck, hasBreakGlass, workstation }: InquiryRules,
): UnweighedInquiry {
  const role = roleIn('drive-recovery', session.operator.roles);
  if (role === undefined) throw new AppError('auth.forbidden', 'no role opens drive recovery');
  const verdict = judgeDriveForm(form, { role, ticket: session.ticket });
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
    isForProvedUser: false,
    beyondLimit: reasonBeyondLimit(breakGlass, role, hasBreakGlass),
    approvalId,
  };
}

type DriveEvent = Pick<AuditDraft, 'action' | 'result' | 'keyType'> & {
  readonly failure?: ErrorCode | undefined;
  /** Recorded instead of the note in the form. */
  readonly note?: string;
};

/** The audit entry of an event of an inquiry. `protector` is the one it is about, once known. */
export function inquiryDraft(
  inquiry: UnweighedInquiry,
  event: DriveEvent,
  protector?: Protector,
): AuditDraft {
  const { session, role, request, query, requestId, workstation, approver } = inquiry;
  return auditDraft(workstation, {
    action: event.action,
    result: event.result,
    keyType: event.keyType,
    failure: event.failure ?? '',
    operator: session.operator.account,
    role,
    endUser: endUserOf(request),
    computer: protector === undefined ? '' : computerOf(protector),
    keyId: protector?.keyId ?? query.start,
    reason: request.reason,
    note: approvedNote(event.note ?? request.note, approver),
    ticket: request.ticket,
    requestId,
  });
}
