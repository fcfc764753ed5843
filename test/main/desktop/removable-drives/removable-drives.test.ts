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
    const names = join(folder, 'names');
    mkdirSync(names);
    return { mountInfo: join(folder, 'mountinfo'), devices, names };
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

  test.skipIf(process.platform === 'win32')(
    'an encrypted stick, Btrfs, a stick that cannot be written, and the one that was started from',
    { meta: { reason: 'no file of Windows can have the colon that names a device' } },
    async () => {
      const kernel = kernelWith(
        [
          '22 1 8:49 / / rw - ext4 /dev/sdd1 rw',
          '23 22 8:50 / /boot/efi rw - vfat /dev/sdd2 rw',
          '30 22 253:0 / /media/anna/Locked rw - ext4 /dev/mapper/luks-1 rw',
          '31 22 253:1 / /home rw - ext4 /dev/mapper/home rw',
          '32 22 0:45 / /media/anna/Snap rw - btrfs /dev/sde1 rw,subvol=/',
          '33 22 0:46 / /mnt/share rw - cifs //server/usb1 rw',
          '34 22 8:17 / /media/anna/Switch ro,nosuid - vfat /dev/sdb1 ro',
          '35 22 8:18 / /media/anna/Errors rw - vfat /dev/sdb2 ro,errors=remount-ro',
          String.raw`36 22 8:19 / /media/anna/a\040-\040b\134c rw - vfat /dev/sdb3 rw`,
          'a line that is none',
        ],
        {
          '8:49': { at: 'pci/usb1/1-1/sdd', removable: '1', partition: 'sdd1' },
          '8:50': { at: 'pci/usb1/1-1/sdd', removable: '1', partition: 'sdd2' },
          '253:0': { at: 'virtual/dm-0', removable: '0' },
          '253:1': { at: 'virtual/dm-1', removable: '0' },
          '8:17': { at: 'pci/usb2/2-1/sdb', removable: '1', partition: 'sdb1' },
          '8:18': { at: 'pci/usb2/2-1/sdb', removable: '1', partition: 'sdb2' },
          '8:19': { at: 'pci/usb2/2-1/sdb', removable: '1', partition: 'sdb3' },
          '8:1': { at: 'pci/ata1/sda', removable: '0' },
          '8:65': { at: 'pci/usb2/2-2/sde', removable: '0', partition: 'sde1' },
        },
      );
      for (const [device, below] of [
        ['virtual/dm-0', 'pci/usb2/2-1/sdb/sdb1'],
        ['virtual/dm-1', 'pci/ata1/sda'],
      ] as const) {
        mkdirSync(join(folder, device, 'slaves'));
        symlinkSync(join(folder, below), join(folder, device, 'slaves', 'below'));
      }
      symlinkSync(join(folder, 'pci/usb2/2-2/sde/sde1'), join(kernel.names, 'sde1'));
      expect((await linuxDrives(kernel)).map(({ name }) => name)).toEqual([
        'Locked',
        'Snap',
        'a - b\\c',
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

  test.each<readonly [string, string]>([
    ['a mark before it', `\uFEFF${JSON.stringify([volume('E')])}\r\n`],
    ['one volume without a list', JSON.stringify(volume('E'))],
    ['a list that is counted', JSON.stringify({ value: [volume('E')], Count: 1 })],
    ['a warning above it', `WARNING: disk 3 does not answer.\r\n${JSON.stringify([volume('E')])}`],
    ['a small letter', JSON.stringify([volume('e')])],
    [
      'no label and no file system',
      JSON.stringify([volume('E', { label: null, fileSystem: null })]),
    ],
    ['numbers for types', JSON.stringify([volume('E', { type: 2 }), volume('F', { type: 3 })])],
    ['a volume that is listed twice', JSON.stringify([volume('E'), volume('E')])],
    [
      'a volume without a letter among others',
      JSON.stringify([volume('\0'), volume(''), null, volume('E')]),
    ],
    ['a volume with half its facts', JSON.stringify([{ letter: 'D' }, 'nonsense', volume('E')])],
    [
      'more facts than asked for',
      JSON.stringify([volume('E', { size: 1, PSComputerName: 'WS-1' })]),
    ],
    [
      'Windows on a stick that calls itself removable',
      JSON.stringify([volume('C', { isUsb: true, isWindows: true }), volume('E')]),
    ],
    ['a label that nobody sees', JSON.stringify([volume('E', { label: ' \u200F\u0007 ' })])],
  ])('an answer with %s', async (_what, answer) => {
    expect(await windowsDrives(async () => answer)).toEqual([
      { folder: 'E:\\', name: 'E:', fileSystem: expect.stringMatching(/^(?:NTFS)?$/) },
    ]);
  });

  test.each(['', '\r\n', 'null', '{}', '"E"', '[{', 'Get-Volume : Access denied'])(
    'an answer that is none, %j, lists no drive',
    async (answer) => {
      const drives = removableDrives(() => windowsDrives(async () => answer));
      expect(await drives.list()).toEqual([]);
    },
  );

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
      '/Volumes/Image': {
        VolumeName: 'Image',
        MountPoint: '/Volumes/Image',
        RemovableMediaOrExternalDevice: true,
        WritableVolume: true,
        BusProtocol: 'Disk Image',
      },
      '/Volumes/NO NAME': {
        VolumeName: '',
        MountPoint: '/Volumes/NO NAME',
        FilesystemUserVisibleName: 7,
        RemovableMediaOrExternalDevice: true,
        BusProtocol: 'USB',
      },
      '/Volumes/ejected': {
        VolumeName: 'ejected',
        MountPoint: '',
        RemovableMediaOrExternalDevice: true,
      },
      '/Volumes/maybe': {
        VolumeName: 'maybe',
        MountPoint: '/Volumes/maybe',
        RemovableMediaOrExternalDevice: 'yes',
      },
    };
    const names = async () => Object.keys(infos).map((path) => path.slice('/Volumes/'.length));
    expect(await macDrives(names, async (path) => infos[path])).toEqual([
      { folder: '/Volumes/STICK', name: 'STICK', fileSystem: 'MS-DOS FAT32' },
      { folder: '/Volumes/NO NAME', name: 'NO NAME', fileSystem: '' },
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
