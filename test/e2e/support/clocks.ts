import type { ElectronApplication, Page } from '@playwright/test';

/**
 * The time of the main process, which from now on goes on only when it is told to. The console asks
 * no other clock for a wait it tells people of; what it waits for by itself is due then as well.
 */
export interface MainClock {
  goOn(seconds: number): Promise<void>;
}

export async function holdMainClock(app: ElectronApplication): Promise<MainClock> {
  await app.evaluate(() => {
    // Shorter ones belong to the parts inside, and none of them is a time the console speaks of.
    const shortestHeldMs = 5_000;
    const { setTimeout: start, clearTimeout: stop } = globalThis;
    const held = new Map<unknown, { readonly dueMs: number; readonly work: () => void }>();
    let nowMs = Date.now();
    Date.now = () => nowMs;
    Object.assign(globalThis, {
      setTimeout: (work: () => void, delayMs = 0, ...args: readonly unknown[]) => {
        if (delayMs < shortestHeldMs) return start(work, delayMs, ...args);
        // A handle that can be cleared as any other; its own time is never reached.
        const handle = start(() => undefined, 2 ** 31 - 1);
        held.set(handle, { dueMs: nowMs + delayMs, work });
        return handle;
      },
      clearTimeout: (handle?: NodeJS.Timeout) => {
        held.delete(handle);
        stop(handle);
      },
      goOn: (forMs: number) => {
        nowMs += forMs;
        for (const [handle, { dueMs, work }] of held) {
          if (dueMs > nowMs) continue;
          clearTimeout(handle as NodeJS.Timeout);
          work();
        }
      },
    });
  });
  return {
    goOn: (seconds) =>
      app.evaluate((_electron, forMs) => {
        (globalThis as unknown as { goOn(ms: number): void }).goOn(forMs);
      }, seconds * 1_000),
  };
}

/** Longer than it takes to ask the page for its time and to tell it to stop. */
const MARGIN_MS = 60_000;

/**
 * Stops the page's clock, a minute from now, until it is told to go on. For a page that has
 * `page.clock` installed and whose timers need not run for it to go on.
 */
export async function stopPageClock(page: Page): Promise<void> {
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + MARGIN_MS);
}
