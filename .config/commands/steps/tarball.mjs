/** Packs an unpacked build for Linux as it is, for computers with another package manager. */
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fullVersion, put, setModes } from './installed-tree.mjs';
import { root, run } from './run.mjs';
import { CommandError, sayWhile } from './say.mjs';

/**
 * @param {import('./installed-tree.mjs').PackageOptions} options
 * @returns {Promise<string>} path of the archive
 */
export async function makeTarball({ unpacked, work, version, isForTests }) {
  const full = fullVersion({ version, isForTests });
  const folder = `keydesk-${full}`;
  cpSync(unpacked, join(work, folder), { recursive: true, verbatimSymlinks: true });
  const debian = resolve(root, '.config/debian');
  // For whoever adds it to a desktop by hand.
  for (const name of ['keydesk.desktop', 'keydesk.xml'])
    put(join(debian, name), join(work, folder, 'desktop', name));
  put(resolve(root, 'assets/icons/256x256.png'), join(work, folder, 'desktop/keydesk.png'));
  await setModes(work, join(work, folder));
  const file = resolve(root, 'dist/package', `keydesk-${full}-linux-${process.arch}.tar.gz`);
  const packer = isForTests ? 'gzip -1' : 'gzip -9';
  const { code, output } = await sayWhile('Making the .tar.gz', () =>
    run(
      'tar',
      [
        '--create',
        `--use-compress-program=${packer}`,
        '--sort=name',
        '--owner=0',
        '--group=0',
        '--numeric-owner',
        `--directory=${work}`,
        `--file=${file}`,
        folder,
      ],
      { quiet: true, limit: { minutes: 30, waitsFor: 'tar to pack' } },
    ),
  );
  if (code !== 0) throw new CommandError(`The .tar.gz was not made. tar says:\n${output}`);
  return file;
}
