// 48 digits with whatever people put between them: dashes of any length, dots, blanks, line ends.
const RECOVERY_PASSWORD = /\d(?:[^\p{L}\p{N}]{0,3}\d){47}/u;
// 20 bytes in Base64, a TPM owner password.
const TPM_OWNER_PASSWORD = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{27}=(?!=)/;

/** True when the text holds what looks like a recovery password or a TPM owner password. */
export function holdsSecret(text: string): boolean {
  return RECOVERY_PASSWORD.test(text) || TPM_OWNER_PASSWORD.test(text);
}

/** The text with anything that looks like a secret blanked out; for logs. */
export function withoutSecrets(text: string): string {
  return text
    .replace(new RegExp(RECOVERY_PASSWORD, 'gu'), '[recovery password]')
    .replace(new RegExp(TPM_OWNER_PASSWORD, 'g'), '[TPM owner password]');
}

// Control characters break lines in logs and exports; bidirectional and zero-width ones make two
// different texts look alike. Half a surrogate pair is lost in UTF-8, which would break the hash of
// the entry that holds it.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

export type TextProblem = 'too-long' | 'invisible-characters' | 'holds-secret';

/** Why a typed text must not enter the audit log, or `undefined` when it may. */
export function textProblem(text: string, maxLength: number): TextProblem | undefined {
  if (text.length > maxLength) return 'too-long';
  if (INVISIBLE.test(text)) return 'invisible-characters';
  return holdsSecret(text) ? 'holds-secret' : undefined;
}
