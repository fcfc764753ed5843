import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { storeError } from './store-errors.ts';

/** One of the numbered scripts of `assets/sql`. */
export interface Script {
  readonly name: string;
  /** What stands between lines with GO alone, as sqlcmd takes it. */
  readonly batches: readonly string[];
}

/** The scripts of a folder in the order of their numbers. */
export async function readScripts(folder: string): Promise<readonly Script[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{3}-.*\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      batches: batchesOf(await readFile(join(folder, name), 'utf8')),
    })),
  );
}

/** @param text with any line ends */
export function batchesOf(text: string): readonly string[] {
  return text
    .split(/^[ \t]*GO[ \t]*\r?$/im)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== '');
}

interface ApplyOptions extends CallOptions {
  /** Told before each script. */
  readonly onScript?: (name: string) => void;
}

/**
 * Applies the scripts in one transaction: consoles see the store as it was, or as it is now, and
 * nothing is half installed.
 *
 * @throws AppError `store.newer`, `sql.*`, `request.cancelled`
 */
export async function applyScripts(
  server: SqlServer,
  scripts: readonly Script[],
  { onScript, ...options }: ApplyOptions,
): Promise<void> {
  await server.session(async (session) => {
    await session.batch('BEGIN TRANSACTION');
    try {
      for (const { name, batches } of scripts) {
        onScript?.(name);
        for (const batch of batches) await session.batch(batch);
      }
    } catch (error) {
      await session.batch('IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION').catch(() => undefined);
      throw storeError(error);
    }
    await session.batch('COMMIT TRANSACTION');
  }, options);
}
