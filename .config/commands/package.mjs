/**
 * npm run package: installers with electron-builder; on Linux a .deb, an .rpm and a .tar.gz
 * besides. `-- --deb`, `--rpm` and `--tar` make these alone, `-- --dir` an unpacked, hardened
 * build; all also on a closed network. With `--testable` they let themselves be driven by tests,
 * and `--as-version=X` gives such packages another version.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeDeb } from './steps/deb.mjs';
import { networkEnvironment } from './steps/network.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { reasonFor, reasonOrEnd } from './steps/reasons.mjs';
import { assertRoom } from './steps/room.mjs';
import { canMakeRpm, makeRpm } from './steps/rpm.mjs';
import { root, runNpm, runTool } from './steps/run.mjs';
import { CommandError, UsageError, say } from './steps/say.mjs';
import { azureSwitches, emptySecrets } from './steps/signing.mjs';
import { makeTarball } from './steps/tarball.mjs';

const UNPACKED = resolve(root, 'dist/package/linux-unpacked');

/** What is made here of the unpacked build, by the switch that asks for it alone. */
const LINUX_PACKAGES = { deb: makeDeb, rpm: makeRpm, tar: makeTarball };
const KINDS = /** @type {const} */ (['deb', 'rpm', 'tar']);

/** @typedef {import('./steps/electron-runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {keyof typeof LINUX_PACKAGES} LinuxPackage */

await command(import.meta.filename, async () => {
  const asked = readWords();
  const electron = await prepareWindow({ needsDisplay: false });
  const isClosed = electron.kind === 'closed-network';
  if (isClosed && !asked.dir && !(asked.alone.length > 0 && asked.testable))
    throw new CommandError(
      'Installers need the official Electron, which could not be downloaded. On a closed ' +
        'network, name a folder that holds it in ELECTRON_OVERRIDE_DIST_PATH, or make a build ' +
        'for testing: npm run package -- --dir, or --deb --testable (or --rpm, or --tar)',
    );
  assertRoom({
    folder: join(root, 'dist'),
    megabytes: 1_500,
    what: 'packing',
    otherwise: 'move the project to another disk',
  });
  const work = mkdtempSync(join(tmpdir(), 'keydesk-package-'));
  try {
    await listParts();
    await makeAll(asked, electron, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (isClosed)
    say(
      'This build holds the runtime for closed networks: for testing only, never to be ' +
        'distributed',
    );
  say(`The build is in ${join('dist', 'package')}`);
  return 0;
});

/** What every package brings as well: a list of all it is made of and with, as CycloneDX. */
async function listParts() {
  const { code, output } = await runNpm(
    ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'],
    { quiet: true, limit: { minutes: 5, waitsFor: 'npm to list what Keydesk is made of' } },
  );
  if (code !== 0)
    throw new CommandError(`npm could not list what Keydesk is made of. ${reasonOrEnd(output)}`);
  const list = JSON.parse(output);
  // npm takes the name of the folder for it.
  list.metadata.component.name = 'keydesk';
  writeFileSync(join(root, 'dist/keydesk.cdx.json'), JSON.stringify(list));
}

function readWords() {
  const { values } = parseArgs({
    options: {
      dir: { type: 'boolean', default: false },
      deb: { type: 'boolean', default: false },
      rpm: { type: 'boolean', default: false },
      tar: { type: 'boolean', default: false },
      testable: { type: 'boolean', default: false },
      'as-version': { type: 'string' },
    },
  });
  const alone = KINDS.filter((kind) => values[kind]);
  if (alone.length > 0 && process.platform !== 'linux')
    throw new UsageError(
      'Packages for Linux are made on Linux, where what is in them can be made.',
    );
  if (values.testable && !values.dir && alone.length === 0)
    throw new UsageError(
      '--testable opens the build to whoever starts it, so it goes with --dir, --deb, --rpm or ' +
        '--tar only.',
    );
  if (values['as-version'] !== undefined && !(alone.length > 0 && values.testable))
    throw new UsageError('--as-version goes with --testable and --deb, --rpm or --tar only.');
  const { dir, testable, 'as-version': asVersion } = values;
  return { dir, testable, asVersion, alone };
}

/**
 * @param {ReturnType<typeof readWords>} asked
 * @param {ElectronRuntime} electron
 * @param {string} work
 */
async function makeAll({ dir, alone, testable, asVersion }, electron, work) {
  const switches = [
    ...runtimeOf(electron, work),
    ...(testable ? ['--config.extraMetadata.keydesk.testable=true'] : []),
  ];
  if (dir) return pack('an unpacked build', ['--dir', ...switches]);
  // Elsewhere electron-builder makes all there is.
  if (process.platform !== 'linux') return pack('installers', switches);
  await pack('an unpacked build', ['--dir', ...switches]);
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  for (const kind of alone.length > 0 ? alone : packagesHere()) {
    const staged = join(work, kind);
    mkdirSync(staged);
    const options = { unpacked: UNPACKED, work: staged, isForTests: testable };
    const file = await LINUX_PACKAGES[kind]({ ...options, version: asVersion ?? version });
    rmSync(staged, { recursive: true });
    say(`Made ${file}`);
  }
  if (alone.length === 0) await pack('the AppImage', ['--prepackaged', UNPACKED, ...switches]);
}

/** @returns {readonly LinuxPackage[]} */
function packagesHere() {
  if (canMakeRpm()) return KINDS;
  say('The .rpm is left out: it needs rpmbuild, of the package rpm (Debian) or rpm-build (Fedora)');
  return ['deb', 'tar'];
}

/**
 * @param {string} what
 * @param {readonly string[]} switches of electron-builder
 */
async function pack(what, switches) {
  say(`Making ${what}`);
  const { code, output } = await runTool(
    'electron-builder/cli.js',
    ['build', '--publish', 'never', ...azureSwitches(), ...switches],
    {
      quiet: true,
      env: { ...networkEnvironment(), ...emptySecrets() },
      limit: { minutes: 60, waitsFor: 'electron-builder, which packs, signs and has it notarised' },
    },
  );
  if (code !== 0)
    throw new CommandError(
      `electron-builder could not make ${what}. ${reasonFor(output) ?? ''}\n${output}`,
    );
}

/**
 * @param {ElectronRuntime} electron
 * @param {string} work
 * @returns {readonly string[]} switches for electron-builder
 */
function runtimeOf({ kind, executable }, work) {
  const folder = dirname(executable);
  if (kind === 'official') return [];
  // On macOS the executable lies deep inside the folder that was named.
  if (kind === 'named')
    return [`--config.electronDist=${process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? folder}`];
  return [`--config.electronDist=${bareRuntime(folder, work)}`, '--config.electronVersion=33.2.1'];
}

/**
 * The closed-network runtime without its loader: a package brings its own application.
 *
 * @param {string} runtime
 * @param {string} work
 */
function bareRuntime(runtime, work) {
  const bare = join(work, 'electron');
  cpSync(runtime, bare, {
    recursive: true,
    filter: (path) => path !== join(runtime, 'resources/app'),
  });
  if (!existsSync(join(bare, 'electron')))
    throw new CommandError(
      `The runtime in ${runtime} is incomplete. Remove that folder and run the command again.`,
    );
  return bare;
}
