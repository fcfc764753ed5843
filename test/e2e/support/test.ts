import { test as base } from '@playwright/test';
import { type ConsoleWindow, type LaunchOptions, openConsole } from './console-window.ts';
import { type StoreReader, readStore } from './store.ts';

interface Fixtures {
  readonly launch: LaunchOptions;
  readonly desk: ConsoleWindow;
  /** Opens lazily: the store exists once the console has made it. */
  readonly store: () => StoreReader;
}

/** Every test has a console, a profile folder and a demo store of its own. */
export const test = base.extend<Fixtures>({
  launch: [{}, { option: true }],
  desk: async ({ launch }, use, info) => {
    const desk = await openConsole(launch);
    await use(desk);
    if (info.status !== info.expectedStatus) {
      await info
        .attach('window', { body: await desk.page.screenshot(), contentType: 'image/png' })
        .catch(() => undefined);
    }
    await desk.close();
  },
  store: async ({ desk }, use) => {
    let reader: StoreReader | undefined;
    await use(() => (reader ??= readStore(desk.userData)));
    await reader?.close();
  },
});

export { expect } from '@playwright/test';
