import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { ROOT } from '#test/root.ts';

/** What {@link pack} makes. */
export const EXECUTABLE = join(ROOT, 'dist/package/linux-unpacked/keydesk');
/** What it has to be started with here, such as by root. */
export const ARGS = (process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean);

/** Makes the unpacked, hardened build. @param args of `npm run package -- --dir` */
export function pack(...args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(ROOT, '.config/commands/package.mjs'), '--dir', ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  expect(status, stdout + stderr).toBe(0);
}
