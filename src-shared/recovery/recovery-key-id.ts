import { z } from 'zod';

/** A recovery key ID as everything inside Keydesk writes it: upper case, dashes, no braces. */
export const RecoveryKeyId = z
  .string()
  .regex(/^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/)
  .brand<'RecoveryKeyId'>();
export type RecoveryKeyId = z.infer<typeof RecoveryKeyId>;

/** Eight digits are what the blue screen shows first and what the portal searched by. */
export const PREFIX_DIGITS = 8;
const ALL_DIGITS = 32;
const GROUP_ENDS = new Set([8, 12, 16, 20]);

/** Longest text that is read as a key ID; a whole pasted file is refused before it is scanned. */
export const MAX_TYPED_LENGTH = 200;

export type KeyIdProblem =
  | 'empty'
  | 'too-short'
  | 'too-long'
  | 'not-hexadecimal'
  | 'unclear'
  | 'recovery-password';

/**
 * What a person asked for: the beginning of an ID, or the one ID. `start` is written like a
 * {@link RecoveryKeyId}, cut short.
 */
export type KeyIdQuery =
  | { readonly kind: 'prefix'; readonly start: string }
  | { readonly kind: 'whole'; readonly start: RecoveryKeyId };

export type KeyIdReading =
  | { readonly ok: true; readonly query: KeyIdQuery }
  | { readonly ok: false; readonly problem: KeyIdProblem };

/**
 * Reads what was typed or pasted: 8 to 32 hexadecimal digits in any case, with or without braces,
 * dashes and spaces. Any other character, visible or not, is refused rather than dropped: a key ID
 * that was "nearly" right is a different key. So are words that may or may not belong together, as
 * a date beside an ID.
 */
export function readKeyId(typed: string): KeyIdReading {
  const digits = typed.trim().replace(/[\s{}-]/g, '');
  if (digits === '') return refuse('empty');
  if (/^\d{48}$/.test(digits)) return refuse('recovery-password');
  if (typed.length > MAX_TYPED_LENGTH) return refuse('too-long');
  if (!/^[0-9a-f]+$/i.test(digits)) return refuse('not-hexadecimal');
  if (digits.length < PREFIX_DIGITS) return refuse('too-short');
  if (digits.length > ALL_DIGITS) return refuse('too-long');
  if (isUnclear(typed, digits.length)) return refuse('unclear');
  return { ok: true, query: queryOf(digits.toUpperCase()) };
}

function refuse(problem: KeyIdProblem): KeyIdReading {
  return { ok: false, problem };
}

/** `2024-05-06`: no key ID has its dashes there. */
const DATE = /^(?:19|20)\d\d-[01]\d-[0-3]\d$/;

/**
 * Whether there is a date in the text, or spaces part the beginning of an ID into pieces of several
 * lengths; only the last may be shorter. A piece of eight digits is a key ID by itself, so that
 * another piece beside it is one too many.
 */
function isUnclear(typed: string, digits: number): boolean {
  const words = typed.split(/\s+/).filter((word) => /[^{}-]/.test(word));
  if (words.some((word) => DATE.test(word))) return true;
  const lengths = words.map((word) => word.replace(/[{}-]/g, '').length);
  const [first = 0] = lengths;
  if (lengths.length < 2 || digits === ALL_DIGITS) return false;
  return (
    lengths.includes(PREFIX_DIGITS) ||
    lengths.slice(0, -1).some((length) => length !== first) ||
    (lengths.at(-1) ?? 0) > first
  );
}

function queryOf(digits: string): KeyIdQuery {
  const start = withDashes(digits);
  const whole = RecoveryKeyId.safeParse(start);
  return whole.success ? { kind: 'whole', start: whole.data } : { kind: 'prefix', start };
}

function withDashes(digits: string): string {
  return digits.replaceAll(/./g, (digit, index: number) =>
    GROUP_ENDS.has(index) ? `-${digit}` : digit,
  );
}
