import { execFileSync } from 'node:child_process';
import { win32 } from 'node:path';

/** The longest a program of Windows may take, in milliseconds. */
const LONGEST_MS = 10_000;

/**
 * Runs a program of Windows by its whole path, so that none of the same name is found elsewhere.
 *
 * @returns what it printed
 * @throws Error when it fails
 */
export type RunProgram = (name: string, args: readonly string[]) => string;

export function systemProgram(environment: NodeJS.ProcessEnv): RunProgram {
  const root = environment['SystemRoot'] ?? String.raw`C:\Windows`;
  return (name, args) =>
    execFileSync(win32.join(root, 'System32', name), [...args], {
      encoding: 'latin1',
      windowsHide: true,
      timeout: LONGEST_MS,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
}
