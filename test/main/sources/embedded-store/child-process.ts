import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';

export interface Child {
  /** Everything it printed so far. */
  readonly output: () => string;
  /** Resolves once it has printed the line. */
  printed(line: string): Promise<void>;
  readonly exited: Promise<number | null>;
  kill(): void;
}

/**
 * Runs a script, of `children/` unless its path is whole, in a Node process of its own. What it
 * complains about appears in the test's output.
 */
export function startChild(script: string, ...args: readonly string[]): Child {
  const child: ChildProcessByStdio<null, Readable, null> = spawn(
    process.execPath,
    [resolve(import.meta.dirname, 'children', script), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        NODE_NO_WARNINGS: '1',
        NODE_COMPILE_CACHE: join(tmpdir(), 'keydesk-test-compile-cache'),
      },
    },
  );
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  let hasEnded = false;
  const exited = once(child, 'close').then(() => {
    hasEnded = true;
    return child.exitCode;
  });
  return {
    output: () => output,
    async printed(line) {
      while (!output.split('\n').includes(line)) {
        if (hasEnded) throw new Error(`${script} ended with ${child.exitCode}`);
        await Promise.race([once(child.stdout, 'data'), exited]);
      }
    },
    exited,
    kill: () => child.kill('SIGKILL'),
  };
}
