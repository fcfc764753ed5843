import { type Locator, type Page, expect } from '@playwright/test';

/** More tab stops than any pane has: after so many, the focus only goes round. */
const MOST_STOPS = 80;

/** Fills in fields that follow each other, a tab between each two. */
export async function typeThrough(page: Page, ...texts: readonly string[]): Promise<void> {
  for (const [place, text] of texts.entries()) {
    if (place > 0) await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
}

/** Moves the focus to a control with the tab key, one stop after the other. */
export async function tabTo(
  page: Page,
  control: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const isThere = () => control.evaluate((element) => element === document.activeElement);
  for (let stops = 0; stops < MOST_STOPS && !(await isThere()); stops += 1)
    await page.keyboard.press(key);
  await expect(control).toBeFocused();
}
