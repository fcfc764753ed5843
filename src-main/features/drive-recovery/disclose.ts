import type { Disclosure, OutputOf } from '../../../src-shared/contract.ts';
import { AppError, type ErrorCode } from '../../../src-shared/errors.ts';
import type { Protector } from '../../../src-shared/model/protector.ts';
import type { RecoveryKeyId } from '../../../src-shared/model/recovery-key-id.ts';
import { RecoveryPassword, groupsOf } from '../../../src-shared/model/recovery-password.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import { mayActFor } from '../../domain/access.ts';
import type { Sessions } from '../sessions.ts';
import { type DriveInquiry, inquiryDraft } from './drive-inquiry.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import type { HeldKey } from './held-key.ts';
import { recentRecoveries } from './recent-recoveries.ts';
import { similarKeys } from './similar-keys.ts';

export interface DiscloseDeps {
  readonly sessions: Sessions;
  readonly held: HeldSecrets<HeldKey>;
  readonly settings: Settings;
  readonly clock: Clock;
}

/** Lists what fits, or discloses the one protector that does. Leaves one entry: the search's, or the disclosure's. */
export async function submit(deps: DiscloseDeps, inquiry: DriveInquiry, signal: AbortSignal): Promise<OutputOf<'recovery.submit'>> {
  const { matches, total } = await inquiry.session.profile.recovery.find(inquiry.query, deps.settings.recovery.maxMatches, { signal });
  const permitted = matches.filter((match) => mayActFor(inquiry.request, inquiry.role, match.users));
  const [first] = permitted;
  if (matches.length === 0) return listSimilar(inquiry, signal);
  if (first === undefined) return refuse(inquiry, 'recovery.userNotAssociated', matches);
  if (permitted.length === 1 && total === matches.length) {
    return { outcome: 'disclosed', disclosure: await disclose(deps, inquiry, first) };
  }
  await recordList(inquiry);
  // What was kept back for the end user's sake is not counted either: the number would tell of keys that are none of theirs.
  const kept = matches.length - permitted.length;
  return { outcome: 'several', matches: permitted, total: total - kept };
}

/** Discloses one row of an earlier search, after judging it anew: the page may have asked for any ID. */
export async function discloseChosen(
  deps: DiscloseDeps,
  inquiry: DriveInquiry,
  keyId: RecoveryKeyId,
  signal: AbortSignal,
): Promise<Disclosure> {
  if (!keyId.startsWith(inquiry.query.start)) {
    throw new AppError('input.invalid', 'the chosen key is not one of the matches', { details: { fields: { keyId: 'not-hexadecimal' } } });
  }
  const { matches } = await inquiry.session.profile.recovery.find({ kind: 'whole', start: keyId }, 1, { signal });
  const [protector] = matches;
  if (protector === undefined) return refuse(inquiry, 'recovery.noMatch', matches);
  if (!mayActFor(inquiry.request, inquiry.role, protector.users)) return refuse(inquiry, 'recovery.userNotAssociated', matches);
  signal.throwIfAborted();
  return disclose(deps, inquiry, protector);
}

/** The disclosure as the page may see it while the digits are shown. */
export function shown(deps: DiscloseDeps, disclosureId: string, { inquiry, protector, recoveryPassword, recentRecoveries: times }: HeldKey): Disclosure {
  return {
    disclosureId,
    protector,
    marked: inquiry.session.profile.recovery.marksDisclosed,
    groups: [...groupsOf(recoveryPassword)],
    hideAfterSeconds: deps.settings.recovery.hideAfterSeconds,
    reason: inquiry.request.reason,
    recentRecoveries: times,
  };
}

async function disclose(deps: DiscloseDeps, inquiry: DriveInquiry, protector: Protector): Promise<Disclosure> {
  const { profile } = inquiry.session;
  const entry = inquiryDraft(inquiry, { action: 'disclose', result: 'successful', keyType: 'recovery-key-password' }, protector);
  const disclosed = await profile.recovery.disclose(protector.keyId, entry);
  const times = await recentRecoveries(profile.auditLog, deps.clock, protector);
  // Locked or signed out while the store was writing: the entry stands, the secret goes nowhere.
  if (deps.sessions.current() !== inquiry.session) throw new AppError('auth.locked', 'the session ended during the disclosure');
  const password = RecoveryPassword.safeParse(disclosed.recoveryPassword);
  if (!password.success) return refuse(inquiry, 'recovery.damagedPassword', [protector]);
  const secret: HeldKey = { inquiry, protector, recoveryPassword: password.data, keyPackage: disclosed.keyPackage, recentRecoveries: times };
  return shown(deps, deps.held.hold(secret), secret);
}

/** Nothing has this ID. What the caller may have meant is listed, and recorded like any other list; none of it is disclosed. */
async function listSimilar(inquiry: DriveInquiry, signal: AbortSignal): Promise<OutputOf<'recovery.submit'>> {
  const similar = await similarKeys(inquiry, signal);
  if (similar.length === 0) return refuse(inquiry, 'recovery.noMatch', []);
  await recordList(inquiry);
  return { outcome: 'similar', matches: similar };
}

async function recordList(inquiry: DriveInquiry): Promise<void> {
  const happening = { action: 'search', result: 'successful', keyType: 'recovery-key-id' } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, happening));
}

async function refuse(inquiry: DriveInquiry, failure: ErrorCode, matches: readonly Protector[]): Promise<never> {
  const about = matches.length === 1 ? matches[0] : undefined;
  const happening = { action: 'search', result: 'failed', keyType: 'recovery-key-id', failure } as const;
  await inquiry.session.profile.auditLog.append(inquiryDraft(inquiry, happening, about));
  throw new AppError(failure, `${matches.length} matches`);
}
