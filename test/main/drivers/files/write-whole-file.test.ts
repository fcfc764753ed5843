import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileError } from '#main/drivers/files/file-errors.ts';
import { removeTemporaryFiles } from '#main/drivers/files/temporary-path.ts';
import { writeWholeFile } from '#main/drivers/files/write-whole-file.ts';
import { writeCsv } from '#main/reports/csv.ts';
import { excelWriter } from '#main/reports/excel/excel.ts';
import { WHERE_MOUNTED, canMount } from '#test/media/mounting.ts';

const BYTES = Uint8Array.from({ length: 5000 }, (_, index) => index % 251);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-save-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('writes exactly the bytes, for this person only, and leaves nothing else', async () => {
  const path = join(folder, 'BitLocker Key Package {X}.KPG');
  await writeWholeFile(path, BYTES);
  expect(Uint8Array.from(await readFile(path))).toEqual(BYTES);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['BitLocker Key Package {X}.KPG']);
});

test('replaces an older file whole', async () => {
  const path = join(folder, 'key.TXT');
  await writeFile(path, 'x'.repeat(100_000));
  await writeWholeFile(path, BYTES);
  expect((await stat(path)).size).toBe(BYTES.length);
});

test('a console that ends meanwhile leaves nothing', async () => {
  let goOn = () => undefined as void;
  const waiting = new Promise<void>((resolve) => (goOn = resolve));
  const writing = writeWholeFile(join(folder, 'report.csv'), async (sink) => {
    await sink(BYTES);
    await waiting;
  });
  const outcome = writing.catch((error: unknown) => error);
  await expect.poll(() => readdir(folder)).toHaveLength(1);
  await removeTemporaryFiles();
  expect(await readdir(folder)).toEqual([]);
  goOn();
  expect(await outcome).toMatchObject({ code: 'file.gone' });
  expect(await readdir(folder)).toEqual([]);
});

describe('a failure leaves no partial file and says why', () => {
  test('the folder is gone', async () => {
    await expect(writeWholeFile(join(folder, 'no', 'key.TXT'), BYTES)).rejects.toMatchObject({
      code: 'file.gone',
      details: { fileName: 'key.TXT' },
    });
  });

  test('a folder has the name', async () => {
    await mkdir(join(folder, 'key.TXT'));
    await expect(writeWholeFile(join(folder, 'key.TXT'), BYTES)).rejects.toMatchObject({
      code: 'file.isFolder',
    });
    expect(await readdir(folder)).toEqual(['key.TXT']);
  });

  test('the name is too long', async () => {
    await expect(
      writeWholeFile(join(folder, `${'k'.repeat(300)}.TXT`), BYTES),
    ).rejects.toMatchObject({ code: 'file.nameTooLong' });
    expect(await readdir(folder)).toEqual([]);
  });

  test.runIf(canMount())('the drive is full; the older file stays', WHERE_MOUNTED, async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
    try {
      await writeFile(join(folder, 'key.TXT'), 'older');
      await expect(
        writeWholeFile(join(folder, 'key.TXT'), new Uint8Array(64 * 1024)),
      ).rejects.toMatchObject({ code: 'file.noSpace' });
      expect(await readdir(folder)).toEqual(['key.TXT']);
      expect(await readFile(join(folder, 'key.TXT'), 'utf8')).toBe('older');
    } finally {
      execFileSync('umount', [folder]);
    }
  });

  test.runIf(canMount())(
    'the drive is full half way through a long report',
    WHERE_MOUNTED,
    async () => {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
      let rows = 0;
      const pages = async function* () {
        for (; rows < 1_000_000; rows += 100)
          yield Array.from({ length: 100 }, () => ['2026-11-24T10:00:00.000Z', 'CONTOSO']);
      };
      const columns = [
        { id: 'time', heading: 'Time', kind: 'moment' },
        { id: 'name', heading: 'Name', kind: 'text' },
      ] as const;
      try {
        for (const write of [writeCsv, excelWriter()]) {
          rows = 0;
          await expect(
            writeWholeFile(join(folder, 'report'), (sink) =>
              write(
                {
                  title: 'Report',
                  filters: [],
                  made: [],
                  columns,
                  words: {
                    language: 'en',
                    about: 'About',
                    page: '{page}',
                    labelled: '{name} {value}',
                  },
                  pages: pages(),
                },
                sink,
                new AbortController().signal,
              ),
            ),
          ).rejects.toMatchObject({ code: 'file.noSpace' });
          expect(rows).toBeGreaterThan(0);
          expect(rows).toBeLessThan(1_000_000);
          expect(await readdir(folder)).toEqual([]);
        }
      } finally {
        execFileSync('umount', [folder]);
      }
    },
  );

  test.runIf(canMount())('the drive is write-protected', WHERE_MOUNTED, async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
    try {
      await expect(writeWholeFile(join(folder, 'key.TXT'), BYTES)).rejects.toMatchObject({
        code: 'file.writeProtected',
      });
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

test.each([
  ['EACCES', 'file.refused'],
  ['EIO', 'file.driveError'],
  ['EBUSY', 'file.inUse'],
  ['EINVAL', 'file.nameRefused'],
  ['EFBIG', 'file.tooLarge'],
  ['EQUEER', 'file.failed'],
])('%s is %s', (errno, code) => {
  expect(fileError(Object.assign(new Error('x'), { code: errno }), 'key.TXT')).toMatchObject({
    code,
    details: { fileName: 'key.TXT' },
  });
});
