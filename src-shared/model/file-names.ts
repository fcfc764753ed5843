import type { RecoveryKeyId } from './recovery-key-id.ts';

/** The name Windows gives a saved recovery key. */
export function recoveryKeyFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Key ${keyId}.TXT`;
}

/** The folder of a recovery kit: told from the kits of other keys by what the blue screen shows first. */
export function kitFolderName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Kit ${keyId.slice(0, 8)}`;
}

/** The name `manage-bde -KeyPackage` gives a saved key package. */
export function keyPackageFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Key Package {${keyId}}.KPG`;
}
