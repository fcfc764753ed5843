import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { testConsole } from '../fakes/console.ts';
import { chained } from '../fakes/report-files.ts';
import { openPage, signedIn } from './page.tsx';

const KEY = { keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138', action: 'disclose' } as const;

const OTHER = 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF';

async function openReport(importantComputers: string[], other: string = KEY.keyId) {
  const desk = testConsole(Settings.parse({ reports: { importantComputers } }));
  desk.profile.entries.push(
    ...chained(
      { ...KEY, computer: 'CONTOSO\\DC1' },
      { ...KEY, keyId: other, computer: 'CONTOSO\\WS-7' },
    ),
  );
  const page = await signedIn(await openPage(desk), ['admin']);
  await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
  await page.user.selectOptions(await screen.findByLabelText('Date range'), 'Everything');
  await page.user.click(screen.getByRole('button', { name: 'View report' }));
  return page;
}

test('an unusual disclosure is explained, and a click shows its key alone', async () => {
  const { user } = await openReport(['DC*']);
  const card = await screen.findByRole('region', { name: 'Unusual activity' });
  const line = await within(card).findByRole('button', { name: /of the newest 2 disclosures$/ });
  expect(line).toHaveAttribute('aria-expanded', 'false');
  expect(within(card).queryByRole('button', { name: /DC1/ })).not.toBeInTheDocument();
  await user.click(line);
  const important = within(card).getByRole('button', { name: /DC1/ });
  expect(important).toHaveTextContent('named as important');
  await user.click(important);
  expect(await screen.findByDisplayValue(KEY.keyId)).toBeInTheDocument();
});

test('a filter shows unusual disclosures alone', async () => {
  const { user } = await openReport(['DC*'], OTHER);
  const card = await screen.findByRole('region', { name: 'Unusual activity' });
  await user.click(await within(card).findByRole('button', { name: /of the newest 2/ }));
  await user.click(within(card).getByRole('button', { name: 'Show in the table' }));
  const chips = screen.getByRole('region', { name: 'Filters that are set' });
  const chip = await within(chips).findByRole('button', { name: 'Unusual only' });
  expect(await screen.findByText('1 entry')).toBeVisible();
  expect(screen.getByRole('columnheader', { name: 'Unusual activity' })).toBeVisible();
  await user.click(chip);
  expect(await screen.findByText('2 entries')).toBeVisible();
});

test('that there is nothing unusual is said, in the same line', async () => {
  await openReport([], OTHER);
  const card = await screen.findByRole('region', { name: 'Unusual activity' });
  expect(await within(card).findByText('Nothing among the newest disclosures (2)')).toBeVisible();
});
