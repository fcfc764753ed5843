import type { SavedFileWords } from '#shared/console/native-words.ts';
import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { notepadText } from '../files/text-formats.ts';

/** A key, with its ID. */
interface Key {
  readonly keyId: RecoveryKeyId;
  readonly recoveryPassword: string;
}

/**
 * The recovery key file with the words and the form that Windows uses, a tab before the two values:
 * people and programs read it like one from the dialog "Back up your recovery key".
 */
export function recoveryKeyFile(
  { keyId, recoveryPassword }: Key,
  words: SavedFileWords['keyFile'],
): Uint8Array {
  return notepadText([
    words.title,
    '',
    words.verify,
    '',
    words.identifier,
    '',
    `\t${keyId}`,
    '',
    words.whenSame,
    '',
    words.recoveryKey,
    '',
    `\t${recoveryPassword}`,
    '',
    words.whenDifferent,
    words.help,
  ]);
}
