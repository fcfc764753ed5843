import { tpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { AuditAction, AuditResult } from '#shared/audit/audit-entry.ts';
import type { OutputOf, SaveResult, TpmDisclosure } from '#shared/contract.ts';
import { codeOf, AppError } from '#shared/errors.ts';
import { tpmFileName } from '#shared/tpm/tpm-file.ts';
import { type TpmOwner, TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { type FileWords, copyOut, saveOut } from '../hand-out.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import { readTpmOwner } from '../recorded-read.ts';
import type { Sessions } from '../sessions.ts';
import { type TpmSearchDeps, tpmSourceOf } from './search-tpm-sources.ts';
import {
  type TpmInquiry,
  permittedComputer,
  recordTpm,
  refuse,
  tpmDraft,
  unlessMissing,
} from './tpm-inquiry.ts';

/** One disclosed owner password, with the inquiry it was disclosed for. */
export interface HeldOwner {
  readonly inquiry: TpmInquiry;
  readonly owner: TpmOwner;
  readonly ownerPassword: TpmOwnerPassword;
}

export interface DiscloseOwnerDeps extends TpmSearchDeps {
  readonly sessions: Sessions;
  readonly owners: HeldSecrets<HeldOwner>;
}

const DISCLOSE = { action: 'disclose', keyType: 'tpm-password-hash' } as const;

/** Discloses the owner password when one is stored; lists the history when there are several. */
export async function submitTpm(
  deps: DiscloseOwnerDeps,
  asked: TpmInquiry,
  signal: AbortSignal,
): Promise<OutputOf<'tpm.submit'>> {
  const { inquiry, owners, missing } = await permittedComputer(deps, asked, DISCLOSE, signal);
  const [only, ...others] = owners;
  if (only === undefined)
    return refuse(inquiry, DISCLOSE, ...unlessMissing('tpm.noneStored', missing));
  if (others.length === 0)
    return { outcome: 'disclosed', disclosure: await disclose(deps, inquiry, only.ownerId) };
  await recordTpm(inquiry, {
    action: 'search',
    result: 'successful',
    keyType: 'tpm-password-hash',
  });
  return { outcome: 'several', owners: [...owners] };
}

/** Discloses one record of the history, after judging it anew: the page may have asked for any. */
export async function discloseChosenOwner(
  deps: DiscloseOwnerDeps,
  asked: TpmInquiry,
  ownerId: string,
  signal: AbortSignal,
): Promise<TpmDisclosure> {
  const { inquiry, owners, missing } = await permittedComputer(deps, asked, DISCLOSE, signal);
  if (!owners.some((owner) => owner.ownerId === ownerId))
    return refuse(inquiry, DISCLOSE, ...unlessMissing('tpm.noneStored', missing));
  signal.throwIfAborted();
  return disclose(deps, inquiry, ownerId);
}

/** The disclosure as the page may see it while the password is shown. */
export function shownOwner(
  { settings }: Pick<DiscloseOwnerDeps, 'settings'>,
  disclosureId: string,
  { owner, ownerPassword }: HeldOwner,
): TpmDisclosure {
  return {
    disclosureId,
    owner,
    ownerPassword,
    hideAfterSeconds: settings.recovery.hideAfterSeconds,
  };
}

/** Records that a held owner password is about to leave main once more. */
export async function recordOwner(
  { inquiry }: HeldOwner,
  action: AuditAction,
  result: AuditResult,
  failure?: unknown,
): Promise<void> {
  await recordTpm(inquiry, {
    action,
    result,
    keyType: 'tpm-password-hash',
    failure: failure === undefined ? undefined : codeOf(failure),
  });
}

const handOut = (held: () => HeldOwner, action: AuditAction) => ({
  held,
  record: (owner: HeldOwner, result: AuditResult, failure?: unknown) =>
    recordOwner(owner, action, result, failure),
});

/** Copies the owner password. */
export async function copyOwner(held: () => HeldOwner, clipboard: ClipboardGuard): Promise<void> {
  await copyOut(handOut(held, 'copy'), clipboard, ({ ownerPassword }) => ownerPassword);
}

interface SavingOwner {
  readonly saver: FileSaver;
  readonly words: FileWords;
  readonly clock: Clock;
}

/** Saves the owner password as the `.tpm` file Windows reads. */
export async function saveOwner(
  held: () => HeldOwner,
  { saver, words, clock }: SavingOwner,
): Promise<SaveResult> {
  return saveOut(handOut(held, 'save'), {
    saver,
    proposal: { ...words, fileName: tpmFileName(held().owner.computer.name), extension: 'tpm' },
    bytesOf: ({ inquiry, owner, ownerPassword }) =>
      tpmOwnerFile({
        ownerPassword,
        machineName: owner.computer.name,
        creationUser: inquiry.session.operator.account,
        createdAtMs: clock.now(),
      }),
  });
}

async function disclose(
  deps: DiscloseOwnerDeps,
  inquiry: TpmInquiry,
  ownerId: string,
): Promise<TpmDisclosure> {
  const named = tpmSourceOf(inquiry.session.profile.tpm, ownerId);
  if (named === undefined) return refuse(inquiry, DISCLOSE, 'tpm.noneStored');
  const disclosed = await readTpmOwner(named.source, named.ownerId, {
    log: inquiry.session.profile.auditLog,
    entry: tpmDraft(inquiry, { ...DISCLOSE, result: 'successful' }),
  });
  // Locked or signed out while the store was writing: the entry stands, the secret goes nowhere.
  if (deps.sessions.current() !== inquiry.session)
    throw new AppError('auth.locked', 'the session ended during the disclosure');
  const checked = TpmOwnerPassword.safeParse(disclosed.ownerPassword);
  if (!checked.success) return refuse(inquiry, DISCLOSE, 'tpm.damagedPassword');
  const secret: HeldOwner = {
    inquiry,
    owner: { ...disclosed.owner, ownerId },
    ownerPassword: checked.data,
  };
  return shownOwner(deps, deps.owners.hold(secret), secret);
}
