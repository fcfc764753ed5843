import type { ImportedKey } from './import-row.ts';

/**
 * Whether all keys of a computer with this kind, letter and label are keys of one drive, so that a
 * newer one supersedes an older one. A computer has one system drive, and one fixed drive for each
 * letter; two removable drives may both have been E: and have one label.
 */
export function isOneDrive({ kind, driveLetter }: ImportedKey['volume']): boolean {
  return kind === 'operating-system' || (kind === 'fixed' && driveLetter !== '');
}
