import type { AuditResult } from '#shared/audit/audit-entry.ts';
import type { SaveResult } from '#shared/contract.ts';
import type { ChosenFile, FileProposal, FileSaver } from '../ports/desktop/file-saver.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';

/** A held secret on its way out of main once more. */
export interface RecordedSecret<Secret> {
  /**
   * Asks for the secret anew each time; throws `recovery.noLongerHeld` once a lock, a sign-out or
   * time has taken it away.
   */
  readonly held: () => Secret;
  /** Writes the entry of this hand-out. Nothing leaves when it throws. */
  readonly record: (secret: Secret, result: AuditResult, failure?: unknown) => Promise<void>;
}

/** Words of the native dialog. */
export type FileWords = Pick<FileProposal, 'title' | 'filterName'>;

/** Copies a secret. The entry comes first; a clipboard that refuses gets an entry of its own. */
export async function copySecret<Secret>(
  { held, record }: RecordedSecret<Secret>,
  clipboard: ClipboardGuard,
  textOf: (secret: Secret) => string,
): Promise<void> {
  await record(held(), 'successful');
  const secret = held();
  try {
    await clipboard.copy(textOf(secret));
  } catch (error) {
    await record(secret, 'failed', error);
    throw error;
  }
}

/** Where a person chose to save, whatever is saved there. */
type Place = Pick<ChosenFile, 'fileName' | 'folder' | 'isRemovable'>;

/** The answer to a call that has saved something. The path of the place stays in main. */
export function savedAt({ fileName, folder, isRemovable }: Place): SaveResult {
  return { outcome: 'saved', fileName, folder, isRemovable };
}

interface SavingTo<Secret, Chosen extends Place> {
  readonly choose: () => Promise<Chosen | undefined>;
  readonly write: (place: Chosen, secret: Secret) => Promise<void>;
}

interface Saving<Secret> {
  readonly saver: FileSaver;
  readonly proposal: FileProposal;
  readonly bytesOf: (secret: Secret) => Uint8Array;
}

/** Saves a secret as a file. */
export async function saveSecret<Secret>(
  handOut: RecordedSecret<Secret>,
  { saver, proposal, bytesOf }: Saving<Secret>,
): Promise<SaveResult> {
  return saveSecretTo(handOut, {
    choose: () => saver.choose(proposal),
    write: (file, secret) => file.write(bytesOf(secret)),
  });
}

/**
 * Saves a secret where the person chooses. A closed dialog let nothing out and leaves no entry. A
 * chosen place gets its intent before, and its outcome after. The secret is asked for again once
 * the place is chosen: a console locked behind the open dialog has dropped it by then.
 */
export async function saveSecretTo<Secret, Chosen extends Place>(
  { held, record }: RecordedSecret<Secret>,
  { choose, write }: SavingTo<Secret, Chosen>,
): Promise<SaveResult> {
  const place = await choose();
  if (place === undefined) return { outcome: 'cancelled' };
  await record(held(), 'intended');
  const secret = held();
  try {
    await write(place, secret);
  } catch (error) {
    await record(secret, 'failed', error);
    throw error;
  }
  // The file is there whether or not this can be written; an intent without its outcome then tells an auditor where the log stopped.
  await record(secret, 'successful').catch(() => undefined);
  return savedAt(place);
}
