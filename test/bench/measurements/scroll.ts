import type { Page } from '@playwright/test';
import type { Bench, Rounds } from '../bench.ts';
import { auditStore } from '../data/audit-store.ts';
import { openBareWindow } from '../support/bare-window.ts';
import { openDesk } from '../support/desk.ts';

const SIZE = 1_000_000;
const ROUNDS: Record<'full' | 'quick', Rounds> = {
  full: { counted: 10, warmUp: 1 },
  quick: { counted: 4, warmUp: 1 },
};
/** Pixels per frame: as fast as a person turns the wheel in a hurry. */
const STEP = 60;
const FRAMES = 180;

/**
 * Frames while the audit table scrolls, against an empty scroller. A longer mean duration means
 * dropped frames.
 */
export const scroll: Bench = {
  name: 'scroll',
  async prepare({ quick }) {
    const desk = await openDesk(await auditStore(SIZE));
    await desk.page.getByRole('tab', { name: 'Reports' }).click();
    await desk.page.getByLabel('Date range').selectOption('Everything');
    await desk.page.getByRole('button', { name: 'View report' }).click();
    const table = desk.page.getByRole('grid', { name: 'Recovery Audit Report' });
    await table.getByRole('row').nth(10).waitFor();
    // Nothing else is going on while frames are counted.
    await desk.page.getByText(/^Verified: /).waitFor({ timeout: 300_000 });
    const bare = await openBareWindow();
    await bare.page.evaluate((height) => {
      const [scroller, scrolled] = [
        document.querySelector<HTMLElement>('#scroller'),
        document.querySelector<HTMLElement>('#scrolled'),
      ];
      if (!scroller || !scrolled) throw new Error('no scroller');
      scroller.hidden = false;
      scrolled.style.height = `${height}px`;
    }, 10_000_000);
    return {
      rows: [
        {
          name: 'scroll',
          unit: 'ms a frame',
          // One frame in twenty dropped makes the others last so much longer on average.
          target: 1 / 0.95,
          rounds: ROUNDS[quick ? 'quick' : 'full'],
          ours: () =>
            frameTime(desk.page, 'section:has(> table[aria-label="Recovery Audit Report"])'),
          baseline: {
            what: 'an empty scroller in the bare window',
            measure: () => frameTime(bare.page, '#scroller'),
          },
        },
      ],
      async dispose() {
        await desk.close();
        await bare.close();
      },
    };
  },
};

/** Scrolls on from where it is. @returns how long a frame lasted on average, in milliseconds */
function frameTime(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    async ({ selector: where, step, frames }) => {
      const scroller = document.querySelector(where);
      if (scroller === null) throw new Error(`nothing at ${where}`);
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const start = await frame();
      let now = start;
      for (let index = 0; index < frames; index += 1) {
        scroller.scrollTop += step;
        now = await frame();
      }
      return (now - start) / frames;
    },
    { selector, step: STEP, frames: FRAMES },
  );
}
