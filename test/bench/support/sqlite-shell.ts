import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { timed } from '../bench.ts';

/** One process of the sqlite3 shell, kept open; its rows go nowhere. */
export interface SqliteShell {
  /** Runs statements to their last row. @returns milliseconds */
  run(sql: string): Promise<number>;
  close(): void;
}

/** Why there is none on this machine, or `undefined`. */
export function sqliteShellObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'the sqlite3 shell is driven on Linux only';
  return existsSync('/usr/bin/sqlite3') ? undefined : 'the SQLite shell is not installed (Debian: sqlite3)';
}

export function openSqliteShell(file: string): SqliteShell {
  // By itself it keeps its words back until it has many.
  const shell = spawn('stdbuf', ['-oL', 'sqlite3', '-readonly', file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: shell.stdout })[Symbol.asyncIterator]();
  return {
    run: (sql) =>
      timed(async () => {
        shell.stdin.write(`.output /dev/null\n${sql};\n.output\n.print done\n`);
        const { done } = await lines.next();
        if (done) throw new Error('the sqlite3 shell ended early');
      }),
    close: () => {
      shell.stdin.end();
    },
  };
}
