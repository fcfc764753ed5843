import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeWholeFolder } from '#main/drivers/files/write-whole-folder.ts';
import { WHERE_MOUNTED, canMount } from '#test/media/mounting.ts';

const FILES = [
  { fileName: 'key.TXT', bytes: Uint8Array.from({ length: 3_000 }, (_, index) => index % 251) },
  { fileName: 'package.KPG', bytes: Uint8Array.of(0, 255) },
];

let folder: string;
let kit: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-kit-'));
  kit = join(folder, 'Recovery Kit');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('writes every file, and leaves nothing else', async () => {
  await writeWholeFolder(kit, FILES);
  expect(await readdir(folder)).toEqual(['Recovery Kit']);
  expect((await readdir(kit)).sort()).toEqual(['key.TXT', 'package.KPG']);
  for (const { fileName, bytes } of FILES)
    expect(Uint8Array.from(await readFile(join(kit, fileName)))).toEqual(bytes);
});

test('the same once more is no mistake', async () => {
  await writeWholeFolder(kit, FILES);
  await writeWholeFolder(kit, FILES);
  expect(await readdir(folder)).toEqual(['Recovery Kit']);
});

describe('a failure leaves nothing and says why', () => {
  test.each<[string, () => Promise<void>]>([
    [
      'another kit',
      async () => {
        await mkdir(kit);
        await writeFile(join(kit, 'key.TXT'), 'another');
      },
    ],
    [
      'the same with something beside it',
      async () => {
        await writeWholeFolder(kit, FILES);
        await writeFile(join(kit, 'note.txt'), 'mine');
      },
    ],
    [
      'an empty folder',
      async () => {
        await mkdir(kit);
      },
    ],
  ])('%s of that name stays as it is', async (_what, prepare) => {
    await prepare();
    const before = await readdir(kit);
    await expect(writeWholeFolder(kit, FILES)).rejects.toMatchObject({
      code: 'file.alreadyThere',
      details: { fileName: 'Recovery Kit' },
    });
    expect(await readdir(kit)).toEqual(before);
    expect(await readdir(folder)).toEqual(['Recovery Kit']);
  });

  test('the drive was pulled out', async () => {
    await expect(
      writeWholeFolder(join(folder, 'stick', 'Recovery Kit'), FILES),
    ).rejects.toMatchObject({ code: 'file.gone' });
  });

  test.runIf(canMount())('the drive is full in the middle of it', WHERE_MOUNTED, async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
    try {
      const large = { fileName: 'large', bytes: new Uint8Array(64 * 1024) };
      await expect(writeWholeFolder(kit, [...FILES, large])).rejects.toMatchObject({
        code: 'file.noSpace',
      });
      expect(await readdir(folder)).toEqual([]);
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test.runIf(canMount())('the drive is pulled out in the middle of it', WHERE_MOUNTED, async () => {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
    const pulledOut = {
      fileName: 'last',
      get bytes() {
        execFileSync('umount', ['--lazy', folder]);
        return Uint8Array.of(1);
      },
    };
    await expect(writeWholeFolder(kit, [...FILES, pulledOut])).rejects.toMatchObject({
      code: 'file.gone',
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test.runIf(canMount() && existsSync('/usr/sbin/mke2fs'))(
    'the drive is damaged',
    WHERE_MOUNTED,
    async () => {
      const medium = join(folder, 'medium');
      const stick = join(folder, 'stick');
      await mkdir(stick);
      await writeFile(medium, new Uint8Array(4 * 1024 * 1024));
      execFileSync('/usr/sbin/mke2fs', ['-q', '-F', medium]);
      execFileSync('mount', ['-o', 'loop', medium, stick]);
      try {
        truncateSync(medium, 1_024);
        await expect(writeWholeFolder(join(stick, 'Recovery Kit'), FILES)).rejects.toMatchObject({
          code: 'file.driveError',
        });
      } finally {
        execFileSync('umount', ['--lazy', stick]);
      }
    },
  );

  test.runIf(canMount())('the drive is write-protected', WHERE_MOUNTED, async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
    try {
      await expect(writeWholeFolder(kit, FILES)).rejects.toMatchObject({
        code: 'file.writeProtected',
      });
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});
