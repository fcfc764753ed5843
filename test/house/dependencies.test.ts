import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
const manifest = read('package.json') as Manifest;
const { packages } = read('package-lock.json') as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');

/** Licences under which the product may be used, changed and passed on. */
const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  // Changes to the library itself have to be published; nothing here changes one.
  'MPL-2.0',
  'Python-2.0',
  'WTFPL',
]);

/** Packages that would like to run a script when they are installed, and what becomes of it. */
const INSTALL_SCRIPTS = {
  // Chooses an archiver for installers that Keydesk does not make: never run.
  'node_modules/electron-winstaller': 'not run',
  // Fetches or compiles its native part: run by .config/commands/steps/native-parts.mjs.
  'node_modules/kerberos': 'run',
};

describe('what Keydesk depends on', () => {
  test('is named by exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const named = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  test('is locked by its content', () => {
    expect(
      locked
        .filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)
        .map(([path]) => path),
    ).toEqual([]);
  });

  test('comes from the registry that npm is set to, and from no other address', () => {
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('has licences that were looked at', () => {
    const isKnown = ({ license = '' }: LockedPackage) =>
      license
        .replaceAll(/[()]/g, '')
        .split(' OR ')
        .some((choice) => LICENCES.has(choice));
    expect(locked.filter(([, found]) => !isKnown(found)).map(([path]) => path)).toEqual([]);
  });

  test('runs no script when it is installed, with one exception', () => {
    const wishes = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
    expect(wishes.map(([path]) => path)).toEqual(Object.keys(INSTALL_SCRIPTS));
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8')).toContain('ignore-scripts=true\n');
  });
});
