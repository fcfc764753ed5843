import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '#test/root.ts';
import type { Bench } from '../bench.ts';

const LIMIT_MB = 15;

/** What the application adds to its runtime. */
export const size: Bench = {
  name: 'size',
  obstacle: () =>
    process.platform === 'linux' ? undefined : 'the unpacked build is made and looked at on Linux',

  async prepare() {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, '.config/commands/package.mjs'), '--dir'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`no package: ${stdout}${stderr}`);
    const resources = join(ROOT, 'dist/package/linux-unpacked/resources');
    const megabytes =
      ['app.asar', 'app.asar.unpacked']
        .map((name) => bytesOf(join(resources, name)))
        .reduce((sum, bytes) => sum + bytes, 0) / 1_000_000;
    return {
      rows: [
        {
          name: 'size',
          unit: 'MB',
          target: 1,
          rounds: { counted: 1, warmUp: 0 },
          ours: async () => megabytes,
          baseline: { what: 'the limit itself', measure: async () => LIMIT_MB },
        },
      ],
      dispose: async () => undefined,
    };
  },
};

function bytesOf(path: string): number {
  if (!existsSync(path)) return 0;
  const found = statSync(path);
  return found.isDirectory()
    ? readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0)
    : found.size;
}
