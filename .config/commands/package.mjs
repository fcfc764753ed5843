/**
 * npm run package: installers with electron-builder. `-- --dir` makes an unpacked, hardened build,
 * also on a closed network; `-- --dir --testable` one that lets itself be driven by tests.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { networkEnvironment } from './steps/network.mjs';
import { command, prepareWindow } from './steps/prepare.mjs';
import { reasonFor } from './steps/reasons.mjs';
import { assertRoom } from './steps/room.mjs';
import { root, runTool } from './steps/run.mjs';
import { CommandError, say } from './steps/say.mjs';
import { azureSwitches, emptySecrets } from './steps/signing.mjs';

const args = new Set(process.argv.slice(2));
const isUnpacked = args.has('--dir');
const isTestable = args.has('--testable');

await command(import.meta.filename, async () => {
  if (isTestable && !isUnpacked)
    throw new CommandError(
      '--testable opens the build to whoever starts it, so it goes with --dir only.',
    );
  const electron = await prepareWindow({ needsDisplay: false });
  if (electron.kind === 'closed-network' && !isUnpacked) {
    throw new CommandError(
      'Installers need the official Electron, which could not be downloaded. On a closed network, make an unpacked build for testing: npm run package -- --dir',
    );
  }
  assertRoom({
    folder: join(root, 'dist'),
    megabytes: 1_000,
    what: 'packing',
    otherwise: 'move the project to another disk',
  });
  const work = mkdtempSync(join(tmpdir(), 'keydesk-package-'));
  try {
    const dist =
      electron.kind === 'closed-network' ? bareRuntime(dirname(electron.executable), work) : [];
    say(isUnpacked ? 'Packing an unpacked build' : 'Making installers');
    const { code, output } = await runTool(
      'electron-builder/cli.js',
      [
        'build',
        ...(isUnpacked ? ['--dir'] : []),
        '--publish',
        'never',
        ...dist,
        ...azureSwitches(),
        ...(isTestable ? ['--config.extraMetadata.keydesk.testable=true'] : []),
      ],
      {
        quiet: true,
        env: { ...networkEnvironment(), ...emptySecrets() },
        limit: {
          minutes: 60,
          waitsFor: 'electron-builder, which packs, signs and has it notarised',
        },
      },
    );
    if (code !== 0)
      throw new CommandError(`electron-builder failed. ${reasonFor(output) ?? ''}\n${output}`);
    if (electron.kind === 'closed-network')
      say(
        'This build holds the runtime for closed networks: for testing only, never to be distributed',
      );
    say(`The build is in ${join('dist', 'package')}`);
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});

/**
 * The closed-network runtime without its loader: a package brings its own application.
 *
 * @param {string} runtime
 * @param {string} work
 * @returns {readonly string[]} switches for electron-builder
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
  return [`--config.electronDist=${bare}`, '--config.electronVersion=33.2.1'];
}
