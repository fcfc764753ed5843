import type { Page } from '@playwright/test';
import { result, shownPassword, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';
import { openManageTpm, ownerResult, submitTpm } from './support/tpm-steps.ts';

const KEY = '3F9A1C7E';
const COMPUTER = 'CONTOSO\\NYC-LT-0117';
const USER = { userDomain: 'CONTOSO', userName: 'mia.larsen' };
const ADMIN = 'CONTOSO\\helpdesk-admin';

test.use({
  launch: { configuration: { settings: settingsWith({ secondPerson: { computers: ['NYC-*'] } }) } },
});

const secondPerson = (page: Page) => page.getByRole('form', { name: 'Second person' });

async function approve(page: Page, userName: string, password = 'demo'): Promise<void> {
  await page.getByLabel('Admin who approves').fill(userName);
  await page.getByLabel('Password of that admin').fill(password);
  await page.getByRole('button', { name: 'Approve and disclose' }).click();
}

test('a user’s request waits for an admin, and both are in the entry', async ({
  ownDesk: { page },
  ownStore,
}) => {
  await signIn(page, 'helpdesk-user');
  await submit(page, { keyId: KEY, ...USER, note: 'at the gate', ticket: 'INC1' });
  await expect(page.getByRole('alert')).toContainText(
    `Secrets of ${COMPUTER} are disclosed only when a second admin approves.`,
  );
  // In the same window, and neither themselves nor with a wrong password.
  await approve(page, 'CONTOSO\\helpdesk-user');
  await expect(secondPerson(page).getByRole('alert')).toContainText(
    'Nobody approves their own request.',
  );
  await expect(page.getByLabel('Password of that admin')).toHaveValue('');
  await approve(page, ADMIN, 'wrong');
  await expect(secondPerson(page).getByRole('alert')).toContainText(
    'The user name or password is not correct.',
  );
  await expect(result(page)).toHaveCount(0);
  await approve(page, ADMIN);
  expect(await shownPassword(page)).toMatch(/^(\d{6}-){7}\d{6}$/);
  await expect(page.getByRole('button', { name: /^Account/ })).toContainText('user');

  const entries = await ownStore().entries();
  expect(entries.at(-1)).toMatchObject({
    action: 'disclose',
    result: 'successful',
    operator: 'CONTOSO\\helpdesk-user',
    note: `approved by ${ADMIN}; at the gate`,
  });
  expect(entries.at(-2)).toMatchObject({
    action: 'sign-in',
    operator: ADMIN,
    note: expect.stringContaining('second person beside CONTOSO\\helpdesk-user'),
  });
});

test('an owner password waits as well; another computer waits for nobody', async ({
  ownDesk: { page },
}) => {
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: 'C5F8320D' });
  expect(await shownPassword(page)).toMatch(/^(\d{6}-){7}\d{6}$/);
  await openManageTpm(page);
  await submitTpm(page, { computerName: 'NYC-WS-0171', computerDomain: 'contoso.test' });
  await expect(secondPerson(page)).toBeVisible();
  await approve(page, ADMIN);
  await expect(secondPerson(page).getByRole('alert')).toContainText(
    'Nobody approves their own request.',
  );
  await expect(ownerResult(page)).toHaveCount(0);
});
