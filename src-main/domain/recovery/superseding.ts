import type { ImportedKey } from './import-row.ts';

/**
 * Whether all keys that name a computer's drive alike are keys of one drive, so that a newer one
 * supersedes an older one. A computer has one drive of its system, and one fixed drive under a
 * letter; two sticks may both have been E: and have one label.
 */
export function isOneDrive({ kind, driveLetter }: ImportedKey['volume']): boolean {
  return kind === 'operating-system' || (kind === 'fixed' && driveLetter !== '');
}
