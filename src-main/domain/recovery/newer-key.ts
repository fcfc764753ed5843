import type { Protector } from '#shared/recovery/protector.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { isOneDrive } from './one-drive.ts';

/**
 * The newest key that one source lists for the drive of another one, and that was escrowed after
 * it. `undefined` where there is none, and where the source does not say which drive or when.
 */
export function newerKeyOf(
  keyId: RecoveryKeyId,
  listed: readonly Protector[],
): Protector | undefined {
  const old = listed.find((one) => one.keyId === keyId);
  if (old === undefined || old.escrowedAt === UNKNOWN_TIME) return undefined;
  return listed
    .filter((one) => one.escrowedAt > old.escrowedAt && isSameDrive(one, old))
    .toSorted((one, other) => (one.escrowedAt < other.escrowedAt ? 1 : -1))[0];
}

function isSameDrive(one: Protector, other: Protector): boolean {
  const [drive, wanted] = [one.volume, other.volume];
  // Where volumes have IDs, nothing else tells two computers of one name apart.
  if (drive.id !== undefined || wanted.id !== undefined) return drive.id === wanted.id;
  return (
    isOneDrive(wanted) &&
    drive.kind === wanted.kind &&
    drive.driveLetter === wanted.driveLetter &&
    one.computer.domain === other.computer.domain &&
    one.computer.name === other.computer.name
  );
}
