import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { memoryOf } from './processes.ts';

/** Milliseconds after which a window that was just used does nothing more by itself. */
const SETTLED_MS = 2_000;

/** A console, or another application, with one page. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/**
 * Memory of all its processes, in megabytes. Collects in the page's heap and in main's first: what
 * nobody holds any more is no memory the application needs.
 */
export async function settledMemory({ app, page }: Running): Promise<number> {
  const { pid } = app.process();
  if (pid === undefined) throw new Error('the application is gone');
  await page.requestGC();
  await app.evaluate(() => {
    process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
    (process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void)();
  });
  await sleep(SETTLED_MS);
  return memoryOf(pid);
}
