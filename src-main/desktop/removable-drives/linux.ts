import { readFile, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { FoundDrive } from './operating-system.ts';

/** Where the kernel lists mounts and devices; tests use other folders. */
export interface KernelFiles {
  readonly mountInfo: string;
  /** A link for every block device, named by its numbers. */
  readonly devices: string;
  /** A link for every block device, named as in `/dev`. */
  readonly names: string;
}

const KERNEL: KernelFiles = {
  mountInfo: '/proc/self/mountinfo',
  devices: '/sys/dev/block',
  names: '/sys/class/block',
};

/** Where the system itself lies, when it was started from a stick. */
const OF_SYSTEM = /^\/(?:$|boot(?:\/|$))/;

/** File systems of discs and images, which cannot be written. */
const READ_ONLY = new Set(['iso9660', 'udf', 'squashfs']);

const NAMES: Readonly<Record<string, string>> = {
  vfat: 'FAT32',
  exfat: 'exFAT',
  fuseblk: 'NTFS',
  ntfs3: 'NTFS',
};

/**
 * Mounted file systems, which can be written, of removable media and of everything connected by
 * USB, because the kernel does not call a USB hard disk removable.
 */
export async function linuxDrives(kernel = KERNEL): Promise<readonly FoundDrive[]> {
  const lines = (await readFile(kernel.mountInfo, 'utf8'))
    .split('\n')
    .filter((line) => line !== '');
  const mounts = lines
    .map(mountOf)
    .filter(
      ({ fileSystem, folder, isReadOnly }) =>
        !READ_ONLY.has(fileSystem) && !isReadOnly && !OF_SYSTEM.test(folder),
    );
  const drives = await Promise.all(
    mounts.map(async (mount) => ((await isOnRemovable(mount, kernel)) ? [driveOf(mount)] : [])),
  );
  // A second mount of the same device shows the same files.
  return [...new Map(drives.flat().map((drive) => [drive.folder, drive])).values()];
}

interface Mount {
  /** Major and minor number. */
  readonly device: string;
  readonly folder: string;
  readonly fileSystem: string;
  /** What is mounted: `/dev/sdb1`, or a word. */
  readonly source: string;
  readonly isReadOnly: boolean;
}

// `36 35 8:17 / /media/anna/STICK rw,nosuid shared:1 - vfat /dev/sdb1 rw`: the number of fields
// before the dash varies (proc(5)).
function mountOf(line: string): Mount {
  const [before = '', after = ''] = line.split(' - ');
  const [, , device = '', , folder = '', options = ''] = before.split(' ');
  const [fileSystem = '', source = '', ofFileSystem = ''] = after.split(' ');
  return {
    device,
    folder: folder.replaceAll(/\\(\d{3})/g, (_escape, octal: string) =>
      String.fromCodePoint(Number.parseInt(octal, 8)),
    ),
    fileSystem,
    source,
    isReadOnly: [options, ofFileSystem].some((list) => list.split(',').includes('ro')),
  };
}

function driveOf({ folder, fileSystem }: Mount): FoundDrive {
  return { folder, name: basename(folder), fileSystem: NAMES[fileSystem] ?? fileSystem };
}

/** proc, tmpfs and others have a device number without a device; Btrfs has one of its own. */
async function isOnRemovable({ device, source }: Mount, kernel: KernelFiles): Promise<boolean> {
  const links = [
    join(kernel.devices, device),
    ...(source.startsWith('/dev/') ? [join(kernel.names, basename(source))] : []),
  ];
  for (const link of links) {
    const found = await realpath(link).catch(() => undefined);
    if (found !== undefined) return isRemovable(found);
  }
  return false;
}

async function isRemovable(device: string): Promise<boolean> {
  if (device.includes('/usb')) return true;
  // An encrypted stick is a device of its own, above that of the stick.
  const below = await readdir(join(device, 'slaves')).catch(() => []);
  for (const name of below) {
    const part = await realpath(join(device, 'slaves', name)).catch(() => undefined);
    if (part !== undefined && (await isRemovable(part))) return true;
  }
  // The folder of a partition lies in that of its disk, and only the disk has the file `removable`.
  const flags = await Promise.all(
    [device, dirname(device)].map((folder) =>
      readFile(join(folder, 'removable'), 'utf8').catch(() => ''),
    ),
  );
  return flags.some((text) => text.trim() === '1');
}
