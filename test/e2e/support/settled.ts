import type { Page } from '@playwright/test';

/**
 * Brings what slides and fades on the page to its end: what is measured or pictured is what stays.
 * Spinners, which have no end, go on.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // What was asked for a moment ago begins with the frame after the next; what follows from an end, after that.
    for (let round = 0; round < 2; round += 1) {
      await nextFrame();
      await nextFrame();
      // Not waited for: the bar of a countdown begins to move anew before it has come to rest.
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
    await nextFrame();
  });
}
