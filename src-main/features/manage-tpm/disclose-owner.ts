import { ownersOf } from '#main/domain/messages/owner-notice.ts';
import { tpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { CallOptions, Clock } from '#main/ports/system.ts';
import type { DisclosedTpmOwner } from '#main/ports/tpm/tpm-source.ts';
import type { AuditAction, AuditResult } from '#shared/audit/audit-entry.ts';
import type { OutputOf, SaveResult, TpmDisclosure } from '#shared/contract.ts';
import { codeOf, AppError } from '#shared/errors.ts';
import { endUserOf } from '#shared/request/request-fields.ts';
import { tpmFileName } from '#shared/tpm/tpm-file.ts';
import { type TpmOwner, TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import { flagBeyondLimit, recordBeyondLimit } from '../break-glass.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { type FileWords, type RecordedSecret, copySecret, saveSecret } from '../copy-and-save.ts';
import type { HeldBack } from '../held-back.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import { readTpmOwner } from '../recorded-read.ts';
import { type SecondPeople, withApprover } from '../second-person.ts';
import type { Sessions } from '../sessions.ts';
import { type NamedOwner, type TpmSearchDeps, tpmSourceOf } from './search-tpm-sources.ts';
import {
  type TpmInquiry,
  permittedComputer,
  recordTpm,
  notFound,
  refuse,
  tpmDraft,
} from './tpm-inquiry.ts';

/** One disclosed owner password, kept in main while the page may copy, save or use it. */
export interface HeldTpmOwner {
  readonly inquiry: TpmInquiry;
  readonly owner: TpmOwner;
  readonly ownerPassword: TpmOwnerPassword;
}

export interface DiscloseOwnerDeps extends TpmSearchDeps {
  readonly sessions: Sessions;
  readonly heldTpmOwners: HeldSecrets<HeldTpmOwner>;
  readonly heldBack: HeldBack;
  readonly secondPeople: SecondPeople;
}

const DISCLOSE = { action: 'disclose', keyType: 'tpm-password-hash' } as const;

/**
 * Discloses the owner password when exactly one is stored; lists the records when there are
 * several.
 *
 * @throws as {@link permittedComputer}, and AppError `tpm.noneStored`, `tpm.damagedPassword`,
 *   `auth.locked` when the session ended meanwhile. Once the disclosure has begun, a cancel does
 *   not stop it.
 */
export async function submitTpm(
  deps: DiscloseOwnerDeps,
  asked: TpmInquiry,
  options: CallOptions,
): Promise<OutputOf<'tpm.submit'>> {
  const { inquiry, owners, missing } = await permittedComputer(
    deps,
    { inquiry: asked, intent: DISCLOSE },
    options,
  );
  const [only, ...others] = owners;
  if (only === undefined) return refuse(inquiry, DISCLOSE, notFound('tpm.noneStored', missing));
  if (others.length === 0)
    return {
      outcome: 'disclosed',
      disclosure: await disclose(deps, { inquiry, ownerId: only.ownerId }, options),
    };
  await recordTpm(inquiry, {
    action: 'search',
    result: 'successful',
    keyType: 'tpm-password-hash',
  });
  return { outcome: 'several', owners: [...owners] };
}

interface ChosenOwner {
  readonly asked: TpmInquiry;
  readonly ownerId: string;
}

/**
 * Discloses one record of the list. The rules are applied again, because the page may ask for any
 * record. @throws as {@link submitTpm}
 */
export async function discloseChosenOwner(
  deps: DiscloseOwnerDeps,
  { asked, ownerId }: ChosenOwner,
  options: CallOptions,
): Promise<TpmDisclosure> {
  const { inquiry, owners, missing } = await permittedComputer(
    deps,
    { inquiry: asked, intent: DISCLOSE },
    options,
  );
  if (!owners.some((owner) => owner.ownerId === ownerId))
    return refuse(inquiry, DISCLOSE, notFound('tpm.noneStored', missing));
  options.signal.throwIfAborted();
  return disclose(deps, { inquiry, ownerId }, options);
}

/** What the page gets of a disclosure while the owner password is shown. */
export function shownOwner(
  { settings }: Pick<DiscloseOwnerDeps, 'settings'>,
  disclosureId: string,
  { inquiry, owner, ownerPassword }: HeldTpmOwner,
): TpmDisclosure {
  return {
    disclosureId,
    owner,
    ownerPassword,
    hideAfterSeconds: settings.recovery.hideAfterSeconds,
    isBeyondLimit: inquiry.beyondLimit !== undefined,
  };
}

interface OwnerEvent {
  readonly action: AuditAction;
  readonly result: AuditResult;
  readonly failure?: unknown;
}

/**
 * Records that a disclosed owner password is shown, copied or saved again. When it throws, nothing
 * may leave.
 */
export async function recordOwner(
  { inquiry }: HeldTpmOwner,
  { action, result, failure }: OwnerEvent,
): Promise<void> {
  await recordTpm(inquiry, {
    action,
    result,
    keyType: 'tpm-password-hash',
    failure: failure === undefined ? undefined : codeOf(failure),
  });
}

/** Looks the owner password up anew each time. @throws AppError `recovery.noLongerHeld` */
type GetOwner = () => HeldTpmOwner;

function recorded(get: GetOwner, action: AuditAction): RecordedSecret<HeldTpmOwner> {
  return {
    get,
    record: (owner, result, failure) => recordOwner(owner, { action, result, failure }),
  };
}

/** Copies the owner password. @throws as {@link copySecret} */
export async function copyOwner(get: GetOwner, clipboard: ClipboardGuard): Promise<void> {
  await copySecret(recorded(get, 'copy'), clipboard, ({ ownerPassword }) => ownerPassword);
}

interface SavingOwner {
  readonly saver: FileSaver;
  readonly words: FileWords;
  readonly clock: Clock;
}

/** Saves the owner password as the `.tpm` file that Windows reads. @throws as {@link saveSecret} */
export async function saveOwner(
  get: GetOwner,
  { saver, words, clock }: SavingOwner,
): Promise<SaveResult> {
  return saveSecret(recorded(get, 'save'), {
    saver,
    proposal: { ...words, fileName: tpmFileName(get().owner.computer.name), extension: 'tpm' },
    bytesOf: ({ inquiry, owner, ownerPassword }) =>
      tpmOwnerFile({
        ownerPassword,
        machineName: owner.computer.name,
        creationUser: inquiry.session.operator.account,
        createdAtMs: clock.now(),
      }),
  });
}

interface ToDisclose {
  readonly inquiry: TpmInquiry;
  readonly ownerId: string;
}

async function disclose(
  deps: DiscloseOwnerDeps,
  { inquiry: asked, ownerId }: ToDisclose,
  options: CallOptions,
): Promise<TpmDisclosure> {
  const { computerDomain, computerName } = asked.request;
  const computer = asked.computer ?? { domain: computerDomain, name: computerName };
  const about = { secret: `owner password ${ownerId}`, computer, options };
  const inquiry = await withApprover(deps.secondPeople, asked, about);
  const named = tpmSourceOf(inquiry.session.profile.tpm, ownerId);
  if (named === undefined) return refuse(inquiry, DISCLOSE, { failure: 'tpm.noneStored' });
  const disclosed = await readRecorded(deps, inquiry, named);
  tellOwners(deps, inquiry);
  // Locked or signed out while the store was writing: the entry stays, the secret is dropped.
  if (deps.sessions.current() !== inquiry.session)
    throw new AppError('auth.locked', 'the session ended during the disclosure');
  deps.secondPeople.use(inquiry.approvalId);
  const checked = TpmOwnerPassword.safeParse(disclosed.ownerPassword);
  if (!checked.success) return refuse(inquiry, DISCLOSE, { failure: 'tpm.damagedPassword' });
  const secret: HeldTpmOwner = {
    inquiry,
    owner: { ...disclosed.owner, ownerId },
    ownerPassword: checked.data,
  };
  return shownOwner(deps, deps.heldTpmOwners.hold(secret), secret);
}

/** The owners are told as soon as the owner password was read. */
function tellOwners({ clock }: DiscloseOwnerDeps, inquiry: TpmInquiry): void {
  const { session, request, requestId, computer } = inquiry;
  const { computer: name } = tpmDraft(inquiry, { ...DISCLOSE, result: 'successful' });
  session.profile.ownerNotices?.tell({
    requestId,
    at: new Date(clock.now()).toISOString(),
    secret: 'tpm-password-hash',
    computer: name,
    keyPrefix: '',
    operator: session.operator.account,
    reason: request.reason,
    owners: [...ownersOf(computer?.users ?? [], endUserOf(request))],
  });
}

async function readRecorded(
  { heldBack }: DiscloseOwnerDeps,
  inquiry: TpmInquiry,
  { source, ownerId }: NamedOwner,
): Promise<DisclosedTpmOwner> {
  const log = inquiry.session.profile.auditLog;
  const draft = tpmDraft(inquiry, { ...DISCLOSE, result: 'successful' });
  await recordBeyondLimit(log, draft, inquiry.beyondLimit);
  const entry = flagBeyondLimit(draft, inquiry.beyondLimit);
  return heldBack.withinLimits({ log, entry }, (recording) =>
    readTpmOwner(source, ownerId, recording),
  );
}
