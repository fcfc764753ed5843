import type { Page } from '@playwright/test';

/** What Submit is to show: the list of what may match, or one key's password. */
type Outcome = 'matches' | 'password';

/**
 * Fills in a new request with this key ID, presses Submit and waits until the outcome is in the
 * page and laid out. All of it happens in the page itself, so that the figure contains no round
 * trip of Playwright's.
 *
 * @returns milliseconds from Submit
 */
export function submitKeyId(page: Page, keyId: string, outcome: Outcome): Promise<number> {
  return page.evaluate(
    async ({ typed, selector, count }) => {
      const nextFrame = () =>
        new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      // A key on screen has taken the place of the form.
      document.querySelector<HTMLButtonElement>('button[name="new-request"]')?.click();
      await nextFrame();
      const form = document.querySelector<HTMLInputElement>('input[name="keyId"]')?.form;
      const [submit, startAnew] =
        form?.querySelectorAll<HTMLButtonElement>(
          'button[type="submit"], button[type="submit"] ~ button',
        ) ?? [];
      if (!form || !submit || !startAnew) throw new Error('the form is not there');
      const enter = (name: string, value: string) => {
        const field = form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
        // React ignores a value that is set on the element directly: it has to go through the
        // prototype's setter, followed by an event.
        Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(
          field,
          value,
        );
        field.dispatchEvent(
          new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
        );
      };
      startAnew.click();
      enter('reason', 'lost-pin');
      enter('keyId', typed);
      await nextFrame();
      await nextFrame();

      const shown = new Promise<void>((resolve, reject) => {
        const observer = new MutationObserver(() => {
          if (document.querySelectorAll(selector).length >= count) resolve();
          else if (document.querySelector('[role="alert"]'))
            reject(new Error(document.querySelector('[role="alert"]')?.textContent ?? ''));
          else return;
          observer.disconnect();
        });
        observer.observe(document.body, { subtree: true, childList: true });
      });
      const start = performance.now();
      submit.click();
      await shown;
      // Reading a size makes the page lay out what was just put there.
      document.body.getBoundingClientRect();
      const ms = performance.now() - start;
      await nextFrame();
      return ms;
    },
    { typed: keyId, ...OUTCOMES[outcome] },
  );
}

const OUTCOMES = {
  matches: { selector: 'table[aria-label="Possible matches"] tbody tr', count: 3 },
  password: { selector: 'ol[aria-label="Recovery password"] li', count: 8 },
} as const satisfies Record<Outcome, { readonly selector: string; readonly count: number }>;
