import type { ElectronApplication, Page } from '@playwright/test';

/**
 * The clock of the main process, which from now on only moves when it is told to. The console uses
 * no other clock for the times it shows; its own timers become due as well.
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
    const os = process.getBuiltinModule('node:os');
    const startMs = nowMs - 1000 * os.uptime();
    os.uptime = () => (nowMs - startMs) / 1000;
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
