import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { timed } from '../bench.ts';

/** One process of the sqlite3 shell, kept open. */
export interface SqliteShell {
  /**
   * Runs statements `times` times in turn.
   *
   * @returns milliseconds per run, until the last row has arrived here as text
   */
  run(sql: string, times: number): Promise<number>;
  close(): void;
}

const DONE = 'that was the last row\n';

/** Why there is none on this machine, or `undefined`. */
export function sqliteShellObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'the sqlite3 shell is driven on Linux only';
  return existsSync('/usr/bin/sqlite3')
    ? undefined
    : 'the SQLite shell is not installed (Debian: sqlite3)';
}

export function openSqliteShell(file: string): SqliteShell {
  const shell = spawn('sqlite3', ['-readonly', file], { stdio: ['pipe', 'pipe', 'inherit'] });
  shell.stdout.setEncoding('utf8');

  function once(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      let end = '';
      const onExit = () => {
        reject(new Error('the sqlite3 shell ended early'));
      };
      const onText = (text: string) => {
        end = (end + text).slice(-DONE.length);
        if (end !== DONE) return;
        shell.stdout.off('data', onText);
        shell.off('exit', onExit);
        resolve();
      };
      shell.stdout.on('data', onText);
      shell.once('exit', onExit);
      // The shell writes in blocks; `.output` makes it write out the last one.
      shell.stdin.write(`${sql};\n.print ${DONE}.output stdout\n`);
    });
  }

  return {
    run: async (sql, times) => {
      const ms = await timed(async () => {
        for (let time = 0; time < times; time += 1) await once(sql);
      });
      return ms / times;
    },
    close: () => {
      shell.stdin.end();
    },
  };
}
