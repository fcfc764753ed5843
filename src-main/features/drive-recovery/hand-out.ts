import type { SaveResult } from '../../../src-shared/contract.ts';
import { AppError, codeOf } from '../../../src-shared/errors.ts';
import type { AuditAction, AuditResult } from '../../../src-shared/model/audit-entry.ts';
import { keyPackageFileName, recoveryKeyFileName } from '../../../src-shared/model/file-names.ts';
import { recoveryKeyFile } from '../../domain/recovery-file.ts';
import type { FileProposal, FileSaver } from '../../ports/file-saver.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { inquiryDraft } from './drive-inquiry.ts';
import type { HeldSecret } from './held-secrets.ts';

type KeyType = 'recovery-key-password' | 'key-package';

/** Records that a held secret is about to leave main once more. Nothing leaves when this throws. */
export async function record(secret: HeldSecret, action: AuditAction, result: AuditResult, keyType: KeyType, failure?: unknown): Promise<void> {
  const happening = { action, result, keyType, failure: failure === undefined ? undefined : codeOf(failure) };
  await secret.inquiry.session.profile.auditLog.append(inquiryDraft(secret.inquiry, happening, secret.protector));
}

/** Asks for the secret anew each time; throws `recovery.noLongerHeld` once a lock, a sign-out or time has taken it away. */
type Held = () => HeldSecret;

/** Copies the digits. The entry comes first; a clipboard that refuses gets an entry of its own. */
export async function copy(held: Held, clipboard: ClipboardGuard): Promise<void> {
  await record(held(), 'copy', 'successful', 'recovery-key-password');
  const secret = held();
  try {
    await clipboard.copy(secret.recoveryPassword);
  } catch (error) {
    await record(secret, 'copy', 'failed', 'recovery-key-password', error);
    throw error;
  }
}

/** Saves the recovery key as the text file Windows would write. */
export async function saveRecoveryKey(held: Held, saver: FileSaver, words: SaveWords): Promise<SaveResult> {
  return saveAs(held, saver, {
    proposal: { ...words, fileName: recoveryKeyFileName(held().protector.keyId), extension: 'TXT' },
    action: 'save',
    keyType: 'recovery-key-password',
    bytesOf: ({ protector, recoveryPassword }) => recoveryKeyFile(protector.keyId, recoveryPassword),
  });
}

/** Saves the key package's raw bytes under the name Windows gives them. @throws AppError `recovery.noKeyPackage` */
export async function saveKeyPackage(held: Held, saver: FileSaver, words: SaveWords): Promise<SaveResult> {
  const secret = held();
  if (secret.keyPackage === undefined) {
    const missing = new AppError('recovery.noKeyPackage', 'no key package was escrowed');
    await record(secret, 'save-key-package', 'failed', 'key-package', missing);
    throw missing;
  }
  return saveAs(held, saver, {
    proposal: { ...words, fileName: keyPackageFileName(secret.protector.keyId), extension: 'KPG' },
    action: 'save-key-package',
    keyType: 'key-package',
    // A copy: letting go of the secret wipes the original, perhaps in the middle of the write.
    bytesOf: ({ keyPackage }) => Uint8Array.from(keyPackage ?? []),
  });
}

/** Words of the native dialog. */
export type SaveWords = Pick<FileProposal, 'title' | 'filterName'>;

interface Saving {
  readonly proposal: FileProposal;
  readonly action: 'save' | 'save-key-package';
  readonly keyType: KeyType;
  readonly bytesOf: (secret: HeldSecret) => Uint8Array;
}

// A closed dialog let nothing out and leaves no entry. A chosen place gets its intent before, and its outcome after. The
// secret is asked for again once the place is chosen: a console locked behind the open dialog has dropped it by then.
async function saveAs(held: Held, saver: FileSaver, { proposal, action, keyType, bytesOf }: Saving): Promise<SaveResult> {
  const file = await saver.choose(proposal);
  if (file === undefined) return { outcome: 'cancelled' };
  await record(held(), action, 'intended', keyType);
  const secret = held();
  try {
    await file.write(bytesOf(secret));
  } catch (error) {
    await record(secret, action, 'failed', keyType, error);
    throw error;
  }
  // The file is there either way. An intent without its outcome tells an auditor that the log stopped here.
  await record(secret, action, 'successful', keyType).catch(() => undefined);
  return { outcome: 'saved', fileName: file.fileName, folder: file.folder };
}
