import { ERROR_CODES, type MachineError } from '#shared/compliance/compliance-error.ts';
import {
  type FixedDrivePolicy,
  type OsDrivePolicy,
  ENFORCEMENT_CODES,
  type PolicyEnforcement,
} from '#shared/compliance/compliance-policy.ts';
import type { Compliance } from '#shared/compliance/compliance-status.ts';
import type { ComputerType } from '#shared/compliance/computer-compliance.ts';
import {
  CIPHER_OF_CODE,
  type CipherStrength,
  NonComplianceReason,
  type DriveType,
  EncryptionState,
  ProtectionState,
  ProtectorType,
} from '#shared/compliance/volume-compliance.ts';
import { keysOf } from '#shared/typed-keys.ts';

/** What Configuration Manager's inventory holds: a number, where a client reported one. */
export type Code = number | null;

/** `ComplianceState` of a configuration item; everything else is not known. */
export const STATE_CODES = { compliant: 1, 'non-compliant': 2 } as const;

export function complianceOfState(state: Code): Compliance {
  return keyOf(STATE_CODES, state) ?? 'unknown';
}

/** `Compliant0` of a volume. */
export function complianceOfVolume(compliant: Code): Compliance {
  return compliant === 1 ? 'compliant' : compliant === 0 ? 'non-compliant' : 'unknown';
}

export function enforcementOf(code: Code): PolicyEnforcement | null {
  return keyOf(ENFORCEMENT_CODES, code) ?? null;
}

export function machineErrorOf(code: Code): MachineError | null {
  const error = keyOf(ERROR_CODES, code);
  return error === undefined || error === 'none' || error === 'policy-not-enforced' ? null : error;
}

export function cipherOf(code: Code): CipherStrength {
  return (code === null ? undefined : CIPHER_OF_CODE[code]) ?? 'unknown';
}

/** `PCSystemType` of Win32_ComputerSystem: 2 is mobile, 0 is unspecified. */
export function computerTypeOf(code: Code): ComputerType {
  if (code === null || code === 0) return 'unknown';
  return code === 2 ? 'portable' : 'non-portable';
}

/** @param protector 1 for TPM, 4 for TPM+PIN */
export function osDrivePolicyOf(encryption: Code, protector: Code): OsDrivePolicy {
  if (encryption === null) return 'unknown';
  if (encryption === 0) return 'not-required';
  return protector === 1 ? 'tpm' : protector === 4 ? 'tpm-pin' : 'required';
}

export function fixedDrivePolicyOf(
  encryption: Code,
  passphrase: Code,
  autoUnlock: Code,
): FixedDrivePolicy {
  if (encryption === null) return 'unknown';
  if (encryption === 0) return 'not-required';
  return passphrase === 1 ? 'password' : autoUnlock === 1 ? 'auto-unlock' : 'required';
}

export function driveTypeOf(code: Code): DriveType {
  return code === 1 ? 'operating-system' : code === 2 ? 'fixed' : 'unknown';
}

export function protectionOf(code: Code): ProtectionState {
  return (code === null ? undefined : ProtectionState.options[code]) ?? 'unknown';
}

export function encryptionOf(code: Code): EncryptionState {
  return (code === null ? undefined : EncryptionState.options[code]) ?? 'unknown';
}

/** `KeyProtectorTypes0`: numbers with commas between. */
export function protectorsOf(list: string | null): ProtectorType[] {
  return numbersIn(list).map((code) => ProtectorType.options[code] ?? 'other');
}

/**
 * `ReasonsForNonCompliance0`: numbers with commas between; empty when compliant. Numbers nobody has
 * described are left out.
 */
export function reasonsOf(list: string | null): NonComplianceReason[] {
  return numbersIn(list)
    .filter((code) => NonComplianceReason.safeParse(code).success)
    .sort((one, other) => one - other);
}

/** `EncodedComputerName0`: the name in UTF-16LE, in Base64. Empty for what is neither. */
export function decodedName(encoded: string | null): string {
  if (encoded === null || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return '';
  const bytes = Buffer.from(encoded, 'base64');
  const name = bytes.toString('utf16le');
  return bytes.length % 2 === 0 && /^[^\p{Cc}\p{Cs}\uFFFD]+$/u.test(name) ? name : '';
}

function numbersIn(list: string | null): number[] {
  const numbers = (list ?? '')
    .split(',')
    .flatMap((part) => (/^\s*\d{1,4}\s*$/.test(part) ? [Number(part)] : []));
  return [...new Set(numbers)];
}

function keyOf<K extends string>(codes: Readonly<Record<K, number>>, code: Code): K | undefined {
  return keysOf(codes).find((key) => codes[key] === code);
}
