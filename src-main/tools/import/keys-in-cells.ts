import { type RawKey, idOf } from '#main/domain/recovery/import-row.ts';
import type { Field } from './headings.ts';
import type { ImportRow } from './import-keys.ts';

/** The cells of a row, by what they hold; of the object in Active Directory, its key ID. */
export type RawCells = Readonly<Record<Field, string>>;

const GUID = /\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?/gi;
const PASSWORD = /(?<!\d)\d{6}(?:[\p{Pd} ]\d{6}){7}(?!\d)/gu;
/** What may stand between two keys in one cell. */
const BETWEEN = /^[\s,;|/&+]*$/;

/**
 * The key of a row; the keys, where a script has written several into one cell. The first ID then
 * belongs to the first password. If there are more of the one than of the other, nothing says which
 * belong together, and none is read.
 */
export function keysInCells(cells: RawCells): readonly Omit<ImportRow, 'where'>[] {
  const { directoryObject, ...raw } = cells;
  const [named, id] = [directoryObject, raw.keyId].map(idOf);
  if (named !== undefined && id !== undefined && named !== id) return [{ raw, problem: 'two-ids' }];
  const ids = severalIn(raw.keyId, GUID);
  const passwords = severalIn(raw.recoveryPassword, PASSWORD);
  if (ids === undefined && passwords === undefined) return [{ raw }];
  if (ids === undefined || passwords === undefined || ids.length !== passwords.length)
    return [{ raw, problem: 'several-keys' }];
  return ids.map((keyId, at) => {
    const part = (text: string) => partOf(text, at, ids.length);
    return {
      raw: {
        ...raw,
        keyId,
        recoveryPassword: passwords[at] ?? '',
        driveLetter: part(raw.driveLetter),
        kind: part(raw.kind),
        label: part(raw.label),
        escrowedAt: part(raw.escrowedAt),
        keyPackage: part(raw.keyPackage),
      } satisfies RawKey,
    };
  });
}

/** `undefined` where the text is not two of them or more, and nothing else. */
function severalIn(text: string, pattern: RegExp): readonly string[] | undefined {
  const found = text.match(pattern) ?? [];
  return found.length > 1 && BETWEEN.test(text.replaceAll(pattern, '')) ? found : undefined;
}

/** The part for one key, where there is one for each; otherwise the text, which is for all. */
function partOf(text: string, at: number, count: number): string {
  const parts = text.split(/[\n;|]/).map((part) => part.trim());
  return parts.length === count ? (parts[at] ?? '') : text;
}
