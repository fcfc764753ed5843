import { describe, expect, test } from 'vitest';
import { electronClipboard } from '#main/desktop/electron-clipboard.ts';

/** Electron's clipboard before version 44. */
function synchronous() {
  let text = '';
  return {
    readText: () => text,
    writeText: (next: string) => {
      text = next;
    },
    clear: (kind?: string) => {
      if (kind === undefined) text = '';
    },
  };
}

/** Electron's clipboard since version 44, with the one write that carries several formats. */
function promising() {
  const sync = synchronous();
  const formats: string[] = [];
  return {
    formats,
    readText: async () => sync.readText(),
    writeText: async (next: string) => {
      sync.writeText(next);
    },
    clear: sync.clear,
    write: async (items: readonly unknown[]) => {
      for (const item of items) {
        if (!(item instanceof Item)) throw new Error('it is no ClipboardItem');
        const parts = item.items;
        formats.push(...Object.keys(parts));
        const text = parts['text/plain'];
        if (typeof text === 'string') sync.writeText(text);
      }
    },
  };
}

class Item {
  readonly items: Readonly<Record<string, string | Blob>>;
  constructor(items: Readonly<Record<string, string | Blob>>) {
    this.items = items;
  }
}

describe.each([
  [
    'before Electron 44',
    () => ({ clipboard: synchronous(), ClipboardItem: undefined, platform: 'win32' as const }),
  ],
  [
    'since Electron 44',
    () => ({ clipboard: promising(), ClipboardItem: Item, platform: 'linux' as const }),
  ],
  [
    'since Electron 44 on Windows',
    () => ({ clipboard: promising(), ClipboardItem: Item, platform: 'win32' as const }),
  ],
])('%s', (_when, make) => {
  test('clears what it wrote', async () => {
    const deps = make();
    const secrets = electronClipboard(deps);
    await secrets.put('digits');
    expect(await deps.clipboard.readText()).toBe('digits');
    await secrets.clearIfOurs();
    expect(await deps.clipboard.readText()).toBe('');
  });

  test('leaves what somebody copied since', async () => {
    const deps = make();
    const secrets = electronClipboard(deps);
    await secrets.put('digits');
    await deps.clipboard.writeText('shopping list');
    await secrets.clearIfOurs();
    expect(await deps.clipboard.readText()).toBe('shopping list');
  });

  test('touches nothing when it never wrote', async () => {
    const deps = make();
    await deps.clipboard.writeText('mine');
    await electronClipboard(deps).clearIfOurs();
    expect(await deps.clipboard.readText()).toBe('mine');
  });

  test('is cleared at the next try when it could not be read at the first', async () => {
    const deps = make();
    let isBusy = true;
    const busyOnce = {
      ...deps.clipboard,
      readText: async () => {
        if (!isBusy) return deps.clipboard.readText();
        isBusy = false;
        throw new Error('another program holds the clipboard');
      },
    };
    const secrets = electronClipboard({ ...deps, clipboard: busyOnce });
    isBusy = false;
    await secrets.put('digits');
    isBusy = true;
    await expect(secrets.clearIfOurs()).rejects.toThrow('another program holds the clipboard');
    await secrets.clearIfOurs();
    expect(await deps.clipboard.readText()).toBe('');
  });

  test('a clipboard that does not take the text is said to be unavailable', async () => {
    const deps = make();
    const deaf = { ...deps.clipboard, writeText: () => undefined, write: async () => undefined };
    await expect(
      electronClipboard({ ...deps, clipboard: deaf }).put('digits'),
    ).rejects.toMatchObject({ code: 'clipboard.unavailable' });
  });
});

test("on Windows the key stays out of the clipboard's history", async () => {
  const clipboard = promising();
  await electronClipboard({ clipboard, ClipboardItem: Item, platform: 'win32' }).put('digits');
  expect(clipboard.formats).toEqual([
    'text/plain',
    'electron application/osclipboard;format="ExcludeClipboardContentFromMonitorProcessing"',
    'electron application/osclipboard;format="CanIncludeInClipboardHistory"',
    'electron application/osclipboard;format="CanUploadToCloudClipboard"',
  ]);
});

describe('the second clipboard of X11 is cleared of a key at once', () => {
  test('before Electron 44', async () => {
    const cleared: unknown[] = [];
    const clipboard = { ...synchronous(), clear: (kind?: string) => void cleared.push(kind) };
    await electronClipboard({ clipboard, ClipboardItem: undefined, platform: 'linux' }).put(
      'digits',
    );
    expect(cleared).toEqual(['selection']);
  });

  test('since Electron 44', async () => {
    let isCleared = false;
    const selection = {
      clear: async () => {
        isCleared = true;
      },
    };
    const clipboard = { ...promising(), selection };
    await electronClipboard({ clipboard, ClipboardItem: Item, platform: 'linux' }).put('digits');
    expect(isCleared).toBe(true);
    expect(await clipboard.readText()).toBe('digits');
  });

  test('and no other system has one', async () => {
    const clipboard = synchronous();
    await electronClipboard({ clipboard, ClipboardItem: undefined, platform: 'win32' }).put(
      'digits',
    );
    expect(clipboard.readText()).toBe('digits');
  });
});
