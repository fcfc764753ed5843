import type { Page } from '@playwright/test';

/**
 * Waits until what slides and fades on the page has come to its end: what is measured or pictured
 * is what stays. Spinners, which never end, are not waited for.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const moving = () =>
      document
        .getAnimations()
        .filter(
          ({ playState, effect }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    // What was asked for a moment ago begins with the frame after the next.
    for (let still = 0; still < 2; still += 1) {
      await nextFrame();
      const ends = moving().map(({ finished }) => finished);
      if (ends.length > 0) still = -1;
      // One that is called off has ended as well.
      await Promise.allSettled(ends);
    }
  });
}
