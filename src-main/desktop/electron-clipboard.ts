import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { SecretClipboard } from '../ports/desktop/clipboard.ts';

/**
 * Electron's clipboard in its two forms: synchronous before Electron 44, with promises since. Only
 * what both have is declared here; `await` works with both.
 */
interface ElectronClipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  /** Before Electron 44 the kind names the second clipboard of X11. */
  clear(kind?: 'selection'): void | Promise<void>;
  /** The second clipboard of X11, since Electron 44; `undefined` elsewhere. */
  readonly selection?: { clear(): void | Promise<void> } | undefined;
}

/**
 * Since Electron 44 one write can contain the text and the formats that keep it out of the
 * clipboard history of Windows.
 */
interface HistoryFreeClipboard {
  write(items: readonly unknown[]): Promise<void>;
}

type ClipboardItemConstructor = new (items: Readonly<Record<string, string | Blob>>) => unknown;

/** The parts of Electron that are used. */
export interface ElectronClipboardDeps {
  readonly clipboard: ElectronClipboard | (ElectronClipboard & HistoryFreeClipboard);
  /** Electron's own, absent before version 44. */
  readonly ClipboardItem: ClipboardItemConstructor | undefined;
  readonly platform: NodeJS.Platform;
}

/** The system clipboard. It remembers a keyed hash of the text it wrote, never the text itself. */
export function electronClipboard({
  clipboard,
  ClipboardItem,
  platform,
}: ElectronClipboardDeps): SecretClipboard {
  const hashKey = randomBytes(32);
  const hashOf = (text: string): string => createHmac('sha256', hashKey).update(text).digest('hex');
  let ours: string | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /**
   * Runs reads, writes and clears one after the other. Since Electron 44 each takes some time, and
   * a clear that runs at the same time as a write could remove the new text.
   */
  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  }

  async function write(secret: string): Promise<void> {
    if (ClipboardItem !== undefined && 'write' in clipboard && platform === 'win32') {
      await clipboard.write([new ClipboardItem({ 'text/plain': secret, ...historyExclusions() })]);
    } else {
      await clipboard.writeText(secret);
    }
  }

  // X11 has a second clipboard, pasted with the middle button, into which the text goes as well.
  async function clearSelection(): Promise<void> {
    if (platform !== 'linux') return;
    if ('selection' in clipboard) await clipboard.selection?.clear();
    else await clipboard.clear('selection');
  }

  async function put(secret: string): Promise<void> {
    // Before the write: the text may be on the clipboard even when the write fails.
    ours = hashOf(secret);
    await write(secret);
    await clearSelection();
    if ((await clipboard.readText()) !== secret)
      throw new Error('the clipboard holds something else');
  }

  async function clearIfOurs(): Promise<void> {
    if (ours === undefined) return;
    if (hashOf(await clipboard.readText()) === ours) await clipboard.clear();
    // Last: when a line above fails, the secret may still be there and has to be cleared later.
    ours = undefined;
  }

  return {
    put: (secret) => inTurn(() => put(secret)).catch(unavailable),
    putPlain: (text) => inTurn(async () => clipboard.writeText(text)).catch(unavailable),
    clearIfOurs: () => inTurn(clearIfOurs),
  };
}

function unavailable(cause: unknown): never {
  throw new AppError('clipboard.unavailable', 'the clipboard did not take the text', { cause });
}

// Registered formats of Windows (win32 docs, dataxchg/clipboard-formats). The first one keeps the
// text from clipboard monitors, whatever its value; a DWORD 0 in the others keeps it from the
// history and from the cloud clipboard.
function historyExclusions(): Record<string, Blob> {
  const format = (name: string): string => `electron application/osclipboard;format="${name}"`;
  const dword = (value: number): Blob =>
    new Blob([new Uint8Array(new Uint32Array([value]).buffer)]);
  return {
    [format('ExcludeClipboardContentFromMonitorProcessing')]: dword(1),
    [format('CanIncludeInClipboardHistory')]: dword(0),
    [format('CanUploadToCloudClipboard')]: dword(0),
  };
}
