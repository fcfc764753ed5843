/** What Electron 33 and 45 do differently; test/electron-versions.md lists it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { electronClipboard } from '#main/desktop/electron-clipboard.ts';
import {
  type SafeStorageShape,
  electronOsEncryption,
} from '#main/desktop/electron-os-encryption.ts';
import type { NativeDialogs } from '#main/desktop/native-dialogs.ts';
import { openDialog } from '#main/desktop/open-dialog.ts';
import { beginningReader } from '#main/desktop/read-beginning.ts';
import { saveDialog } from '#main/desktop/save-dialog.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

/** Answers after so many turns of the event loop. */
async function after<T>(turns: number, answer: () => T): Promise<T> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise((done) => setImmediate(done));
  return answer();
}

describe.each([
  ['before Electron 44', false],
  ['since Electron 44', true],
])('a clipboard %s', (_version, isSlow) => {
  function clipboard() {
    let text = '';
    const put = (next: string) => {
      text = next;
    };
    return {
      text: () => text,
      readText: () => (isSlow ? after(3, () => text) : text),
      writeText: (next: string) => (isSlow ? after(2, () => put(next)) : put(next)),
      clear: (kind?: string) => {
        if (kind === undefined) put('');
      },
    };
  }
  const make = () => {
    const system = clipboard();
    return {
      system,
      secrets: electronClipboard({
        clipboard: system,
        ClipboardItem: undefined,
        platform: 'linux',
      }),
    };
  };

  test('keeps the second secret when the first is cleared at that moment', async () => {
    const { system, secrets } = make();
    await secrets.put('first');
    await Promise.all([secrets.clearIfOurs(), secrets.put('second')]);
    expect(system.text()).toBe('second');
    await secrets.clearIfOurs();
    expect(system.text()).toBe('');
  });

  test('keeps a plain text that is copied while a secret is cleared', async () => {
    const { system, secrets } = make();
    await secrets.put('digits');
    await Promise.all([secrets.clearIfOurs(), secrets.putPlain('shopping list')]);
    expect(system.text()).toBe('shopping list');
  });

  test('is cleared of a secret that is still on its way there', async () => {
    const { system, secrets } = make();
    const putting = secrets.put('digits');
    await secrets.clearIfOurs();
    await putting;
    expect(system.text()).toBe('');
  });

  test('takes the second of two secrets put at once, and both are said to be there', async () => {
    const { system, secrets } = make();
    await Promise.all([secrets.put('first'), secrets.put('second')]);
    expect(system.text()).toBe('second');
  });
});

describe('the protection of kept logins on Linux', () => {
  /** Chromium's marks: of the password in its source, of a keyring, of the desktop's portal. */
  const sealedAs = (mark: string) => (text: string) =>
    Buffer.concat([Buffer.from(mark), Buffer.from(text).map((byte) => byte ^ 0x5a)]);
  const opened = (sealed: Buffer) =>
    Buffer.from(sealed.subarray(3).map((byte) => byte ^ 0x5a)).toString();

  const before42 = (mark: string): SafeStorageShape => ({
    isEncryptionAvailable: () => true,
    encryptString: sealedAs(mark),
    decryptString: opened,
    getSelectedStorageBackend: () => 'gnome_libsecret',
  });
  const since46 = (mark: string): SafeStorageShape => ({
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => sealedAs(mark)(text),
    decryptStringAsync: async (sealed) => ({ shouldReEncrypt: false, result: opened(sealed) }),
    getSelectedStorageBackend: () => 'gnome_libsecret',
  });
  // Both shapes are there; whoever calls the old one is warned of its end.
  const deprecated = () => {
    throw new Error('deprecated');
  };
  const from42To45 = (mark: string): SafeStorageShape => ({
    ...since46(mark),
    isEncryptionAvailable: deprecated,
    encryptString: deprecated,
    decryptString: deprecated,
  });

  describe.each([
    ['before Electron 42', before42],
    ['of Electron 42 to 45', from42To45],
    ['since Electron 46', since46],
  ])('%s', (_version, shape) => {
    test.each([
      ['v10', false],
      ['v11', true],
      ['v12', true],
    ])('where it marks what it seals %s: %s', async (mark, isProtecting) => {
      expect(await electronOsEncryption(shape(mark), 'linux').isProtecting()).toBe(isProtecting);
    });

    test('the mark means nothing elsewhere', async () => {
      for (const platform of ['win32', 'darwin'] as const)
        expect(await electronOsEncryption(shape('v10'), platform).isProtecting()).toBe(true);
    });

    test('opens what it sealed', async () => {
      const encryption = electronOsEncryption(shape('v11'), 'linux');
      expect(await encryption.open(await encryption.seal('Ünï 🔑'))).toBe('Ünï 🔑');
    });
  });

  test('is none where nothing can be sealed just now', async () => {
    const locked: SafeStorageShape = {
      isAsyncEncryptionAvailable: async () => true,
      encryptStringAsync: async () => {
        throw new Error('the keyring is locked');
      },
      getSelectedStorageBackend: () => 'kwallet6',
    };
    expect(await electronOsEncryption(locked, 'linux').isProtecting()).toBe(false);
  });

  test('what was sealed before Electron 42 opens since', async () => {
    const sealed = await electronOsEncryption(before42('v11'), 'linux').seal('digits');
    expect(await electronOsEncryption(from42To45('v11'), 'linux').open(sealed)).toBe('digits');
  });
});

describe.each([
  // The operating system remembers where the last one went.
  ['before Electron 43', (last: string) => last],
  ['since Electron 43', () => '/home/helen/Downloads'],
])('file dialogs %s', (_version, whereWithoutPath) => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keydesk-dialogs-'));
    writeFileSync(join(folder, 'computer.tpm'), 'content');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Chooses what it is told to, and writes down where each dialog opened. */
  function dialogs(choices: readonly (string | undefined)[]) {
    const next = [...choices];
    const openedAt: string[] = [];
    let last = '/where/the/system/was';
    const show = (defaultPath: string | undefined): string | undefined => {
      openedAt.push(defaultPath ?? whereWithoutPath(last));
      const choice = next.shift();
      if (choice !== undefined) last = choice;
      return choice;
    };
    const native: NativeDialogs = {
      open: async ({ defaultPath }) => [show(defaultPath)].flatMap((path) => path ?? []),
      save: async ({ defaultPath }) => show(defaultPath),
    };
    return { native, openedAt };
  }

  const wanted = { title: 'Open', filterName: 'TPM', extensions: ['tpm'], limitBytes: 100 };

  test('a second file is looked for where the first one came from', async () => {
    const file = join(folder, 'computer.tpm');
    const { native, openedAt } = dialogs([file, undefined, file]);
    const opener = openDialog(native, beginningReader({ clock: manualClock() }));
    expect((await opener.choose(wanted))?.fileName).toBe('computer.tpm');
    expect(await opener.choose(wanted)).toBeUndefined();
    await opener.choose(wanted);
    expect(openedAt.slice(1)).toEqual([folder, folder]);
  });

  test('a file is saved among the documents first, then where the last one went', async () => {
    const { native, openedAt } = dialogs([join(folder, 'a.txt'), folder, undefined]);
    const saver = saveDialog({
      dialogs: native,
      removable: { list: async () => [] },
      documents: () => '/home/helen/Documents',
    });
    const file = { title: 'Save', fileName: 'key.txt', filterName: 'Text', extension: 'txt' };
    expect((await saver.choose(file))?.folder).toBe(folder);
    await saver.chooseFolder({ title: 'Save', fileName: 'kit' });
    expect(await saver.choose(file)).toBeUndefined();
    expect(openedAt).toEqual([
      join('/home/helen/Documents', 'key.txt'),
      folder,
      join(folder, 'key.txt'),
    ]);
  });

  test('a removable drive comes first', async () => {
    const { native, openedAt } = dialogs([undefined]);
    const saver = saveDialog({
      dialogs: native,
      removable: {
        list: async () => [
          { name: 'Stick', fileSystem: 'FAT32', freeBytes: 1, folder: '/media/stick' },
        ],
      },
      documents: () => '/home/helen/Documents',
    });
    await saver.choose({
      title: 'Save',
      fileName: 'key.txt',
      filterName: 'Text',
      extension: 'txt',
    });
    expect(openedAt).toEqual([join('/media/stick', 'key.txt')]);
  });
});
