import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { atSecondPortion } from './support/paper.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const HAS_PDFTOTEXT = spawnSync('pdftotext', ['-v']).error === undefined;
/** As each row says when it was asked for; the report itself says so with a `T`. */
const MOMENT = /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d/g;

async function viewEverything(page: Page): Promise<void> {
  await signIn(page, 'report-user');
  await page.getByLabel('Date range').selectOption('Everything');
  await page.getByRole('button', { name: 'View report' }).click();
  await page.getByText(/^Verified: /).waitFor();
}

async function exportPdf(desk: ConsoleWindow): Promise<void> {
  await desk.answerSaveDialog(join(desk.downloads, 'r.pdf'));
  await desk.page.getByRole('button', { name: 'Export' }).click();
  await desk.page.getByRole('menuitem', { name: 'PDF' }).click();
}

test('a PDF of many rows has each row once, in order, on full numbered pages', async ({ desk }) => {
  test.skip(!HAS_PDFTOTEXT, 'pdftotext (poppler-utils) is not here');
  await viewEverything(desk.page);
  const file = (form: string) => join(desk.downloads, `r.${form}`);
  for (const form of ['csv', 'pdf']) {
    await desk.answerSaveDialog(file(form));
    const request = {
      what: {
        report: 'recovery-audit',
        from: { place: 'log' },
        query: { filter: NO_FILTER, sort: NEWEST_FIRST },
        columns: ['time', 'operator', 'result'],
      },
      form,
    };
    const reply = await desk.page.evaluate(
      (input) =>
        globalThis.window.bridge.call({ id: crypto.randomUUID(), name: 'reports.export', input }),
      request,
    );
    expect(reply).toMatchObject({ ok: true });
  }
  const [, ...lines] = parse(readFileSync(file('csv')), { bom: true });
  const pages = spawnSync('pdftotext', ['-layout', file('pdf'), '-'], { encoding: 'utf8' })
    .stdout.split('\f')
    .slice(0, -1);
  const moments = pages.map((text) => text.match(MOMENT) ?? []);
  expect(lines.length).toBeGreaterThan(500);
  expect(moments.flat()).toEqual(lines.map(([time]) => String(time).replace('T', ' ')));
  for (const [index, text] of pages.entries())
    expect(text).toContain(`Page ${index + 1} of ${pages.length}`);
  // What stands before the rows tells no moments as they do.
  const full = moments.map(({ length }) => length).filter((length) => length > 0);
  expect(new Set(full.slice(0, -1)).size).toBe(1);
});

test('each portion of a PDF is laid out by its own process, which then ends', async ({
  ownDesk: desk,
}) => {
  await viewEverything(desk.page);
  await desk.app.evaluate(({ app }) => {
    const processes: number[] = [];
    Object.assign(globalThis, { processes });
    app.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      contents.printToPDF = (options) => {
        processes.push(contents.getOSProcessId());
        return print(options);
      };
    });
  });
  await exportPdf(desk);
  await expect(desk.page.getByText('Saved and checked: r.pdf in ')).toBeVisible();
  const processes = await desk.app.evaluate(() => Reflect.get(globalThis, 'processes') as number[]);
  expect(processes.length).toBeGreaterThan(3);
  expect(new Set(processes).size).toBe(processes.length);
});

test('a PDF that is cancelled between two portions leaves no file, and the report stays', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  await viewEverything(desk.page);
  await atSecondPortion(desk, 'nothing more');
  await exportPdf(desk);
  await expect
    .poll(() => desk.app.evaluate(() => Reflect.get(globalThis, 'isSecondPortion') as unknown))
    .toBe(true);
  // Below the button that began it, not above charts that are out of sight.
  await expect(desk.page.getByRole('button', { name: 'Cancel' })).toBeInViewport();
  await desk.page.getByRole('button', { name: 'Cancel' }).click();
  await expect(desk.page.getByText('Cancelled. Nothing was saved or printed.')).toBeVisible();
  await expect(desk.page.getByRole('alert')).toHaveCount(0);
  await expect(desk.page.getByRole('progressbar')).toHaveCount(0);
  await expect
    .poll(async () => (await store().entries()).at(-1))
    .toMatchObject({ action: 'export', result: 'failed', failure: 'request.cancelled' });
  expect(readdirSync(desk.downloads)).toEqual([]);
  await expect
    .poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
  await expect(desk.page.getByRole('grid', { name: 'Recovery Audit Report' })).toBeVisible();
});

test('a crash while the PDF is laid out is reported, and leaves no file', async ({
  ownDesk: desk,
}) => {
  await viewEverything(desk.page);
  await atSecondPortion(desk, 'crash');
  await exportPdf(desk);
  await expect(desk.page.getByRole('alert')).toContainText(
    'The report could not be prepared for paper.',
  );
  await expect(desk.page.getByRole('alert')).toBeInViewport();
  await expect(desk.page.getByRole('button', { name: 'Try again' })).toHaveCount(0);
  expect(readdirSync(desk.downloads)).toEqual([]);
  await expect
    .poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(1);
});
