import { expect, test } from './support/test.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';

const KEY = '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13';

test('the key is read aloud and read back by keyboard alone', async ({ desk }) => {
  const { page } = desk;
  const { keyboard } = page;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const groups = (await shownPassword(page)).split('-');
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  const reading = page.getByRole('group', { name: 'Read aloud' });
  await expect(reading.getByLabel('Read back by the caller')).toBeFocused();
  await expect(reading).toContainText('Group 1 of 8');
  await keyboard.press('End');
  await expect(reading).toContainText('Group 8 of 8');
  await keyboard.press('Home');
  await keyboard.type(groups[1] ?? '');
  await expect(reading).toContainText('This is group 2, not group 1.');
  for (let digit = 0; digit < 6; digit += 1) await keyboard.press('Backspace');
  await keyboard.type(groups.join(''));
  await expect(reading).toContainText('All 8 groups were read back and are right.');
  await keyboard.press('Escape');
  await expect(reading).toHaveCount(0);
  expect(await shownPassword(page)).toBe(groups.join('-'));
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeFocused();
  await page.getByRole('button', { name: 'Hide' }).click();
  await expect(result(page)).not.toContainText(groups[0] ?? '');
});

test('a key ID heard with two confusable letters becomes the right key, by keyboard alone', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByLabel('Recovery key ID').fill('my key ID is 3F9A-IC7E, S2B8');
  await expect(page.getByText('I read as 1, S read as 5')).toBeVisible();
  await page.getByLabel('Recovery key ID').press('Enter');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E-52B8');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'sign-in' });
  await page.getByLabel('Recovery key ID').press('Enter');
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'disclose', keyId: KEY });
});

test('a key one slip away is offered only where the end user fits, and recorded as a search', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7F' });
  await expect(page.getByRole('alert')).toContainText('No recovery key matches this key ID.');
  await submit(page, { keyId: '3F9A1C7F', userDomain: 'CONTOSO', userName: 'mia.larsen' });
  await page.getByRole('table', { name: 'Similar key IDs' }).getByRole('button', { name: 'Use this key ID' }).click();
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'search', result: 'successful', keyId: '3F9A1C7F', endUser: 'CONTOSO\\mia.larsen' });
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
});

test('the commands of a corrupted drive are copied by main, and what was done joins the record', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const password = await shownPassword(page);
  await page.getByRole('button', { name: 'Corrupted drive' }).click();
  await page.getByLabel('Empty drive for its data').selectOption('D:');
  await page.getByLabel('Key package on that computer').fill('G:\\100% kit & key\\key.KPG');
  await page.getByRole('checkbox', { name: 'Everything on D: is overwritten' }).check();
  const repair = page.locator('li').filter({ hasText: 'repair-bde C: D:' });
  await repair.getByRole('button', { name: 'Copy without password' }).click();
  await expect(repair).toContainText('Copied.');
  const line = (digits: string) => `repair-bde C: D: -kp ^"G:\\100^% kit ^& key\\key.KPG^" -rp ${digits}`;
  expect(await desk.clipboard()).toBe(line('<recovery password>'));
  await repair.getByRole('button', { name: 'Copy with password' }).click();
  await expect(repair).toContainText('Clears from the clipboard in 0:');
  expect(await desk.clipboard()).toBe(line(password));
  await page.getByRole('checkbox', { name: /^Open a command prompt/ }).check();
  await page.getByRole('button', { name: 'Save as note' }).click();
  await expect(page.getByText('Noted in the audit log.')).toBeVisible();

  const entries = (await store().entries()).slice(-3);
  expect(entries.map(({ action, result: how }) => `${action} ${how}`)).toEqual(['disclose successful', 'copy successful', 'note successful']);
  expect(entries.at(-1)).toMatchObject({ note: 'Corrupted drive (C: → D:): repair-bde run. 1 of 4 steps.', keyId: KEY });
  expect(new Set(entries.map(({ requestId }) => requestId)).size).toBe(1);
  expect(await store().verify()).toMatchObject({ intact: true });
});

test('a computer that is recovered for the third time within a month is pointed out', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  for (const times of [1, 2]) {
    await submit(page, { keyId: '3F9A1C7E', reason: 'TPM reset' });
    await expect(page.getByRole('region', { name: 'TPM reset: why, and what now' })).toContainText('The TPM was cleared');
    await expect(page.getByText(/times within 30 days/), `${times} so far`).toHaveCount(0);
    await page.getByRole('button', { name: 'New request' }).click();
  }
  await submit(page, { keyId: '3F9A1C7E', reason: 'TPM reset' });
  await expect(page.getByText('This computer was recovered 3 times within 30 days.')).toBeVisible();
});

test.describe('with a caller check', () => {
  const callerCheck = { steps: ['Called back at the number in the directory', 'Manager confirmed'], requiredOfUsers: true };
  test.use({ launch: { configuration: { settings: { recovery: { callerCheck }, session: { lockAfterIdleSeconds: 28_800 } } } } });

  test('a help desk user ticks it before the key comes, and the log holds it', async ({ desk, store }) => {
    const { page } = desk;
    await signIn(page, 'helpdesk-user');
    const request = { keyId: KEY, userDomain: 'CONTOSO', userName: 'mia.larsen' };
    await submit(page, request);
    await expect(page.getByText('Tick every step before the key is handed out.')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Called back at the number in the directory' }).check();
    await page.getByRole('checkbox', { name: 'Manager confirmed' }).check();
    await page.getByRole('button', { name: 'Submit' }).click();
    await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
    const [check, disclosure] = (await store().entries()).slice(-2);
    expect(check).toMatchObject({ action: 'caller-check', note: 'Called back at the number in the directory; Manager confirmed', requestId: disclosure?.requestId });
  });
});

test('an admin whose caller has no key ID finds the key by computer, and asks for it by its ID', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByText('Find by computer or end user').click();
  await page.getByLabel('Computer', { exact: true }).fill('NYC-LT-0117');
  await page.getByLabel('Computer', { exact: true }).press('Enter');
  const found = page.getByRole('table', { name: 'Keys of NYC-LT-0117' });
  await found.getByRole('row', { name: /3F9A1C7E/ }).getByRole('button', { name: 'Use this key ID' }).click();
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(result(page)).toContainText('NYC-LT-0117');
  expect((await store().entries()).slice(-2)).toMatchObject([{ action: 'search', computer: 'NYC-LT-0117', keyId: '' }, { action: 'disclose', computer: String.raw`CONTOSO\NYC-LT-0117` }]);
});
