import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { ROOT } from '#test/root.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const VERIFIER = resolve(ROOT, '.config/commands/verify.mjs');

const pane = (page: Page) =>
  page.getByRole('tabpanel', { name: 'Recovery Key Backup', exact: true });
const table = (page: Page) => page.getByRole('table', { name: 'Computers and their keys' });
const rows = (page: Page) => table(page).getByRole('row');

async function view(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Recovery Key Backup', exact: true }).click();
  await pane(page).getByRole('button', { name: 'View report' }).click();
  await rows(page).nth(1).waitFor();
}

test('a report user reads which computers have no key, and narrows them', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await page.getByRole('tab', { name: 'Recovery Key Backup', exact: true }).click();
  await expect(pane(page).getByText('Which computers have a recovery key?')).toBeVisible();
  await view(page);
  await expect(pane(page).getByText(/^\d+ computers have no recovery key\.$/)).toBeVisible();
  await expect(pane(page).getByText(/^264 rows$/)).toBeVisible();
  // What is worth a look stands first.
  await expect(rows(page).nth(1)).toContainText('No key');

  const none = pane(page)
    .getByRole('list', { name: 'Computers by recovery key' })
    .getByRole('button', { name: /^No key/ });
  const [, count = ''] = /(\d+)/.exec((await none.textContent()) ?? '') ?? [];
  await none.click();
  await expect(pane(page).getByText(`${count} rows`, { exact: true })).toBeVisible();
  await expect(
    pane(page).getByRole('button', { name: 'Recovery key: No key', exact: true }),
  ).toBeVisible();

  const name = (await rows(page).nth(1).getByRole('rowheader').textContent()) ?? '';
  await pane(page).getByLabel('Computer name').fill(name.toLowerCase());
  await expect(pane(page).getByText('1 row', { exact: true })).toBeVisible();
  await expect(rows(page).nth(1)).toContainText(name);

  await pane(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(pane(page).getByText('264 rows', { exact: true })).toBeVisible();
  await pane(page).getByLabel('No sign-in for').selectOption('90 days');
  await expect(pane(page).getByText('264 rows', { exact: true })).toHaveCount(0);
  await expect(rows(page).nth(1)).toBeVisible();
  await pane(page).getByRole('button', { name: 'No sign-in for: 90 days' }).click();
  await expect(pane(page).getByText('264 rows', { exact: true })).toBeVisible();
  await table(page).getByRole('button', { name: 'Computer name' }).click();
  await expect(table(page).getByRole('columnheader', { name: 'Computer name' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('what was read stays while another report is in front, and opens from a file', async ({
  ownDesk: desk,
}) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await view(page);
  await page.getByRole('tab', { name: 'Enterprise Compliance', exact: true }).click();
  await page.getByRole('tab', { name: 'Recovery Key Backup', exact: true }).click();
  await expect(rows(page).nth(1)).toContainText('No key');
  const file = (form: string) => join(desk.downloads, `key-backup.${form}`);
  for (const [form, name] of [
    ['csv', 'CSV'],
    ['pdf', 'PDF'],
    ['kdreport', 'Report file'],
  ] as const) {
    await desk.answerSaveDialog(file(form));
    await pane(page).getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name }).click();
    await expect(pane(page).getByText(new RegExp(`key-backup\\.${form}`))).toBeVisible();
  }
  const lines: string[][] = parse(readFileSync(file('csv')), { bom: true });
  expect([lines.length, lines[0]?.[0], lines[1]?.[2]]).toEqual([265, 'Computer name', 'No key']);

  const checked = spawnSync(process.execPath, [VERIFIER, file('kdreport')], { encoding: 'utf8' });
  expect(checked).toMatchObject({ status: 0 });

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await desk.answerOpenDialog(file('kdreport'));
  await page.getByRole('button', { name: 'Open saved report' }).click();
  await expect(page.getByRole('heading', { name: 'Recovery Key Backup' })).toBeVisible();
  await expect(page.getByText('264 rows', { exact: true })).toBeVisible();
  await expect(rows(page).nth(1)).toContainText('No key');
});
