import { createHmac, randomBytes } from 'node:crypto';
import { AppError } from '#shared/errors.ts';
import type { SecretClipboard } from '../ports/desktop/clipboard.ts';

/**
 * The two shapes of Electron's clipboard this runs on: synchronous before Electron 44, promises
 * since. Only what both have is named here; a promise and a plain value are awaited alike.
 */
interface ElectronClipboard {
  readText(): string | Promise<string>;
  writeText(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

/**
 * Since Electron 44 one write can carry the text and the formats that keep it out of Windows'
 * clipboard history.
 */
interface HistoryFreeClipboard {
  write(items: readonly unknown[]): Promise<void>;
}

type ClipboardItemConstructor = new (items: Readonly<Record<string, string | Blob>>) => unknown;

/** What of Electron is needed. */
export interface ElectronClipboardDeps {
  readonly clipboard: ElectronClipboard | (ElectronClipboard & HistoryFreeClipboard);
  /** Electron's own, absent before version 44. */
  readonly ClipboardItem: ClipboardItemConstructor | undefined;
  readonly platform: NodeJS.Platform;
}

/** The system clipboard. Remembers a keyed hash of what it wrote, never the text. */
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
   * One after the other: since Electron 44 reading, writing and clearing take a while each, and a
   * clear under way would take along what is put there meanwhile.
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

  async function put(secret: string): Promise<void> {
    // Before the write: one that is reported to have failed may have come through all the same.
    ours = hashOf(secret);
    await write(secret);
    if ((await clipboard.readText()) !== secret)
      throw new Error('the clipboard holds something else');
  }

  async function clearIfOurs(): Promise<void> {
    if (ours === undefined) return;
    if (hashOf(await clipboard.readText()) === ours) await clipboard.clear();
    // Only now: had either failed, the secret might still be there.
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

// Windows' registered formats (win32 docs, dataxchg/clipboard-formats): presence excludes from monitors; a DWORD 0 from
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
