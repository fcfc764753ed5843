import type { Page } from '@playwright/test';
import { Language } from '#shared/console/language.ts';
import { result, shownPassword, signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** What the operators’ guide promises: the eight digits, Tab, a letter of the reason, Enter. */
const KEYS_OF_A_CALL = 11;
/** One match each, by the first eight digits of its key ID. */
const CALLS = ['3F9A1C7E', '58C06D3B', 'E21B7F84', '9D40A6F5', 'C5F8320D'];

/** Counts what is pressed in the window from now on. */
async function countKeys(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(globalThis, { pressed: 0, clicked: 0 });
    const count = (name: 'pressed' | 'clicked') => () => {
      Object.assign(globalThis, { [name]: (Reflect.get(globalThis, name) as number) + 1 });
    };
    document.addEventListener('keydown', count('pressed'), { capture: true });
    document.addEventListener('mousedown', count('clicked'), { capture: true });
  });
  return async () => {
    const { pressed, clicked } = await page.evaluate(() => ({
      pressed: Reflect.get(globalThis, 'pressed') as number,
      clicked: Reflect.get(globalThis, 'clicked') as number,
    }));
    expect(clicked).toBe(0);
    return pressed;
  };
}

test('ten calls in a row need no mouse, and no key more than promised', async ({ desk, store }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByLabel('Recovery key ID')).toBeFocused();
  const pressed = await countKeys(page);
  for (const keyId of [...CALLS, ...CALLS]) {
    await keyboard.type(keyId);
    await keyboard.press('Tab');
    await keyboard.press('B');
    await keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'This request' })).toContainText(keyId);
    await expect(page.getByRole('button', { name: 'New request' })).toBeFocused();
  }
  expect(await pressed()).toBe(10 * KEYS_OF_A_CALL);
  const disclosed = (await store().entries()).slice(-10);
  expect(disclosed.map(({ action, reason, keyId }) => [action, reason, keyId.slice(0, 8)])).toEqual(
    [...CALLS, ...CALLS].map((keyId) => ['disclose', 'bios-changed', keyId]),
  );
});

for (const language of Language.options)
  test(`a call takes no key more in ${language}`, async ({ open }) => {
    const { page } = await open({ environment: { LANGUAGE: language } });
    const { keyboard } = page;
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    await expect(page.locator('input[name="userName"]')).toBeFocused();
    await keyboard.type(String.raw`CONTOSO\helpdesk-admin`);
    await keyboard.press('Tab');
    await keyboard.type('demo');
    await keyboard.press('Enter');
    await expect(page.locator('input[name="keyId"]')).toBeFocused();
    const pressed = await countKeys(page);
    for (const keyId of CALLS) {
      await keyboard.type(keyId);
      await keyboard.press('Tab');
      // “BIOS …” is the first reason in each language, and has no other letters in any.
      await keyboard.press('B');
      await keyboard.press('Enter');
      await expect(page.locator('button[name="new-request"]')).toBeFocused();
      await expect(page.locator('[data-secret] li')).toHaveCount(8);
    }
    expect(await pressed()).toBe(CALLS.length * KEYS_OF_A_CALL);
  });

test('a second caller is served while the first one writes', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByLabel('Recovery key ID')).toBeFocused();
  await keyboard.type('3F9A1C7E');
  await keyboard.press('Tab');
  await keyboard.press('B');
  await keyboard.press('Enter');
  const first = await shownPassword(page);
  await keyboard.type('58c06d3b');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('58c06d3b');
  await expect(page.locator('body')).not.toContainText(first.slice(0, 6));
  const recent = page.getByRole('region', { name: 'Recent requests' });
  await expect(recent).toContainText(/NYC-LT-0117.*3F9A1C7E · BIOS changed/);
  await expect(recent).toContainText('Key shown, hides in');

  // By name to the first caller, whose key still counts down.
  await keyboard.press('Control+K');
  await expect(page.getByRole('combobox', { name: /^Command/ })).toBeFocused();
  await keyboard.type('0117');
  await keyboard.press('Enter');
  await expect(result(page)).toContainText('NYC-LT-0117');
  expect(await shownPassword(page)).toBe(first);
  await expect(page.getByRole('button', { name: 'New request' })).toBeFocused();
  const back = page.getByRole('button', { name: 'Back to the request for 58c06d3b' });
  await expect(back).toBeVisible();
  await keyboard.press('Tab');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('58c06d3b');
});

test('Copy for ticket leaves no digit of the key on the clipboard', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByLabel('Recovery key ID')).toBeFocused();
  await page.keyboard.type('3F9A1C7E');
  await page.keyboard.press('Tab');
  await page.keyboard.press('B');
  await page.keyboard.press('Enter');
  const groups = (await shownPassword(page)).split('-');
  await page.keyboard.press('Control+T');
  await expect(page.getByText('Copied, without the key.')).toBeVisible();
  const text = await desk.clipboard();
  expect(text).toContain('Computer: CONTOSO\\NYC-LT-0117');
  expect(text).toContain('Key ID begins with: 3F9A1C7E');
  expect(text).toContain('Read back: no');
  for (const group of groups) expect(text).not.toContain(group);
});
