import type { RecoveryKeyId } from '../recovery/recovery-key-id.ts';

/** The name Windows gives a saved recovery key. */
export function recoveryKeyFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Key ${keyId}.TXT`;
}

// What Windows and FAT do not allow in a name, what leads into another folder, and invisible
// characters.
const FORBIDDEN_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029"*/:<>?\\|]/gu;
/** Names of devices, whatever follows a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const LONGEST_STEM = 180;

/**
 * Makes a file name that every system accepts and that stays in the chosen folder, from one that
 * contains text from elsewhere.
 */
export function plainFileName(name: string): string {
  const [, stem = '', extension = ''] =
    /^(.*?)(\.[A-Za-z0-9]{1,12})?$/s.exec(
      name.normalize('NFC').replaceAll(FORBIDDEN_IN_NAMES, '_'),
    ) ?? [];
  const shortened = stem
    .slice(0, LONGEST_STEM)
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE, '_$&');
  return `${shortened || '_'}${extension}`;
}

/** The folder of a recovery kit, named by the digits that the blue screen shows first. */
export function kitFolderName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Kit ${keyId.slice(0, 8)}`;
}

/** The name `manage-bde -KeyPackage` gives a saved key package. */
export function keyPackageFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Key Package {${keyId}}.KPG`;
}
