import type { AuditResult } from '#shared/audit/audit-entry.ts';
import type { SaveResult } from '#shared/contract.ts';
import type { ChosenFile, FileProposal, FileSaver } from '../ports/desktop/file-saver.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';

/** A disclosed secret that is copied or saved, and how that is recorded. */
export interface RecordedSecret<Secret> {
  /** @throws AppError `recovery.noLongerHeld` after a lock, a sign-out, or the time limit */
  readonly get: () => Secret;
  /** Writes the audit entry. When it throws, the secret does not leave main. */
  readonly record: (secret: Secret, result: AuditResult, failure?: unknown) => Promise<void>;
}

/** Words of the native dialog. */
export type FileWords = Pick<FileProposal, 'title' | 'filterName'>;

/**
 * Copies a secret to the clipboard. The audit entry is written first; a clipboard that fails gets a
 * second entry.
 *
 * @throws AppError `recovery.noLongerHeld`, `clipboard.unavailable`, and what the audit log throws
 */
export async function copySecret<Secret>(
  { get, record }: RecordedSecret<Secret>,
  clipboard: ClipboardGuard,
  textOf: (secret: Secret) => string,
): Promise<void> {
  await record(get(), 'successful');
  const secret = get();
  try {
    await clipboard.copy(textOf(secret));
  } catch (error) {
    await record(secret, 'failed', error);
    throw error;
  }
}

/** Where a person chose to save: a file, or a folder. */
type Place = Pick<ChosenFile, 'fileName' | 'folder' | 'isRemovable'>;

/** What the page is told of a saved file. The path stays in main. */
export function savedAt({ fileName, folder, isRemovable }: Place): SaveResult {
  return { outcome: 'saved', fileName, folder, isRemovable };
}

interface SavingTo<Secret, Chosen extends Place> {
  readonly choose: () => Promise<Chosen | undefined>;
  readonly write: (place: Chosen, secret: Secret) => Promise<unknown>;
}

interface Saving<Secret> {
  readonly saver: FileSaver;
  readonly proposal: FileProposal;
  readonly bytesOf: (secret: Secret) => Uint8Array;
}

/** Saves a secret as one file. @throws as {@link saveSecretTo} */
export async function saveSecret<Secret>(
  recorded: RecordedSecret<Secret>,
  { saver, proposal, bytesOf }: Saving<Secret>,
): Promise<SaveResult> {
  return saveSecretTo(recorded, {
    choose: () => saver.choose(proposal),
    write: (file, secret) => file.write(bytesOf(secret)),
  });
}

/**
 * Saves a secret where the person chooses. Closing the dialog writes no audit entry. Once a place
 * is chosen, the intent is recorded before the write, and the outcome after it.
 *
 * @throws AppError `recovery.noLongerHeld` when the console was locked behind the open dialog,
 *   `file.*`, and what the audit log throws
 */
export async function saveSecretTo<Secret, Chosen extends Place>(
  { get, record }: RecordedSecret<Secret>,
  { choose, write }: SavingTo<Secret, Chosen>,
): Promise<SaveResult> {
  const place = await choose();
  if (place === undefined) return { outcome: 'cancelled' };
  await record(get(), 'intended');
  // Again: it may have been dropped while the entry was written.
  const secret = get();
  try {
    await write(place, secret);
  } catch (error) {
    await record(secret, 'failed', error);
    throw error;
  }
  // The file exists even when this entry cannot be written. An intent without an outcome then shows
  // an auditor where the log stopped.
  await record(secret, 'successful').catch(() => undefined);
  return savedAt(place);
}
