import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Changed whenever what is generated changes, so that nobody measures on old data. */
const VERSION = 1;

/**
 * A folder of generated data in the person's own cache, made once: it appears whole or not at all.
 * @param name says what is in it
 * @param make fills the empty folder it is given
 */
export async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'making-'));
  try {
    await make(work);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

function cacheFolder(): string {
  const own = process.env['KEYDESK_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk');
  return join(own, `bench-${VERSION}`);
}
