import { z } from 'zod';

/**
 * The 48 digits: eight groups of six, each a 16-bit value times 11 (Win32_EncryptableVolume,
 * ProtectKeyWithNumericalPassword). Written with dashes, as Windows prints it.
 */
export const RecoveryPassword = z
  .string()
  .regex(/^\d{6}(-\d{6}){7}$/)
  .refine((text) => text.split('-').every(isValidGroup))
  .brand<'RecoveryPassword'>();
export type RecoveryPassword = z.infer<typeof RecoveryPassword>;

/** A recovery password has eight groups of six digits. */
export const GROUP_COUNT = 8;
export const GROUP_DIGITS = 6;
const GROUP_FACTOR = 11;
const GROUP_LIMIT = 65_536 * GROUP_FACTOR;

/**
 * How far a typed group has come. `wrong-digit`: six digits that 11 does not divide. `too-large`:
 * no group begins like this.
 */
export type GroupCheck = 'incomplete' | 'valid' | 'wrong-digit' | 'too-large';

/**
 * Judges a group as it is typed; a first digit of 8 is wrong at once. Whatever is not a digit keeps
 * it incomplete.
 */
export function checkGroup(typed: string): GroupCheck {
  if (!/^\d{1,6}$/.test(typed)) return 'incomplete';
  if (Number(typed.padEnd(GROUP_DIGITS, '0')) >= GROUP_LIMIT) return 'too-large';
  if (typed.length < GROUP_DIGITS) return 'incomplete';
  return Number(typed) % GROUP_FACTOR === 0 ? 'valid' : 'wrong-digit';
}

/**
 * True for six digits divisible by 11 and below 720896. Catches every single wrong digit and every
 * swap of neighbours.
 */
export function isValidGroup(group: string): boolean {
  return checkGroup(group) === 'valid';
}

/**
 * Which groups of a damaged text, counted from 1, no recovery password has; none where it is not
 * even eight groups.
 */
export function wrongGroupsIn(text: string): readonly number[] {
  const groups = text.split('-');
  return groups.length === GROUP_COUNT
    ? groups.flatMap((group, index) => (isValidGroup(group) ? [] : [index + 1]))
    : [];
}

/** One group from its 16-bit value. */
export function groupOf(value: number): string {
  return String(value * GROUP_FACTOR).padStart(6, '0');
}

/**
 * The eight groups, in order: the order is not covered by the digit check, so whoever shows them
 * numbers them.
 */
export function groupsOf(password: RecoveryPassword): readonly string[] {
  return password.split('-');
}
