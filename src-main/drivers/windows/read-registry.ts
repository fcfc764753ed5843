import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RegistryValue, readRegistryFile } from './registry-file.ts';
import type { RunProgram } from './system-program.ts';

/**
 * Reads a key of the registry and all below it, as a 64-bit program sees it. `reg query` would
 * print texts in the code page of the console, so they are exported to a file, in UTF-16.
 *
 * @param parent the key above it, which is always there
 * @returns `undefined` when there is no such key
 * @throws Error when there is one that cannot be read
 */
export function readRegistryKey(
  { parent, name }: { readonly parent: string; readonly name: string },
  run: RunProgram,
): ReadonlyMap<string, RegistryValue> | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-registry-'));
  const file = join(folder, 'exported.reg');
  try {
    run('reg.exe', ['export', [parent, name].join('\\'), file, '/y', '/reg:64']);
    return readRegistryFile(readFileSync(file));
  } catch (error) {
    // The exit code is the same for a key that is not there and one that may not be read.
    if (isListed(run('reg.exe', ['query', parent, '/reg:64']), name)) throw error;
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function isListed(listing: string, name: string): boolean {
  return listing
    .split(/\r?\n/)
    .some((line) => line.trim().split('\\').at(-1)?.toLowerCase() === name.toLowerCase());
}
