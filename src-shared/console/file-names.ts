import type { RecoveryKeyId } from '../recovery/recovery-key-id.ts';

/** The name Windows gives a saved recovery key. */
export function recoveryKeyFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Key ${keyId}.TXT`;
}

// What Windows and FAT refuse in a name, what leads into another folder, and what cannot be seen.
const NEVER_IN_A_NAME = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029"*/:<>?\\|]/gu;
/** Names of devices, whatever follows a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;
const LONGEST_STEM = 180;

/**
 * A name for a file that every system takes and that names a file in the chosen folder, made from
 * one that others had a say in.
 */
export function plainFileName(name: string): string {
  const [, stem = '', extension = ''] =
    /^(.*?)(\.[A-Za-z0-9]{1,12})?$/s.exec(name.normalize('NFC').replaceAll(NEVER_IN_A_NAME, '_')) ??
    [];
  const shortened = stem
    .slice(0, LONGEST_STEM)
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(DEVICE, '_$&');
  return `${shortened || '_'}${extension}`;
}

/**
 * The folder of a recovery kit: told from the kits of other keys by what the blue screen shows
 * first.
 */
export function kitFolderName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Kit ${keyId.slice(0, 8)}`;
}

/** The name `manage-bde -KeyPackage` gives a saved key package. */
export function keyPackageFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Key Package {${keyId}}.KPG`;
}
