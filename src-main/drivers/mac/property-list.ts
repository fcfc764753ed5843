import { execFileSync } from 'node:child_process';

/** The longest the conversion may take, in milliseconds, and the most it may write, in bytes. */
const LONGEST_MS = 10_000;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A property list as JSON.
 *
 * @param plutil the program of macOS that converts it
 * @throws Error when it is none
 */
export function propertyListAsJson(path: string, plutil = '/usr/bin/plutil'): string {
  return execFileSync(plutil, ['-convert', 'json', '-o', '-', '--', path], {
    encoding: 'utf8',
    timeout: LONGEST_MS,
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}
