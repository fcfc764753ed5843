import type {
  DriveProtector,
  DriveRemote,
  RemoteDrive,
} from '#main/ports/recovery/drive-remote.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { RemoteComputer } from '#main/ports/tpm/tpm-remote.ts';
import { AppError } from '#shared/errors.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

/** A key to replace, on which computer. */
export interface Replacement {
  readonly remote: DriveRemote;
  readonly target: RemoteComputer;
  readonly keyId: RecoveryKeyId;
}

/**
 * The drive that a recovery password unlocks. Changes nothing.
 *
 * @throws AppError `rotation.notThere` where no drive of the computer has it any more,
 *   `rotation.locked`; as {@link DriveRemote}
 */
export async function driveOf(
  { remote, target, keyId }: Replacement,
  options: CallOptions,
): Promise<RemoteDrive> {
  const drives = await remote.drives(target, options);
  const drive = drives.find(({ passwords }) => passwords.includes(keyId));
  if (drive === undefined) throw new AppError('rotation.notThere', `no drive has ${keyId}`);
  if (drive.isLocked) throw new AppError('rotation.locked', `the drive of ${keyId} is locked`);
  return drive;
}

/** What has begun goes on to its end, which is a key that somebody has: no cancel stops it. */
const TO_THE_END: CallOptions = { signal: new AbortController().signal };

/**
 * Gives the drive a new recovery password, has it backed up, and only then removes the old one.
 * What else unlocks the drive is not touched. A new one that could not be backed up is removed
 * again: nobody would have it.
 *
 * @returns the ID of the new one
 * @throws AppError `rotation.leftBehind` where that one could not be removed either;
 *   `rotation.oldNotRemoved` where there are now both; as {@link driveOf} and {@link DriveRemote},
 *   and then everything is as it was
 */
export async function replaceKey(
  replacement: Replacement,
  options: CallOptions,
): Promise<RecoveryKeyId> {
  const { keyId } = replacement;
  const drive = await driveOf(replacement, options);
  const made = { driveId: drive.id, keyId: await added(replacement, drive) };
  try {
    await backedUp(replacement, made);
  } catch (failure) {
    await removeAgain(replacement, made, failure);
    throw failure;
  }
  await removeOld(replacement, { driveId: drive.id, keyId }, made);
  return made.keyId;
}

/** Where the computer does not say whether it made one, it is looked for. */
async function added(replacement: Replacement, drive: RemoteDrive): Promise<RecoveryKeyId> {
  const { remote, target } = replacement;
  try {
    return await remote.addPassword(target, drive.id, TO_THE_END);
  } catch (failure) {
    if (!isUnsure(failure)) throw failure;
    const now = await driveOf(replacement, TO_THE_END).catch(() => {
      throw failure;
    });
    const [only, ...more] = now.passwords.filter((id) => !drive.passwords.includes(id));
    if (only !== undefined && more.length === 0)
      await removeAgain(replacement, { driveId: drive.id, keyId: only }, failure);
    throw failure;
  }
}

/** A step after which nobody knows whether it was taken. */
function isUnsure(failure: unknown): boolean {
  const sure: readonly string[] = [
    'rotation.refused',
    'rotation.notBackedUp',
    'rotation.accessDenied',
    'rotation.noPowerShell',
  ];
  return failure instanceof AppError && !sure.includes(failure.code);
}

/** To back up twice does no harm, and says what became of the first time. */
async function backedUp({ remote, target }: Replacement, made: DriveProtector): Promise<void> {
  await remote.backUp(target, made, TO_THE_END).catch(async (failure: unknown) => {
    if (!isUnsure(failure)) throw failure;
    await remote.backUp(target, made, TO_THE_END);
  });
}

async function removeAgain(
  { remote, target }: Replacement,
  made: DriveProtector,
  failure: unknown,
): Promise<void> {
  try {
    await remote.remove(target, made, TO_THE_END);
  } catch {
    throw new AppError('rotation.leftBehind', `${made.keyId} is backed up nowhere`, {
      cause: failure,
      details: { reason: made.keyId },
    });
  }
}

/** Only what is seen afterwards counts. */
async function removeOld(
  { remote, target }: Replacement,
  old: DriveProtector,
  made: DriveProtector,
): Promise<void> {
  try {
    await remote.remove(target, old, TO_THE_END);
    const drives = await remote.drives(target, TO_THE_END);
    const { passwords = [] } = drives.find(({ id }) => id === old.driveId) ?? {};
    if (passwords.includes(made.keyId) && !passwords.includes(old.keyId)) return;
  } catch (cause) {
    throw bothThere(made, cause);
  }
  throw bothThere(made);
}

function bothThere({ keyId }: DriveProtector, cause?: unknown): AppError {
  return new AppError('rotation.oldNotRemoved', `${keyId} was made, and the old one is there`, {
    cause,
    details: { reason: keyId },
  });
}
