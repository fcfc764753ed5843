import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, systemCodeOf } from '#shared/errors.ts';
import { openEnvelope, sealEnvelope } from '../drivers/files/envelope.ts';
import { openRegularFile } from '../drivers/files/regular-file.ts';
import { writeWholeFile } from '../drivers/files/write-whole-file.ts';
import type { KeptList } from '../ports/connection/kept-list.ts';
import type { OsEncryption } from '../ports/system.ts';

const EXTENSION = '.list';
/** A key takes some thirty bytes: more of them than any organisation has. */
const LONGEST_BYTES = 500_000_000;

/** Lists of keys by the ID of the organisation, a file each in this person's profile. */
export interface KeptListFiles {
  of(organisation: string): KeptList;
  /** Removes those of all other organisations. @throws the system's errors */
  forgetAllBut(organisations: readonly string[]): Promise<void>;
}

export function keptListFiles(folder: string, encryption: OsEncryption): KeptListFiles {
  return {
    of: (organisation) => keptListFile(join(folder, organisation + EXTENSION), folder, encryption),
    async forgetAllBut(organisations) {
      const kept = new Set(organisations.map((organisation) => organisation + EXTENSION));
      const names = await readdir(folder).catch((error: unknown) => {
        if (systemCodeOf(error) === 'ENOENT') return [];
        throw error;
      });
      const gone = names.filter((name) => name.endsWith(EXTENSION) && !kept.has(name));
      await Promise.all(gone.map((name) => rm(join(folder, name), { force: true })));
    },
  };
}

function keptListFile(path: string, folder: string, encryption: OsEncryption): KeptList {
  let turn: Promise<unknown> = Promise.resolve();
  return {
    async read() {
      const bytes = await bytesOf(path);
      return bytes && openEnvelope(bytes, encryption);
    },
    keep(list) {
      // One after the other: the last one is the newest.
      const keeping = turn.then(async () => {
        if (!(await encryption.isProtecting()))
          throw new AppError('entra.listNotProtected', 'the operating system protects nothing');
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWholeFile(path, await sealEnvelope(list, encryption));
      });
      turn = keeping.catch(() => undefined);
      return keeping;
    },
  };
}

/** `undefined`: there is no such file. */
async function bytesOf(path: string): Promise<Buffer | undefined> {
  try {
    await using handle = await openRegularFile(path);
    if ((await handle.stat()).size > LONGEST_BYTES) throw new Error('longer than any list');
    return await handle.readFile();
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
