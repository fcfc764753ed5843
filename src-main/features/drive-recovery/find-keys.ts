import { mergeProtectors } from '#main/domain/recovery/merge-protectors.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { OutputOf } from '#shared/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { splitComputerName } from '#shared/request/computer.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import { roleIn } from '#shared/sign-in/role.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import { askSources, missingDetails } from '../ask-sources.ts';
import { auditDraft } from '../audit-entries.ts';
import type { Session, Sessions } from '../sessions.ts';

interface FindDeps {
  readonly sessions: Sessions;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly workstation: string;
}

/** By what an admin looks for keys. */
export interface KeysAskedFor {
  readonly by: 'computer' | 'endUser';
  readonly text: string;
}

/**
 * Only an admin may look for keys without a key ID: a help desk user acts for the caller alone, not
 * for whoever's computer comes up.
 */
export function mayFind({ operator }: Session): boolean {
  return roleIn('drive-recovery', operator.roles) === 'admin';
}

/**
 * The keys of a computer, or of an end user's computers, for an admin who has no key ID to go by. A
 * list without secrets, and an entry of its own; each key is then asked for by its ID, by the same
 * rules as any other.
 */
export async function findKeys(
  { sessions, settings, clock, workstation }: FindDeps,
  { by, text }: KeysAskedFor,
  options: CallOptions,
): Promise<OutputOf<'recovery.find'>> {
  const session = sessions.require();
  const wanted = text.trim();
  if (wanted === '' || textProblem(wanted, LONGEST_USER_NAME) !== undefined)
    throw new AppError('input.invalid', by, { details: { fields: { [by]: 'invalid' } } });
  const about =
    by === 'computer'
      ? { computer: wanted }
      : { endUser: session.profile.directory.accountOf(wanted) };
  const record = (outcome: Pick<AuditDraft, 'result'> & Partial<AuditDraft>) =>
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
  const refuse = async (failure: ErrorCode, details: ErrorDetails = {}): Promise<never> => {
    await record({ result: 'failed', failure });
    throw new AppError(failure, `no keys by ${by}`, { details });
  };

  if (!mayFind(session)) return refuse('auth.forbidden');
  const limit = settings.recovery.maxMatches;
  const ask = async (source: RecoverySource, limited: CallOptions) => {
    // One more than is shown, so that a list that was cut says so.
    const matches = await keysIn(source, by, about, limit + 1, limited);
    return { matches, total: matches.length };
  };
  const { answered, missing } = await askSources(session.profile.recovery, ask, {
    ...options,
    clock,
    limitSeconds: settings.recovery.sourceTimeoutSeconds,
  });
  const { matches, total } = mergeProtectors(
    answered.map(({ answer }) => answer),
    limit,
  );
  if (matches.length === 0)
    return refuse(
      missing.length === 0 ? 'recovery.noneFound' : 'recovery.sourcesMissing',
      missingDetails(missing),
    );
  await record({ result: 'successful' });
  return { matches: [...matches], hasMore: total > matches.length, missing: [...missing] };
}

async function keysIn(
  source: RecoverySource,
  by: KeysAskedFor['by'],
  { computer = '', endUser = '' }: { readonly computer?: string; readonly endUser?: string },
  limit: number,
  options: CallOptions,
) {
  if (by === 'computer')
    return source.ofComputer(
      splitComputerName(computer) ?? { domain: '', name: computer },
      limit,
      options,
    );
  return (await source.ofEndUser?.(endUser, limit, options)) ?? [];
}
