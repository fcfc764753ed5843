/**
 * Fetches or compiles the native part of kerberos, the one package whose install script may run:
 * `.npmrc` keeps npm from running any other. Without it, nobody signs in with Windows.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { canInstall, install } from './debian.mjs';
import { hasProgram, root, runNpm } from './run.mjs';
import { say, sayWhile } from './say.mjs';

const BUILT = resolve(root, 'node_modules/kerberos/build/Release/kerberos.node');
/** What compiling takes: a program that shows whether it is there, and its package. */
const COMPILER = /** @type {const} */ ([
  ['krb5-config', 'libkrb5-dev'],
  ['g++', 'g++'],
  ['make', 'make'],
  ['python3', 'python3'],
]);

/** Makes the native part, where the machine has what that takes. */
export async function makeKerberos() {
  if (existsSync(BUILT)) return;
  await sayWhile('Fetching or compiling what sign-in with Windows needs', () =>
    runNpm(['rebuild', 'kerberos', '--ignore-scripts=false', '--loglevel=error'], {
      quiet: true,
      limit: { minutes: 30, waitsFor: 'npm to make the native part of kerberos' },
    }),
  );
  if (!existsSync(BUILT))
    say(
      'Signing in with Windows will not be offered: its library could be neither fetched nor ' +
        `compiled. Compiling takes ${COMPILER.map(([, name]) => name).join(', ')}`,
    );
}

/** The same for the suites that need it, with a compiler from Debian where it can be installed. */
export async function makeKerberosForTests() {
  if (existsSync(BUILT) || !canInstall()) return;
  const missing = COMPILER.filter(([program]) => !hasProgram(program)).map(([, name]) => name);
  const obstacle = missing.length === 0 ? undefined : await install(missing);
  if (obstacle === undefined) await makeKerberos();
  else say(`No compiler could be installed; tests with Windows tickets are skipped: ${obstacle}`);
}
