/**
 * Finds an Electron to run with: the one named, the official one, or on closed networks one that
 * comes through npm.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { closedNetworkRuntime } from './closed-network-runtime.mjs';
import { networkEnvironment, proxyOf } from './network.mjs';
import { reasonOrEnd } from './reasons.mjs';
import { root, run, runTool } from './run.mjs';
import { CommandError, say, sayWhile } from './say.mjs';

/** How long the release host may take to answer at all, in milliseconds. */
const PATIENCE_MS = 8_000;
/** How long an unreachable release host is not asked again, in milliseconds. */
const FORGIVENESS_MS = 24 * 3_600_000;
const RELEASES =
  process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';
/** In a process of its own: only at its start does Node learn of a proxy. */
const ASK = `fetch(process.argv[1], { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(${PATIENCE_MS}) }).then(({ status }) => process.exit(status < 500 ? 0 : 1), () => process.exit(1))`;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {'named' | 'official' | 'closed-network'} kind
 */

/** @returns {Promise<ElectronRuntime>} */
export async function findElectron() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return { executable: existing(join(named, executableName())), kind: 'named' };
  const official = resolve(root, 'node_modules/electron/dist', executableName());
  // What was unpacked halfway has no version yet, and is fetched again.
  const isWhole = existsSync(resolve(root, 'node_modules/electron/path.txt'));
  const obstacle = isWhole ? undefined : await obstacleToDownload();
  if (obstacle === undefined) return { executable: existing(official), kind: 'official' };
  if (process.platform === 'linux' && process.arch === 'x64')
    return { executable: await closedNetworkRuntime(cacheFolder()), kind: 'closed-network' };
  throw new CommandError(
    `Electron could not be downloaded: ${obstacle} Connect to the internet, name the proxy in HTTPS_PROXY, or name a folder that holds Electron in ELECTRON_OVERRIDE_DIST_PATH, then run the command again.`,
  );
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} path */
function existing(path) {
  if (!existsSync(path))
    throw new CommandError(
      `There is no Electron at ${path}. Correct ELECTRON_OVERRIDE_DIST_PATH or unset it; if it is not set, remove node_modules/electron/path.txt and run the command again.`,
    );
  return path;
}

/** @returns {Promise<string | undefined>} undefined: the official runtime is there now */
async function obstacleToDownload() {
  if (!(await isReachable())) return 'the host of its releases does not answer.';
  const { code, output } = await sayWhile('Downloading Electron (about 110 MB, once)', () =>
    runTool('electron/install.js', [], {
      quiet: true,
      env: networkEnvironment(),
      limit: { minutes: 30, waitsFor: 'the download of Electron' },
    }),
  );
  if (code === 0) return undefined;
  const reason = reasonOrEnd(output);
  say(`Electron could not be downloaded: ${reason}`);
  return reason;
}

async function isReachable() {
  const marker = join(cacheFolder(), 'release-host-unreachable');
  const way = wayTo(proxyOf());
  if (
    existsSync(marker) &&
    Date.now() - statSync(marker).mtimeMs < FORGIVENESS_MS &&
    readFileSync(marker, 'utf8') === way
  )
    return false;
  const { code } = await run(process.execPath, ['-e', ASK, RELEASES], {
    quiet: true,
    env: networkEnvironment(),
  });
  if (code === 0) return true;
  say(
    `The host of Electron's releases does not answer${way === '' ? '' : ` through ${way}`}; it is asked again in a day`,
  );
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(marker, way);
  return false;
}

/**
 * @param {string | undefined} proxy whose address may hold a password
 * @returns {string}
 */
function wayTo(proxy) {
  if (proxy === undefined) return '';
  return URL.canParse(proxy) ? new URL(proxy).host : 'a proxy whose address is none';
}

/** A folder of this person's own, outside the project: what is in it serves every checkout. */
function cacheFolder() {
  return (
    process.env['KEYDESK_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk')
  );
}
