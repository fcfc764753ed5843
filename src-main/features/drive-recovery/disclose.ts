import { ownersOf } from '#main/domain/messages/owner-notice.ts';
import { countRecoveries } from '#main/domain/recovery/count-recoveries.ts';
import { mayTryNextSource } from '#main/domain/recovery/next-source.ts';
import { mayActFor } from '#main/domain/sign-in/access.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { DisclosedProtector, RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { Settings } from '#shared/console/settings.ts';
import type { Disclosure, OutputOf } from '#shared/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails } from '#shared/errors.ts';
import { REPEATED_WITHIN_DAYS } from '#shared/recovery/drive-request.ts';
import { type Protector, computerOf } from '#shared/recovery/protector.ts';
import {
  type KeyIdQuery,
  PREFIX_DIGITS,
  type RecoveryKeyId,
} from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword, groupsOf, wrongGroupsIn } from '#shared/recovery/recovery-password.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { missingDetails } from '../ask-sources.ts';
import { asking } from '../asking.ts';
import { flagBeyondLimit, recordBeyondLimit } from '../break-glass.ts';
import type { HeldBack } from '../held-back.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import { readProtector } from '../recorded-read.ts';
import { type SecondPeople, withApprover } from '../second-person.ts';
import type { Sessions } from '../sessions.ts';
import { type DriveInquiry, inquiryDraft } from './drive-inquiry.ts';
import type { HeldKey } from './held-key.ts';
import { rotationWay } from './rotate-key.ts';
import {
  type LocatedProtector,
  type Search,
  type SearchOptions,
  searchSources,
  similarKeys,
} from './search-sources.ts';
import { requireProvedUser } from './with-caller-code.ts';

/** What a disclosure needs. */
export interface DiscloseDeps {
  readonly sessions: Sessions;
  readonly heldKeys: HeldSecrets<HeldKey>;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly heldBack: HeldBack;
  readonly secondPeople: SecondPeople;
}

/**
 * Lists the keys that match, or discloses the key when exactly one matches. Writes one audit entry:
 * of the search or of the disclosure.
 *
 * @throws AppError `disclosure.limitReached`, `recovery.noMatch`, `recovery.noneForEndUser`,
 *   `recovery.sourcesMissing`, each after an entry that says so; `recovery.damagedPassword`;
 *   `auth.locked` when the session ended meanwhile; `request.cancelled`; what the source and the
 *   audit log throw. Once the disclosure has begun, a cancel does not stop it.
 */
export async function submit(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  options: SearchOptions,
): Promise<OutputOf<'recovery.submit'>> {
  const search = await searchSources(deps, { inquiry, query: inquiry.query }, options);
  const { located, total, missing } = search;
  const permitted = located.filter(({ protector }) => mayActFor(asking(inquiry), protector));
  const [first] = permitted;
  if (first === undefined) return answerWithoutMatch(inquiry, search, options.signal);
  // A source that gave no answer may keep another key that begins the same.
  const isOnlyMatch =
    permitted.length === 1 &&
    total === located.length &&
    (missing.length === 0 || inquiry.query.kind === 'whole');
  if (isOnlyMatch) {
    const disclosure = await disclose(deps, { inquiry, located: first }, options);
    return { outcome: 'disclosed', disclosure };
  }
  await recordList(inquiry);
  // Not even the number of other people's keys is told: it would show that there are some.
  const hidden = located.length - permitted.length;
  return {
    outcome: 'several',
    matches: permitted.map(({ protector }) => protector),
    total: total - hidden,
    missing: [...missing],
  };
}

/** No key may be shown: the refusal says why, unless a similar key ID can be offered. */
async function answerWithoutMatch(
  inquiry: DriveInquiry,
  search: Search,
  signal: AbortSignal,
): Promise<OutputOf<'recovery.submit'>> {
  const similar = search.missing.length === 0 ? await similarKeys(inquiry, signal) : [];
  if (similar.length === 0) return refuse(inquiry, withoutMatch(inquiry, search));
  // Listed and recorded like any list, never disclosed.
  await recordList(inquiry);
  return { outcome: 'similar', matches: similar };
}

/**
 * A help desk user gets one answer, whether there is no such key or it is somebody else's: two
 * would tell which key IDs there are, and whose. The audit entry says which it was.
 */
function withoutMatch({ role }: DriveInquiry, { located, missing }: Search): Refusal {
  const matches = located.map(({ protector }) => protector);
  const none = missing.length > 0 ? 'recovery.sourcesMissing' : 'recovery.noMatch';
  const recorded = matches.length > 0 ? 'recovery.userNotAssociated' : none;
  if (missing.length > 0)
    return { failure: none, recorded, matches, details: missingDetails(missing) };
  return { failure: role === 'admin' ? none : 'recovery.noneForEndUser', recorded, matches };
}

interface ChosenKey {
  readonly inquiry: DriveInquiry;
  readonly keyId: RecoveryKeyId;
}

/**
 * Discloses one row of an earlier search. The rules are applied again, because the page may ask for
 * any key ID.
 *
 * @throws as {@link submit}, and AppError `input.invalid` when the key ID does not begin as the
 *   form says
 */
export async function discloseChosen(
  deps: DiscloseDeps,
  { inquiry, keyId }: ChosenKey,
  options: SearchOptions,
): Promise<Disclosure> {
  if (!keyId.startsWith(inquiry.query.start)) {
    throw new AppError('input.invalid', 'the chosen key is not one of the matches', {
      details: { fields: { keyId: 'not-hexadecimal' } },
    });
  }
  const query: KeyIdQuery = { kind: 'whole', start: keyId };
  const search = await searchSources(deps, { inquiry, query }, options);
  const [first] = search.located;
  if (first === undefined || !mayActFor(asking(inquiry), first.protector))
    return refuse(inquiry, withoutMatch(inquiry, search));
  options.signal.throwIfAborted();
  return disclose(deps, { inquiry, located: first }, options);
}

/** What the page gets of a disclosure while the recovery password is shown. */
export function shown(
  deps: Pick<DiscloseDeps, 'settings' | 'heldKeys'>,
  disclosureId: string,
  key: HeldKey,
): Disclosure {
  const { inquiry, protector, recoveryPassword, marked, recentRecoveries } = key;
  return {
    disclosureId,
    protector,
    marked,
    rotation: rotationWay(key),
    groups: [...groupsOf(recoveryPassword)],
    hideAfterSeconds: deps.settings.recovery.hideAfterSeconds,
    heldForSeconds: deps.heldKeys.secondsLeft(disclosureId),
    reason: inquiry.request.reason,
    recentRecoveries,
    isBeyondLimit: inquiry.beyondLimit !== undefined,
  };
}

interface ToDisclose {
  readonly inquiry: DriveInquiry;
  readonly located: LocatedProtector;
}

async function disclose(
  deps: DiscloseDeps,
  { inquiry: asked, located }: ToDisclose,
  options: CallOptions,
): Promise<Disclosure> {
  requireProvedUser(asked, located.protector);
  const { keyId, computer } = located.protector;
  const about = { secret: keyId, computer, options };
  const inquiry = await withApprover(deps.secondPeople, asked, about);
  await recordCallerCheck(inquiry, located.protector);
  const draft = inquiryDraft(inquiry, DISCLOSURE, located.protector);
  await recordBeyondLimit(inquiry.session.profile.auditLog, draft, inquiry.beyondLimit);
  const { source, disclosed, ...read } = await readFromFirst(located, (from) =>
    readFrom(deps, inquiry, { protector: located.protector, source: from }),
  );
  // Nothing may be awaited between this check and keeping the secret: a lock after it drops the
  // secret with all the others.
  requireSameSession(deps, inquiry);
  deps.secondPeople.use(inquiry.approvalId);
  // Another source may list a key package that this one does not have.
  const protector = { ...located.protector, hasKeyPackage: disclosed.keyPackage !== undefined };
  const secret: HeldKey = {
    inquiry,
    protector,
    marked: source.marksDisclosed,
    ...read,
    keyPackage: disclosed.keyPackage,
  };
  return shown(deps, deps.heldKeys.hold(secret), secret);
}

/** The owners are told as soon as the key was read, whether or not it can still be shown. */
function tellOwners({ clock }: DiscloseDeps, inquiry: DriveInquiry, protector: Protector): void {
  const { session, request, requestId } = inquiry;
  session.profile.ownerNotices?.tell({
    requestId,
    at: new Date(clock.now()).toISOString(),
    secret: 'recovery-key-password',
    computer: computerOf(protector),
    keyPrefix: protector.keyId.slice(0, PREFIX_DIGITS),
    operator: session.operator.account,
    reason: request.reason,
    owners: [...ownersOf(protector.users, endUserOf(request))],
  });
}

/**
 * Written before the key is read: no key is disclosed without a record of how its caller was
 * checked.
 */
async function recordCallerCheck(inquiry: DriveInquiry, protector: Protector): Promise<void> {
  if (inquiry.checked.length === 0) return;
  const event = {
    action: 'caller-check',
    result: 'successful',
    keyType: '',
    note: inquiry.checked.join('; '),
  } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, event, protector));
}

interface ReadProtector {
  readonly source: RecoverySource;
  readonly disclosed: DisclosedProtector;
  readonly recoveryPassword: RecoveryPassword;
  readonly recentRecoveries: number;
}

/**
 * Reads the key from the first source that keeps it, or from the next one when the first cannot
 * give it. Each try writes its own audit entry.
 *
 * @throws what the first source failed with
 */
async function readFromFirst(
  { protector, holders }: LocatedProtector,
  read: (source: RecoverySource) => Promise<ReadProtector>,
): Promise<ReadProtector> {
  let firstFailure: AppError | undefined;
  for (const source of holders) {
    try {
      return await read(source);
    } catch (error) {
      if (!(error instanceof AppError) || !mayTryNextSource(error.code, source)) throw error;
      firstFailure ??= error;
    }
  }
  throw firstFailure ?? new AppError('recovery.noMatch', `no source keeps ${protector.keyId}`);
}

const DISCLOSURE = {
  action: 'disclose',
  result: 'successful',
  keyType: 'recovery-key-password',
} as const;

interface KeyOfSource {
  readonly protector: Protector;
  readonly source: RecoverySource;
}

async function readFrom(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  { protector, source }: KeyOfSource,
): Promise<ReadProtector> {
  const draft = inquiryDraft(inquiry, DISCLOSURE, protector);
  const entry = flagBeyondLimit(draft, inquiry.beyondLimit);
  const log = inquiry.session.profile.auditLog;
  const disclosed = await deps.heldBack.withinLimits({ log, entry }, (recording) =>
    readProtector(source, protector.keyId, recording),
  );
  tellOwners(deps, inquiry, protector);
  const recentRecoveries = await countRecentRecoveries(log, deps.clock, protector);
  requireSameSession(deps, inquiry);
  const password = RecoveryPassword.safeParse(disclosed.recoveryPassword);
  if (!password.success)
    return refuse(inquiry, {
      failure: 'recovery.damagedPassword',
      matches: [protector],
      details: { reason: wrongGroupsIn(disclosed.recoveryPassword).join(', ') },
    });
  return { source, disclosed, recoveryPassword: password.data, recentRecoveries };
}

/**
 * The console may be locked or signed out while the store writes. The audit entry stays, the secret
 * is dropped.
 */
function requireSameSession({ sessions }: DiscloseDeps, { session }: DriveInquiry): void {
  if (sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended during the disclosure');
}

async function recordList(inquiry: DriveInquiry): Promise<void> {
  const event = { action: 'search', result: 'successful', keyType: 'recovery-key-id' } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, event));
}

interface Refusal {
  readonly failure: ErrorCode;
  /** What the audit entry says, where that is more than the operator is told. */
  readonly recorded?: ErrorCode;
  /** The keys that matched; a single one is named in the audit entry. */
  readonly matches?: readonly Protector[];
  readonly details?: ErrorDetails;
}

/** Writes the entry of a failed search and throws its failure. */
async function refuse(
  inquiry: DriveInquiry,
  { failure, recorded = failure, matches = [], details = {} }: Refusal,
): Promise<never> {
  const about = matches.length === 1 ? matches[0] : undefined;
  const event = {
    action: 'search',
    result: 'failed',
    keyType: 'recovery-key-id',
    failure: recorded,
  } as const;
  await inquiry.guesses.recordFailure(inquiryDraft(inquiry, event, about));
  throw new AppError(failure, `${matches.length} matches`, { details });
}

const DAY_MS = 86_400_000;

/**
 * How often the computer of a protector was recovered in the last 30 days, this time included. 0
 * when the audit log cannot tell: that is no reason to withhold the key.
 */
async function countRecentRecoveries(
  log: AuditLog,
  clock: Clock,
  protector: Protector,
): Promise<number> {
  const since = new Date(clock.now() - REPEATED_WITHIN_DAYS * DAY_MS).toISOString();
  return log.disclosuresOf(computerOf(protector), since).then(countRecoveries, () => 0);
}
