import { z } from 'zod';
import { type FoundDrive, outputOf } from './operating-system.ts';

/** Windows' own PowerShell, by its whole path: one that is looked for could be somebody else's. */
const POWERSHELL = String.raw`System32\WindowsPowerShell\v1.0\powershell.exe`;

const QUESTION =
  "[Console]::OutputEncoding = [Text.Encoding]::UTF8; ConvertTo-Json -Compress @(Get-Volume | Where-Object { $_.DriveType -eq 'Removable' -and $_.DriveLetter } | " +
  "Select-Object @{ n = 'letter'; e = { [string]$_.DriveLetter } }, @{ n = 'label'; e = { [string]$_.FileSystemLabel } }, @{ n = 'fileSystem'; e = { [string]$_.FileSystem } })";

const Volumes = z.array(
  z.object({ letter: z.string().regex(/^[A-Z]$/), label: z.string(), fileSystem: z.string() }),
);

/** Volumes Windows calls removable that have a letter. */
export async function windowsDrives(ask = askPowerShell): Promise<readonly FoundDrive[]> {
  const volumes = Volumes.parse(JSON.parse(await ask(QUESTION)));
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
