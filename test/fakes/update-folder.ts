import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_NAME } from '#shared/updates/update-list.ts';
import { ROOT } from '#test/root.ts';

const SCRIPT = join(ROOT, '.config/commands/updates.mjs');

/** What an administrator does with the script that signs the list of versions. */
export interface SignedFolder {
  readonly folder: string;
  readonly publicKey: string;
  /** Lays a package into the folder. */
  add(name: string, content: string | Uint8Array): void;
  /** @param rings as they are named on the command line */
  sign(...rings: readonly string[]): void;
  /** Alters what lies there as the list. */
  alter(change: (signed: { list: string; signature: string }) => unknown): void;
}

/** @param above where the folder and the key are made */
export function signedFolder(above: string): SignedFolder {
  const folder = join(above, 'updates');
  const key = join(above, 'updates-key.pem');
  mkdirSync(folder);
  const run = (...args: readonly string[]) =>
    execFileSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', stdio: 'pipe' });
  const [, publicKey = ''] = /publicKey: (\S+)/.exec(run('make-key', key)) ?? [];
  const path = join(folder, LIST_NAME);
  return {
    folder,
    publicKey,
    add: (name, content) => {
      writeFileSync(join(folder, name), content);
    },
    sign: (...rings) => {
      run('sign', folder, '--key', key, ...rings.flatMap((ring) => ['--ring', ring]));
    },
    alter: (change) => {
      const signed = JSON.parse(readFileSync(path, 'utf8')) as { list: string; signature: string };
      writeFileSync(path, JSON.stringify(change(signed)));
    },
  };
}
