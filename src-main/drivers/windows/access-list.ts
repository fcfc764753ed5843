import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunProgram } from './system-program.ts';

/**
 * Who may do what with a file or a folder, as Windows writes it (SDDL). `icacls` saves the list of
 * rights alone: not who owns the file.
 *
 * @throws Error when it cannot be asked
 */
export function accessListOf(path: string, run: RunProgram): string {
  const folder = mkdtempSync(join(tmpdir(), 'keydesk-access-'));
  const file = join(folder, 'saved.txt');
  try {
    run('icacls.exe', [path, '/save', file, '/q']);
    const [, list = ''] = readFileSync(file, 'utf16le').split(/\r?\n/);
    if (!list.startsWith('D:')) throw new Error('no list of rights was saved');
    return list.trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
