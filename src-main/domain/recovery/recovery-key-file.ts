import type { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { notepadText } from '../files/text-formats.ts';

/**
 * The recovery key file with the words and the form that Windows uses, a tab before the two values:
 * people and programs read it like one from the dialog "Back up your recovery key".
 */
export function recoveryKeyFile(keyId: RecoveryKeyId, recoveryPassword: string): Uint8Array {
  return notepadText([
    'BitLocker Drive Encryption recovery key ',
    '',
    'To verify that this is the correct recovery key, compare the start of the following ' +
      'identifier with the identifier value displayed on your PC.',
    '',
    'Identifier:',
    '',
    `\t${keyId}`,
    '',
    'If the above identifier matches the one displayed by your PC, then use the following key ' +
      'to unlock your drive.',
    '',
    'Recovery Key:',
    '',
    `\t${recoveryPassword}`,
    '',
    "If the above identifier doesn't match the one displayed by your PC, then this isn't the " +
      'right key to unlock your drive.',
    'Try another recovery key, or refer to https://go.microsoft.com/fwlink/?LinkID=260589 for ' +
      'additional assistance.',
  ]);
}
