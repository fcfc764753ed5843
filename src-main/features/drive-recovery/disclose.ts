import { mayTryNextSource } from '#main/domain/recovery/next-source.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { DisclosedProtector, RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { Disclosure, OutputOf } from '#shared/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { computerOf, type Protector } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { groupsOf, RecoveryPassword, wrongGroupsIn } from '#shared/recovery/recovery-password.ts';
import { REPEATED_WITHIN_DAYS } from '#shared/recovery/repeated-recovery.ts';
import { missingDetails } from '../ask-sources.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import { readProtector } from '../recorded-read.ts';
import type { Sessions } from '../sessions.ts';
import { type DriveInquiry, inquiryDraft } from './drive-inquiry.ts';
import type { HeldKey } from './held-key.ts';
import {
  type LocatedProtector,
  type SearchOptions,
  searchSources,
  similarKeys,
} from './search-sources.ts';

/** What a disclosure needs. */
export interface DiscloseDeps {
  readonly sessions: Sessions;
  readonly held: HeldSecrets<HeldKey>;
  readonly settings: Settings;
  readonly clock: Clock;
}

/**
 * Lists what fits, or discloses the one protector that does. Leaves one entry: the search's, or the
 * disclosure's.
 */
export async function submit(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  options: SearchOptions,
): Promise<OutputOf<'recovery.submit'>> {
  const { located, total, missing } = await searchSources(deps, inquiry, inquiry.query, options);
  const matches = located.map(({ protector }) => protector);
  const permitted = located.filter(({ protector }) =>
    mayActFor(inquiry.request, inquiry.role, protector.users),
  );
  const [first] = permitted;
  if (first === undefined && matches.length > 0)
    return refuse(inquiry, 'recovery.userNotAssociated', matches);
  if (first === undefined)
    return missing.length === 0
      ? listSimilar(inquiry, options.signal)
      : refuse(inquiry, 'recovery.sourcesMissing', [], missingDetails(missing));
  // The only one that fits, so far as is known: a source without an answer may keep another that begins the same.
  const isTheOne =
    permitted.length === 1 &&
    total === matches.length &&
    (missing.length === 0 || inquiry.query.kind === 'whole');
  if (isTheOne) {
    return { outcome: 'disclosed', disclosure: await disclose(deps, inquiry, first) };
  }
  await recordList(inquiry);
  // Keys that are not the end user's are not even counted: the number would tell that there are some.
  const kept = matches.length - permitted.length;
  return {
    outcome: 'several',
    matches: permitted.map(({ protector }) => protector),
    total: total - kept,
    missing: [...missing],
  };
}

/**
 * Discloses one row of an earlier search, after judging it anew: the page may have asked for any
 * ID.
 */
export async function discloseChosen(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  keyId: RecoveryKeyId,
  options: SearchOptions,
): Promise<Disclosure> {
  if (!keyId.startsWith(inquiry.query.start)) {
    throw new AppError('input.invalid', 'the chosen key is not one of the matches', {
      details: { fields: { keyId: 'not-hexadecimal' } },
    });
  }
  const { located, missing } = await searchSources(
    deps,
    inquiry,
    { kind: 'whole', start: keyId },
    options,
  );
  const [first] = located;
  if (first === undefined)
    return refuse(
      inquiry,
      missing.length === 0 ? 'recovery.noMatch' : 'recovery.sourcesMissing',
      [],
      missingDetails(missing),
    );
  if (!mayActFor(inquiry.request, inquiry.role, first.protector.users))
    return refuse(inquiry, 'recovery.userNotAssociated', [first.protector]);
  options.signal.throwIfAborted();
  return disclose(deps, inquiry, first);
}

/** The disclosure as the page may see it while the digits are shown. */
export function shown(
  deps: DiscloseDeps,
  disclosureId: string,
  { inquiry, protector, recoveryPassword, marked, recentRecoveries: times }: HeldKey,
): Disclosure {
  return {
    disclosureId,
    protector,
    marked,
    groups: [...groupsOf(recoveryPassword)],
    hideAfterSeconds: deps.settings.recovery.hideAfterSeconds,
    reason: inquiry.request.reason,
    recentRecoveries: times,
  };
}

async function disclose(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  located: LocatedProtector,
): Promise<Disclosure> {
  await recordCallerCheck(inquiry, located.protector);
  const { source, disclosed, ...read } = await readFromFirst(located, (from) =>
    readFrom(deps, inquiry, located.protector, from),
  );
  // Once more, and now nothing comes between this check and keeping the secret: a lock from here on drops it.
  requireStillThere(deps, inquiry);
  // Whether there is a key package depends on the source that was read, whatever another one keeps.
  const protector = { ...located.protector, hasKeyPackage: disclosed.keyPackage !== undefined };
  const secret: HeldKey = {
    inquiry,
    protector,
    marked: source.marksDisclosed,
    ...read,
    keyPackage: disclosed.keyPackage,
  };
  return shown(deps, deps.held.hold(secret), secret);
}

/**
 * Recorded before the key is read, so that no key goes out without a record of how its caller was
 * checked.
 */
async function recordCallerCheck(inquiry: DriveInquiry, protector: Protector): Promise<void> {
  if (inquiry.checked.length === 0) return;
  const happening = {
    action: 'caller-check',
    result: 'successful',
    keyType: '',
    note: inquiry.checked.join('; '),
  } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, happening, protector));
}

interface ReadProtector {
  readonly source: RecoverySource;
  readonly disclosed: DisclosedProtector;
  readonly recoveryPassword: RecoveryPassword;
  readonly recentRecoveries: number;
}

/**
 * Reads the key from the source that is believed first, or from the next when that one cannot give
 * it. Every try is an entry of its own.
 */
async function readFromFirst(
  { protector, holders }: LocatedProtector,
  read: (source: RecoverySource) => Promise<ReadProtector>,
): Promise<ReadProtector> {
  let failure: AppError | undefined;
  for (const source of holders) {
    try {
      return await read(source);
    } catch (error) {
      if (!(error instanceof AppError) || !mayTryNextSource(error.code, source)) throw error;
      // The failure to report is that of the source that is believed first.
      failure ??= error;
    }
  }
  throw failure ?? new AppError('recovery.noMatch', `no source keeps ${protector.keyId}`);
}

async function readFrom(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  protector: Protector,
  source: RecoverySource,
): Promise<ReadProtector> {
  const entry = inquiryDraft(
    inquiry,
    { action: 'disclose', result: 'successful', keyType: 'recovery-key-password' },
    protector,
  );
  const log = inquiry.session.profile.auditLog;
  const disclosed = await readProtector(source, protector.keyId, { log, entry });
  const times = await recentRecoveries(log, deps.clock, protector);
  requireStillThere(deps, inquiry);
  const password = RecoveryPassword.safeParse(disclosed.recoveryPassword);
  if (!password.success)
    return refuse(inquiry, 'recovery.damagedPassword', [protector], {
      reason: wrongGroupsIn(disclosed.recoveryPassword).join(', '),
    });
  return { source, disclosed, recoveryPassword: password.data, recentRecoveries: times };
}

/** Locked or signed out while the store was writing: the entry stands, the secret goes nowhere. */
function requireStillThere({ sessions }: DiscloseDeps, { session }: DriveInquiry): void {
  if (sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended during the disclosure');
}

/**
 * Nothing has this ID. What the caller may have meant is listed, and recorded like any other list;
 * none of it is disclosed.
 */
async function listSimilar(
  inquiry: DriveInquiry,
  signal: AbortSignal,
): Promise<OutputOf<'recovery.submit'>> {
  const similar = await similarKeys(inquiry, signal);
  if (similar.length === 0) return refuse(inquiry, 'recovery.noMatch', []);
  await recordList(inquiry);
  return { outcome: 'similar', matches: similar };
}

async function recordList(inquiry: DriveInquiry): Promise<void> {
  const happening = { action: 'search', result: 'successful', keyType: 'recovery-key-id' } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, happening));
}

async function refuse(
  inquiry: DriveInquiry,
  failure: ErrorCode,
  matches: readonly Protector[],
  details: ErrorDetails = {},
): Promise<never> {
  const about = matches.length === 1 ? matches[0] : undefined;
  const happening = {
    action: 'search',
    result: 'failed',
    keyType: 'recovery-key-id',
    failure,
  } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, happening, about));
  throw new AppError(failure, `${matches.length} matches`, { details });
}

const DAY_MS = 86_400_000;

/**
 * How often a protector's computer was recovered lately, this time included. 0 when the log cannot
 * tell, which is no reason to withhold a key.
 */
async function recentRecoveries(
  log: AuditLog,
  clock: Clock,
  protector: Protector,
): Promise<number> {
  const since = new Date(clock.now() - REPEATED_WITHIN_DAYS * DAY_MS).toISOString();
  return log.disclosuresOf(computerOf(protector), since).then(
    (entries) => entries.length,
    () => 0,
  );
}
