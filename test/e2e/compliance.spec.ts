import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { ROOT } from '#test/root.ts';
import { tabTo } from './support/keyboard.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const VERIFIER = resolve(ROOT, '.config/commands/verify.mjs');

/** The report in front: the others have fields of the same names. */
const report = (page: Page, name: string): Locator =>
  page.getByRole('tabpanel', { name, exact: true });
const enterprise = (page: Page) => report(page, 'Enterprise Compliance');
const computer = (page: Page) => report(page, 'Computer Compliance');
const details = (page: Page) => page.getByRole('table', { name: 'Computer details' });
const counted = (page: Page) => page.getByText(/^[\d,.]+ computers?$/);

async function openReport(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name, exact: true }).click();
}

async function openEnterprise(page: Page): Promise<void> {
  await openReport(page, 'Enterprise Compliance');
  await details(page).getByRole('row').nth(1).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
}

async function exportAs(pane: Locator, form: string): Promise<void> {
  await pane.getByRole('button', { name: 'Export' }).click();
  await pane.page().getByRole('menuitem', { name: form }).click();
  await expect(pane.getByText(/^Saved and checked: /)).toBeVisible();
}

test('a report user reads the dashboard, filters the details by its charts, and sorts', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await openEnterprise(page);
  await expect(counted(page)).toHaveText('264 computers');
  const summary = page.getByRole('table', { name: 'Summary' });
  await expect(summary.getByRole('row', { name: /^Computers/ })).toContainText('264');
  await expect(summary.getByRole('columnheader')).toHaveText([
    'Managed computers',
    'Compliant',
    'Non-compliant',
    'Unknown compliance',
    'Exempt',
    'Non-exempt',
  ]);

  const errors = page
    .getByRole('list', { name: 'Non-compliant – errors distribution' })
    .getByRole('button', { name: /^Unable to find compatible TPM/ });
  const [withoutTpm = ''] = /\d+(?= ·)/.exec((await errors.textContent()) ?? '') ?? [];
  await errors.click();
  await expect(counted(page)).toHaveText(`${withoutTpm} computers`);
  await expect(details(page).getByRole('row').nth(1)).toContainText(
    'Unable to find compatible TPM',
  );
  await expect(enterprise(page).getByLabel('Compliance status', { exact: true })).toHaveValue(
    'non-compliant',
  );

  const fixed = page
    .getByRole('list', { name: 'Compliance status distribution by drive type, Fixed data drives' })
    .getByRole('button', { name: /^Non-compliant/ });
  const [badDrives = ''] = /\d+(?= ·)/.exec((await fixed.textContent()) ?? '') ?? [];
  await fixed.click();
  await expect(counted(page)).toHaveText(`${badDrives} computers`);

  await enterprise(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(counted(page)).toHaveText('264 computers');
  await details(page).getByRole('button', { name: 'Last contact' }).click();
  await expect(details(page).getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await details(page).getByRole('button', { name: 'Last contact' }).click();
  await expect(details(page).getByRole('row').nth(1)).toContainText('Never');

  await enterprise(page).getByLabel('Computer name').fill('NYC-LT-01');
  await enterprise(page).getByLabel('Computer name').press('Enter');
  await expect(counted(page)).toHaveText('2 computers');
  await enterprise(page).getByLabel('Device users').fill('nobody');
  await enterprise(page).getByRole('button', { name: 'View report' }).click();
  await expect(page.getByText('No computer matches these filters.')).toBeVisible();
  await expect(counted(page)).toHaveText('0 computers');
});

test('the details scroll to the last computer, with few rows in the page', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await openEnterprise(page);
  const scroller = page.getByRole('region', { name: 'Computer details' });
  await expect
    .poll(
      async () => {
        await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return Promise.all([
          details(page).getAttribute('aria-rowcount'),
          details(page).getByRole('row').last().getAttribute('aria-rowindex'),
        ]);
      },
      { message: 'the last computer, scrolled to' },
    )
    .toEqual(['265', '265']);
  expect(await details(page).getByRole('row').count()).toBeLessThan(100);
});

test('from the enterprise to a computer, its volumes and back, by keyboard alone', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await openEnterprise(page);
  await enterprise(page).getByLabel('Computer name').fill('LT-01');
  await page.keyboard.press('Enter');
  await expect(counted(page)).toHaveText('2 computers');
  await details(page).getByRole('button', { name: 'Last contact' }).focus();
  const first = details(page).getByRole('button', { name: 'NYC-LT-0117', exact: true });
  await tabTo(page, first);
  await page.keyboard.press('ArrowDown');
  const second = details(page).getByRole('button', { name: 'NYC-LT-0132', exact: true });
  await expect(second).toBeFocused();
  await page.keyboard.press('ArrowRight');
  const volumes = page.getByRole('table', { name: 'Volumes of NYC-LT-0132' });
  await expect(volumes).toContainText('13: Protection is suspended.');
  await page.keyboard.press('ArrowLeft');
  await expect(volumes).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(computer(page).getByRole('heading', { name: 'NYC-LT-0132' })).toBeVisible();
  await expect(computer(page).getByRole('table', { name: 'Volumes' })).toContainText(
    '13: Protection is suspended.',
  );
  await page.keyboard.press('Escape');
  await expect(second).toBeFocused();
});

test('a computer is found by its name and by its user; an unknown one is reported', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await openReport(page, 'Computer Compliance');
  const pane = computer(page);
  await pane.getByRole('button', { name: 'View report' }).click();
  await expect(pane.getByText('Type a name.')).toBeVisible();
  await pane.getByLabel('Computer name').fill('NOWHERE-1');
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('alert')).toContainText('No managed computer has a name like this.');
  await expect(pane.getByLabel('Computer name')).toHaveValue('NOWHERE-1');

  await pane.getByLabel('Computer name').fill('lon-ws-0208.contoso.test');
  await page.keyboard.press('Enter');
  const card = pane.getByRole('region', { name: 'LON-WS-0208' });
  await expect(card).toContainText('Unable to find compatible TPM');
  await expect(card).toContainText('Code 7');
  for (const fact of [
    'Non-compliant',
    'TPM+PIN',
    'XTS-AES 256',
    'Windows 11 Enterprise 24H2',
    'Lenovo',
    'ThinkPad T14 Gen 4',
    String.raw`CONTOSO\grace.okafor`,
  ])
    await expect(card).toContainText(fact);
  const volumes = pane.getByRole('table', { name: 'Volumes' });
  await expect(volumes.getByRole('row', { name: /^C:/ })).toContainText('Not encrypted');
  await expect(volumes).toContainText('5: Policy does not accept a computer without a TPM.');

  await pane.getByLabel('Search by').selectOption('User name');
  await pane.getByLabel('User name').fill('mia');
  await page.keyboard.press('Enter');
  await expect(pane.getByRole('heading', { name: 'NYC-LT-0117' })).toBeVisible();
  await pane.getByLabel('User name').fill('anna');
  await page.keyboard.press('Enter');
  const list = pane.getByRole('table', { name: /computers$/ });
  await list
    .getByRole('button', { name: /^Show / })
    .first()
    .click();
  await expect(
    pane.getByRole('table', { name: 'Volumes' }).or(pane.getByText('It has reported no volumes.')),
  ).toBeVisible();
});

test('the enterprise is exported in every form, and other programs read each', async ({
  ownDesk: desk,
}) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await openEnterprise(page);
  await page
    .getByRole('list', { name: 'Compliance status distribution', exact: true })
    .getByRole('button', { name: /^Non-compliant/ })
    .click();
  await expect(counted(page)).not.toHaveText('264 computers');
  const rows = Number(/\d+/.exec((await counted(page).textContent()) ?? '')?.[0]);
  const file = (form: string) => join(desk.downloads, `enterprise.${form}`);
  for (const [form, name] of [
    ['csv', 'CSV'],
    ['xlsx', 'Excel'],
    ['pdf', 'PDF'],
    ['kdreport', 'Report file'],
  ] as const) {
    await desk.answerSaveDialog(file(form));
    await exportAs(enterprise(page), name);
    await expect(enterprise(page).getByText(new RegExp(`enterprise\\.${form}`))).toBeVisible();
  }
  const heads = [
    'Computer name',
    'Domain name',
    'Compliance status',
    'Exemption',
    'Device users',
    'Compliance status details',
    'Last contact',
  ];
  const [head, ...lines] = parse(readFileSync(file('csv')), { bom: true });
  expect(head).toEqual(heads);
  expect(lines).toHaveLength(rows);
  expect(new Set(lines.map((line) => line[2]))).toEqual(new Set(['Non-compliant']));
  const [, sheet] = await readWorkbook(readFileSync(file('xlsx')));
  expect(sheet?.data[0]).toEqual(heads);
  expect(sheet?.data).toHaveLength(rows + 1);
  expect(sheet?.data[1]?.[6]).toBeInstanceOf(Date);
  const text = spawnSync('pdftotext', ['-layout', file('pdf'), '-'], { encoding: 'utf8' }).stdout;
  for (const part of [
    'Enterprise Compliance',
    'Compliance status: Non-compliant',
    'Page 1 of',
    lines[0]?.[0] ?? '',
    lines.at(-1)?.[0] ?? '',
  ])
    expect(text).toContain(part);
  expect(
    spawnSync(process.execPath, [VERIFIER, file('kdreport')], { encoding: 'utf8' }),
  ).toMatchObject({ status: 0 });

  await signOut(page);
  renameSync(join(desk.userData, 'demo'), join(desk.userData, 'demo-away'));
  await desk.answerOpenDialog(file('kdreport'));
  await page.getByRole('button', { name: 'Open saved report…' }).click();
  await expect(page.getByText(/^Consistent: /)).toBeVisible();
  await expect(counted(page)).toHaveText(`${rows} computers`);
  const name = lines[0]?.[0] ?? '';
  await details(page).getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Back to Enterprise Compliance' }).click();
  await expect(details(page).getByRole('button', { name, exact: true })).toBeFocused();
  await page.getByRole('button', { name: 'Close report' }).click();
});

test('one computer is exported with its volumes in every form', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await openReport(page, 'Computer Compliance');
  await computer(page).getByLabel('Computer name').fill('LON-WS-0208');
  await page.keyboard.press('Enter');
  await computer(page).getByRole('heading', { name: 'LON-WS-0208' }).waitFor();
  const file = (form: string) => join(desk.downloads, `computer.${form}`);
  for (const [form, name] of [
    ['csv', 'CSV'],
    ['xlsx', 'Excel'],
    ['pdf', 'PDF'],
    ['kdreport', 'Report file'],
  ] as const) {
    await desk.answerSaveDialog(file(form));
    await exportAs(computer(page), name);
    await expect(computer(page).getByText(new RegExp(`computer\\.${form}`))).toBeVisible();
  }
  const [head = [], ...lines] = parse(readFileSync(file('csv')), { bom: true });
  expect(lines).toHaveLength(1);
  expect(lines[0]?.[head.indexOf('Policy: Operating system drive')]).toBe('TPM+PIN');
  expect(lines[0]?.[head.indexOf('Encryption state')]).toBe('Not encrypted');
  expect(lines[0]?.[head.indexOf('Compliance status details of the volume')]).toBe(
    '1: Policy requires encryption; the volume is not encrypted. ' +
      '5: Policy does not accept a computer without a TPM.',
  );
  const [, sheet] = await readWorkbook(readFileSync(file('xlsx')));
  expect(sheet?.data[0]).toEqual(head);
  const text = spawnSync('pdftotext', ['-layout', file('pdf'), '-'], { encoding: 'utf8' }).stdout;
  for (const part of [
    'Computer Compliance',
    'LON-WS-0208',
    'ThinkPad T14 Gen 4',
    'Not encrypted',
    'Page 1 of 1',
  ])
    expect(text).toContain(part);
  expect(
    spawnSync(process.execPath, [VERIFIER, file('kdreport')], { encoding: 'utf8' }),
  ).toMatchObject({ status: 0 });
  const exports = (await store().entries()).filter(({ action }) => action === 'export');
  expect(exports.at(-1)).toMatchObject({
    result: 'successful',
    note: expect.stringMatching(/^computer-compliance, kdreport, 1 rows, SHA-256 /),
  });
});

test('filters, order and columns are remembered for the person, and saved under a name', async ({
  desk: { page },
}) => {
  await signIn(page, 'report-user');
  await openEnterprise(page);
  const pane = enterprise(page);
  await pane.getByLabel('Compliance status', { exact: true }).selectOption('Non-compliant');
  await pane.getByRole('button', { name: 'View report' }).click();
  await expect(counted(page)).not.toHaveText('264 computers');
  const [nonCompliant = ''] = await counted(page).allTextContents();
  await details(page).getByRole('button', { name: 'Last contact' }).click();
  await pane.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByLabel('Name of these filters').fill('To be called');
  await page.getByLabel('Name of these filters').press('Enter');
  await page.keyboard.press('Escape');
  await pane.getByRole('button', { name: 'Clear filters' }).click();
  await expect(counted(page)).toHaveText('264 computers');
  await pane.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('checkbox', { name: 'Device users' }).uncheck();
  await page.keyboard.press('Escape');

  await signOut(page);
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).click();
  await openEnterprise(page);
  // Another person starts with the defaults.
  await expect(details(page).getByRole('columnheader', { name: 'Device users' })).toBeVisible();
  await expect(
    details(page).getByRole('columnheader', { name: 'Last contact' }),
  ).not.toHaveAttribute('aria-sort');
  await signOut(page);

  await signIn(page, 'report-user');
  await openEnterprise(page);
  await expect(details(page).getByRole('columnheader', { name: 'Device users' })).toHaveCount(0);
  await expect(details(page).getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await pane.getByRole('button', { name: 'Saved filters' }).click();
  await page.getByRole('button', { name: 'To be called', exact: true }).click();
  await expect(counted(page)).toHaveText(nonCompliant);
  await expect(pane.getByLabel('Compliance status', { exact: true })).toHaveValue('non-compliant');
  await expect(details(page).getByRole('columnheader', { name: 'Device users' })).toBeVisible();
});
