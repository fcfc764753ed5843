import { fireEvent, screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { valueText } from '#renderer/panes/reports/audit/row-text.ts';
import { words } from '#renderer/text/words.ts';
import { chained } from '../fakes/report-files.ts';
import { openPage, signedIn, type TestPage } from './page.tsx';

/** A page with the Recovery Audit Report in front, over requests of Nov 24, 2026. */
async function openReport(): Promise<TestPage> {
  const page = await openPage();
  page.desk.profile.entries.push(...chained({}, {}));
  await signedIn(page, ['admin']);
  await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
  await screen.findByLabelText('Date range');
  return page;
}

async function view({ user }: TestPage, firstDay: string, lastDay: string): Promise<void> {
  await user.selectOptions(screen.getByLabelText('Date range'), 'Choose days…');
  fireEvent.change(screen.getByLabelText('First day'), { target: { value: firstDay } });
  fireEvent.change(screen.getByLabelText('Last day'), { target: { value: lastDay } });
  await user.click(screen.getByRole('button', { name: 'View report' }));
}

const columns = async (name: string) =>
  within(await screen.findByRole('list', { name })).getAllByRole('button');

test('the columns are the chosen days, from the first to the last', async () => {
  const page = await openReport();
  await view(page, '2026-11-20', '2026-11-29');
  const days = await columns('Requests per day');
  expect(days).toHaveLength(10);
  expect(days[0]).toHaveAccessibleName('Nov 20: 0');
  expect(days[4]).toHaveAccessibleName('Nov 24: 2');
  expect(days[9]).toHaveAccessibleName('Nov 29: 0');
});

test('half a year is told by weeks, and a column narrows the report to its week', async () => {
  const page = await openReport();
  await view(page, '2026-06-01', '2026-11-29');
  const weeks = await columns('Requests per week');
  expect(weeks).toHaveLength(26);
  const week = screen.getByRole('button', { name: /^Nov 23.+29: 2$/ });
  await page.user.click(week);
  expect(await columns('Requests per day')).toHaveLength(7);
  expect(screen.getByLabelText('First day')).toHaveValue('2026-11-23');
  expect(screen.getByLabelText('Last day')).toHaveValue('2026-11-29');
});

/** What fits beside each other in a window as wide as it first is: 1,180 pixels, less its edges. */
const FIRST_SIGHT = 1116;

test('what an auditor asks first stands in the columns that need no scrolling', async () => {
  const page = await openReport();
  await view(page, '2026-11-20', '2026-11-29');
  const grid = await screen.findByRole('grid', { name: 'Recovery Audit Report' });
  const heads = within(grid).getAllByRole('columnheader');
  let taken = 0;
  const inSight = heads.filter(
    (head) => (taken += Number.parseInt(head.style.width, 10)) <= FIRST_SIGHT,
  );
  expect(inSight.map(({ textContent }) => textContent)).toEqual([
    'Request date and time',
    'Action',
    'Request result',
    'Computer',
    'Key ID',
    'Helpdesk user',
  ]);
  expect(heads.map(({ textContent }) => textContent)).toContain('Why it failed');
});

test('why requests failed is a chart, a filter and an order', async () => {
  const page = await openPage();
  const failed = { result: 'failed', action: 'disclose' } as const;
  page.desk.profile.entries.push(
    ...chained(
      { ...failed, failure: 'recovery.noMatch' },
      { ...failed, failure: 'recovery.noMatch' },
      { ...failed, failure: 'recovery.userNotAssociated' },
      {},
    ),
  );
  await signedIn(page, ['admin']);
  await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
  await screen.findByLabelText('Date range');
  await view(page, '2026-11-20', '2026-11-29');
  const failures = await columns('Why requests failed');
  const { what } = words.errors['recovery.noMatch']({});
  expect(failures.map(({ textContent }) => textContent)).toEqual([
    `${what}2`,
    `${words.errors['recovery.userNotAssociated']({}).what}1`,
  ]);
  await page.user.click(failures[0] as HTMLElement);
  expect(await screen.findByText('2 entries')).toBeVisible();
  expect(screen.getByLabelText('Why it failed')).toHaveDisplayValue(what);
  const grid = screen.getByRole('grid', { name: 'Recovery Audit Report' });
  await page.user.click(within(grid).getByRole('button', { name: 'Why it failed' }));
  expect(within(grid).getByRole('columnheader', { name: /Why it failed/ })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
});

test('why a request failed is told in words, in exports as on screen', () => {
  const { what } = words.errors['recovery.userNotAssociated']({});
  expect(valueText('failure', 'recovery.userNotAssociated')).toBe(what);
  expect(words.native.report.values['failure.recovery.userNotAssociated']).toBe(what);
  // A code that another version wrote is shown as it stands.
  expect(valueText('failure', 'recovery.unheardOf')).toBe('recovery.unheardOf');
});

test('the log is compared with anchors, and what is found is said beside the table', async () => {
  const page = await openReport();
  const { desk, user } = page;
  const compare = async () => user.click(screen.getByRole('button', { name: /anchors/ }));
  const linesOf = () =>
    desk.profile.entries.map(({ sequence, hash }) => `${sequence} ${hash}`).join('\n');
  await screen.findByText(/^Verified: /);
  desk.opener.answer = { fileName: 'a.txt', bytes: Buffer.from('no line of it') };
  await compare();
  expect(await screen.findByText(/There is no anchor in a\.txt/)).toBeVisible();
  desk.opener.answer = { fileName: 'a.txt', bytes: Buffer.from(linesOf()) };
  await compare();
  expect(await screen.findByText(/^The log agrees with 3 anchors/)).toBeVisible();
  expect(screen.queryByText(/There is no anchor/)).toBeNull();
  desk.profile.entries.pop();
  await compare();
  expect(await screen.findByText(/^Cut off after entry 2/)).toBeVisible();
});
