import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { ROOT } from '#test/root.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { atSecondPortion } from './support/paper.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const VERIFIER = resolve(ROOT, '.config/commands/verify.mjs');
const HAS_PDFTOTEXT = spawnSync('pdftotext', ['-v']).error === undefined;

const total = async (page: Page) =>
  Number((await page.getByText(/^[\d,.]+ entr(y|ies)$/).textContent())?.replaceAll(/\D/g, ''));

async function view(page: Page): Promise<number> {
  await signIn(page, 'report-user');
  await page.getByLabel('Date range').selectOption('Everything');
  await page.getByRole('button', { name: 'View report' }).click();
  await page.getByText(/^Verified: /).waitFor();
  return total(page);
}

async function exported(desk: ConsoleWindow, form: string, fileName: string): Promise<string> {
  const file = join(desk.downloads, fileName);
  await desk.answerSaveDialog(file);
  await desk.page.getByRole('button', { name: 'Export' }).click();
  await desk.page.getByRole('menuitem', { name: form }).click();
  await expect(desk.page.getByText(`Saved and checked: ${fileName} in `)).toBeVisible();
  return file;
}

test('a report is exported in every form, and other programs read each', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  const entries = await view(page);

  const [head, ...lines] = parse(readFileSync(await exported(desk, 'CSV', 'r.csv')), { bom: true });
  expect(lines).toHaveLength(entries);

  const [about, rows] = await readWorkbook(readFileSync(await exported(desk, 'Excel', 'r.xlsx')));
  expect(rows?.data[0]).toEqual(head);
  expect(rows?.data).toHaveLength(entries + 1);
  expect(rows?.data[1]?.[0]).toBeInstanceOf(Date);
  expect(rows?.data[1]?.slice(1).map((cell) => cell ?? '')).toEqual(lines[0]?.slice(1));
  expect(about?.data.flat()).toContain(String.raw`CONTOSO\report-user`);

  const verified = spawnSync(
    process.execPath,
    [VERIFIER, await exported(desk, 'Report file', 'r.kdreport')],
    { encoding: 'utf8' },
  );
  expect(verified.status).toBe(0);
  expect(verified.stdout).toContain(`${entries} rows`);

  const notes = (await store().entries())
    .filter(({ action, result }) => action === 'export' && result === 'successful')
    .map(({ note }) => note);
  expect(notes.slice(-3)).toEqual([
    expect.stringMatching(`^csv, ${entries} rows, SHA-256 [0-9a-f]{64}$`),
    expect.stringMatching(`^xlsx, ${entries} rows, SHA-256 [0-9a-f]{64}$`),
    expect.stringMatching(`^kdreport, ${entries} rows, SHA-256 [0-9a-f]{64}$`),
  ]);
});

test('a PDF is what an auditor files: cover, numbered pages, all rows, an end', async ({
  desk,
  store,
}) => {
  test.skip(!HAS_PDFTOTEXT, 'pdftotext (poppler-utils) is not here');
  const { page } = desk;
  await view(page);
  await page.getByLabel('Request result').selectOption('Failed');
  await page.getByRole('button', { name: 'View report' }).click();
  await expect(page.getByRole('button', { name: /^Successful/ })).toHaveCount(0);
  await page.getByText(/^Verified: /).waitFor();
  const entries = await total(page);
  const hash = (await store().entries()).at(-1)?.hash;
  const file = await exported(desk, 'PDF', 'r.pdf');
  const told = (program: string, ...options: readonly string[]) =>
    spawnSync(program, [...options, file, '-'], { encoding: 'utf8' }).stdout;
  const stdout = told('pdftotext', '-layout');
  const pages = stdout.split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, text] of pages.entries()) {
    expect(text).toContain('Recovery Audit Report');
    expect(text).toContain('Request result: Failed');
    expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
    expect(text).toContain(String.raw`CONTOSO\report-user`);
  }
  const [cover = ''] = pages;
  expect(cover).toMatch(/\d+ requests failed\./);
  expect(cover).toContain('Why requests failed');
  expect(cover).toContain('Verified: ');
  // Exporting is the newest entry of the log that was verified.
  expect(cover).not.toContain(hash);
  expect(cover).toContain((await store().entries()).at(-2)?.hash);
  expect(pages.at(-1)).toContain(`End of report, ${entries} entries`);
  expect(pages.at(-1)).toMatch(/Prepared by\s+Signature\s+Date\s+Reviewed by/);
  const heights = [
    ...told('pdftotext', '-bbox').matchAll(/yMin="([\d.]+)".*?yMax="([\d.]+)"/g),
  ].map(([, top, bottom]) => Number(bottom) - Number(top));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(8);
  const failed = stdout.match(/(?<!Request result: )\bFailed\b/g);
  expect(failed?.length).toBeGreaterThanOrEqual(entries);
});

test('a console closed during an export leaves no partial file', async ({ ownDesk: desk }) => {
  const { app, page, downloads } = desk;
  await view(page);
  await atSecondPortion(desk, 'nothing more');
  await desk.answerSaveDialog(join(downloads, 'r.pdf'));
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'PDF' }).click();
  await expect
    .poll(() => readdirSync(downloads), { message: 'the unfinished file' })
    .toHaveLength(1);
  await app.close();
  expect(readdirSync(downloads)).toEqual([]);
});

test('printing sends what the PDF shows to the operating system, and is recorded', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page, app } = desk;
  const entries = await view(page);
  await app.evaluate(({ app: electron }) => {
    electron.on('web-contents-created', (_event, contents) => {
      contents.print = (options, done) => {
        Object.assign(globalThis, { printed: { ...options, title: contents.getTitle() } });
        done?.(true, '');
      };
    });
  });
  await page.getByRole('button', { name: 'Print' }).click();
  await expect(page.getByText('Sent to the printer.')).toBeVisible();
  expect(await app.evaluate(() => Reflect.get(globalThis, 'printed') as unknown)).toMatchObject({
    silent: false,
    landscape: true,
    title: 'Recovery Audit Report',
    header: expect.stringContaining('Recovery Audit Report'),
  });
  expect((await store().entries()).slice(-2)).toMatchObject([
    { action: 'print', result: 'intended' },
    { action: 'print', result: 'successful', note: `${entries} rows` },
  ]);
});

test('cells and rows are copied, by mouse and by keyboard', async ({ desk }) => {
  const { page } = desk;
  await view(page);
  const table = page.getByRole('grid', { name: 'Recovery Audit Report' });
  const first = table.getByRole('row').nth(1).getByRole('gridcell');
  const current = table.locator('[aria-selected] > td[id]');
  await table.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(table).toHaveAttribute(
    'aria-activedescendant',
    (await current.getAttribute('id')) ?? '',
  );
  await expect(current).toHaveText((await first.nth(1).textContent()) ?? '');
  await page.keyboard.press('ControlOrMeta+c');
  expect(await desk.clipboard()).toBe(await first.nth(1).textContent());
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('ControlOrMeta+c');
  const rows = (await desk.clipboard()).split('\n');
  expect(rows).toHaveLength(2);
  expect(rows[0]).toBe((await first.allTextContents()).join('\t'));
  await expect(table.getByRole('row', { selected: true })).toHaveCount(2);
  await page.keyboard.press('End');
  await expect(current).toBeInViewport({ ratio: 1 });
  await first.nth(4).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy cell' }).click();
  expect(await desk.clipboard()).toBe(await first.nth(4).textContent());
});

test('a column of the chart filters the report by keyboard, and the chart has a list view', async ({
  desk,
}) => {
  const { page } = desk;
  const all = await view(page);
  const chart = page.getByRole('figure', { name: 'Requests per month' });
  const column = chart.getByRole('button', { name: /: [1-9]\d*$/ }).last();
  const [name = '', count = ''] = ((await column.getAttribute('aria-label')) ?? '').split(': ');
  await chart.getByRole('button', { name: /as a list/ }).click();
  await expect(chart.getByRole('listitem').filter({ hasText: name }).last()).toContainText(count);
  await chart.getByRole('button', { name: /as a list/ }).click();
  await column.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Date range')).toHaveValue('custom');
  await expect.poll(() => total(page)).toBe(Number(count));
  expect(Number(count)).toBeLessThan(all);
});

test('keys that were handed out and not replaced are listed, and lead to their entries', async ({
  desk,
}) => {
  const { page } = desk;
  const all = await view(page);
  const list = page.getByRole('region', { name: 'Disclosed, not yet rotated' });
  await list.getByRole('button').first().click();
  await expect(page.getByLabel('Date range')).toHaveValue('all');
  await expect(page.getByText(/^\d+ entr(y|ies)$/)).toBeVisible();
  // The filter behind it is hidden.
  await expect(page.getByRole('button', { name: 'More filters: 1 set' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByRole('button', { name: 'More filters', exact: true })).toBeVisible();
  await expect.poll(() => total(page)).toBe(all);
});

test('a report file given by the operating system opens, whether the console runs or not', async ({
  desk,
  open,
}) => {
  const entries = await view(desk.page);
  const file = await exported(desk, 'Report file', 'r.kdreport');
  const other = await open({ args: [file] });

  await expect(other.page.getByText(/^Consistent: /)).toBeVisible();
  expect(await total(other.page)).toBe(entries);
  await other.page.getByRole('button', { name: 'Close report' }).click();
  writeFileSync(join(desk.downloads, 'photo.kdreport'), Buffer.from('ffd8ffe000104a464946', 'hex'));
  await other.app.evaluate(
    ({ app }, argument) => {
      app.emit('second-instance', {}, ['keydesk', argument], '/');
    },
    join(desk.downloads, 'photo.kdreport'),
  );
  await expect(other.page.getByRole('alert')).toContainText(
    'This is not a report file of Keydesk.',
  );
  await other.app.evaluate(({ app }, argument) => {
    app.emit('open-file', { preventDefault: () => undefined }, argument);
  }, file);
  await expect(other.page.getByText(/^Consistent: /)).toBeVisible();
});
