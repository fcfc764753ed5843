import type { Page } from '@playwright/test';

/**
 * Ends all animations of the page, so that what is measured or pictured is their final state.
 * Spinners, which have no end, go on.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // An animation begins up to two frames after its cause; the second round ends those that the
    // end of another one has started.
    for (let round = 0; round < 2; round += 1) {
      await nextFrame();
      await nextFrame();
      // Finished rather than waited for: the bar of a countdown starts anew before it ends.
      for (const animation of document.getAnimations())
        if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
    await nextFrame();
  });
}
