import { execFile } from 'node:child_process';
import type { MountedDrive } from '#main/ports/desktop/removable-drives.ts';

/** A drive as the operating system reports it. Its free space is measured later, on all alike. */
export type FoundDrive = Omit<MountedDrive, 'freeBytes'>;

/** A drive that does not answer within this time, in milliseconds, is left out. */
const TIME_LIMIT_MS = 8_000;

/**
 * Runs a program of the operating system, without a shell.
 *
 * @returns what it prints
 * @throws Error when it cannot be started, fails, or takes longer than 8 s
 */
export function outputOf(program: string, options: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      program,
      [...options],
      { timeout: TIME_LIMIT_MS, windowsHide: true },
      (error, output) => {
        if (error === null) resolve(output);
        else reject(error);
      },
    );
    child.stdin?.on('error', reject);
    child.stdin?.end(input);
  });
}
