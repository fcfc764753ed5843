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
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve } from 'node:path';
import {
  DESCRIPTION,
  FOR_TESTS,
  PROGRAM,
  SUMMARY,
  fullVersion,
  layOut,
  put,
  setModes,
} from './installed-tree.mjs';
import { hasProgram, root, run } from './run.mjs';
import { CommandError, sayWhile } from './say.mjs';

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
 * @param {import('./installed-tree.mjs').PackageOptions} options
 * @returns {Promise<string>} path of the package
 */
export async function makeDeb({ unpacked, work, version, isForTests }) {
  const architecture = ARCHITECTURES.get(process.arch);
  if (!hasProgram('dpkg-deb') || architecture === undefined)
    throw new CommandError(
      'The .deb was not made: it needs dpkg-deb, on a computer with x64 or arm64. Install the ' +
        'package dpkg, or make it on Debian or Ubuntu.',
    );
  const full = fullVersion({ version, isForTests });
  layOut(unpacked, work);
  put(resolve(root, 'LICENSE'), join(work, 'usr/share/doc/keydesk/copyright'));
  addControl(work, controlOf({ work, version: full, architecture, isForTests }));
  const file = resolve(root, 'dist/package', `keydesk_${full}_${architecture}.deb`);
  const fast = isForTests ? ['-Zgzip', '-z1'] : [];
  await sayWhile('Making the .deb', () => build(work, file, fast));
  return file;
}

/** @param {{ work: string; version: string; architecture: string; isForTests: boolean }} of */
function controlOf({ work, version, architecture, isForTests }) {
  const bytes = filesIn(work).reduce((sum, path) => sum + statSync(path).size, 0);
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
    `Description: ${isForTests ? FOR_TESTS.summary : SUMMARY}`,
    ...(isForTests ? FOR_TESTS.warning : []).map((line) => ` ${line}`),
    ...DESCRIPTION.map((line) => ` ${line}`),
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
  await setModes(work, join(work, PROGRAM));
  chmodSync(join(work, 'DEBIAN/postrm'), 0o755);
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
