import type { ErrorCode } from '#shared/errors.ts';

// TPM 1.2 return codes as TBS and Win32_Tpm hand them on (winerror.h, FACILITY_TPM_SERVICES).
const FAILURES: Readonly<Record<number, ErrorCode>> = {
  0x80280001: 'tpm.wrongOwnerPassword',
  0x80280803: 'tpm.defendLock',
  0x80280014: 'tpm.alreadyOwned',
  0x8028000b: 'tpm.installDisabled',
  0x80280023: 'tpm.noEndorsement',
  0x80290300: 'tpm.presenceFailure',
  0x80290303: 'tpm.presenceUnsupported',
  0x80070057: 'tpm.badArgument',
};

/**
 * The failure that a return code of a Win32_Tpm method means; `undefined` for success. Codes that
 * are not listed here are `tpm.otherReturnCode`.
 */
export function tpmFailure(returnCode: number): ErrorCode | undefined {
  return returnCode === 0 ? undefined : (FAILURES[returnCode] ?? 'tpm.otherReturnCode');
}

/** The code in the form of Microsoft's documentation, `0x80280803`. */
export function hexCode(returnCode: number): string {
  return `0x${returnCode.toString(16).toUpperCase().padStart(8, '0')}`;
}
