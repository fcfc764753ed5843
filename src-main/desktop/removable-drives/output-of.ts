import { execFile } from 'node:child_process';

/** A drive that does not answer within this time, in milliseconds, is left out. */
const PATIENCE_MS = 8_000;

/** What a program of the operating system prints, without a shell in between. */
export function outputOf(program: string, options: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...options],
      { timeout: PATIENCE_MS, windowsHide: true },
      (error, output) => {
        if (error === null) resolve(output);
        else reject(error);
      },
    );
    child.stdin?.on('error', reject);
    child.stdin?.end(input);
  });
}
