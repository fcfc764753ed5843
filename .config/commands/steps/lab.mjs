/**
 * Installs Samba where it can be, and makes the domain, for the suites that need a real Active
 * Directory. Where it cannot be, they are skipped and say why. Made here, not by the first suite:
 * no time limit of a test runs meanwhile.
 */
import { installIfMissing } from './debian.mjs';
import { makeKerberosForTests } from './native-parts.mjs';
import { run } from './run.mjs';
import { CommandError, sayWhile } from './say.mjs';

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
/** What a person signs in to the domain with, and a clock that is wrong. */
const TICKET_PACKAGES = ['krb5-user', 'faketime'];
const MAKE = "await import('#test/lab/lab.ts').then(({ makeDomain }) => makeDomain());";

/**
 * @param {readonly Record<string, string>[]} [environments] of the suites that are to have a domain
 *   of their own each
 */
export async function prepareLab(environments = [{}]) {
  await installIfMissing({
    program: 'samba',
    packages: PACKAGES,
    otherwise: 'Samba could not be installed; its suites are skipped',
  });
  await installIfMissing({
    program: 'kinit',
    packages: TICKET_PACKAGES,
    otherwise: 'kinit could not be installed; the suites with Windows tickets are skipped',
  });
  await makeKerberosForTests();
  const { labObstacle } = await import('#test/lab/lab.ts');
  if (labObstacle() !== undefined) return;
  await sayWhile(
    'Looking for the domain of the tests, or making it (half a minute, once)',
    async () => {
      for (const env of environments) await makeDomain(env);
    },
  );
}

/** @param {Record<string, string>} env */
async function makeDomain(env) {
  // In a process of its own: its address is read when the module loads.
  const { code, output } = await run(process.execPath, ['--input-type=module', '-e', MAKE], {
    env,
    quiet: true,
    limit: { minutes: 15, waitsFor: 'Samba to make a domain' },
  });
  if (code !== 0) throw new CommandError(`The domain of the tests could not be made. ${output}`);
}

/** Installs the shell of SQLite where it can be: the bench compares with it. */
export async function prepareSqliteShell() {
  await installIfMissing({
    program: 'sqlite3',
    packages: ['sqlite3'],
    otherwise: 'The SQLite shell could not be installed; what is compared with it is not measured',
  });
}
