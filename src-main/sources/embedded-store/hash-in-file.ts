import { z } from 'zod';
import { readInFile, readOnlyAddress } from '#main/drivers/sqlite/read-only-file.ts';

const HASH_OF = 'select hash from audit_entries where sequence = ?';
const Hashes = z.array(z.object({ hash: z.string() }));

/**
 * The hash of an entry in the file of a store alone, without its write-ahead log. `undefined` when
 * it is not there, or cannot be read while another console moves entries into the file.
 */
export function hashInFile(file: string, sequence: number): string | undefined {
  try {
    const address = readOnlyAddress(file, 'immutable');
    return readInFile(address, (db) => Hashes.parse(db.all(HASH_OF, [sequence]))[0]?.hash);
  } catch {
    return undefined;
  }
}
