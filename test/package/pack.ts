import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ROOT } from '#test/root.ts';

/** What {@link pack} makes. */
export const EXECUTABLE = join(ROOT, 'dist/package/linux-unpacked/keydesk');
/** What it has to be started with here, such as by root. */
export const ARGS = (process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean);

/** Makes the unpacked, hardened build. @param args of `npm run package -- --dir` */
export function pack(...args: readonly string[]): void {
  runPackage('--dir', ...args);
}

/** Makes a package for Debian that lets itself be driven. @param to folder it is moved into */
export function packDeb(version: string, to: string): void {
  packAs(['deb'], version, to);
}

/** The kinds of packages for Linux, and how their files end. */
const ENDINGS = { deb: 'deb', rpm: 'rpm', tar: 'tar.gz' } as const;

/** Makes packages that let themselves be driven. @param to folder they are moved into */
export function packAs(
  kinds: readonly (keyof typeof ENDINGS)[],
  version: string,
  to: string,
): void {
  const wanted = kinds.map((kind) => `--${kind}`);
  const said = runPackage(...wanted, '--testable', `--as-version=${version}`);
  const made = Array.from(said.matchAll(/Made (\S+)$/gm), ([, file = '']) => file);
  for (const kind of kinds) {
    const ending = ENDINGS[kind];
    const file = made.find((name) => name.endsWith(ending));
    if (file === undefined) throw new Error(`no ${ending} was made:\n${said}`);
    copyFileSync(file, join(to, `keydesk_${version}.${ending}`));
    rmSync(file);
  }
}

function runPackage(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, '.config/commands/package.mjs'), ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}
