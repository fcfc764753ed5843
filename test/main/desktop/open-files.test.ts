import { execFileSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { handedFiles } from '#main/desktop/open-dialog.ts';
import { beginningReader } from '#main/desktop/read-beginning.ts';
import { openRegularFile } from '#main/drivers/files/regular-file.ts';
import type { OpenedFile } from '#main/ports/desktop/file-opener.ts';
import { codeOf } from '#shared/errors.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';

let folder: string;
let clock: ManualClock;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-open-'));
  clock = manualClock();
});

function take(path: string, limit = 100) {
  const handed = handedFiles(beginningReader({ clock }));
  handed.hand(path);
  return handed.take(limit);
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

describe('what is opened', () => {
  test('a file, and a link to one, up to one byte more than the limit', async () => {
    const path = file('a.kdreport', 'abc');
    symlinkSync(path, join(folder, 'link'));
    expect(await take(path)).toEqual({ fileName: 'a.kdreport', bytes: Uint8Array.of(97, 98, 99) });
    expect((await take(join(folder, 'link'), 1))?.bytes).toEqual(Uint8Array.of(97, 98));
    expect((await take(file('empty', '')))?.bytes).toHaveLength(0);
  });

  test('a long file whole', async () => {
    const content = new Uint8Array(3_500_001).map((_none, index) => index % 251);
    const read = await take(file('long', content), 4_000_000);
    expect(Buffer.compare(Buffer.from(read?.bytes ?? []), content)).toBe(0);
  });

  test('no folder, no device, nothing that is not there', async () => {
    await expect(take(folder)).rejects.toMatchObject({ code: 'file.notRegular' });
    await expect(take('/dev/zero')).rejects.toMatchObject({
      code: 'file.notRegular',
      details: { fileName: 'zero' },
    });
    await expect(take(join(folder, 'none'))).rejects.toMatchObject({ code: 'file.unreadable' });
  });

  test.skipIf(process.platform === 'win32')('no pipe, however often', async () => {
    const pipe = join(folder, 'pipe.kdreport');
    execFileSync('mkfifo', [pipe]);
    for (let n = 0; n < 20; n += 1)
      await expect(take(pipe)).rejects.toMatchObject({ code: 'file.notRegular' });
  });

  test.skipIf(process.platform === 'win32')('no pipe that takes the place of a file', async () => {
    const path = file('swapped', 'abc');
    const opening = openRegularFile(path);
    execFileSync('sh', ['-c', 'rm "$0" && mkfifo "$0"', path]);
    // Whichever was seen: nothing waits for a writer.
    const seen = await opening.then((handle) => handle.close()).catch(codeOf);
    expect([undefined, 'file.notRegular', 'internal']).toContain(seen);
  });
});

describe('a share that does not answer', () => {
  let answer: (() => void)[];
  let read: ReturnType<typeof beginningReader>;
  beforeEach(() => {
    answer = [];
    read = beginningReader({
      clock,
      open: (path) =>
        new Promise<FileHandle>((resolve, reject) => {
          answer.push(() => void openRegularFile(path).then(resolve, reject));
        }),
    });
  });

  test('is given up, and holds two threads at most', async () => {
    const path = file('a', 'abc');
    const first = read(path, 10);
    const second = read(path, 10);
    await expect(read(path, 10)).rejects.toMatchObject({ code: 'file.tooManyRead' });
    clock.advance(15_000);
    await expect(first).rejects.toMatchObject({
      code: 'file.noAnswer',
      details: { fileName: 'a' },
    });
    await expect(second).rejects.toMatchObject({ code: 'file.noAnswer' });
    // Both threads are still waiting for the share.
    await expect(read(path, 10)).rejects.toMatchObject({ code: 'file.tooManyRead' });
    for (const late of answer) late();
    let third = Promise.resolve<OpenedFile | undefined>(undefined);
    await expect
      .poll(() => {
        const before = answer.length;
        third = read(path, 10);
        third.catch(() => undefined);
        return answer.length > before;
      })
      .toBe(true);
    answer.at(-1)?.();
    expect(await third).toMatchObject({ bytes: Uint8Array.of(97, 98, 99) });
  });
});
