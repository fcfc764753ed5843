/** Makes a package for Fedora, Red Hat and openSUSE of an unpacked build, with rpmbuild alone. */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  DESCRIPTION,
  FOR_TESTS,
  PROGRAM,
  SANDBOX,
  SUMMARY,
  fullVersion,
  layOut,
  put,
  setModes,
} from './installed-tree.mjs';
import { hasProgram, root, run } from './run.mjs';
import { CommandError, sayWhile } from './say.mjs';

const ARCHITECTURES = new Map([
  ['x64', 'x86_64'],
  ['arm64', 'aarch64'],
]);

/** Loaded when they are needed, so rpmbuild does not find them. */
const LOADED = ['libnotify.so.4()(64bit)', 'libsecret-1.so.0()(64bit)'];
/** So that desktops find the file type and the links at once. */
const RECOMMENDS = ['desktop-file-utils', 'shared-mime-info', 'xdg-utils'];

export function canMakeRpm() {
  return hasProgram('rpmbuild') && ARCHITECTURES.has(process.arch);
}

/**
 * @param {import('./installed-tree.mjs').PackageOptions} options
 * @returns {Promise<string>} path of the package
 */
export async function makeRpm({ unpacked, work, version, isForTests }) {
  const architecture = ARCHITECTURES.get(process.arch);
  if (!canMakeRpm() || architecture === undefined)
    throw new CommandError(
      'The .rpm was not made: it needs rpmbuild, on a computer with x64 or arm64. Install the ' +
        'package rpm (Debian, Ubuntu) or rpm-build (Fedora, Red Hat).',
    );
  const full = fullVersion({ version, isForTests });
  const tree = join(work, 'tree');
  layOut(unpacked, tree);
  put(resolve(root, 'LICENSE'), join(tree, 'usr/share/licenses/keydesk/LICENSE'));
  await setModes(tree, join(tree, PROGRAM));
  const spec = join(work, 'keydesk.spec');
  writeFileSync(spec, specOf({ tree, version: full, isForTests }));
  await sayWhile('Making the .rpm', () => build(spec, work, architecture));
  const name = `keydesk-${full}-1.${architecture}.rpm`;
  const file = resolve(root, 'dist/package', name);
  mkdirSync(resolve(root, 'dist/package'), { recursive: true });
  renameSync(join(work, 'made', name), file);
  return file;
}

/** @param {{ tree: string; version: string; isForTests: boolean }} of */
function specOf({ tree, version, isForTests }) {
  const bundled = bundledLibraries(join(tree, PROGRAM));
  return [
    // Electron is delivered as it was made: nothing is stripped, and nothing compiled again.
    '%global debug_package %{nil}',
    '%global __os_install_post %{nil}',
    '%global _build_id_links none',
    // What it brings itself is for nobody else, and nobody has to provide it.
    `%global __requires_exclude ^(${bundled.join('|')})\\\\(.*$`,
    `%global __provides_exclude_from ^/${PROGRAM}/.*$`,
    `%global _binary_payload ${isForTests ? 'w1.gzdio' : 'w19.zstdio'}`,
    'Name: keydesk',
    `Version: ${version}`,
    'Release: 1',
    `Summary: ${isForTests ? FOR_TESTS.summary : SUMMARY}`,
    'License: MIT',
    'Group: System/Management',
    'Packager: Keydesk contributors',
    ...LOADED.map((name) => `Requires: ${name}`),
    ...RECOMMENDS.map((name) => `Recommends: ${name}`),
    '%description',
    ...(isForTests ? FOR_TESTS.warning : []),
    ...DESCRIPTION,
    '%install',
    `cp -al ${tree}/. %{buildroot}/`,
    '%files',
    '%defattr(-,root,root,-)',
    `/${PROGRAM}`,
    `%attr(4755,root,root) /${PROGRAM}/${SANDBOX}`,
    '/usr/bin/keydesk',
    '/usr/share/applications/keydesk.desktop',
    '/usr/share/mime/packages/keydesk.xml',
    '/usr/share/icons/hicolor/*/apps/keydesk.png',
    '%license /usr/share/licenses/keydesk/LICENSE',
    // Owned, so that it goes with the package when nothing is in it.
    '%dir /etc/keydesk',
    '',
  ].join('\n');
}

/** @param {string} program */
function bundledLibraries(program) {
  return readdirSync(program)
    .filter((name) => /\.so(\.\d+)?$/.test(name))
    .map((name) => name.replaceAll('.', String.raw`\\.`).replaceAll('+', String.raw`\\+`));
}

/**
 * @param {string} spec
 * @param {string} work
 * @param {string} architecture
 */
async function build(spec, work, architecture) {
  const places = {
    _topdir: join(work, 'build'),
    _rpmdir: join(work, 'made'),
    _build_name_fmt: '%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm',
    // Not this computer's name.
    _buildhost: 'keydesk',
  };
  const { code, output } = await run(
    'rpmbuild',
    [
      '-bb',
      `--target=${architecture}`,
      ...Object.entries(places).flatMap(([name, value]) => ['--define', `${name} ${value}`]),
      spec,
    ],
    { quiet: true, limit: { minutes: 30, waitsFor: 'rpmbuild to pack' } },
  );
  if (code !== 0) throw new CommandError(`The .rpm was not made. rpmbuild says:\n${output}`);
}
