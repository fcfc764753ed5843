/**
 * npm run package: installers with electron-builder, and a .deb. `-- --deb` makes the .deb alone,
 * `-- --dir` an unpacked, hardened build; both also on a closed network. With `--testable` they let
 * themselves be driven by tests, and `--as-version=X` gives such a .deb another version.
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
import { root, runNpm, runTool } from './steps/run.mjs';
import { CommandError, UsageError, say } from './steps/say.mjs';
import { azureSwitches, emptySecrets } from './steps/signing.mjs';

const UNPACKED = resolve(root, 'dist/package/linux-unpacked');

/** @typedef {import('./steps/electron-runtime.mjs').ElectronRuntime} ElectronRuntime */

await command(import.meta.filename, async () => {
  const asked = readWords();
  const electron = await prepareWindow({ needsDisplay: false });
  const isClosed = electron.kind === 'closed-network';
  if (isClosed && !asked.dir && !(asked.deb && asked.testable))
    throw new CommandError(
      'Installers need the official Electron, which could not be downloaded. On a closed ' +
        'network, name a folder that holds it in ELECTRON_OVERRIDE_DIST_PATH, or make a build ' +
        'for testing: npm run package -- --dir, or --deb --testable',
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
      testable: { type: 'boolean', default: false },
      'as-version': { type: 'string' },
    },
  });
  if (values.deb && process.platform !== 'linux')
    throw new UsageError('A .deb is made on Linux, where what is in it can be made.');
  if (values.testable && !values.dir && !values.deb)
    throw new UsageError(
      '--testable opens the build to whoever starts it, so it goes with --dir or --deb only.',
    );
  if (values['as-version'] !== undefined && !(values.deb && values.testable))
    throw new UsageError('--as-version goes with --deb --testable only.');
  return values;
}

/**
 * @param {ReturnType<typeof readWords>} asked
 * @param {ElectronRuntime} electron
 * @param {string} work
 */
async function makeAll({ dir, deb, testable, 'as-version': asVersion }, electron, work) {
  const switches = [
    ...runtimeOf(electron, work),
    ...(testable ? ['--config.extraMetadata.keydesk.testable=true'] : []),
  ];
  if (dir) return pack('an unpacked build', ['--dir', ...switches]);
  // Elsewhere electron-builder makes all there is.
  if (process.platform !== 'linux') return pack('installers', switches);
  await pack('an unpacked build', ['--dir', ...switches]);
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));
  const staged = join(work, 'deb');
  mkdirSync(staged);
  const options = { unpacked: UNPACKED, work: staged, isForTests: testable };
  say(`Made ${await makeDeb({ ...options, version: asVersion ?? version })}`);
  if (!deb) await pack('the AppImage', ['--prepackaged', UNPACKED, ...switches]);
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
