import { recoveryKeyFile } from '#main/domain/recovery/recovery-key-file.ts';
import { recoveryKit } from '#main/domain/recovery/recovery-kit.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { AuditAction, AuditResult } from '#shared/audit/audit-entry.ts';
import {
  keyPackageFileName,
  kitFolderName,
  recoveryKeyFileName,
} from '#shared/console/file-names.ts';
import type { NativeWords } from '#shared/console/native-words.ts';
import type { OutputOf, SaveResult } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { type RepairCommand, commandLine, takesPassword } from '#shared/recovery/repair-command.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import {
  type FileWords,
  type RecordedSecret,
  copySecret,
  saveSecret,
  saveSecretTo,
} from '../copy-and-save.ts';
import { inquiryDraft } from './drive-inquiry.ts';
import type { HeldKey } from './held-key.ts';

/** Looks the key up anew each time. @throws AppError `recovery.noLongerHeld` */
type GetKey = () => HeldKey;

interface KeyEvent {
  readonly action: AuditAction;
  readonly keyType: 'recovery-key-password' | 'key-package' | '';
  readonly result: AuditResult;
  readonly failure?: unknown;
  /** Recorded instead of the note in the form. */
  readonly note?: string;
}

/**
 * Records that a disclosed key is shown, copied, saved or to be replaced. When it throws, nothing
 * may leave.
 */
export async function recordKey(
  { inquiry, protector }: HeldKey,
  { failure, ...event }: KeyEvent,
): Promise<void> {
  await inquiry.session.profile.auditLog.append(
    inquiryDraft(
      inquiry,
      { ...event, failure: failure === undefined ? undefined : codeOf(failure) },
      protector,
    ),
  );
}

function recorded(get: GetKey, as: Pick<KeyEvent, 'action' | 'keyType'>): RecordedSecret<HeldKey> {
  return { get, record: (key, result, failure) => recordKey(key, { ...as, result, failure }) };
}

const COPY = { action: 'copy', keyType: 'recovery-key-password' } as const;
const SAVE = { action: 'save', keyType: 'recovery-key-password' } as const;
const SAVE_PACKAGE = { action: 'save-key-package', keyType: 'key-package' } as const;

/** How much longer one request shows a key. */
export const LONGER_BY_SECONDS = 60;

/** Records that a key stays on the screen for longer than it was disclosed for. */
export async function recordShownLonger(key: HeldKey): Promise<void> {
  await recordKey(key, {
    action: 'show-again',
    keyType: 'recovery-key-password',
    result: 'successful',
    note: `+${LONGER_BY_SECONDS} s`,
  });
}

/** Copies the recovery password. @throws as {@link copySecret} */
export async function copyKey(get: GetKey, clipboard: ClipboardGuard): Promise<void> {
  await copySecret(recorded(get, COPY), clipboard, ({ recoveryPassword }) => recoveryPassword);
}

/** The words of the dialog, and of what is saved. */
type SavingWords = Pick<NativeWords, 'dialogs' | 'files'>;

/**
 * Saves a recovery kit, a folder with both secrets: each has its own audit entry.
 *
 * @throws as {@link saveSecretTo}
 */
export async function saveKit(
  get: GetKey,
  saver: FileSaver,
  { dialogs, files }: SavingWords,
): Promise<SaveResult> {
  const { title } = dialogs.saveKit;
  const record = async (key: HeldKey, result: AuditResult, failure?: unknown) => {
    await recordKey(key, { ...SAVE, result, failure });
    if (key.keyPackage !== undefined) await recordKey(key, { ...SAVE_PACKAGE, result, failure });
  };
  return saveSecretTo(
    { get, record },
    {
      choose: () => saver.chooseFolder({ title, fileName: kitFolderName(get().protector.keyId) }),
      write: (folder, key) => folder.write(recoveryKit(key, files)),
    },
  );
}

interface CommandToCopy {
  readonly command: RepairCommand;
  readonly withPassword: boolean;
}

/**
 * Copies a command line. With the recovery password in it, it is recorded and cleared like the key
 * itself; without, it is no secret, needs no entry and stays on the clipboard.
 *
 * @throws as {@link copySecret}
 */
export async function copyCommand(
  get: GetKey,
  clipboard: ClipboardGuard,
  { command, withPassword }: CommandToCopy,
): Promise<OutputOf<'recovery.copyCommand'>> {
  if (!withPassword || !takesPassword(command.kind)) {
    await clipboard.copyPlain(commandLine(command));
    return { clearAfterSeconds: null };
  }
  await copySecret(recorded(get, COPY), clipboard, ({ recoveryPassword }) =>
    commandLine(command, recoveryPassword),
  );
  return { clearAfterSeconds: clipboard.clearAfterSeconds };
}

/**
 * Records what was done with a key, under the request it was disclosed for.
 *
 * @throws AppError `input.invalid`, and what the audit log throws
 */
export async function addNote({ inquiry, protector }: HeldKey, typed: string): Promise<void> {
  const note = typed.trim();
  const problem = note === '' ? 'required' : textProblem(note, LONGEST_NOTE);
  if (problem !== undefined)
    throw new AppError('input.invalid', 'note', { details: { fields: { note: problem } } });
  await inquiry.session.profile.auditLog.append(
    inquiryDraft(inquiry, { action: 'note', result: 'successful', keyType: '', note }, protector),
  );
}

/** Saves the recovery key as the text file that Windows writes. @throws as {@link saveSecretTo} */
export async function saveRecoveryKey(
  get: GetKey,
  saver: FileSaver,
  { dialogs, files }: SavingWords,
): Promise<SaveResult> {
  return saveSecret(recorded(get, SAVE), {
    saver,
    proposal: {
      ...dialogs.saveKey,
      fileName: recoveryKeyFileName(get().protector.keyId),
      extension: 'TXT',
    },
    bytesOf: ({ protector, recoveryPassword }) =>
      recoveryKeyFile({ keyId: protector.keyId, recoveryPassword }, files.keyFile),
  });
}

/**
 * Saves the bytes of the key package under the name that Windows gives them.
 *
 * @throws as {@link saveSecretTo}, and AppError `recovery.noKeyPackage` after an entry that says so
 */
export async function saveKeyPackage(
  get: GetKey,
  saver: FileSaver,
  words: FileWords,
): Promise<SaveResult> {
  const key = get();
  if (key.keyPackage === undefined) {
    const failure = new AppError('recovery.noKeyPackage', 'no key package was escrowed');
    await recordKey(key, { ...SAVE_PACKAGE, result: 'failed', failure });
    throw failure;
  }
  return saveSecret(recorded(get, SAVE_PACKAGE), {
    saver,
    proposal: { ...words, fileName: keyPackageFileName(key.protector.keyId), extension: 'KPG' },
    // A copy: the original is overwritten when the key is dropped, perhaps during the write.
    bytesOf: ({ keyPackage }) => Uint8Array.from(keyPackage ?? []),
  });
}
