import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { type ConsoleWindow, type LaunchOptions, openConsole } from './console-window.ts';
import { beginEvidence, keepEvidence } from './evidence.ts';
import { type SharedConsole, openSharedConsole } from './shared-console.ts';
import { type StoreReader, readStore } from './store.ts';

interface TestFixtures {
  /**
   * A console as it is right after its start, on a virgin demo store. Others used it before: what a
   * test cannot leave behind is listed in `shared-console.ts`; one that does more takes `ownDesk`.
   */
  readonly desk: ConsoleWindow;
  /** The store of `desk`. Opens lazily: it exists once the console has opened it. */
  readonly store: () => StoreReader;
  /** How `ownDesk` is started. */
  readonly launch: LaunchOptions;
  /** A console that was started for this test alone, and ends with it. */
  readonly ownDesk: ConsoleWindow;
  /** The store of `ownDesk`. */
  readonly ownStore: () => StoreReader;
  /** Starts consoles for this test alone; they end with it. */
  readonly open: (options?: LaunchOptions) => Promise<ConsoleWindow>;
}

interface WorkerFixtures {
  readonly sharedConsole: SharedConsole;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  launch: [{}, { option: true }],
  sharedConsole: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from here.
    async ({}, use) => {
      const shared = await openSharedConsole();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  desk: async ({ sharedConsole }, use, info) => {
    const shared = await sharedConsole.asNew();
    const downloads = mkdtempSync(join(tmpdir(), 'keydesk-downloads-'));
    await beginEvidence(shared);
    await use({ ...shared, downloads });
    await keepEvidence(shared, info);
    rmSync(downloads, { recursive: true, force: true });
  },
  store: async ({ desk }, use) => {
    await withStoreOf(desk, use);
  },
  open: async ({}, use, info) => {
    const opened: ConsoleWindow[] = [];
    await use(async (options) => {
      const desk = await openConsole(options);
      opened.push(desk);
      await beginEvidence(desk);
      return desk;
    });
    for (const desk of opened) {
      await keepEvidence(desk, info);
      await desk.close();
    }
  },
  ownDesk: async ({ open, launch }, use) => {
    await use(await open(launch));
  },
  ownStore: async ({ ownDesk }, use) => {
    await withStoreOf(ownDesk, use);
  },
});

async function withStoreOf(
  { userData }: ConsoleWindow,
  use: (store: () => StoreReader) => Promise<void>,
): Promise<void> {
  let reader: StoreReader | undefined;
  await use(() => (reader ??= readStore(userData)));
  await reader?.close();
}

export { expect } from '@playwright/test';
