import { spawnSync } from 'node:child_process';
import { ROOT } from '#test/root.ts';
import { ENGLISH } from './english.ts';
import { useOwnDisplay } from './own-display.ts';
import { LONGEST_WAIT_MS } from './times.ts';

/** What a start without a window finds. */
interface DeskRun {
  readonly userData: string;
  readonly configFile: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs the console’s own command line to its end. */
export function runDesk(
  { userData, configFile, environment }: DeskRun,
  ...args: readonly string[]
) {
  useOwnDisplay();
  return spawnSync(
    process.env['KEYDESK_ELECTRON'] ?? '',
    [
      ROOT,
      ...(process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean),
      `--user-data-dir=${userData}`,
      ...args,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, ...ENGLISH, ...environment, KEYDESK_CONFIG: configFile },
      timeout: LONGEST_WAIT_MS,
    },
  );
}
