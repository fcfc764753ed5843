import { recoveryKeyFile } from '#main/domain/recovery/recovery-key-file.ts';
import { recoveryKit } from '#main/domain/recovery/recovery-kit.ts';
import type { FileSaver } from '#main/ports/desktop/file-saver.ts';
import type { AuditAction, AuditResult } from '#shared/audit/audit-entry.ts';
import {
  keyPackageFileName,
  kitFolderName,
  recoveryKeyFileName,
} from '#shared/console/file-names.ts';
import type { OutputOf, SaveResult } from '#shared/contract.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { commandLine, type RepairCommand, takesPassword } from '#shared/recovery/repair-command.ts';
import { LONGEST_NOTE } from '#shared/request/request-fields.ts';
import { textProblem } from '#shared/request/secret-text.ts';
import type { ClipboardGuard } from '../clipboard-guard.ts';
import { copySecret, type FileWords, saveSecret, saveSecretTo } from '../copy-and-save.ts';
import { inquiryDraft } from './drive-inquiry.ts';
import type { HeldKey } from './held-key.ts';

type KeyType = 'recovery-key-password' | 'key-package';
type Held = () => HeldKey;

/** Records that a held key is about to leave main once more. Nothing leaves when this throws. */
export async function recordKey(
  key: HeldKey,
  action: AuditAction,
  result: AuditResult,
  keyType: KeyType,
  failure?: unknown,
): Promise<void> {
  const happening = {
    action,
    result,
    keyType,
    failure: failure === undefined ? undefined : codeOf(failure),
  };
  await key.inquiry.session.profile.auditLog.append(
    inquiryDraft(key.inquiry, happening, key.protector),
  );
}

const handOut = (held: Held, action: AuditAction, keyType: KeyType) => ({
  held,
  record: (key: HeldKey, result: AuditResult, failure?: unknown) =>
    recordKey(key, action, result, keyType, failure),
});

/** Copies the digits. */
export async function copyKey(held: Held, clipboard: ClipboardGuard): Promise<void> {
  await copySecret(
    handOut(held, 'copy', 'recovery-key-password'),
    clipboard,
    ({ recoveryPassword }) => recoveryPassword,
  );
}

/** Saves a recovery kit: both secrets leave, so both have their entries. */
export async function saveKit(held: Held, saver: FileSaver, title: string): Promise<SaveResult> {
  const record = async (key: HeldKey, result: AuditResult, failure?: unknown) => {
    await recordKey(key, 'save', result, 'recovery-key-password', failure);
    if (key.keyPackage !== undefined)
      await recordKey(key, 'save-key-package', result, 'key-package', failure);
  };
  return saveSecretTo(
    { held, record },
    {
      choose: () => saver.chooseFolder({ title, fileName: kitFolderName(held().protector.keyId) }),
      write: (folder, key) => folder.write(recoveryKit(key)),
    },
  );
}

/**
 * Copies a command. With the digits in it, it goes the way of the key; without, it is nobody's
 * secret, and leaves no entry.
 */
export async function copyCommand(
  held: Held,
  clipboard: ClipboardGuard,
  command: RepairCommand,
  withPassword: boolean,
): Promise<OutputOf<'recovery.copyCommand'>> {
  if (!withPassword || !takesPassword(command.kind)) {
    await clipboard.copyPlain(commandLine(command));
    return { clearAfterSeconds: null };
  }
  await copySecret(
    handOut(held, 'copy', 'recovery-key-password'),
    clipboard,
    ({ recoveryPassword }) => commandLine(command, recoveryPassword),
  );
  return { clearAfterSeconds: clipboard.clearAfterSeconds };
}

/**
 * Writes down what was done with a key, under the request it was disclosed for. @throws AppError
 * `input.invalid`
 */
export async function noteOn({ inquiry, protector }: HeldKey, typed: string): Promise<void> {
  const note = typed.trim();
  const problem = note === '' ? 'required' : textProblem(note, LONGEST_NOTE);
  if (problem !== undefined)
    throw new AppError('input.invalid', 'note', { details: { fields: { note: problem } } });
  await inquiry.session.profile.auditLog.append(
    inquiryDraft(inquiry, { action: 'note', result: 'successful', keyType: '', note }, protector),
  );
}

/** Saves the recovery key as the text file Windows would write. */
export async function saveRecoveryKey(
  held: Held,
  saver: FileSaver,
  words: FileWords,
): Promise<SaveResult> {
  return saveSecret(handOut(held, 'save', 'recovery-key-password'), {
    saver,
    proposal: { ...words, fileName: recoveryKeyFileName(held().protector.keyId), extension: 'TXT' },
    bytesOf: ({ protector, recoveryPassword }) =>
      recoveryKeyFile(protector.keyId, recoveryPassword),
  });
}

/**
 * Saves the key package's raw bytes under the name Windows gives them. @throws AppError
 * `recovery.noKeyPackage`
 */
export async function saveKeyPackage(
  held: Held,
  saver: FileSaver,
  words: FileWords,
): Promise<SaveResult> {
  const key = held();
  if (key.keyPackage === undefined) {
    const missing = new AppError('recovery.noKeyPackage', 'no key package was escrowed');
    await recordKey(key, 'save-key-package', 'failed', 'key-package', missing);
    throw missing;
  }
  return saveSecret(handOut(held, 'save-key-package', 'key-package'), {
    saver,
    proposal: { ...words, fileName: keyPackageFileName(key.protector.keyId), extension: 'KPG' },
    // A copy: letting go of the secret wipes the original, perhaps in the middle of the write.
    bytesOf: ({ keyPackage }) => Uint8Array.from(keyPackage ?? []),
  });
}
