import type { ElectronApplication } from '@playwright/test';

/** Milliseconds between two looks at the clock. */
const RESOLUTION_MS = 5;

/**
 * Watches the event loop of the main process from now on. @returns ends it, and tells the longest
 * stall in milliseconds
 */
export async function watchLoop(app: ElectronApplication): Promise<() => Promise<number>> {
  const histogram = await app.evaluateHandle((_electron, resolution) => {
    // What is evaluated here cannot import.
    const watched = process
      .getBuiltinModule('node:perf_hooks')
      .monitorEventLoopDelay({ resolution });
    watched.enable();
    return watched;
  }, RESOLUTION_MS);
  return async () => {
    const longest = await histogram.evaluate((watched) => {
      watched.disable();
      return watched.max / 1e6;
    });
    await histogram.dispose();
    return longest;
  };
}
