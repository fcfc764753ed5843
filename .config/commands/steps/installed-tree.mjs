/** What packages for Linux put on a computer: the unpacked build, and what desktops find it by. */
import { chmodSync, cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root, run } from './run.mjs';

/** Where the program is installed. */
export const PROGRAM = 'opt/Keydesk';
/** It has to be root's own to shut pages in, where the kernel does not let people do that. */
export const SANDBOX = 'chrome-sandbox';
export const SANDBOX_MODE = 0o4755;

/**
 * @typedef {object} PackageOptions
 * @property {string} unpacked folder of the unpacked build
 * @property {string} work an empty folder
 * @property {string} version
 * @property {boolean} isForTests it is marked as such, and packed fast
 */

/** What a package for tests says of itself. */
export const FOR_TESTS = {
  summary: 'Keydesk, a build for tests',
  warning: [
    'FOR TESTING ONLY: it lets itself be driven by whoever starts it, and its',
    'Electron may be one that is not released. Never install it for anybody.',
  ],
};
export const SUMMARY = 'help desk console for BitLocker recovery';
export const DESCRIPTION = [
  'Keydesk lets help desk staff recover drives that BitLocker has encrypted, hand',
  'out TPM owner passwords, and read the audit log of all that.',
];

/**
 * A tilde sorts before everything: any released version is newer than one for tests.
 *
 * @param {Pick<PackageOptions, 'version' | 'isForTests'>} options
 */
export function fullVersion({ version, isForTests }) {
  return isForTests ? `${version}~testing` : version;
}

/**
 * Lays everything out as it will lie on the computer.
 *
 * @param {string} unpacked
 * @param {string} tree an empty folder that stands for the root
 */
export function layOut(unpacked, tree) {
  cpSync(unpacked, join(tree, PROGRAM), { recursive: true, verbatimSymlinks: true });
  const debian = resolve(root, '.config/debian');
  const share = join(tree, 'usr/share');
  put(join(debian, 'keydesk.desktop'), join(share, 'applications/keydesk.desktop'));
  put(join(debian, 'keydesk.xml'), join(share, 'mime/packages/keydesk.xml'));
  for (const icon of readdirSync(resolve(root, 'assets/icons'))) {
    const [, size] = /^(\d+x\d+)\.png$/.exec(icon) ?? [];
    if (size === undefined) continue;
    put(
      resolve(root, 'assets/icons', icon),
      join(share, 'icons/hicolor', size, 'apps/keydesk.png'),
    );
  }
  // Where the configuration of the whole computer belongs.
  mkdirSync(join(tree, 'etc/keydesk'), { recursive: true });
  mkdirSync(join(tree, 'usr/bin'), { recursive: true });
  symlinkSync(`/${PROGRAM}/keydesk`, join(tree, 'usr/bin/keydesk'));
}

/**
 * Gives everything the rights it has to have, whatever this person's umask is.
 *
 * @param {string} tree
 * @param {string} program its folder with the program
 */
export async function setModes(tree, program) {
  await run('chmod', ['-R', 'u=rwX,go=rX', tree]);
  chmodSync(join(program, SANDBOX), SANDBOX_MODE);
}

/**
 * @param {string} from
 * @param {string} to
 */
export function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}
