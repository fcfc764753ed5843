import { readFile, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FoundDrive } from './operating-system.ts';

/** Where the kernel lists mounts and devices; tests use other folders. */
export interface KernelFiles {
  readonly mountInfo: string;
  /** A link for every block device, named by its numbers. */
  readonly devices: string;
}

const KERNEL: KernelFiles = { mountInfo: '/proc/self/mountinfo', devices: '/sys/dev/block' };

/** File systems of discs and images, which cannot be written. */
const READ_ONLY = new Set(['iso9660', 'udf', 'squashfs']);

const NAMES: Readonly<Record<string, string>> = {
  vfat: 'FAT32',
  exfat: 'exFAT',
  fuseblk: 'NTFS',
  ntfs3: 'NTFS',
};

/**
 * Mounted file systems of removable media and of everything connected by USB, because the kernel
 * does not call a USB hard disk removable.
 */
export async function linuxDrives(kernel = KERNEL): Promise<readonly FoundDrive[]> {
  const lines = (await readFile(kernel.mountInfo, 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const mounts = lines.map(mountOf).filter(({ fileSystem }) => !READ_ONLY.has(fileSystem));
  const drives = await Promise.all(
    mounts.map(async (mount) =>
      (await isRemovable(join(kernel.devices, mount.device))) ? [driveOf(mount)] : [],
    ),
  );
  // A second mount of the same device shows the same files.
  return [...new Map(drives.flat().map((drive) => [drive.folder, drive])).values()];
}

interface Mount {
  /** Major and minor number. */
  readonly device: string;
  readonly folder: string;
  readonly fileSystem: string;
}

// `36 35 8:17 / /media/anna/STICK rw,nosuid shared:1 - vfat /dev/sdb1 rw`: the number of fields
// before the dash varies (proc(5)).
function mountOf(line: string): Mount {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device = '', , folder = ''] = before.split(' ');
  return {
    device,
    folder: folder.replaceAll(/\\(\d{3})/g, (_escape, octal: string) =>
      String.fromCodePoint(Number.parseInt(octal, 8)),
    ),
    fileSystem: after.split(' ')[0] ?? '',
  };
}

function driveOf({ folder, fileSystem }: Mount): FoundDrive {
  return { folder, name: basename(folder), fileSystem: NAMES[fileSystem] ?? fileSystem };
}

async function isRemovable(link: string): Promise<boolean> {
  // proc, tmpfs and others have a device number without a device.
  const device = await realpath(link).catch(() => undefined);
  if (device === undefined) return false;
  if (device.includes('/usb')) return true;
  // The folder of a partition lies in that of its disk, and only the disk has the file `removable`.
  const flags = await Promise.all(
    [device, dirname(device)].map((folder) =>
      readFile(join(folder, 'removable'), 'utf8').catch(() => ''),
    ),
  );
  return flags.some((text) => text.trim() === '1');
}
