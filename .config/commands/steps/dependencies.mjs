/**
 * Installs the dependencies when they are missing or do not match the lock file, and goes on under
 * the pinned Node.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeKerberos } from './native-parts.mjs';
import { proxyOf } from './network.mjs';
import { isUnreachable, reasonOrEnd } from './reasons.mjs';
import { assertRoom } from './room.mjs';
import { root, run, runNpm } from './run.mjs';
import { CommandError, say, sayWhile } from './say.mjs';

/** Vitest and others want this much. */
const NEEDED = { major: 22, minor: 12 };
const modules = resolve(root, 'node_modules');

/** @typedef {{ version?: string; integrity?: string; optional?: boolean }} LockedPackage */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages */

/**
 * Installs them, unless `npm ci` or `npm install` has done so already.
 *
 * @returns {Promise<void>}
 */
export async function installDependencies() {
  const wanted = packagesIn(resolve(root, 'package-lock.json'));
  if (isInstalled(wanted, packagesIn(resolve(modules, '.package-lock.json')))) return;
  // npm removes an old folder before it makes the new one.
  if (!existsSync(modules))
    assertRoom({
      folder: root,
      megabytes: 1_300,
      what: 'installing the dependencies',
      otherwise: 'move the project to another disk',
    });
  const where = await cacheSwitch();
  const { code, output } = await sayWhile(
    'Installing dependencies (once, and again when package-lock.json changes)',
    () =>
      runNpm(['ci', where, '--no-audit', '--no-fund', '--loglevel=error'], {
        quiet: true,
        limit: { minutes: 60, waitsFor: 'npm to install the dependencies' },
      }),
  );
  if (code !== 0)
    throw new CommandError(`npm could not install the dependencies. ${reasonOrEnd(output)}`);
  await makeKerberos();
}

/**
 * Whether npm has installed what the lock file names. Optional packages may be missing: most are
 * for other systems.
 *
 * @param {LockedPackages} wanted the packages of package-lock.json, by their paths
 * @param {LockedPackages} installed those of the file that npm leaves in node_modules when it is
 *   done
 */
export function isInstalled(wanted, installed) {
  const isAsWanted = (/** @type {string} */ path) =>
    wanted[path]?.version === installed[path]?.version &&
    wanted[path]?.integrity === installed[path]?.integrity;
  return (
    Object.keys(installed).every(isAsWanted) &&
    Object.entries(wanted).every(
      // The one without a path is the project itself.
      ([path, { optional }]) => path === '' || path in installed || optional === true,
    )
  );
}

/**
 * @param {string} lockFile
 * @returns {LockedPackages}
 */
function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

/**
 * What the lock file names never changes: what is in npm's cache is right. Where there is no
 * network, npm has to be told, or it asks for each of the packages again and again, for many
 * minutes.
 *
 * @returns {Promise<'--offline' | '--prefer-offline'>}
 */
export async function cacheSwitch() {
  const { code, output } = await runNpm(['ping', '--fetch-retries=1', '--fetch-timeout=15000'], {
    quiet: true,
    limit: { minutes: 5, waitsFor: 'the npm registry to answer' },
  });
  // Not every registry answers this question; one that refuses it is there.
  if (code === 0 || !isUnreachable(output)) return '--prefer-offline';
  say('The npm registry does not answer; what npm keeps in its cache is taken');
  return '--offline';
}

/**
 * The tools need a newer Node than many machines have; it comes as a package. Runs `script` again
 * under it if need be.
 *
 * @param {string} script path of the running command
 * @returns {Promise<number | undefined>} the exit code of that run, or undefined when this Node
 *   will do
 */
export async function rerunUnderPinnedNode(script) {
  const wants = lacking({
    version: process.versions.node,
    knowsProxies: process.allowedNodeEnvironmentFlags.has('--use-env-proxy'),
    proxy: proxyOf(),
  });
  if (wants === undefined) return undefined;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = resolve(
    modules,
    `node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`,
  );
  if (!existsSync(pinned))
    throw new CommandError(
      `This needs Node.js ${wants}; this is ${process.versions.node}. Install a newer one, ` +
        'then run the command again.',
    );
  return (await run(pinned, [script, ...process.argv.slice(2)])).code;
}

/**
 * @param {{ version: string; knowsProxies: boolean; proxy: string | undefined }} node
 * @returns {string | undefined} the version that is needed instead of this one
 */
export function lacking({ version, knowsProxies, proxy }) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < NEEDED.major || (major === NEEDED.major && minor < NEEDED.minor))
    return `${NEEDED.major}.${NEEDED.minor} or later`;
  return proxy !== undefined && !knowsProxies
    ? '22.21 or later, or 24.5 or later, to go through a proxy'
    : undefined;
}
