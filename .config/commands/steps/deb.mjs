/**
 * Makes a package for Debian and Ubuntu of an unpacked build. With dpkg-deb alone: the packer of
 * electron-builder comes from a host that closed networks do not reach.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { hasProgram, root, run } from './run.mjs';
import { CommandError, sayWhile } from './say.mjs';

const PROGRAM = 'opt/Keydesk';
const FOR_TESTS = 'Keydesk, a build for tests';
const ARCHITECTURES = new Map([
  ['x64', 'amd64'],
  ['arm64', 'arm64'],
]);

/** Of all libraries that Electron, libsql and Kerberos are linked to, or load. */
const DEPENDS = [
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libc6',
  'libcairo2',
  'libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0',
  'libgssapi-krb5-2',
  'libgtk-3-0',
  'libnotify4',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libstdc++6',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
];
/** So that desktops find the file type and the links at once. */
const RECOMMENDS = ['desktop-file-utils', 'shared-mime-info', 'xdg-utils'];

/**
 * @typedef {object} DebOptions
 * @property {string} unpacked folder of the unpacked build
 * @property {string} work an empty folder
 * @property {string} version
 * @property {boolean} isForTests it is marked as such, and packed fast
 */

/**
 * @param {DebOptions} options
 * @returns {Promise<string>} path of the package
 */
export async function makeDeb({ unpacked, work, version, isForTests }) {
  const architecture = ARCHITECTURES.get(process.arch);
  if (!hasProgram('dpkg-deb') || architecture === undefined)
    throw new CommandError(
      'The .deb was not made: it needs dpkg-deb, on a computer with x64 or arm64. Install the ' +
        'package dpkg, or make it on Debian or Ubuntu.',
    );
  // A tilde sorts before everything: any released version is newer than one for tests.
  const full = isForTests ? `${version}~testing` : version;
  cpSync(unpacked, join(work, PROGRAM), { recursive: true, verbatimSymlinks: true });
  addToDesktop(work);
  addControl(work, controlOf({ work, version: full, architecture, isForTests }));
  const file = resolve(root, 'dist/package', `keydesk_${full}_${architecture}.deb`);
  const fast = isForTests ? ['-Zgzip', '-z1'] : [];
  await sayWhile('Making the .deb', () => build(work, file, fast));
  return file;
}

/** @param {string} work */
function addToDesktop(work) {
  const debian = resolve(root, '.config/debian');
  const share = join(work, 'usr/share');
  put(join(debian, 'keydesk.desktop'), join(share, 'applications/keydesk.desktop'));
  put(join(debian, 'keydesk.xml'), join(share, 'mime/packages/keydesk.xml'));
  put(resolve(root, 'LICENSE'), join(share, 'doc/keydesk/copyright'));
  for (const icon of readdirSync(resolve(root, 'assets/icons'))) {
    const [, size] = /^(\d+x\d+)\.png$/.exec(icon) ?? [];
    if (size === undefined) continue;
    put(
      resolve(root, 'assets/icons', icon),
      join(share, 'icons/hicolor', size, 'apps/keydesk.png'),
    );
  }
  // Where the configuration of the whole computer belongs.
  mkdirSync(join(work, 'etc/keydesk'), { recursive: true });
  mkdirSync(join(work, 'usr/bin'), { recursive: true });
  symlinkSync(`/${PROGRAM}/keydesk`, join(work, 'usr/bin/keydesk'));
}

/**
 * @param {string} from
 * @param {string} to
 */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
}

/** @param {{ work: string; version: string; architecture: string; isForTests: boolean }} of */
function controlOf({ work, version, architecture, isForTests }) {
  const bytes = filesIn(work).reduce((sum, path) => sum + statSync(path).size, 0);
  const warning = [
    ' FOR TESTING ONLY: it lets itself be driven by whoever starts it, and its',
    ' Electron may be one that is not released. Never install it for anybody.',
  ];
  return [
    'Package: keydesk',
    `Version: ${version}`,
    `Architecture: ${architecture}`,
    'Maintainer: Keydesk contributors',
    `Installed-Size: ${Math.ceil(bytes / 1024)}`,
    `Depends: ${DEPENDS.join(', ')}`,
    `Recommends: ${RECOMMENDS.join(', ')}`,
    'Section: admin',
    'Priority: optional',
    `Description: ${isForTests ? FOR_TESTS : 'help desk console for BitLocker recovery'}`,
    ...(isForTests ? warning : []),
    ' Keydesk lets help desk staff recover drives that BitLocker has encrypted, hand',
    ' out TPM owner passwords, and read the audit log of all that.',
    '',
  ].join('\n');
}

/**
 * @param {string} work
 * @param {string} control
 */
function addControl(work, control) {
  const sums = filesIn(work).map((path) => {
    const hash = createHash('md5').update(readFileSync(path)).digest('hex');
    return `${hash}  ${relative(work, path)}\n`;
  });
  const folder = join(work, 'DEBIAN');
  mkdirSync(folder);
  writeFileSync(join(folder, 'control'), control);
  writeFileSync(join(folder, 'md5sums'), sums.join(''));
  cpSync(resolve(root, '.config/debian/postrm'), join(folder, 'postrm'));
}

/**
 * @param {string} work
 * @param {string} file
 * @param {readonly string[]} how
 */
async function build(work, file, how) {
  // Whatever this person's umask is.
  await run('chmod', ['-R', 'u=rwX,go=rX', work]);
  chmodSync(join(work, 'DEBIAN/postrm'), 0o755);
  // It has to be root's own to shut pages in, where the kernel does not let people do that.
  chmodSync(join(work, PROGRAM, 'chrome-sandbox'), 0o4755);
  const { code, output } = await run(
    'dpkg-deb',
    ['--root-owner-group', ...how, '--build', work, file],
    { quiet: true, limit: { minutes: 30, waitsFor: 'dpkg-deb to pack' } },
  );
  if (code !== 0) throw new CommandError(`The .deb was not made. dpkg-deb says:\n${output}`);
}

/**
 * @param {string} folder
 * @returns {readonly string[]} the regular files in it
 */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
