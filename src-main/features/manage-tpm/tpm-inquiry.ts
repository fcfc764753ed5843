import { randomUUID } from 'node:crypto';
import { judgeTpmForm, mayActFor } from '#main/domain/sign-in/access.ts';
import type { FoundTpmOwners } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { computerOf } from '#shared/recovery/protector.ts';
import type { Computer } from '#shared/request/computer.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import { type Role, roleIn } from '#shared/sign-in/role.ts';
import type { TpmForm, TpmRequest } from '#shared/tpm/tpm-request.ts';
import { missingDetails } from '../ask-sources.ts';
import { auditDraft } from '../audit-entries.ts';
import type { Session } from '../sessions.ts';
import { searchTpmSources, type TpmSearchDeps } from './search-tpm-sources.ts';

/** A form that passed every rule, with who asks and the id its audit entries share. */
export interface TpmInquiry {
  readonly session: Session;
  readonly role: Role;
  readonly request: TpmRequest;
  /** Once a source has said which one is meant. */
  readonly computer?: Computer;
  readonly requestId: string;
  readonly workstation: string;
}

/** @throws AppError `input.invalid` naming the fields, `auth.forbidden` */
export function tpmInquiry(session: Session, form: TpmForm, workstation: string): TpmInquiry {
  const role = roleIn('manage-tpm', session.operator.roles);
  if (role === undefined) throw new AppError('auth.forbidden', 'no role opens TPM management');
  const verdict = judgeTpmForm(form, role);
  if (!verdict.ok)
    throw new AppError('input.invalid', 'TPM form', {
      details: { fields: { ...verdict.problems } },
    });
  return { session, role, request: verdict.request, requestId: randomUUID(), workstation };
}

export type TpmHappening = Pick<AuditDraft, 'action' | 'result'> & {
  readonly keyType?: 'tpm-password-hash';
  readonly failure?: ErrorCode | undefined;
};

/** Writes the entry of something that happened to an inquiry. */
export async function recordTpm(inquiry: TpmInquiry, happening: TpmHappening): Promise<void> {
  await inquiry.session.profile.auditLog.append(tpmDraft(inquiry, happening));
}

/**
 * The entry of something that happened to an inquiry. The computer is spelled as the source does;
 * one that is not known, as it was typed.
 */
export function tpmDraft(
  { session, role, request, computer, requestId, workstation }: TpmInquiry,
  happening: TpmHappening,
): AuditDraft {
  return auditDraft(workstation, {
    action: happening.action,
    result: happening.result,
    keyType: happening.keyType ?? '',
    failure: happening.failure ?? '',
    operator: session.operator.account,
    role,
    endUser: endUserOf(request),
    computer: computer
      ? computerOf({ computer })
      : `${request.computerDomain}\\${request.computerName}`,
    reason: request.reason,
    note: request.note,
    ticket: request.ticket,
    requestId,
  });
}

/**
 * What is stored about the computer asked for. Whoever may not act for its users learns no more
 * than that.
 */
export interface PermittedComputer extends FoundTpmOwners {
  /** The inquiry, now about this computer. */
  readonly inquiry: TpmInquiry;
  readonly computer: Computer;
  /** Sources that gave no answer. */
  readonly missing: readonly SourceStatus[];
}

/**
 * @throws AppError `tpm.unknownComputer`, `tpm.sourcesMissing`, `tpm.userNotAssociated`, each after
 *   an entry of `happening`, failed
 */
export async function permittedComputer(
  deps: TpmSearchDeps,
  inquiry: TpmInquiry,
  happening: Omit<TpmHappening, 'result' | 'failure'>,
  signal: AbortSignal,
): Promise<PermittedComputer> {
  const { request, role, session } = inquiry;
  const typed = { domain: request.computerDomain, name: request.computerName };
  const { computer, owners, missing } = await searchTpmSources(deps, session.profile.tpm, typed, {
    signal,
  });
  if (computer === undefined)
    return refuse(inquiry, happening, ...unlessMissing('tpm.unknownComputer', missing));
  const known = { ...inquiry, computer };
  if (!mayActFor(request, role, computer.users))
    return refuse(known, happening, 'tpm.userNotAssociated');
  return { inquiry: known, computer, owners, missing };
}

/**
 * The failure to report for something that was not found: another one where a source gave no
 * answer, since it may be in there.
 */
export function unlessMissing(
  failure: ErrorCode,
  missing: readonly SourceStatus[],
): [ErrorCode, ErrorDetails?] {
  return missing.length === 0 ? [failure] : ['tpm.sourcesMissing', missingDetails(missing)];
}

/** Records that it failed, and says so. */
export async function refuse(
  inquiry: TpmInquiry,
  happening: Omit<TpmHappening, 'result' | 'failure'>,
  failure: ErrorCode,
  details: ErrorDetails = {},
): Promise<never> {
  await recordTpm(inquiry, { ...happening, result: 'failed', failure });
  throw new AppError(failure, `${happening.action} refused`, { details });
}
