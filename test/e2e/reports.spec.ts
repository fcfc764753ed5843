import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { ROOT } from '#test/root.ts';
import { result, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const VERIFIER = resolve(ROOT, '.config/commands/verify.mjs');

const table = (page: Page) => page.getByRole('grid', { name: 'Recovery Audit Report' });
const rows = (page: Page) => table(page).getByRole('row');
const total = (page: Page) => page.getByText(/^[\d,.]+ entr(y|ies)$/);

async function view(page: Page, range?: string): Promise<void> {
  if (range !== undefined) await page.getByLabel('Date range').selectOption(range);
  await page.getByRole('button', { name: 'View report' }).click();
  await page.getByText(/^Verified: /).waitFor();
}

async function count(page: Page): Promise<number> {
  return Number((await total(page).textContent())?.replaceAll(/\D/g, ''));
}

async function exportAs(page: Page, form: string): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: form }).click();
  await expect(page.getByText(/^Saved and checked: /)).toBeVisible();
}

test('a report user filters, sorts, and narrows by a chart', async ({ desk: { page } }) => {
  await signIn(page, 'report-user');
  await view(page, 'Everything');
  const all = await count(page);
  expect(all).toBeGreaterThan(500);
  await expect(page.getByRole('figure', { name: 'Requests per month' })).toBeVisible();
  await page.getByRole('button', { name: /^Failed/ }).click();
  await expect(total(page)).not.toHaveText(new RegExp(`^${all.toLocaleString('en-US')} `));
  const failed = await count(page);
  expect(failed).toBeLessThan(all);
  await expect(page.getByLabel('Request result')).toHaveValue('failed');
  await expect(rows(page).nth(2)).toContainText('Failed');
  await page.getByLabel('Computer', { exact: true }).fill('NYC-LT');
  await page.getByLabel('Computer', { exact: true }).press('Enter');
  await expect(rows(page).nth(2)).toContainText('NYC-LT');
  await table(page).getByRole('button', { name: 'Helpdesk user' }).click();
  await expect(table(page).getByRole('columnheader', { name: 'Helpdesk user' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByLabel('Computer', { exact: true }).fill('nowhere');
  await page.getByLabel('Computer', { exact: true }).press('Enter');
  await expect(page.getByText('No entry matches these filters.')).toBeVisible();
});

test('filters apply at once; each is a chip, removed by mouse and by keyboard', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await page.getByText(/^Verified: /).waitFor();
  const chips = page.getByRole('region', { name: 'Filters that are set' }).getByRole('button');
  await expect(chips).toHaveText(['Last 30 days']);
  const month = await count(page);
  await page.getByLabel('Request result').selectOption('Failed');
  await expect(chips).toHaveText(['Last 30 days', 'Request result: Failed']);
  await expect.poll(() => count(page)).toBeLessThan(month);
  const failed = await count(page);
  await page.getByLabel('Computer', { exact: true }).pressSequentially('NYC-LT');
  await expect(chips).toHaveText(['Last 30 days', 'Request result: Failed', 'Computer: NYC-LT']);
  await expect.poll(() => count(page)).toBeLessThan(failed);
  await expect(page.getByLabel('Computer', { exact: true })).toBeFocused();

  await chips.nth(1).click();
  await expect(chips).toHaveText(['Last 30 days', 'Computer: NYC-LT']);
  await expect(page.getByLabel('Request result')).toHaveValue('');
  await expect(chips.nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(chips).toHaveText(['Last 30 days']);
  await expect(page.getByLabel('Computer', { exact: true })).toHaveValue('');
  await expect.poll(() => count(page)).toBe(month);
  await expect(chips.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('No filter is set.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Filters that are set' })).toBeFocused();
  await expect.poll(() => count(page)).toBeGreaterThan(month);
});

test('a row opens the whole entry and its request, whose evidence is saved', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await result(page).waitFor();
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await page.keyboard.press('Control+3');
  await page.getByText(/^Verified: /).waitFor();
  await table(page).focus();
  await page.keyboard.press('ArrowDown');
  const pane = page.getByRole('region', { name: /^Entry [\d,]+$/ });
  await expect(pane.getByRole('definition').filter({ hasText: 'NYC-LT-0117' })).toBeVisible();
  await expect(pane.getByRole('definition').filter({ hasText: /^[0-9a-f]{64}$/ })).toHaveCount(2);
  const steps = pane.getByRole('list').getByRole('button');
  await expect(steps).toHaveText([/^Disclosure/, /^Copy/]);
  await page.keyboard.press('Enter');
  await expect(pane).toBeFocused();
  await steps.first().click();
  await expect(steps.first()).toHaveAttribute('aria-current', 'true');
  await pane.getByRole('button', { name: 'Copy the hash', exact: true }).click();
  await expect(pane.getByText('Copied.')).toBeVisible();
  const file = join(desk.downloads, 'evidence.kdevidence');
  await desk.answerSaveDialog(file);
  await pane.getByRole('button', { name: 'Save evidence…' }).click();
  await expect(pane.getByText(/^Saved and checked: /)).toBeVisible();
  expect(spawnSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('GOOD: '),
  });
  expect(readFileSync(file, 'utf8')).not.toMatch(/(\d{6}-){7}/);
  await page.keyboard.press('Escape');
  await expect(table(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(pane).toHaveCount(0);
  await expect(table(page)).toBeFocused();
});

test('a range that ends before it begins is reported, and nothing is read', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  // The report is read as soon as it is shown.
  await page.getByText(/^Verified: /).waitFor();
  const entries = await count(page);
  await page.getByLabel('Date range').selectOption('Choose days…');
  await page.getByLabel('First day').fill('2026-11-24');
  await page.getByLabel('Last day').fill('2026-11-01');
  await page.getByRole('button', { name: 'View report' }).click();
  await expect(page.getByText('The last day is before the first.')).toBeVisible();
  expect(await count(page)).toBe(entries);
});

test('the table scrolls to the end of the log, with few rows in the page', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await view(page, 'Everything');
  const scroller = page.getByRole('region', { name: 'Recovery Audit Report' });
  const newest = await rows(page).nth(1).textContent();
  await table(page).getByRole('button', { name: 'Request date and time' }).click();
  await expect(rows(page).nth(1)).not.toHaveText(newest ?? '');
  const oldest = await rows(page).nth(1).textContent();
  await table(page).getByRole('button', { name: 'Request date and time' }).click();
  await expect(rows(page).nth(1)).toHaveText(newest ?? '');
  await expect
    .poll(
      async () => {
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return rows(page).last().textContent();
      },
      { message: 'the oldest entry, scrolled to' },
    )
    .toBe(oldest);
  expect(await rows(page).count()).toBeLessThan(120);
});

test('columns are chosen and put in order, and exported so', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await view(page, 'Everything');
  await page.getByRole('button', { name: 'Columns' }).scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: 'Columns' }).click();
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('checkbox', { name: 'Workstation' }).uncheck();
  await page.getByRole('button', { name: 'Move Computer up' }).click();
  await page.keyboard.press('Escape');
  const file = join(desk.downloads, 'report.csv');
  await desk.answerSaveDialog(file);
  const entries = await count(page);
  await exportAs(page, 'CSV');
  const [head, ...lines] = parse(readFileSync(file), { bom: true });
  expect(head).toEqual([
    'Request date and time',
    'Action',
    'Computer',
    'Request result',
    'Key ID',
    'Helpdesk user',
    'Flag',
    'Why it failed',
    'Reason description',
    'Ticket',
    'End user',
    'Key type',
    'Note',
    'Unusual activity',
  ]);
  expect(lines).toHaveLength(entries);
  expect(lines[0]?.[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
});

test('a report file opens without sign-in or store, and shows whether it was altered', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await view(page, 'Everything');
  const entries = await count(page);
  const file = join(desk.downloads, 'report.kdreport');
  await desk.answerSaveDialog(file);
  await exportAs(page, 'Report file');
  const last = (await store().entries()).at(-1);
  const verified = spawnSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' });
  expect(verified).toMatchObject({ status: 0 });
  // The log knows the file by its hash.
  expect(last).toMatchObject({ action: 'export', result: 'successful' });
  expect(verified.stdout).toContain(last?.note.split('SHA-256 ')[1]);

  await desk.answerOpenDialog(file);
  await desk.app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []);
    items?.find(({ label }) => /open.*report/i.test(label))?.click();
  });
  await expect(page.getByText(/^From this log: entry [\d,.]+ of the audit log/)).toBeVisible();
  if (process.env['KEYDESK_PICTURES'])
    await page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'from-this-log.png') });
  await page.getByRole('button', { name: 'Close report' }).click();

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const shop = join(desk.userData, 'demo');
  renameSync(shop, `${shop}-away`);
  await desk.answerOpenDialog(file);
  await page.getByRole('button', { name: 'Open saved report…' }).click();
  await expect(page.getByText(/^Consistent: /)).toBeVisible();
  await expect(page.getByText(String.raw`made by CONTOSO\report-user`)).toBeVisible();
  expect(await count(page)).toBe(entries);
  await page.getByRole('button', { name: /^Failed/ }).click();
  await expect(page.getByLabel('Request result')).toHaveValue('failed');
  await page.getByRole('button', { name: 'Close report' }).click();
  renameSync(`${shop}-away`, shop);

  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  const forged = join(desk.downloads, 'forged.kdreport');
  writeFileSync(
    forged,
    gzipSync(lines.with(5, (lines[5] ?? '').replace('"helpdesk"', '"agent"')).join('\n')),
  );
  await desk.answerOpenDialog(forged);
  await page.getByRole('button', { name: 'Open saved report…' }).click();
  await expect(page.getByRole('alert')).toHaveText('Altered: row 5 is not what the log recorded.');
  await page.getByRole('button', { name: 'Close report' }).click();

  writeFileSync(forged, 'no report');
  await page.getByRole('button', { name: 'Open saved report…' }).click();
  await expect(page.getByRole('alert')).toContainText('This is not a report file of Keydesk.');
  rmSync(forged);
});

test('a cancelled export leaves nothing', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await view(page);
  await desk.answerSaveDialog(undefined);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'CSV' }).click();
  await expect(page.getByRole('button', { name: 'Export' })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await expect(page.getByText(/^Saved and checked/)).toHaveCount(0);
});

test('filters are remembered for the person, and saved under a name', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await page.getByLabel('Request result').selectOption('Failed');
  await view(page, 'Everything');
  const failed = await count(page);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByLabel('Name of these filters').fill('All failures');
  await page.getByLabel('Name of these filters').press('Enter');
  await expect(page.getByRole('button', { name: 'All failures', exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByLabel('Request result').selectOption('All');
  await view(page, 'Last 7 days');

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).click();
  // Another person starts with the defaults.
  await expect(page.getByLabel('Date range')).toHaveValue('30-days');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();

  await signIn(page, 'report-user');
  await expect(page.getByLabel('Date range')).toHaveValue('7-days');
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'All failures', exact: true }).click();
  await expect(page.getByLabel('Request result')).toHaveValue('failed');
  await expect.poll(() => count(page)).toBe(failed);
  await page.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'Delete All failures' }).click();
  await expect(page.getByRole('button', { name: 'All failures', exact: true })).toHaveCount(0);
});
