import { randomUUID } from 'node:crypto';
import { approvedNote } from '#main/domain/recovery/second-person.ts';
import { judgeTpmForm, mayActFor } from '#main/domain/sign-in/access.ts';
import type { CallOptions } from '#main/ports/system.ts';
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
import { asking } from '../asking.ts';
import { auditDraft } from '../audit-entries.ts';
import { reasonBeyondLimit } from '../break-glass.ts';
import type { Guesses } from '../held-back.ts';
import type { Session } from '../sessions.ts';
import { type TpmSearchDeps, searchTpmSources } from './search-tpm-sources.ts';

/** A form that passed every rule, with the operator who asks and the ID its audit entries share. */
export interface TpmInquiry {
  readonly session: Session;
  readonly role: Role;
  readonly request: TpmRequest;
  /** As a source spells it, once one has found it. */
  readonly computer?: Computer;
  readonly requestId: string;
  readonly workstation: string;
  /** Why it goes beyond the limit on disclosures, where it does. */
  readonly beyondLimit: string | undefined;
  readonly approvalId: string | null;
  /** Who approved it, where a second person has to. */
  readonly approver?: string | undefined;
  readonly guesses: Guesses;
}

/** A form that passed every rule, before the operator's latest guesses are weighed. */
export type UnweighedTpmInquiry = Omit<TpmInquiry, 'guesses'>;

/** A form as the page sends it. */
export interface AskedTpm {
  readonly form: TpmForm;
  /** Why this one goes beyond the limit; `null` where it does not. */
  readonly breakGlass: string | null;
  /** The approval of a second person; `null` without one. */
  readonly approvalId: string | null;
}

interface TpmInquiryRules {
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
export function tpmInquiry(
  session: Session,
  { form, breakGlass, approvalId }: AskedTpm,
  { hasBreakGlass, workstation }: TpmInquiryRules,
): UnweighedTpmInquiry {
  const role = roleIn('manage-tpm', session.operator.roles);
  if (role === undefined) throw new AppError('auth.forbidden', 'no role opens TPM management');
  const verdict = judgeTpmForm(form, { role, ticket: session.ticket });
  if (!verdict.ok)
    throw new AppError('input.invalid', 'TPM form', {
      details: { fields: { ...verdict.problems } },
    });
  return {
    session,
    role,
    request: verdict.request,
    requestId: randomUUID(),
    workstation,
    beyondLimit: reasonBeyondLimit(breakGlass, role, hasBreakGlass),
    approvalId,
  };
}

/** What an audit entry says of an event, besides the form and the operator. */
type TpmEvent = Pick<AuditDraft, 'action' | 'result'> & {
  readonly keyType?: 'tpm-password-hash';
  readonly failure?: ErrorCode | undefined;
};

/** Writes the audit entry of an event of an inquiry. @throws what the audit log throws */
export async function recordTpm(inquiry: TpmInquiry, event: TpmEvent): Promise<void> {
  await inquiry.session.profile.auditLog.append(tpmDraft(inquiry, event));
}

/**
 * The audit entry of an event of an inquiry. The computer is spelled as in the source; one that no
 * source knows, as it was typed.
 */
export function tpmDraft(
  { session, role, request, computer, requestId, workstation, approver }: UnweighedTpmInquiry,
  event: TpmEvent,
): AuditDraft {
  return auditDraft(workstation, {
    action: event.action,
    result: event.result,
    keyType: event.keyType ?? '',
    failure: event.failure ?? '',
    operator: session.operator.account,
    role,
    endUser: endUserOf(request),
    computer: computer
      ? computerOf({ computer })
      : `${request.computerDomain}\\${request.computerName}`,
    reason: request.reason,
    note: approvedNote(request.note, approver),
    ticket: request.ticket,
    requestId,
  });
}

/** What is stored about the computer asked for, once the operator may act for its users. */
export interface PermittedComputer extends FoundTpmOwners {
  /** The inquiry, now with this computer. */
  readonly inquiry: TpmInquiry;
  readonly computer: Computer;
  /** Sources that gave no answer. */
  readonly missing: readonly SourceStatus[];
}

/** What an inquiry is about to do; a failure is recorded under this name. */
export type TpmIntent = Omit<TpmEvent, 'result' | 'failure'>;

interface AskedComputer {
  readonly inquiry: TpmInquiry;
  readonly intent: TpmIntent;
}

/**
 * Looks the computer up and checks that the operator may act for its users. An operator who may not
 * is told nothing else about it.
 *
 * @throws AppError `tpm.unknownComputer`, `tpm.sourcesMissing`, `tpm.userNotAssociated`, each after
 *   an entry that says so; as {@link searchTpmSources}
 */
export async function permittedComputer(
  deps: TpmSearchDeps,
  { inquiry, intent }: AskedComputer,
  options: CallOptions,
): Promise<PermittedComputer> {
  const { request, session } = inquiry;
  const search = {
    sources: session.profile.tpm,
    typed: { domain: request.computerDomain, name: request.computerName },
  };
  const { computer, owners, missing } = await searchTpmSources(deps, search, options);
  if (computer === undefined)
    return refuse(inquiry, intent, notFound('tpm.unknownComputer', missing));
  const known = { ...inquiry, computer };
  if (!mayActFor(asking(inquiry), computer))
    return refuse(known, intent, { failure: 'tpm.userNotAssociated' });
  return { inquiry: known, computer, owners, missing };
}

interface Refusal {
  readonly failure: ErrorCode;
  readonly details?: ErrorDetails;
}

/**
 * The failure of a search that found nothing. Where a source gave no answer, it is
 * `tpm.sourcesMissing`, because that source may have what was asked for.
 */
export function notFound(failure: ErrorCode, missing: readonly SourceStatus[]): Refusal {
  return missing.length === 0
    ? { failure }
    : { failure: 'tpm.sourcesMissing', details: missingDetails(missing) };
}

/** Writes the audit entry of a failure, and throws it. */
export async function refuse(
  inquiry: TpmInquiry,
  intent: TpmIntent,
  { failure, details = {} }: Refusal,
): Promise<never> {
  await inquiry.guesses.recordFailure(tpmDraft(inquiry, { ...intent, result: 'failed', failure }));
  throw new AppError(failure, `${intent.action} refused`, { details });
}
