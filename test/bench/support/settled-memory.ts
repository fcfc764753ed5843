import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { memoryOf, ownMemoryOf } from './processes.ts';

/** Milliseconds after which a window that was just used does nothing more by itself. */
const SETTLED_MS = 2_000;
const BYTES_PER_MB = 1024 ** 2;

/** A console, or another application, with one page. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/**
 * Memory of all its processes, in megabytes. Collects in the page's heap and in main's first: what
 * nobody holds any more is no memory the application needs.
 */
export async function settledMemory(running: Running): Promise<number> {
  await settle(running);
  return memoryOf(pidOf(running));
}

/** Memory that an application holds by itself, in megabytes. */
export interface OwnMemory {
  /** Objects of JavaScript in main and in the page that somebody still holds. */
  readonly live: number;
  /** Memory of all its processes that no file stands behind. */
  readonly own: number;
}

/**
 * What grows when something is never let go of. Files that are mapped into memory are left out, as
 * the program itself: how much of them counts as an application's changes with every other one on
 * the machine that is started from the same file.
 */
export async function settledOwnMemory(running: Running): Promise<OwnMemory> {
  await settle(running);
  const main = await running.app.evaluate(() => process.memoryUsage().heapUsed);
  const inspector = await running.page.context().newCDPSession(running.page);
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  await inspector.detach();
  return { live: (main + usedSize) / BYTES_PER_MB, own: ownMemoryOf(pidOf(running)) };
}

/** Collects in both heaps, and waits until nothing is done any more. */
async function settle({ app, page }: Running): Promise<void> {
  await page.requestGC();
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
  });
  await sleep(SETTLED_MS);
}

function pidOf({ app }: Running): number {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the application is gone');
  return pid;
}
