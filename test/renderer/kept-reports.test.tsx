import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { Settings } from '#shared/console/settings.ts';
import { testConsole } from '../fakes/console.ts';
import { openPage } from './page.tsx';

const VIEWED = {
  query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
  columns: ['time', 'operator'],
};

async function keeping() {
  const desk = testConsole(Settings.parse({ reports: { keepForOffline: true } }));
  await desk.signIn('reports');
  await desk.ask('keptReports.keep', VIEWED);
  await desk.ask('session.signOut');
  return openPage(desk);
}

test('no kept reports are offered where there are none', async () => {
  await openPage();
  await screen.findByRole('button', { name: 'Open saved report…' });
  expect(screen.queryByRole('button', { name: 'Kept reports…' })).toBeNull();
});

test('a kept report is deleted on request', async () => {
  const { user, desk } = await keeping();
  await user.click(await screen.findByRole('button', { name: 'Kept reports…' }));
  expect(await screen.findByRole('button', { name: /^Test, .*1 entry/ })).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Delete the report of/ }));
  expect(await screen.findByText('No report is kept on this computer.')).toBeVisible();
  expect(desk.keptReports.kept.size).toBe(0);
});

test('a kept report opens with nobody signed in', async () => {
  const { user } = await keeping();
  await user.click(await screen.findByRole('button', { name: 'Kept reports…' }));
  await user.click(await screen.findByRole('button', { name: /^Test, .*1 entry/ }));
  expect(await screen.findByText(/^Consistent: /)).toBeVisible();
});
