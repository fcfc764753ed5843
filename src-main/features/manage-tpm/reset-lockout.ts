import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import { hexCode, tpmFailure } from '#main/domain/tpm/tpm-return-code.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { RemoteComputer } from '#main/ports/tpm/tpm-remote.ts';
import type { OutputOf, TpmAuthorisation } from '#shared/contract.ts';
import { AppError, type ErrorCode, type ErrorDetails, codeOf } from '#shared/errors.ts';
import { type Computer, hostNameOf, isSameName } from '#shared/request/computer.ts';
import type { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import type { Sessions } from '../sessions.ts';
import type { HeldTpmOwner } from './disclose-owner.ts';
import type { TpmSearchDeps } from './search-tpm-sources.ts';
import {
  type PermittedComputer,
  type TpmInquiry,
  type TpmIntent,
  permittedComputer,
  recordTpm,
  refuse,
} from './tpm-inquiry.ts';

export interface ResetDeps extends TpmSearchDeps {
  readonly sessions: Sessions;
  readonly heldTpmOwners: HeldSecrets<HeldTpmOwner>;
  /** The files the person has opened. */
  readonly heldTpmFiles: HeldSecrets<TpmOwnerFile>;
}

interface Reset {
  readonly asked: TpmInquiry;
  readonly authorisation: TpmAuthorisation;
  /** What a person was warned of, and sends anyway. */
  readonly acceptsOtherMachine: boolean;
  readonly acceptsSuperseded: boolean;
}

const READ = { action: 'search' } as const;

/**
 * Asks the computer whether its TPM is locked. Only computers that a source knows are asked: the
 * operator's password is sent nowhere else.
 *
 * @throws as {@link permittedComputer} and the calls of TpmRemote; AppError `auth.locked`
 */
export async function readLockout(
  deps: Pick<ResetDeps, 'sessions'> & TpmSearchDeps,
  asked: TpmInquiry,
  options: CallOptions,
): Promise<OutputOf<'tpm.readLockout'>> {
  const permitted = await permittedComputer(deps, { inquiry: asked, intent: READ }, options);
  const target = targetOf(deps, permitted);
  return {
    hostName: target.hostName,
    lockout: await asked.session.profile.tpmRemote.readLockout(target, options),
  };
}

/**
 * Resets the lockout of the computer's TPM. The lockout is read first: a TPM that is not locked is
 * left alone, since a wrong owner password would lock it. The intent is recorded before anything is
 * sent, and the outcome after it.
 *
 * @throws as {@link readLockout}; AppError `tpm.notLocked`, `tpm.otherMachine`, `tpm.superseded`,
 *   `recovery.noLongerHeld`, and what the TPM's return code means. After a cancel the reset may or
 *   may not have happened.
 */
export async function resetLockout(
  deps: ResetDeps,
  { asked, authorisation, ...accepts }: Reset,
  options: CallOptions,
): Promise<OutputOf<'tpm.resetLockout'>> {
  const stored = storedAuthorisation(deps, authorisation);
  const intent: TpmIntent = {
    action: 'reset-lockout',
    ...(stored && { keyType: 'tpm-password-hash' }),
  };
  const permitted = await permittedComputer(deps, { inquiry: asked, intent }, options);
  const doubt = stored && doubtAbout(stored, permitted.computer, accepts);
  if (doubt) return refuse(permitted.inquiry, intent, doubt);
  const reset = { permitted, intent, ownerPassword: stored?.ownerPassword };
  return recordedReset(deps, reset, options);
}

/** Why an owner password will probably lock the TPM, unless a person was told so and goes on. */
function doubtAbout(
  { isMeantFor, isSuperseded, machineName }: StoredAuthorisation,
  computer: Computer,
  { acceptsOtherMachine, acceptsSuperseded }: Omit<Reset, 'asked' | 'authorisation'>,
): { readonly failure: ErrorCode; readonly details: ErrorDetails } | undefined {
  if (!isMeantFor(computer) && !acceptsOtherMachine)
    return { failure: 'tpm.otherMachine', details: { reason: machineName } };
  if (isSuperseded && !acceptsSuperseded) return { failure: 'tpm.superseded', details: {} };
  return undefined;
}

interface PermittedReset {
  readonly permitted: PermittedComputer;
  readonly intent: TpmIntent;
  readonly ownerPassword: TpmOwnerPassword | undefined;
}

async function recordedReset(
  deps: ResetDeps,
  { permitted, intent, ownerPassword }: PermittedReset,
  options: CallOptions,
): Promise<OutputOf<'tpm.resetLockout'>> {
  const { inquiry } = permitted;
  const { tpmRemote } = inquiry.session.profile;
  const target = targetOf(deps, permitted);
  try {
    const before = await tpmRemote.readLockout(target, options);
    if (before.lockedOut === false) throw new AppError('tpm.notLocked', 'the TPM is not locked');
    await recordTpm(inquiry, { ...intent, result: 'intended' });
    requireSameSession(deps, inquiry);
    requireSuccess(await tpmRemote.resetLockout(target, ownerPassword, options));
  } catch (error) {
    await recordTpm(inquiry, { ...intent, result: 'failed', failure: codeOf(error) });
    throw error;
  }
  await recordTpm(inquiry, { ...intent, result: 'successful' });
  // The reset was successful, even when the computer does not answer this last question.
  const lockout = await tpmRemote.readLockout(target, options).catch(() => null);
  return { hostName: target.hostName, lockout };
}

/** An owner password from a disclosure or a file, and the computer it belongs to. */
interface StoredAuthorisation {
  readonly ownerPassword: TpmOwnerPassword;
  readonly machineName: string;
  readonly isMeantFor: (computer: Computer) => boolean;
  /** A newer one is stored. Of a file nobody knows. */
  readonly isSuperseded: boolean;
}

/** @returns `undefined` where the computer uses the authorisation that it keeps itself */
function storedAuthorisation(
  { heldTpmOwners, heldTpmFiles }: ResetDeps,
  authorisation: TpmAuthorisation,
): StoredAuthorisation | undefined {
  switch (authorisation.kind) {
    case 'kept-by-computer':
      return undefined;
    case 'retrieved': {
      const { owner, ownerPassword } = heldTpmOwners.get(authorisation.disclosureId);
      return {
        ownerPassword,
        machineName: hostNameOf(owner.computer),
        isMeantFor: (computer) => hostNameOf(computer) === hostNameOf(owner.computer),
        isSuperseded: owner.state === 'superseded',
      };
    }
    case 'file': {
      const { ownerPassword, machineName } = heldTpmFiles.get(authorisation.fileId);
      // A file without a computer's name is taken for the right one.
      return {
        ownerPassword,
        machineName,
        isMeantFor: ({ name }) => machineName === '' || isSameName(machineName, name),
        isSuperseded: false,
      };
    }
  }
}

/** After a lock or a sign-out nothing may be done under the operator's account. */
function requireSameSession(
  { sessions }: Pick<ResetDeps, 'sessions'>,
  { session }: TpmInquiry,
): void {
  if (sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended before the computer was asked');
}

function targetOf(
  deps: Pick<ResetDeps, 'sessions'>,
  { inquiry, computer }: PermittedComputer,
): RemoteComputer {
  requireSameSession(deps, inquiry);
  const { session } = inquiry;
  // With the domain: the other computer would look up a bare name among its local accounts.
  return {
    hostName: hostNameOf(computer),
    credentials: { ...session.credentials, userName: session.operator.account },
  };
}

function requireSuccess(returnCode: number): void {
  const failure = tpmFailure(returnCode);
  if (failure !== undefined)
    throw new AppError(failure, `Win32_Tpm returned ${hexCode(returnCode)}`, {
      details: { reason: hexCode(returnCode) },
    });
}
