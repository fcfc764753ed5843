import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linuxDrives } from '#main/desktop/removable-drives/linux.ts';
import { macDrives } from '#main/desktop/removable-drives/mac.ts';
import { removableDrives } from '#main/desktop/removable-drives/removable-drives.ts';
import { windowsDrives } from '#main/desktop/removable-drives/windows.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-drives-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('Linux', () => {
  /**
   * A kernel with these disks: where each lies in the device tree, and whether it calls itself
   * removable.
   */
  function kernelWith(
    mounts: readonly string[],
    disks: Readonly<Record<string, { at: string; removable: string; partition?: string }>>,
  ) {
    const devices = join(folder, 'dev');
    mkdirSync(devices);
    for (const [numbers, { at, removable, partition }] of Object.entries(disks)) {
      const disk = join(folder, at);
      mkdirSync(partition === undefined ? disk : join(disk, partition), { recursive: true });
      writeFileSync(join(disk, 'removable'), `${removable}\n`);
      symlinkSync(partition === undefined ? disk : join(disk, partition), join(devices, numbers));
    }
    writeFileSync(join(folder, 'mountinfo'), `${mounts.join('\n')}\n`);
    return { mountInfo: join(folder, 'mountinfo'), devices };
  }

  test.skipIf(process.platform === 'win32')(
    'a stick is found by its disk, a hard disk on USB by where it hangs, and nothing else is',
    { meta: { reason: 'no file of Windows can have the colon that names a device' } },
    async () => {
      const kernel = kernelWith(
        [
          '22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
          '23 22 0:21 / /proc rw shared:5 - proc proc rw',
          String.raw`36 22 8:17 / /media/anna/MY\040STICK rw,nosuid shared:7 master:1 ` +
            '- vfat /dev/sdb1 rw',
          '37 22 8:33 / /media/anna/Backup rw - exfat /dev/sdc1 rw',
          '38 22 11:0 / /media/anna/CD ro - iso9660 /dev/sr0 ro',
          '39 22 8:17 / /media/anna/again rw - vfat /dev/sdb1 rw',
        ],
        {
          '8:1': { at: 'pci/ata1/sda', removable: '0', partition: 'sda1' },
          '8:17': { at: 'pci/mmc/sdb', removable: '1', partition: 'sdb1' },
          '8:33': { at: 'pci/usb2/2-1/sdc', removable: '0', partition: 'sdc1' },
          '11:0': { at: 'pci/ata2/sr0', removable: '1' },
        },
      );
      expect(await linuxDrives(kernel)).toEqual([
        { folder: '/media/anna/MY STICK', name: 'MY STICK', fileSystem: 'FAT32' },
        { folder: '/media/anna/Backup', name: 'Backup', fileSystem: 'exFAT' },
        { folder: '/media/anna/again', name: 'again', fileSystem: 'FAT32' },
      ]);
    },
  );

  test.runIf(process.platform === 'linux')(
    'this machine can be asked',
    { meta: { reason: 'only Linux tells of its drives in files' } },
    async () => {
      expect(Array.isArray(await linuxDrives())).toBe(true);
    },
  );
});

describe('Windows', () => {
  const volume = (letter: string, changes: Readonly<Record<string, unknown>> = {}) => ({
    letter,
    label: '',
    fileSystem: 'NTFS',
    type: 'Removable',
    isUsb: false,
    isWindows: false,
    ...changes,
  });
  const drivesOf = (...volumes: readonly unknown[]) =>
    windowsDrives(async () => `${JSON.stringify(volumes)}\r\n`);

  test('volumes are named by label and letter', async () => {
    expect(
      await drivesOf(
        volume('E', { label: 'STICK', fileSystem: 'FAT32' }),
        volume('F', { fileSystem: '' }),
      ),
    ).toEqual([
      { folder: 'E:\\', name: 'STICK (E:)', fileSystem: 'FAT32' },
      { folder: 'F:\\', name: 'F:', fileSystem: '' },
    ]);
    expect(await drivesOf()).toEqual([]);
  });

  test.each([
    ['a stick', { isUsb: true }, true],
    ['a card that is not on USB', {}, true],
    ['a disk on USB that calls itself fixed', { type: 'Fixed', isUsb: true }, true],
    ['a disk inside', { type: 'Fixed' }, false],
    ['Windows To Go', { type: 'Fixed', isUsb: true, isWindows: true }, false],
    ['a CD drive on USB', { type: 'CD-ROM', isUsb: true }, false],
    ['a network drive', { type: 'Network' }, false],
    ['what Windows does not know', { type: 'Unknown', isUsb: true }, false],
  ])('%s: %j is removable: %s', async (_what, changes, isRemovable) => {
    expect(await drivesOf(volume('E', changes))).toHaveLength(isRemovable ? 1 : 0);
  });

  test('what is asked has no double quotes, which Windows would take away', async () => {
    const asked: string[] = [];
    await windowsDrives(async (command) => {
      asked.push(command);
      return '[]';
    });
    expect(asked).toEqual([expect.not.stringContaining('"')]);
    expect(asked[0]?.split('{').length).toBe(asked[0]?.split('}').length);
  });
});

describe('macOS', () => {
  test('external volumes that can be written, as diskutil calls them', async () => {
    const infos: Readonly<Record<string, unknown>> = {
      '/Volumes/STICK': {
        VolumeName: 'STICK',
        MountPoint: '/Volumes/STICK',
        FilesystemUserVisibleName: 'MS-DOS FAT32',
        RemovableMediaOrExternalDevice: true,
        WritableVolume: true,
        Size: 1,
      },
      '/Volumes/Macintosh HD': {
        VolumeName: 'Macintosh HD',
        MountPoint: '/',
        FilesystemUserVisibleName: 'APFS',
        RemovableMediaOrExternalDevice: false,
        WritableVolume: true,
      },
      '/Volumes/Installer': {
        VolumeName: 'Installer',
        MountPoint: '/Volumes/Installer',
        RemovableMediaOrExternalDevice: true,
        WritableVolume: false,
      },
      '/Volumes/odd': 'nonsense',
    };
    const names = async () => Object.keys(infos).map((path) => path.slice('/Volumes/'.length));
    expect(await macDrives(names, async (path) => infos[path])).toEqual([
      { folder: '/Volumes/STICK', name: 'STICK', fileSystem: 'MS-DOS FAT32' },
    ]);
  });
});

describe('whatever the system', () => {
  test('free space is measured, and a drive that went is left out', async () => {
    const drives = removableDrives(async () => [
      { folder, name: 'here', fileSystem: 'FAT32' },
      { folder: join(folder, 'pulled-out'), name: 'gone', fileSystem: 'FAT32' },
    ]);
    expect(await drives.list()).toEqual([
      { folder, name: 'here', fileSystem: 'FAT32', freeBytes: expect.any(Number) },
    ]);
  });

  test('a system that cannot tell has none', async () => {
    expect(await removableDrives(() => Promise.reject(new Error('no PowerShell'))).list()).toEqual(
      [],
    );
    expect(await removableDrives(() => windowsDrives(async () => 'not JSON')).list()).toEqual([]);
  });
});
