import type { Page } from '@playwright/test';
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
    const isCut = (element: HTMLElement) => {
      const { overflowX, overflowY, position, clip } = getComputedStyle(element);
      if (element.title !== '' || element.closest('td[title], [aria-hidden="true"]')) return false;
      // What only screen readers get is one pixel.
      if (element.clientWidth <= 1 || (position === 'absolute' && clip !== 'auto')) return false;
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip';
      return (
        (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
        (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
      );
    };
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
    return [...wide, ...cut.map((element) => `cut: ${textOf(element)}`), ...over];
  });
}

/** How the same screen looks to different people; the sizes above are looked at in the first. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

async function look(page: Page, screen: string): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    expect.soft(await faults(page), `${screen}, ${size.width} wide`).toEqual([]);
  }
  const folder = process.env['KEYDESK_PICTURES'];
  if (folder !== undefined) await takePictures(page, `${folder}/${screen}`);
}

/** Of each look, and of the smallest size, which is also what is seen at 200 percent. */
async function takePictures(page: Page, path: string): Promise<void> {
  const language = (await page.locator('html').getAttribute('lang')) ?? '';
  const [usual, twice] = SIZES;
  if (usual === undefined || twice === undefined) return;
  await page.screenshot({ path: `${path}-${language}-200.png` });
  await page.setViewportSize(usual);
  for (const [name, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    await page.screenshot({ path: `${path}-${language}-${name}.png` });
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await page.setViewportSize(twice);
}

/** Through every screen by keys and names of fields, which are the same in every language. */
async function walk(page: Page): Promise<void> {
  await page.locator('input[name="userName"]').waitFor();
  await look(page, 'sign-in');
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').waitFor();
  await look(page, 'settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('input[name="userName"]').fill('CONTOSO\\helpdesk-admin');
  await page.locator('input[name="password"]').fill('demo');
  await page.keyboard.press('Enter');
  const keyId = page.locator('input[name="keyId"]');
  await keyId.waitFor();
  await look(page, 'drive-recovery');
  await keyId.press('Enter');
  await look(page, 'drive-recovery-empty');
  await page.locator('select[name="reason"]').first().selectOption('lost-pin');
  await keyId.fill('B7E4D2A9');
  await keyId.press('Enter');
  await page.getByRole('table').waitFor();
  await look(page, 'matches');
  await page.getByRole('table').getByRole('row').nth(1).getByRole('button').last().click();
  await page.locator('button[name="new-request"]').waitFor();
  await look(page, 'result');
  for (const heading of await page.locator('.fui-AccordionHeader__button').all())
    await heading.click();
  await look(page, 'procedures');
  await page.keyboard.press('Control+R');
  await page.getByRole('group').locator('input').waitFor();
  await look(page, 'read-aloud');
  await page.keyboard.press('Control+D');
  await page.getByText('52B8-4D06-9E41').first().scrollIntoViewIfNeeded();
  await look(page, 'recovery-screen');
  await page.keyboard.press('Control+K');
  await page.getByRole('dialog').waitFor();
  await look(page, 'palette');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await page.locator('input[name="computerName"]').fill('LON-WS-0242');
  await page.locator('input[name="computerDomain"]').fill('contoso.test');
  await page.locator('[role="tabpanel"]:not([hidden]) select').first().selectOption('clear-tpm');
  await look(page, 'manage-tpm');
  await page.locator('input[name="computerName"]').press('Enter');
  await page.locator('[role="tabpanel"]:not([hidden])').getByRole('table').waitFor();
  await look(page, 'owner-passwords');
  const tpm = page.locator('[role="tabpanel"]:not([hidden])');
  await tpm.getByRole('table').getByRole('row').nth(1).getByRole('button').click();
  await tpm.locator('[data-secret] code').waitFor();
  await look(page, 'owner-password');
  await page.keyboard.press('Control+3');
  await page.locator('[role="tabpanel"]:not([hidden]) button.fui-Button').first().click();
  await page.locator('#report-recovery-audit td').first().waitFor();
  await look(page, 'report');
  await page.locator('#report-recovery-audit [role="grid"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('#report-recovery-audit code').first().waitFor();
  await page.locator('#report-recovery-audit [aria-selected]').first().scrollIntoViewIfNeeded();
  await look(page, 'report-entry');
  await page.keyboard.press('Escape');
  await page.locator('#report-tab-enterprise-compliance').click();
  await page.locator('#report-enterprise-compliance td').first().waitFor();
  await look(page, 'enterprise-compliance');
  await page.locator('#report-tab-computer-compliance').click();
  await page.locator('#report-computer-compliance input').first().waitFor();
  await look(page, 'computer-compliance');
  await page.locator('#report-tab-recovery-key-backup').click();
  const backup = page.locator('#report-recovery-key-backup');
  await backup.locator('ol').waitFor();
  await look(page, 'key-backup-first');
  await backup.locator('button[type="submit"]').click();
  await backup.locator('td').first().waitFor();
  await look(page, 'key-backup');
  await backup.locator('[aria-label] table').first().scrollIntoViewIfNeeded();
  await look(page, 'key-backup-table');
  await page.keyboard.press('Control+L');
  await page.locator('input[name="password"]').waitFor();
  await look(page, 'locked');
}

for (const language of ['qps-ploc', ...(process.env['KEYDESK_LOOK_AT']?.split(' ') ?? [])])
  test(`nothing is cut or overlaps in ${language}`, async ({ open }) => {
    const { page } = await open({ environment: { LANGUAGE: language } });
    await walk(page);
  });
