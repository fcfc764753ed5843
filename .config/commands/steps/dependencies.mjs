/**
 * Installs the dependencies when they are missing or do not match the lock file, and goes on under
 * the pinned Node.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root, run, runNpm } from './run.mjs';
import { CommandError, say } from './say.mjs';

/** Vitest, electron-store and others want this much. */
const NEEDED = { major: 22, minor: 12 };
const stamp = resolve(root, 'node_modules/.keydesk-lock');

/** @returns {Promise<void>} */
export async function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(resolve(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  say('Installing dependencies (once, and again when package-lock.json changes)');
  const { code } = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0)
    throw new CommandError(
      'npm could not install the dependencies. Check that the npm registry is reachable, then run the command again.',
    );
  writeFileSync(stamp, lock);
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
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor)) return undefined;
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = resolve(
    root,
    `node_modules/node-${system}-${process.arch}/bin/node${system === 'win' ? '.exe' : ''}`,
  );
  if (!existsSync(pinned))
    throw new CommandError(
      `This needs Node.js ${NEEDED.major}.${NEEDED.minor} or later; this is ${process.versions.node}. Install a newer one, then run the command again.`,
    );
  return (await run(pinned, [script, ...process.argv.slice(2)])).code;
}
