import type { RecoveryKeyId } from './recovery-key-id.ts';

/** The name Windows gives a saved recovery key. */
export function recoveryKeyFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Recovery Key ${keyId}.TXT`;
}

/** The name `manage-bde -KeyPackage` gives a saved key package. */
export function keyPackageFileName(keyId: RecoveryKeyId): string {
  return `BitLocker Key Package {${keyId}}.KPG`;
}
