import { fillIn, signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const CASES: readonly (readonly [what: string, keyId: string, sentence: string])[] = [
  ['seven digits', 'B7E4D2A', 'Enter at least the first 8 digits.'],
  ['33 digits', 'A'.repeat(33), 'A key ID has 32 digits. Delete the rest.'],
  [
    'letters that are not hexadecimal',
    'B7E4D2AZ',
    'A key ID has only the digits 0 to 9 and the letters A to F.',
  ],
  ['SQL wildcards', 'B7E4D2%_', 'A key ID has only the digits 0 to 9 and the letters A to F.'],
  ['quotes', `B7E4D2A9' OR '1'='1`, 'A key ID has only the digits 0 to 9 and the letters A to F.'],
  [
    'a zero-width space',
    'B7E4\u200BD2A9',
    'A key ID has only the digits 0 to 9 and the letters A to F.',
  ],
  [
    'a right-to-left override',
    '\u202EB7E4D2A9',
    'A key ID has only the digits 0 to 9 and the letters A to F.',
  ],
  [
    'a recovery password',
    '471207-278498-422125-177177-561902-537405-468006-693451',
    'These are 48 digits: a recovery password, not a key ID.',
  ],
];

test('wrong key IDs get a message, stay as typed, and leave no entry', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  const before = (await store().entries()).length;
  for (const [what, keyId, sentence] of CASES) {
    await test.step(what, async () => {
      await fillIn(page, { keyId });
      await page.getByRole('button', { name: 'Submit' }).click();
      await expect(page.getByText(sentence)).toBeVisible();
      await expect(page.getByLabel('Recovery key ID')).toHaveValue(keyId);
      await expect(page.getByLabel('Recovery key ID')).toBeFocused();
    });
  }
  expect((await store().entries()).length).toBe(before);
});

test('a paste of two megabytes is refused at once', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  await desk.app.evaluate(
    ({ clipboard }, text) => clipboard.writeText(text),
    'A'.repeat(2_000_000),
  );
  await page.getByLabel('Recovery key ID').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('A key ID has 32 digits.')).toBeVisible();
});

test('the operator has to choose a reason, Other needs a note, and no key enters the log', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await fillIn(page, { keyId: '3F9A1C7E', reason: '' });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('Choose the reason.')).toBeVisible();
  await page.getByLabel('Reason for drive unlock').selectOption('Other');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('say why in a few words')).toBeVisible();
  await page
    .getByLabel('Note')
    .fill('key is 471207-278498-422125-177177-561902-537405-468006-693451');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByText('This looks like a recovery key.')).toBeVisible();
  await page.getByLabel('Note').fill('Mainboard replaced');
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(page.getByRole('region', { name: 'Recovery password' })).toBeVisible();
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'disclose',
    reason: 'other',
    note: 'Mainboard replaced',
  });
});

test('the reasons are the nine of the portal, in its order, none preselected', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  const select = page.getByLabel('Reason for drive unlock');
  await expect(select).toHaveValue('');
  expect(await select.getByRole('option').allInnerTexts()).toEqual([
    'Choose a reason',
    'Operating system boot order changed',
    'BIOS changed',
    'Operating system files modified',
    'Lost startup key',
    'Lost PIN',
    'TPM reset',
    'Lost passphrase',
    'Lost smartcard',
    'Other',
  ]);
});
