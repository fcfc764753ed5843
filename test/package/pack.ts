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
  const said = runPackage('--deb', '--testable', `--as-version=${version}`);
  const [, made = ''] = /Made (\S+\.deb)$/m.exec(said) ?? [];
  copyFileSync(made, join(to, `keydesk_${version}.deb`));
  rmSync(made);
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
