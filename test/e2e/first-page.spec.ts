import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Language } from '#shared/console/language.ts';
import { expect, test } from './support/test.ts';

/** What holds the script of the page back until it is let go. */
interface Held {
  letGo(): void;
}

/** Leaves the page, whenever it is loaded, as it is before its script has run. */
async function hold(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { requestAnimationFrame, setTimeout } = window;
    const held: (() => void)[] = [];
    const keep = (run: () => void) => held.push(run);
    Object.assign(window, {
      requestAnimationFrame: keep,
      setTimeout: keep,
      letGo: () => {
        Object.assign(window, { requestAnimationFrame, setTimeout });
        for (const run of held) run();
      },
    });
  });
}

/** Loads the page anew, with the form it comes with. */
async function load(page: Page): Promise<void> {
  await page.reload();
  await expect.poll(() => marksOf(page)).toContain('sign-in-ready');
}

/** Where the parts of the form are, and how the banner above it looks. */
function placesOf(page: Page) {
  return page.evaluate(() => ({
    places: [...document.querySelectorAll('main, aside, form, input, button, select')].map((part) =>
      part.getBoundingClientRect().toJSON(),
    ),
    banner: getComputedStyle(document.querySelector('aside') ?? document.body).backgroundColor,
  }));
}

/** How far the page says it is. Asked from outside: its own timers are held. */
function marksOf(page: Page): Promise<string[]> {
  return page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
}

async function letGo(page: Page): Promise<void> {
  expect(await marksOf(page)).not.toContain('sign-in-hydrated');
  await page.evaluate(() => {
    (window as unknown as Held).letGo();
  });
  await expect.poll(() => marksOf(page)).toContain('sign-in-hydrated');
}

test('what is typed before React has the form stays, with focus and cursor', async ({ open }) => {
  const { page, complaints } = await open();
  await hold(page);
  await load(page);
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.keyboard.type(String.raw`CONTOSO\helpdesk-admin`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('demmo');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await letGo(page);
  await expect(page.getByLabel('Password')).toBeFocused();
  await page.keyboard.press('Backspace');
  await expect(page.getByLabel('Password')).toHaveValue('demo');
  await expect(page.getByLabel('User name')).toHaveValue(String.raw`CONTOSO\helpdesk-admin`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tablist')).toBeVisible();
  expect(complaints.filter((line) => /^(error|uncaught)/.test(line))).toEqual([]);
});

test('who has pressed Enter before React has the form is signed in', async ({ open }) => {
  const { page } = await open();
  await hold(page);
  await load(page);
  await page.keyboard.type(String.raw`CONTOSO\helpdesk-admin`);
  await page.keyboard.press('Tab');
  await page.keyboard.type('demo');
  await page.keyboard.press('Enter');
  await letGo(page);
  await expect(page.getByRole('tablist')).toBeVisible();
});

test('the last user name is there first, and the cursor in the password', async ({
  open,
}, info) => {
  const userData = info.outputPath('profile');
  mkdirSync(userData, { recursive: true });
  const state = { lastUserName: String.raw`CONTOSO\helpdesk-admin` };
  writeFileSync(join(userData, 'state.json'), JSON.stringify(state));
  const { page } = await open({ userData });
  await hold(page);
  await load(page);
  await expect(page.getByLabel('User name')).toHaveValue(state.lastUserName);
  await expect(page.getByLabel('Password')).toBeFocused();
});

test('the form is in the chosen language from the first moment', async ({ open }) => {
  const { page, complaints } = await open();
  await hold(page);
  for (const language of Language.options) {
    await page.locator('select[name="language"]').selectOption(language);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const hydrated = await page.locator('main').innerText();
    await load(page);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('select[name="language"]')).toHaveValue(language);
    expect(await page.locator('main').innerText()).toBe(hydrated);
    const places = await placesOf(page);
    await letGo(page);
    expect(await page.locator('main').innerText()).toBe(hydrated);
    expect(await placesOf(page)).toEqual(places);
  }
  expect(complaints.filter((line) => /^(error|uncaught)/.test(line))).toEqual([]);
});
