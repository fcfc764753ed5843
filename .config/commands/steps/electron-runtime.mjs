/**
 * Finds an Electron to run with: the one named, the official one, or on closed networks one that
 * comes through npm.
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { closedNetworkRuntime } from './closed-network-runtime.mjs';
import { root, runTool } from './run.mjs';
import { CommandError, say } from './say.mjs';

/** How long the release host may take to answer at all, in milliseconds. */
const PATIENCE_MS = 8_000;
/** How long an unreachable release host is not asked again, in milliseconds. */
const FORGIVENESS_MS = 24 * 3_600_000;
const RELEASES =
  process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/download/';

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
  if (existsSync(official) || (await download()))
    return { executable: existing(official), kind: 'official' };
  if (process.platform === 'linux' && process.arch === 'x64')
    return { executable: await closedNetworkRuntime(cacheFolder()), kind: 'closed-network' };
  throw new CommandError(
    'Electron could not be downloaded. Connect to the internet, or name a folder that holds it in ELECTRON_OVERRIDE_DIST_PATH, then run the command again.',
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
      `There is no Electron at ${path}. Correct ELECTRON_OVERRIDE_DIST_PATH or unset it.`,
    );
  return path;
}

/** @returns {Promise<boolean>} whether the official runtime is there now */
async function download() {
  const unreachable = join(cacheFolder(), 'release-host-unreachable');
  if (existsSync(unreachable) && Date.now() - statSync(unreachable).mtimeMs < FORGIVENESS_MS)
    return false;
  if (!(await answers(RELEASES))) {
    say(`The host of Electron's releases does not answer; it is asked again in a day`);
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(unreachable, '');
    return false;
  }
  say('Downloading Electron (about 110 MB, once)');
  return (await runTool('electron/install.js', [])).code === 0;
}

/** @param {string} url */
async function answers(url) {
  try {
    await fetch(url, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return true;
  } catch {
    return false;
  }
}

/** A folder of this person's own, outside the project: what is in it serves every checkout. */
function cacheFolder() {
  return (
    process.env['KEYDESK_CACHE'] ??
    join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'keydesk')
  );
}
