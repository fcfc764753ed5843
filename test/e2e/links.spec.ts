import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { ROOT } from '#test/root.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const LINK = 'keydesk://recover?keyId=3F9A1C7E&ticket=INC0012345&user=CONTOSO%5Cmia';

const offer = (page: Page) => page.getByText(/^A link wants to fill in/);
const note = (page: Page) =>
  page.getByRole('form', { name: /^Recover access/ }).getByText(/^Filled in from a link/);

/**
 * Starts the program a second time on the data of a console that runs, as the operating system does
 * when somebody clicks a link.
 */
async function startAgain({ userData }: ConsoleWindow, ...args: readonly string[]): Promise<void> {
  const switches = (process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean);
  const second = spawn(
    process.env['KEYDESK_ELECTRON'] ?? '',
    [ROOT, ...switches, `--user-data-dir=${userData}`, ...args],
    { stdio: 'ignore' },
  );
  const [code] = await once(second, 'exit');
  expect(code, 'how the second process ended').toBe(0);
}

test('a second start hands its link over: the form is filled in, and nothing is asked for', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByLabel('Recovery key ID')).toBeVisible();
  const before = (await store().entries()).length;

  await startAgain(desk, LINK);
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E');
  await expect(page.getByLabel('User domain')).toHaveValue('CONTOSO');
  await expect(page.getByLabel('User name')).toHaveValue('mia');
  await expect(page.getByLabel('Ticket number')).toHaveValue('INC0012345');
  await expect(page.getByLabel('Reason for drive unlock')).toHaveValue('');
  await expect(note(page)).toBeVisible();
  expect((await store().entries()).length, 'nothing was asked for').toBe(before);
});

test('a link waits for the sign-in and for the unlock', async ({ open }) => {
  const desk = await open({ args: [LINK] });
  const { page } = desk;
  await expect(page.getByText(/^A link is waiting. Sign in/)).toBeVisible();
  await signIn(page, 'helpdesk-user');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E');

  await page.getByRole('button', { name: 'New request' }).click();
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('form', { name: 'Locked' })).toBeVisible();
  await startAgain(desk, 'keydesk://recover?ticket=INC2');
  await expect(page.getByText(/^A link is waiting. Unlock/)).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('demo');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByLabel('Ticket number')).toHaveValue('INC2');
});

test('a link is only offered while a key is on screen', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E', ticket: 'INC1' });
  const digits = await shownPassword(page);

  await startAgain(desk, 'keydesk://recover?keyId=AC9D5655&ticket=INC2');
  await expect(offer(page)).toContainText('key ID AC9D5655, ticket INC2.');
  expect(await shownPassword(page)).toBe(digits);
  await page.getByRole('button', { name: 'Fill in' }).click();
  await expect(page.getByLabel('Ticket number')).toHaveValue('INC2');
  await expect(result(page)).toBeHidden();
  await expect(offer(page)).toBeHidden();
});

test('a link that is none changes nothing, and a second start hands over nothing else', async ({
  desk,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').fill('1234');
  for (const hostile of [
    'keydesk://submit?keyId=3F9A1C7E',
    `keydesk://recover?ticket=${'A'.repeat(10_000)}`,
    'keydesk://recover?ticket=%3Cscript%3E',
    'keydesk://recover?user=mia%E2%80%AEnimda',
  ]) {
    await startAgain(desk, hostile);
    await expect(page.getByRole('alert')).toContainText('The link was not used');
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  }
  await startAgain(desk, '/etc/passwd');
  await startAgain(desk);
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('1234');
  await expect(offer(page)).toBeHidden();
  await expect(page.getByRole('alert')).toBeHidden();
});
