import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of generated data in the person's own cache, made once: it appears whole or not at all.
 *
 * @param name says what is in it
 * @param version of what generates it; data of another version is thrown away when this one is made
 * @param make fills the empty folder it is given
 */
export async function cached(
  name: string,
  version: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder(), `${name}-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cacheFolder(), { recursive: true });
  for (const old of readdirSync(cacheFolder()))
    if (old.startsWith(`${name}-`))
      rmSync(join(cacheFolder(), old), { recursive: true, force: true });
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
  return join(
    process.env['KEYDESK_CACHE'] ??
      join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk'),
    'bench',
  );
}
