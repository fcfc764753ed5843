import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { readComputerName } from '#shared/request/computer.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { askSources, missingDetails } from '../ask-sources.ts';
import { domainsOf } from '../asking.ts';
import { auditDraft } from '../audit-entries.ts';
import { accountMeantBy } from '../end-user.ts';
import type { Session, Sessions } from '../sessions.ts';

interface FindDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly workstation: string;
}

/** What an admin searches keys by, as typed. */
export interface KeysAskedFor {
  readonly by: 'computer' | 'endUser';
  readonly text: string;
}

/**
 * Only an admin may search for keys without a key ID. A help desk user helps the person who calls,
 * and must not open the computers of others.
 */
export function mayFindKeys({ operator }: Session): boolean {
  return roleIn('drive-recovery', operator.roles) === 'admin';
}

/**
 * Lists the keys of a computer, or of an end user's computers, for an admin who has no key ID. The
 * list holds no secrets and has its own audit entry. Each key is then asked for by its ID, under
 * the same rules as any other.
 *
 * @throws AppError `input.invalid`; `auth.forbidden`, `recovery.noneFound`,
 *   `recovery.sourcesMissing`, each after an entry that says so; as {@link askSources}; what the
 *   audit log throws
 */
export async function findKeys(
  deps: FindDeps,
  { by, text }: KeysAskedFor,
  options: CallOptions,
): Promise<OutputOf<'recovery.find'>> {
  const session = deps.sessions.require();
  const about = await subjectOf(deps, session, { asked: { by, text: text.trim() }, options });
  const record = recorderOf(session, deps.workstation, about);
  const refuse = async (failure: ErrorCode, details: ErrorDetails = {}): Promise<never> => {
    await record({ result: 'failed', failure });
    throw new AppError(failure, `no keys by ${by}`, { details });
  };

  if (!mayFindKeys(session)) return refuse('auth.forbidden');
  const { matches, total, missing } = await searchAll(deps, { session, about }, options);
  if (matches.length === 0)
    return refuse(
      missing.length === 0 ? 'recovery.noneFound' : 'recovery.sourcesMissing',
      missingDetails(missing),
    );
  await record({ result: 'successful' });
  return { matches: [...matches], hasMore: total > matches.length, missing: [...missing] };
}

/** Whose keys are searched: one of the two. */
type Subject = { readonly computer: string } | { readonly endUser: string };

interface AskedSubject {
  readonly asked: KeysAskedFor;
  readonly options: CallOptions;
}

/** @throws AppError `input.invalid`, `request.cancelled` */
async function subjectOf(
  { clock }: FindDeps,
  session: Session,
  { asked: { by, text }, options }: AskedSubject,
): Promise<Subject> {
  if (text === '' || textProblem(text, LONGEST_USER_NAME) !== undefined)
    throw new AppError('input.invalid', by, { details: { fields: { [by]: 'invalid' } } });
  if (by === 'computer') return { computer: text };
  const { directory } = session.profile;
  const account = directory.accountOf(text);
  // A name typed alone is in the default domain; otherwise the directory reads it as typed.
  const typed = /[\\@]/.test(text) ? text : account;
  const meant = await accountMeantBy(typed, { directory, clock }, options);
  return { endUser: meant === typed ? account : meant };
}

function recorderOf(session: Session, workstation: string, about: Subject) {
  return (outcome: Pick<AuditDraft, 'result'> & Partial<AuditDraft>) =>
    session.profile.auditLog.append(
      auditDraft(workstation, {
        action: 'search',
        keyType: 'recovery-key-id',
        operator: session.operator.account,
        role: roleIn('drive-recovery', session.operator.roles) ?? '',
        ...about,
        ...outcome,
      }),
    );
}

interface KeySearch {
  readonly session: Session;
  readonly about: Subject;
}

async function searchAll(
  { settings, clock }: FindDeps,
  { session, about }: KeySearch,
  options: CallOptions,
) {
  const limit = settings.recovery.maxMatches;
  const domains = domainsOf(session);
  const ask = async (source: RecoverySource, limited: CallOptions) => {
    // One more than is shown, which tells whether the list was cut.
    const matches = await keysIn(source, { about, domains, limit: limit + 1 }, limited);
    return { matches, total: matches.length };
  };
  const { answered, missing } = await askSources(session.profile.recovery, ask, {
    ...options,
    clock,
    limitSeconds: settings.recovery.sourceTimeoutSeconds,
  });
  const findings = answered.map(({ answer }) => answer);
  return { ...mergeProtectors(findings, limit), missing };
}

interface LimitedSearch {
  readonly about: Subject;
  /** Those of the operator's directory. */
  readonly domains: readonly DomainNames[];
  readonly limit: number;
}

async function keysIn(
  source: RecoverySource,
  { about, domains, limit }: LimitedSearch,
  options: CallOptions,
) {
  // Only an admin gets here.
  if ('computer' in about)
    return source.ofComputer(readComputerName(about.computer), limit, {
      ...options,
      withDeleted: true,
    });
  const endUser = accountNames(about.endUser, domains);
  return (await source.ofEndUser?.(endUser, limit, options)) ?? [];
}
