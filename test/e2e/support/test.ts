import { type TestInfo, test as base } from '@playwright/test';
import { type ConsoleWindow, type LaunchOptions, openConsole } from './console-window.ts';
import { beginEvidence, keepEvidence } from './evidence.ts';
import { restorePreparedStore } from './prepared-store.ts';
import { type SharedConsole, ask, shareConsole } from './shared-console.ts';
import { type StoreReader, readStore } from './store.ts';

interface TestFixtures {
  /**
   * A console as it is right after its start, on a virgin demo store. Other tests used it before;
   * `SharedConsole` says what of theirs is gone. One that does more to it takes `ownDesk`.
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
      const shared = shareConsole({}, restoreDemo);
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],
  desk: async ({ sharedConsole }, use, info) => {
    await use(await sharedConsole.begin());
    await sharedConsole.end(info);
  },
  store: async ({ desk }, use) => {
    await withStoreOf(desk, use);
  },
  // oxlint-disable-next-line no-empty-pattern -- as above.
  open: async ({}, use, info) => {
    const opened: ConsoleWindow[] = [];
    await use(async (options) => {
      const desk = withEvidence(await openConsole(options), info);
      opened.push(desk);
      await beginEvidence(desk);
      return desk;
    });
    for (const desk of opened) await desk.close();
  },
  ownDesk: async ({ open, launch }, use) => {
    await use(await open(launch));
  },
  ownStore: async ({ ownDesk }, use) => {
    await withStoreOf(ownDesk, use);
  },
});

/** The same console; what shows why its test failed is kept before it closes. */
function withEvidence(desk: ConsoleWindow, info: TestInfo): ConsoleWindow {
  let closing: Promise<void> | undefined;
  const close = async () => {
    await keepEvidence(desk, info);
    await desk.close();
  };
  return { ...desk, close: () => (closing ??= close()) };
}

async function withStoreOf(
  { userData }: ConsoleWindow,
  use: (store: () => StoreReader) => Promise<void>,
): Promise<void> {
  let reader: StoreReader | undefined;
  await use(() => (reader ??= readStore(userData)));
  await reader?.close();
}

export { expect } from '@playwright/test';

/**
 * The page opens the profile when it is loaded again, but not while somebody signs in: whoever is
 * quick would meet it as it was opened before its store was restored.
 */
async function restoreDemo({ page, userData }: ConsoleWindow): Promise<void> {
  await restorePreparedStore(userData);
  await ask(page, 'profile.open', { profileId: 'demo' });
}
