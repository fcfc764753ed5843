/**
 * Installs Samba where it can be, and makes the domain, for the suites that need a real Active
 * Directory. Where it cannot be, they are skipped and say why. Made here, not by the first suite:
 * no time limit of a test runs meanwhile.
 */
import { existsSync } from 'node:fs';
import { isRoot } from './linux.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const PACKAGES = [
  'samba',
  'samba-ad-dc',
  'samba-ad-provision',
  'samba-dsdb-modules',
  'samba-vfs-modules',
  'winbind',
  'python3-samba',
  'ldap-utils',
  'openssl',
];

export async function prepareLab() {
  await installMissing(
    '/usr/sbin/samba',
    PACKAGES,
    'Samba could not be installed; its suites are skipped',
  );
  const { labObstacle, makeDomain } = await import('#test/lab/lab.ts');
  if (labObstacle() === undefined) makeDomain();
}

/** Installs the shell of SQLite where it can be: the bench compares with it. */
export async function prepareSqliteShell() {
  await installMissing(
    '/usr/bin/sqlite3',
    ['sqlite3'],
    'The SQLite shell could not be installed; what is compared with it is not measured',
  );
}

/**
 * @param {string} program
 * @param {readonly string[]} packages
 * @param {string} otherwise what follows when it cannot be installed
 */
async function installMissing(program, packages, otherwise) {
  if (
    process.platform !== 'linux' ||
    !isRoot ||
    existsSync(program) ||
    !existsSync('/usr/bin/apt-get')
  )
    return;
  say(`Installing ${packages.join(', ')}`);
  // Installed, not started: a service of its own would take the ports.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await run('apt-get', ['update', '--quiet'], { env, quiet: true });
  const { code, output } = await run(
    'apt-get',
    ['install', '--yes', '--no-install-recommends', ...packages],
    { env, quiet: true },
  );
  if (code !== 0) say(`${otherwise}:\n${output.slice(-1_000)}`);
}
