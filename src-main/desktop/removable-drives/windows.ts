import { z } from 'zod';
import { type FoundDrive, outputOf } from './operating-system.ts';

/** The PowerShell of Windows by its full path: one found by a search could be another program. */
const POWERSHELL = String.raw`System32\WindowsPowerShell\v1.0\powershell.exe`;

const LIST_VOLUMES = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8; ConvertTo-Json -Compress @(Get-Volume |',
  "Where-Object { $_.DriveType -eq 'Removable' -and $_.DriveLetter } |",
  "Select-Object @{ n = 'letter'; e = { [string]$_.DriveLetter } },",
  "@{ n = 'label'; e = { [string]$_.FileSystemLabel } },",
  "@{ n = 'fileSystem'; e = { [string]$_.FileSystem } })",
].join(' ');

const Volumes = z.array(
  z.object({ letter: z.string().regex(/^[A-Z]$/), label: z.string(), fileSystem: z.string() }),
);

/** Volumes that Windows calls removable and that have a drive letter. */
export async function windowsDrives(ask = askPowerShell): Promise<readonly FoundDrive[]> {
  const volumes = Volumes.parse(JSON.parse(await ask(LIST_VOLUMES)));
  return volumes.map(({ letter, label, fileSystem }) => ({
    folder: `${letter}:\\`,
    name: label === '' ? `${letter}:` : `${label} (${letter}:)`,
    fileSystem,
  }));
}

function askPowerShell(command: string): Promise<string> {
  const program = `${process.env['SystemRoot'] ?? String.raw`C:\Windows`}\\${POWERSHELL}`;
  return outputOf(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', command]);
}
