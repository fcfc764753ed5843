import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { z } from 'zod';

const HASH_OF = 'select hash from audit_entries where sequence = ?';
const Hashes = z.array(z.object({ hash: z.string() }));

/**
 * The hash of an entry in the file of a store alone, without its write-ahead log. `undefined` when
 * it is not there, or cannot be read while another console moves entries into the file.
 */
export function hashInFile(file: string, sequence: number): string | undefined {
  try {
    const db = new Database(`${pathToFileURL(file).href}?mode=ro&immutable=1`);
    try {
      return Hashes.parse(db.prepare(HASH_OF).all([sequence]))[0]?.hash;
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}
