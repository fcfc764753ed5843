import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallOptions } from '../../ports/call-options.ts';
import type { SqlServer } from '../sql-server/sql-server.ts';

/** One of the numbered scripts of `assets/sql`. */
export interface Script {
  readonly name: string;
  /** What stands between lines with GO alone, as sqlcmd takes it. */
  readonly batches: readonly string[];
}

/** The scripts of a folder in the order of their numbers. */
export async function readScripts(folder: string): Promise<readonly Script[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{3}-.*\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, batches: batchesOf(await readFile(join(folder, name), 'utf8')) })));
}

/** @param text with any line ends */
export function batchesOf(text: string): readonly string[] {
  return text
    .split(/^[ \t]*GO[ \t]*\r?$/im)
    .map((batch) => batch.trim())
    .filter((batch) => batch !== '');
}

/**
 * Applies the scripts, one after the other, over one connection. Each may be applied again at any time, so that an installation
 * that was cut off is simply begun anew.
 * @throws AppError `store.newer`, `sql.*` naming the script, `request.cancelled`
 */
export async function applyScripts(server: SqlServer, scripts: readonly Script[], onScript: (name: string) => void, options: CallOptions): Promise<void> {
  await server.session(async (session) => {
    for (const { name, batches } of scripts) {
      onScript(name);
      for (const batch of batches) await session.batch(batch);
    }
  }, options);
}
