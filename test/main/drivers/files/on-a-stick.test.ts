import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linuxDrives } from '#main/desktop/removable-drives/linux.ts';
import { removableDrives } from '#main/desktop/removable-drives/removable-drives.ts';
import { fileError } from '#main/drivers/files/file-errors.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { writeWholeFolder } from '#main/drivers/files/write-whole-folder.ts';
import { type Stick, plugIn, stickObstacle } from '#test/media/stick.ts';

const KEY = {
  fileName: 'key.TXT',
  bytes: Uint8Array.from({ length: 3_000 }, (_, index) => index % 251),
};
const TOO_MUCH = { fileName: 'large', bytes: new Uint8Array(12 * 1024 * 1024) };
const FOUR_GB = 4 * 1024 ** 3;

let work: string;
let stick: Stick | undefined;
beforeEach(() => {
  work = mkdtempSync(join(tmpdir(), 'keydesk-stick-'));
});
afterEach(() => {
  stick?.dispose();
  stick = undefined;
  rmSync(work, { recursive: true, force: true });
});

/** A block device with a file system the kernel itself speaks, or the reason why there is none. */
function insert(skip: (reason: string) => never, fileSystem: 'ext2' | 'vfat' = 'ext2'): Stick {
  const obstacle = stickObstacle(fileSystem);
  if (obstacle !== undefined) skip(obstacle);
  stick = plugIn({ folder: join(work, 'STICK'), fileSystem });
  return stick;
}

describe('a USB stick', () => {
  test('is found with name, file system and free space until it is pulled out', async ({
    skip,
  }) => {
    const { folder, pullOut } = insert(skip);
    const here = async () =>
      (await removableDrives(linuxDrives).list()).filter((drive) => drive.folder === folder);
    expect(await here()).toEqual([
      { folder, name: 'STICK', fileSystem: 'ext2', freeBytes: expect.any(Number) as number },
    ]);
    expect((await here())[0]?.freeBytes).toBeGreaterThan(1_000_000);
    pullOut();
    expect(await here()).toEqual([]);
  });

  test('has on it what was saved by the time it counts as saved', async ({ skip }) => {
    const { folder, medium } = insert(skip);
    await writeWholeFolder(join(folder, 'Kit'), [KEY]);
    // A copy of the medium lacks what the kernel still keeps in memory for it, like a stick that
    // was pulled out.
    const taken = join(work, 'taken');
    await copyFile(medium, `${taken}.medium`);
    await mkdir(taken);
    execFileSync('mount', ['-o', 'loop', `${taken}.medium`, taken]);
    try {
      expect((await readdir(taken)).filter((name) => name !== 'lost+found')).toEqual(['Kit']);
      expect(Uint8Array.from(await readFile(join(taken, 'Kit', 'key.TXT')))).toEqual(KEY.bytes);
    } finally {
      execFileSync('umount', [taken]);
    }
  });

  test('that is full says so, and nothing of the kit stays', async ({ skip }) => {
    const { folder } = insert(skip);
    await expect(writeWholeFolder(join(folder, 'Kit'), [KEY, TOO_MUCH])).rejects.toMatchObject({
      code: 'file.noSpace',
    });
    expect(await readdir(folder)).toEqual(['lost+found']);
  });

  test('that is write-protected says so', async ({ skip }) => {
    const { folder, writeProtect } = insert(skip);
    writeProtect();
    await expect(writeWholeFile(join(folder, 'key.TXT'), KEY.bytes)).rejects.toMatchObject({
      code: 'file.writeProtected',
    });
    await expect(writeWholeFolder(join(folder, 'Kit'), [KEY])).rejects.toMatchObject({
      code: 'file.writeProtected',
    });
  });

  test('that breaks is named as broken', async ({ skip }) => {
    const { folder, breakIt } = insert(skip);
    breakIt();
    await expect(writeWholeFolder(join(folder, 'Kit'), [KEY])).rejects.toMatchObject({
      code: 'file.driveError',
    });
  });

  test('that is pulled out while a kit is saved is reported as gone, and nothing is left', async ({
    skip,
  }) => {
    const { folder, pullOut } = insert(skip);
    const last = {
      fileName: 'last',
      get bytes() {
        pullOut();
        return Uint8Array.of(1);
      },
    };
    await expect(writeWholeFolder(join(folder, 'Kit'), [KEY, last])).rejects.toMatchObject({
      code: 'file.gone',
    });
    expect(await readdir(work)).toEqual([]);
  });
});

describe('a FAT stick', () => {
  test('refuses a name with one of its own signs in it', async ({ skip }) => {
    const { folder } = insert(skip, 'vfat');
    await expect(writeWholeFile(join(folder, 'key: mine?.TXT'), KEY.bytes)).rejects.toMatchObject({
      code: 'file.nameRefused',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('refuses a file from four gigabytes on', async ({ skip }) => {
    const { folder } = insert(skip, 'vfat');
    await writeFile(join(folder, 'report'), '');
    const refusal: unknown = await truncate(join(folder, 'report'), FOUR_GB).catch(
      (error: unknown) => error,
    );
    expect(fileError(refusal, 'report')).toMatchObject({ code: 'file.tooLarge' });
  });

  test('takes the names of a kit', async ({ skip }) => {
    const { folder } = insert(skip, 'vfat');
    await writeWholeFolder(join(folder, 'BitLocker Recovery Kit 3F9A1C7E'), [
      { ...KEY, fileName: 'BitLocker Key Package {3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13}.KPG' },
    ]);
    expect(await readdir(folder)).toEqual(['BitLocker Recovery Kit 3F9A1C7E']);
  });
});
