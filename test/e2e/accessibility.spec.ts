import { findings } from './support/axe.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { openManageTpm, ownerResult, resetSection, submitTpm } from './support/tpm-steps.ts';

for (const media of [
  { colorScheme: 'light' },
  { colorScheme: 'dark' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const) {
  test(`axe finds nothing, ${Object.values(media).join(' and ')}`, async ({ desk }) => {
    const { page } = desk;
    await page.emulateMedia(media);
    await page.getByLabel('User name').waitFor();
    expect.soft(await findings(page), 'sign-in').toEqual([]);
    await page.getByRole('button', { name: 'Settings…' }).click();
    await page.getByText('Set by your administrator').waitFor();
    expect.soft(await findings(page), 'settings').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Settings…' })).toBeFocused();
    await signIn(page, 'helpdesk-admin', 'wrong');
    await page.getByRole('alert').waitFor();
    expect.soft(await findings(page), 'wrong password').toEqual([]);
    await signIn(page, 'helpdesk-admin');
    await page.getByRole('button', { name: 'Submit' }).click();
    expect.soft(await findings(page), 'empty form').toEqual([]);
    await submit(page, { keyId: 'B7E4D2A9' });
    await page.getByRole('button', { name: 'Show recovery password' }).first().click();
    await page.getByRole('button', { name: 'Moved drive' }).click();
    await page.getByRole('button', { name: 'Corrupted drive' }).click();
    expect.soft(await findings(page), 'matches and result').toEqual([]);
    await page.getByRole('button', { name: 'Read aloud' }).click();
    await page.keyboard.type('8');
    expect.soft(await findings(page), 'reading aloud').toEqual([]);
    await page.keyboard.press('Control+K');
    await page.getByRole('combobox', { name: /^Command/ }).waitFor();
    expect.soft(await findings(page), 'search for commands').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('Control+N');
    await page.keyboard.press('Control+D');
    await page.getByRole('region', { name: 'What the caller sees' }).waitFor();
    expect.soft(await findings(page), 'drawing and recent requests').toEqual([]);
    await page.getByRole('button', { name: 'Submit' }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect.soft(await findings(page), 'keyboard shortcuts').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await openManageTpm(page);
    await submitTpm(page, {
      computerName: 'LON-WS-0242',
      computerDomain: 'contoso.test',
      reason: 'Clear TPM',
    });
    await page.getByRole('button', { name: 'Show owner password' }).first().click();
    await ownerResult(page).waitFor();
    await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
    await page.getByRole('alertdialog').waitFor();
    expect.soft(await findings(page), 'reset to be confirmed').toEqual([]);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    expect.soft(await findings(page), 'owner password and history').toEqual([]);
    await page.getByRole('tab', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'View report' }).click();
    await page.getByText(/^Verified/).waitFor();
    expect.soft(await findings(page), 'report').toEqual([]);
    await page.getByRole('tab', { name: 'Enterprise Compliance' }).click();
    await page
      .getByRole('button', { name: /^Volumes of / })
      .first()
      .click();
    expect.soft(await findings(page), 'enterprise compliance').toEqual([]);
    await page
      .getByRole('table', { name: 'Computer details' })
      .getByRole('rowheader')
      .first()
      .getByRole('button')
      .last()
      .click();
    await page
      .getByRole('table', { name: 'Volumes' })
      .or(page.getByText('It has reported no volumes.'))
      .waitFor();
    expect.soft(await findings(page), 'computer compliance').toEqual([]);
    await page.getByRole('tab', { name: 'Recovery Key Backup' }).click();
    const backup = page.getByRole('tabpanel', { name: 'Recovery Key Backup' });
    await backup.getByText('Which computers have a recovery key?').waitFor();
    expect.soft(await findings(page), 'recovery key backup, not read').toEqual([]);
    await backup.getByRole('button', { name: 'View report' }).click();
    await backup.getByRole('rowheader').first().waitFor();
    expect.soft(await findings(page), 'recovery key backup').toEqual([]);
    await page.getByRole('button', { name: /^Account/ }).click();
    expect.soft(await findings(page), 'account menu').toEqual([]);
    await page.getByRole('menuitem', { name: 'Lock' }).click();
    await page.getByRole('button', { name: 'Unlock' }).waitFor();
    expect.soft(await findings(page), 'locked').toEqual([]);
  });
}

test('the main job needs no mouse', async ({ desk, store }) => {
  const { page } = desk;
  const { keyboard } = page;
  await expect(page.getByLabel('User name')).toBeFocused();
  await keyboard.type('CONTOSO\\helpdesk-admin');
  await keyboard.press('Tab');
  await keyboard.type('demo');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Recovery key ID')).toBeFocused();
  await keyboard.type('3F9A1C7E');
  await keyboard.press('Tab');
  await keyboard.type('Lost PIN');
  await keyboard.press('Tab');
  await keyboard.press('Tab');
  await keyboard.type('INC7');
  await keyboard.press('Enter');
  await result(page).waitFor();
  const password = await shownPassword(page);
  await expect(page.getByRole('button', { name: 'New request' })).toBeFocused();
  for (const passed of ['Copy for ticket', 'Another key for this caller', '+1 min', 'Copy Key']) {
    await keyboard.press('Tab');
    await expect(page.locator(':focus')).toHaveText(passed);
  }
  await keyboard.press('Enter');
  await expect(result(page)).toContainText('Clears from the clipboard');
  expect(await desk.clipboard()).toBe(password);
  expect((await store().entries()).at(-2)).toMatchObject({
    action: 'disclose',
    reason: 'lost-pin',
    ticket: 'INC7',
  });
});

test('focus is kept after a sign-in, a menu, a dialog and a removed button', async ({
  desk: { page },
}) => {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await signIn(page, 'report-user');
  await expect(page.getByLabel('Date range')).toBeFocused();
  for (const item of ['Settings…', 'About Keydesk']) {
    await button(/^Account/).click();
    await page.getByRole('menuitem', { name: item }).click();
    await page.locator('[role=dialog]:focus-within').waitFor();
    await page.keyboard.press('Escape');
    await expect(button(/^Account/)).toBeFocused();
  }
  await page.getByLabel('Date range').selectOption('Choose days…');
  await button('View report').click();
  await expect(page.getByLabel('First day')).toBeFocused();
  await expect(page.getByLabel('First day')).toHaveAccessibleDescription(
    'Choose the first and the last day.',
  );
  await button('Clear filters').click();
  await expect(button('View report')).toBeFocused();
  await page.getByRole('tab', { name: 'Computer Compliance' }).click();
  await button('View report').click();
  await expect(
    page.getByRole('tabpanel', { name: 'Computer Compliance' }).getByLabel('Computer name'),
  ).toBeFocused();
});

test('at 200 percent nothing is cut off', async ({ ownDesk: desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await result(page).waitFor();
  await page.setViewportSize({ width: 590, height: 390 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth),
  ).toBe(true);
  const panel = page.getByRole('tabpanel').first();
  expect(await panel.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  await submit(page, { keyId: 'B7E4D2A9' });
  const show = page
    .getByRole('row', { name: /NYC-LT-0132/ })
    .getByRole('button', { name: 'Show recovery password' });
  await show.scrollIntoViewIfNeeded();
  await expect(show).toBeInViewport({ ratio: 1 });
  expect(
    await page
      .getByRole('table', { name: 'Possible matches' })
      .evaluate((table) => table.scrollWidth <= (table.parentElement?.clientWidth ?? 0)),
  ).toBe(true);

  // The smallest window.
  await page.setViewportSize({ width: 360, height: 280 });
  await show.click();
  await page.getByRole('button', { name: 'Corrupted drive' }).click();
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= globalThis.innerWidth),
  ).toBe(true);
  expect(await panel.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
  const overlap = await page
    .getByRole('tablist', { name: 'Areas' })
    .evaluate(
      (tabs, account) =>
        tabs.getBoundingClientRect().right > (account?.getBoundingClientRect().left ?? 0),
      await page.getByRole('button', { name: /^Account/ }).elementHandle(),
    );
  expect(overlap).toBe(false);
});

test('at 200 percent a key is in sight once it is asked for, and so is the focus', async ({
  ownDesk: { page },
}) => {
  const digits = page.getByRole('list', { name: 'Recovery password' });
  const focused = page.locator(':focus');
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.setViewportSize({ width: 590, height: 390 });
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await expect(digits).toBeInViewport({ ratio: 1 });
  await expect(result(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button('+1 min')).toBeFocused();
  await expect(focused).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Shift+Tab');
  await expect(button('Another key for this caller')).toBeFocused();
  await expect(focused).toBeInViewport({ ratio: 1 });

  // From a row, with the table scrolled.
  await submit(page, { keyId: 'B7E4D2A9' });
  await page
    .getByRole('row', { name: /NYC-LT-0132/ })
    .getByRole('button', { name: 'Show recovery password' })
    .click();
  await expect(digits).toBeInViewport({ ratio: 1 });
  await expect(result(page)).toBeFocused();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeInViewport({ ratio: 1 });

  // From the recent requests, in the smallest window.
  await button('New request').first().click();
  await page.setViewportSize({ width: 360, height: 280 });
  await button(/NYC-LT-0117/).click();
  await expect(digits.getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
  await expect(result(page)).toBeFocused();
});

test.describe('connecting to an organisation', () => {
  test.use({ launch: { configuration: 'own' } });
  test('axe finds nothing', async ({ ownDesk: { page } }) => {
    const connect = page.getByRole('button', { name: 'Connect to your organisation…' });
    await connect.click();
    await page.getByRole('button', { name: 'Find controllers' }).click();
    await page.getByText('Type it like contoso.com').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(connect).toBeVisible();
  });
});
