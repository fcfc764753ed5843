import type { TpmOwnerFile } from '#main/domain/tpm/tpm-owner-file.ts';
import { hexCode, tpmFailure } from '#main/domain/tpm/tpm-return-code.ts';
import type { TpmTarget } from '#main/ports/tpm/tpm-remote.ts';
import type { OutputOf, TpmAuthorisation } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { type Computer, hostNameOf, isSameName } from '#shared/request/computer.ts';
import type { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { HeldSecrets } from '../held-secrets.ts';
import type { Sessions } from '../sessions.ts';
import type { HeldOwner } from './disclose-owner.ts';
import type { TpmSearchDeps } from './search-tpm-sources.ts';
import {
  type PermittedComputer,
  type TpmHappening,
  type TpmInquiry,
  permittedComputer,
  recordTpm,
  refuse,
} from './tpm-inquiry.ts';

export interface ResetDeps extends TpmSearchDeps {
  readonly sessions: Sessions;
  readonly owners: HeldSecrets<HeldOwner>;
  readonly files: HeldSecrets<TpmOwnerFile>;
}

interface Reset {
  readonly authorisation: TpmAuthorisation;
  readonly acceptsOtherMachine: boolean;
}

const READ = { action: 'search' } as const;

/**
 * Asks the computer about its lockout. Only computers a source knows are asked: the operator's
 * credentials go nowhere else.
 */
export async function readLockout(
  deps: Pick<ResetDeps, 'sessions'> & TpmSearchDeps,
  asked: TpmInquiry,
  signal: AbortSignal,
): Promise<OutputOf<'tpm.readLockout'>> {
  const target = targetOf(deps, await permittedComputer(deps, asked, READ, signal));
  return {
    hostName: target.hostName,
    lockout: await asked.session.profile.tpmRemote.readLockout(target, { signal }),
  };
}

/**
 * Resets the lockout of the computer's TPM. The lockout is read first: a TPM that is not locked is
 * left alone, since a wrong owner password would lock it. The intent is recorded before anything is
 * sent, and the outcome after.
 */
export async function resetLockout(
  deps: ResetDeps,
  asked: TpmInquiry,
  reset: Reset,
  signal: AbortSignal,
): Promise<OutputOf<'tpm.resetLockout'>> {
  const { tpmRemote } = asked.session.profile;
  const proof = proofOf(deps, reset.authorisation);
  const happening: Omit<TpmHappening, 'result'> = {
    action: 'reset-lockout',
    ...(proof && { keyType: 'tpm-password-hash' }),
  };
  const permitted = await permittedComputer(deps, asked, happening, signal);
  const { inquiry } = permitted;
  if (proof && !proof.isMeantFor(permitted.computer) && !reset.acceptsOtherMachine)
    return refuse(inquiry, happening, 'tpm.otherMachine', { reason: proof.machineName });

  const target = targetOf(deps, permitted);
  try {
    const before = await tpmRemote.readLockout(target, { signal });
    if (before.lockedOut === false) throw new AppError('tpm.notLocked', 'the TPM is not locked');
    await recordTpm(inquiry, { ...happening, result: 'intended' });
    requireStillThere(deps, inquiry);
    requireSuccess(await tpmRemote.resetLockout(target, proof?.ownerPassword, { signal }));
  } catch (error) {
    await recordTpm(inquiry, { ...happening, result: 'failed', failure: codeOf(error) });
    throw error;
  }
  await recordTpm(inquiry, { ...happening, result: 'successful' });
  // The reset has happened. That the computer does not answer any more does not make it a failed one.
  const lockout = await tpmRemote.readLockout(target, { signal }).catch(() => null);
  return { hostName: target.hostName, lockout };
}

interface Proof {
  readonly ownerPassword: TpmOwnerPassword;
  readonly machineName: string;
  readonly isMeantFor: (computer: Computer) => boolean;
}

function proofOf({ owners, files }: ResetDeps, authorisation: TpmAuthorisation): Proof | undefined {
  switch (authorisation.kind) {
    case 'kept-by-computer':
      return undefined;
    case 'retrieved': {
      const { owner, ownerPassword } = owners.get(authorisation.disclosureId);
      return {
        ownerPassword,
        machineName: hostNameOf(owner.computer),
        isMeantFor: (computer) => hostNameOf(computer) === hostNameOf(owner.computer),
      };
    }
    case 'file': {
      const { ownerPassword, machineName } = files.get(authorisation.fileId);
      // A file that names no computer cannot be told to be another's.
      return {
        ownerPassword,
        machineName,
        isMeantFor: ({ name }) => machineName === '' || isSameName(machineName, name),
      };
    }
  }
}

/** Locked or signed out meanwhile: nothing is done in the name of somebody who is no longer there. */
function requireStillThere(
  { sessions }: Pick<ResetDeps, 'sessions'>,
  { session }: TpmInquiry,
): void {
  if (sessions.current() !== session)
    throw new AppError('auth.locked', 'the session ended before the computer was asked');
}

function targetOf(
  deps: Pick<ResetDeps, 'sessions'>,
  { inquiry, computer }: PermittedComputer,
): TpmTarget {
  requireStillThere(deps, inquiry);
  const { session } = inquiry;
  // With the domain in it: another computer takes a bare name for one of its own accounts.
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
