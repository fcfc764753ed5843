import type { Page } from '@playwright/test';
import { Language } from '#shared/console/language.ts';
import { findings } from './support/axe.ts';
import { settled } from './support/settled.ts';
import { expect, test } from './support/test.ts';

/** A window as small as a help desk has one, and what is seen of it at twice the size. */
const SIZES = [
  { width: 960, height: 600 },
  { width: 480, height: 300 },
];

/**
 * What is wrong with the texts on screen: cut at their element's edge, wider than the page, or one
 * button over another. What scrolls, and what shows its whole text as a tooltip, is not cut.
 */
function faults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const textOf = (element: Element) => (element.textContent ?? '').trim().slice(0, 60);
    // What is behind a dialog is another screen.
    const dialog = [...document.querySelectorAll('[role$="dialog"]')].findLast(isSeen);
    const all = [...(dialog ?? document.body).querySelectorAll('*')].filter(
      (element) => element instanceof HTMLElement && isSeen(element),
    ) as HTMLElement[];
    /** What is left of an element where those around it scroll. */
    const placeOf = (element: HTMLElement) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const place = { left, right, top, bottom };
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflowY === 'visible') continue;
        const edge = around.getBoundingClientRect();
        place.left = Math.max(place.left, edge.left);
        place.right = Math.min(place.right, edge.right);
        place.top = Math.max(place.top, edge.top);
        place.bottom = Math.min(place.bottom, edge.bottom);
      }
      return place;
    };
    const hasOwnText = (element: Element) =>
      [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
      );
    const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
    const linesOf = (element: Element) =>
      [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE) return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()];
      });
    /** Whether something around it, up to what scrolls, shows only a part of its own text. */
    const isCut = (element: HTMLElement) => {
      const told = element.closest('[title]:not([title=""]), [aria-hidden="true"]');
      // A heading is read before anybody points at it.
      if (told !== null && element.closest('thead') === null) return false;
      const lines = linesOf(element);
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, overflowY, display, position, clip } = getComputedStyle(around);
        if (display === 'inline' || display === 'contents') continue;
        const edge = around.getBoundingClientRect();
        // What only screen readers get is one pixel.
        if (edge.width <= 1 || (position === 'absolute' && clip !== 'auto')) return false;
        if (/auto|scroll/.test(`${overflowX} ${overflowY}`)) return false;
        const isOut = ({ left, right, top, bottom }: DOMRect) =>
          (hides(overflowX) && (left < edge.left - 1 || right > edge.right + 1)) ||
          (hides(overflowY) && (top < edge.top - 2 || bottom > edge.bottom + 2));
        if (lines.some(isOut)) return true;
      }
      return false;
    };
    /** Words of a heading that begin in one line and end in another. */
    const brokenWords = (element: HTMLElement) =>
      [...element.childNodes].flatMap((node) =>
        [...(node.textContent ?? '').matchAll(/[\p{sc=Latn}]+/gu)].flatMap(({ 0: word, index }) => {
          if (node.nodeType !== Node.TEXT_NODE) return [];
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
          return new Set(tops).size > 1 ? [`broken: ${word}`] : [];
        }),
      );
    const cut = all.filter((element) => hasOwnText(element) && isCut(element));
    const wide =
      document.documentElement.scrollWidth > innerWidth + 1 ? ['the page is wider than it'] : [];
    const buttons = all.filter((element) => element.matches('button, input, select, textarea'));
    const over = buttons.flatMap((one, at) =>
      buttons.slice(at + 1).flatMap((other) => {
        if (one.contains(other) || other.contains(one)) return [];
        const [a, b] = [placeOf(one), placeOf(other)];
        const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        return width > 2 && height > 2
          ? [`over each other: ${textOf(one)} | ${textOf(other)}`]
          : [];
      }),
    );
    const broken = all.filter((element) => element.closest('thead')).flatMap(brokenWords);
    return [...wide, ...cut.map((element) => `cut: ${textOf(element)}`), ...broken, ...over];
  });
}

/** How the same screen looks to different people; the sizes above are looked at in the first. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

interface Walk {
  readonly page: Page;
  readonly language: string;
}

async function look({ page, language }: Walk, screen: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    expect.soft(await faults(page), `${screen}, ${size.width} wide`).toEqual([]);
  }
  const [usual] = SIZES;
  if (usual !== undefined) await page.setViewportSize(usual);
  // Its accents make a name of a button another text than the one that stands on it.
  if (language !== 'qps-ploc') expect.soft(await findings(page), `${screen}, by axe`).toEqual([]);
  const folder = process.env['KEYDESK_PICTURES'];
  if (folder !== undefined) await takePictures(page, `${folder}/${screen}-${language}`);
}

/** Of each look, and of the smallest size, which is also what is seen at 200 percent. */
async function takePictures(page: Page, path: string): Promise<void> {
  const [usual, twice] = SIZES;
  if (usual === undefined || twice === undefined) return;
  await page.setViewportSize(twice);
  await settled(page);
  await page.screenshot({ path: `${path}-200.png` });
  await page.setViewportSize(usual);
  for (const [name, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await settled(page);
    await page.screenshot({ path: `${path}-${name}.png` });
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
}

/** Shows every column of a report, however many there were. */
async function showAllColumns(walk: Walk, report: string): Promise<void> {
  const { page } = walk;
  await page.locator(`#report-${report} button[name="columns"]`).click();
  const boxes = page.getByRole('dialog').getByRole('checkbox');
  await boxes.first().waitFor();
  const count = await boxes.count();
  // The next one that is not shown stands behind all that are.
  for (let at = 0; at < count; at += 1) await boxes.nth(at).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator(`#report-${report} table[aria-rowcount] thead th`)).toHaveCount(count);
  await look(walk, `${report}-columns`);
}

/** Through every screen by keys and names of fields, which are the same in every language. */
async function walkThrough(walk: Walk): Promise<void> {
  const { page } = walk;
  await page.locator('input[name="userName"]').waitFor();
  await look(walk, 'sign-in');
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
  await look(walk, 'settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('input[name="userName"]').fill('CONTOSO\\helpdesk-admin');
  await page.locator('input[name="password"]').fill('demo');
  await page.keyboard.press('Enter');
  const keyId = page.locator('input[name="keyId"]');
  await keyId.waitFor();
  await look(walk, 'drive-recovery');
  await keyId.press('Enter');
  await look(walk, 'drive-recovery-empty');
  await page.locator('select[name="reason"]').first().selectOption('lost-pin');
  await keyId.fill('B7E4D2A9');
  await keyId.press('Enter');
  await page.getByRole('table').waitFor();
  await look(walk, 'matches');
  await page.getByRole('table').getByRole('row').nth(1).getByRole('button').last().click();
  await page.locator('button[name="new-request"]').waitFor();
  await look(walk, 'result');
  for (const heading of await page.locator('.fui-AccordionHeader__button').all())
    await heading.click();
  await look(walk, 'procedures');
  await page.keyboard.press('Control+R');
  await page.getByRole('group').locator('input').waitFor();
  await look(walk, 'read-aloud');
  await page.keyboard.press('Control+D');
  await page.getByText('52B8-4D06-9E41').first().scrollIntoViewIfNeeded();
  await look(walk, 'recovery-screen');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await look(walk, 'palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await page.locator('input[name="computerName"]').fill('LON-WS-0242');
  await page.locator('input[name="computerDomain"]').fill('contoso.test');
  await page.locator('[role="tabpanel"]:not([hidden]) select').first().selectOption('clear-tpm');
  await look(walk, 'manage-tpm');
  await page.locator('input[name="computerName"]').press('Enter');
  await page.locator('[role="tabpanel"]:not([hidden])').getByRole('table').waitFor();
  await look(walk, 'owner-passwords');
  const tpm = page.locator('[role="tabpanel"]:not([hidden])');
  await tpm.getByRole('table').getByRole('row').nth(1).getByRole('button').click();
  await tpm.locator('[data-secret] code').waitFor();
  await look(walk, 'owner-password');
  await page.keyboard.press('Control+3');
  await page.locator('[role="tabpanel"]:not([hidden]) button.fui-Button').first().click();
  await page.locator('#report-recovery-audit td').first().waitFor();
  await look(walk, 'report');
  await page.locator('#report-recovery-audit [role="grid"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('#report-recovery-audit code').first().waitFor();
  await page.locator('#report-recovery-audit [aria-selected]').first().scrollIntoViewIfNeeded();
  await look(walk, 'report-entry');
  await page.keyboard.press('Escape');
  await showAllColumns(walk, 'recovery-audit');
  await page.locator('#report-tab-enterprise-compliance').click();
  await page.locator('#report-enterprise-compliance td').first().waitFor();
  await look(walk, 'enterprise-compliance');
  await showAllColumns(walk, 'enterprise-compliance');
  await page.locator('#report-tab-computer-compliance').click();
  await page.locator('#report-computer-compliance input').first().waitFor();
  await look(walk, 'computer-compliance');
  await page.locator('#report-tab-recovery-key-backup').click();
  const backup = page.locator('#report-recovery-key-backup');
  await backup.locator('ol').waitFor();
  await look(walk, 'key-backup-first');
  await backup.locator('button[type="submit"]').click();
  await backup.locator('td').first().waitFor();
  await look(walk, 'key-backup');
  await backup.locator('[aria-label] table').first().scrollIntoViewIfNeeded();
  await look(walk, 'key-backup-table');
  await showAllColumns(walk, 'recovery-key-backup');
  await page.keyboard.press('Control+L');
  await page.locator('input[name="password"]').waitFor();
  await look(walk, 'locked');
}

for (const language of ['qps-ploc', ...Language.options])
  test(`nothing is cut, overlaps or is found by axe in ${language}`, async ({ open }) => {
    const { page } = await open({ environment: { LANGUAGE: language } });
    await walkThrough({ page, language });
  });
