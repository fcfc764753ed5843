import { z } from 'zod';
import { type FoundDrive, outputOf } from './operating-system.ts';

/** The PowerShell of Windows by its full path: one found by a search could be another program. */
const POWERSHELL = String.raw`System32\WindowsPowerShell\v1.0\powershell.exe`;

// The second way to the disks is for people who may not ask Get-Disk. No double quotes: Windows
// changes them in a command line.
const LIST_VOLUMES = [
  '[Console]::OutputEncoding = [Text.Encoding]::UTF8;',
  '$usb = @(',
  "Get-Disk -ErrorAction SilentlyContinue | Where-Object { $_.BusType -eq 'USB' } |",
  'Get-Partition -ErrorAction SilentlyContinue | ForEach-Object { [string]$_.DriveLetter };',
  'Get-CimInstance Win32_DiskDrive -ErrorAction SilentlyContinue |',
  "Where-Object { $_.InterfaceType -eq 'USB' } |",
  'Get-CimAssociatedInstance -ResultClassName Win32_DiskPartition |',
  'Get-CimAssociatedInstance -ResultClassName Win32_LogicalDisk |',
  'ForEach-Object { $_.DeviceID.Substring(0, 1) });',
  'ConvertTo-Json -Compress @(Get-Volume | Where-Object { $_.DriveLetter } |',
  "Select-Object @{ n = 'letter'; e = { [string]$_.DriveLetter } },",
  "@{ n = 'label'; e = { [string]$_.FileSystemLabel } },",
  "@{ n = 'fileSystem'; e = { [string]$_.FileSystem } },",
  "@{ n = 'type'; e = { [string]$_.DriveType } },",
  "@{ n = 'isUsb'; e = { $usb -contains [string]$_.DriveLetter } },",
  "@{ n = 'isWindows'; e = { [string]$_.DriveLetter -eq $env:SystemDrive.Substring(0, 1) } })",
].join(' ');

const Text = z
  .string()
  .nullish()
  .transform((text) => (text ?? '').replaceAll(/\p{C}/gu, '').trim());

const Volume = z.object({
  letter: z
    .string()
    .regex(/^[A-Z]$/i)
    .toUpperCase(),
  label: Text,
  fileSystem: Text,
  /**
   * `Removable`, `Fixed`, `CD-ROM` and others; the number where PowerShell has not loaded the names
   * (MSFT_Volume).
   */
  type: z.coerce.string(),
  /** Lies on a disk whose BusType is USB. */
  isUsb: z.boolean(),
  /** Windows itself was started from it. */
  isWindows: z.boolean(),
});
type Volume = z.infer<typeof Volume>;

/** One volume comes without a list around it; some versions wrap a list (`value`, `Count`). */
const Answer = z.union([
  z.array(z.unknown()),
  z.object({ value: z.array(z.unknown()) }).transform(({ value }) => value),
  z.looseObject({ letter: z.unknown() }).transform((volume) => [volume]),
]);

/** Volumes with a drive letter that can be carried away. */
export async function windowsDrives(ask = askPowerShell): Promise<readonly FoundDrive[]> {
  const volumes = Answer.parse(jsonIn(await ask(LIST_VOLUMES)))
    .flatMap((volume) => Volume.safeParse(volume).data ?? [])
    .filter(isRemovable);
  // A volume that is listed twice is one.
  return [...new Map(volumes.map((volume) => [volume.letter, volume])).values()].map(
    ({ letter, label, fileSystem }) => ({
      folder: `${letter}:\\`,
      name: label === '' ? `${letter}:` : `${label} (${letter}:)`,
      fileSystem,
    }),
  );
}

/** The answer is one line. A byte order mark may stand before it, and warnings on lines above. */
function jsonIn(output: string): unknown {
  const lines = output
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/);
  return JSON.parse(lines.at(-1) ?? '');
}

const REMOVABLE = new Set(['Removable', '2']);
const FIXED = new Set(['Fixed', '3']);

// Disks on USB, and many sticks, call themselves fixed. Windows To Go runs from such a disk.
function isRemovable({ type, isUsb, isWindows }: Volume): boolean {
  return !isWindows && (REMOVABLE.has(type) || (FIXED.has(type) && isUsb));
}

function askPowerShell(command: string): Promise<string> {
  const program = `${process.env['SystemRoot'] ?? String.raw`C:\Windows`}\\${POWERSHELL}`;
  return outputOf(program, ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', command]);
}
