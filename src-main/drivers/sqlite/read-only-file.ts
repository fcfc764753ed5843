import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/** A database that is only read. */
export interface ReadOnlyFile {
  all(sql: string, values?: readonly unknown[]): readonly unknown[];
  pragma(text: string): unknown;
}

/**
 * How the file is read. `shared`: with the log beside it, which others may be writing. `immutable`:
 * the file alone, without locks and without making files beside it; right only while nobody
 * writes.
 */
export type ReadingMode = 'shared' | 'immutable';

/** The file's address for SQLite, for reading alone. */
export function readOnlyAddress(file: string, mode: ReadingMode): string {
  const { href } = pathToFileURL(file);
  return mode === 'immutable' ? `${href}?mode=ro&immutable=1` : `${href}?mode=ro`;
}

/** Opens a database, reads from it, and closes it again. @throws what SQLite throws */
export function readInFile<T>(address: string, reading: (database: ReadOnlyFile) => T): T {
  const database = new Database(address);
  try {
    return reading({
      all: (sql, values = []) => database.prepare(sql).all(values),
      pragma: (text) => database.pragma(text),
    });
  } finally {
    database.close();
  }
}
