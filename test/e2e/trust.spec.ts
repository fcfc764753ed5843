import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { findings } from './support/axe.ts';
import { result, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

const KEY = '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13';

const settings = settingsWith({
  tickets: {
    pattern: '(INC|REQ)[0-9]{7}',
    example: 'INC0012345',
    link: 'https://servicedesk.contoso.test/{ticket}',
    requiredOf: ['admin'],
  },
  reports: { importantComputers: ['NYC-LT-*'] },
});
test.use({ launch: { configuration: { settings } } });

/** Keeps a picture where somebody wants to look at the screen. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KEYDESK_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

test('a ticket number is asked for, and what is unusual is explained', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: KEY });
  await expect(page.getByText(/^Enter the ticket number/)).toBeVisible();
  await page.getByLabel('Ticket number').fill('INC12345');
  await expect(page.getByText(/not a ticket number of your organisation. Such as/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open ticket' })).toBeDisabled();
  await picture(page, 'wrong-ticket');
  await page.getByLabel('Ticket number').fill('INC0012345');
  await expect(page.getByRole('button', { name: 'Open ticket' })).toBeEnabled();
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  expect((await store().entries()).at(-1)).toMatchObject({ ticket: 'INC0012345' });
  await picture(page, 'ticket-answered');

  await page.getByRole('tab', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'View report' }).click();
  const card = page.getByRole('region', { name: 'Unusual activity' });
  await card.getByRole('button', { name: /Unusual activity/ }).click();
  await expect(card.getByRole('button', { name: /NYC-LT-0117/ }).first()).toContainText(
    'named as important',
  );
  await card.scrollIntoViewIfNeeded();
  await picture(page, 'unusual');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'unusual-dark');
  expect(await findings(page)).toEqual([]);

  // By the keyboard: the filter, the row and its entry, and back.
  await card.getByRole('button', { name: 'Show in the table' }).press('Enter');
  const chip = page.getByRole('button', { name: 'Unusual only' });
  const table = page.getByRole('grid', { name: 'Recovery Audit Report' });
  await expect(chip).toBeVisible();
  await expect(table.getByText(/named as important/).first()).toBeVisible();
  await table.press('ArrowDown');
  await table.press('Enter');
  const entry = page.getByRole('region', { name: /^Entry / });
  await expect(entry).toBeFocused();
  await expect(entry).toContainText('named as important');
  await picture(page, 'unusual-only');
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(table).toBeFocused();
  await chip.press('Delete');
  await expect(chip).toBeHidden();
});
