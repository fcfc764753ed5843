import { expect, test } from './support/test.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';

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
