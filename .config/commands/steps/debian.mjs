import { reasonOrEnd } from './reasons.mjs';
/** Installs packages of Debian, where that may be done without asking: as root. */
import { run, hasProgram } from './run.mjs';
import { say, sayWhile } from './say.mjs';

export const isRoot = process.getuid?.() === 0;

/** A mirror that hangs is given up on, and another program that installs is waited for. */
const PATIENT = ['-o', 'Acquire::http::Timeout=30', '-o', 'Acquire::Retries=2'];
const IN_TURN = ['-o', 'DPkg::Lock::Timeout=300'];
// Installed, not started: a service of its own would take the ports.
const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

export function canInstall() {
  return process.platform === 'linux' && isRoot && hasProgram('apt-get');
}

/** @param {readonly string[]} packages */
export function installArguments(packages) {
  return ['install', '--yes', '--no-install-recommends', ...packages];
}

/**
 * @param {readonly string[]} packages
 * @returns {Promise<string | undefined>} why they could not be installed
 */
export async function install(packages) {
  const limit = { minutes: 30, waitsFor: `apt-get to install ${packages.join(', ')}` };
  const { code, output } = await sayWhile(`Installing ${packages.join(', ')}`, async () => {
    await run('apt-get', [...PATIENT, 'update', '--quiet'], { env, quiet: true, limit });
    return run('apt-get', [...PATIENT, ...IN_TURN, ...installArguments(packages)], {
      env,
      quiet: true,
      limit,
    });
  });
  return code === 0 ? undefined : reasonOrEnd(output);
}

/**
 * Installs what a suite needs that is skipped without it.
 *
 * @param {{ program: string; packages: readonly string[]; otherwise: string }} wanted `otherwise`
 *   is what follows when it cannot be installed
 */
export async function installIfMissing({ program, packages, otherwise }) {
  if (!canInstall() || hasProgram(program)) return;
  const obstacle = await install(packages);
  if (obstacle !== undefined) say(`${otherwise}: ${obstacle}`);
}
