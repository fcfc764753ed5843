import { beforeEach, expect, test } from 'vitest';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { Settings } from '#shared/console/settings.ts';
import type { KeptReport } from '#shared/reports/kept-report.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const VIEWED = {
  query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
  columns: ['time', 'operator'],
};
const listed = async () =>
  ((await desk.ask('keptReports.list')) as { reports: readonly KeptReport[] }).reports;

/** With the hash by which it is known again. */
const KEPT = /^kept for offline reading, 1 rows, SHA-256 [0-9a-f]{64}$/;

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole(Settings.parse({ reports: { keepForOffline: true } }));
  await desk.signIn('reports');
});

test('nothing is kept unless the organisation wants it', async () => {
  desk = testConsole();
  await desk.signIn('reports');
  expect(await desk.ask('keptReports.keep', VIEWED)).toEqual({ isKept: false });
  expect(await listed()).toEqual([]);
  expect(desk.recordedActions()).toEqual(['sign-in successful']);
});

test('what was viewed is kept, recorded, and read with nobody signed in', async () => {
  expect(await desk.ask('keptReports.keep', VIEWED)).toEqual({ isKept: true });
  expect(desk.profile.entries.slice(-2)).toMatchObject([
    { action: 'export', result: 'intended', note: expect.stringMatching(KEPT) },
    { action: 'export', result: 'successful' },
  ]);
  await desk.ask('session.signOut');
  const [kept] = await listed();
  expect(kept).toMatchObject({
    organisation: 'Test',
    generatedBy: String.raw`CONTOSO\op`,
    rows: 1,
  });
  expect(await desk.ask('reports.open', { by: 'kept', id: kept?.id })).toMatchObject({
    opened: { header: { columns: ['time', 'operator'] }, verdict: { state: 'intact' } },
  });
});

test('what was deleted is gone', async () => {
  await desk.ask('keptReports.keep', VIEWED);
  const [kept] = await listed();
  await desk.ask('keptReports.forget', { id: null });
  expect(await listed()).toEqual([]);
  expect(await desk.refused('reports.open', { by: 'kept', id: kept?.id })).toBe('report.notKept');
});

test('is for those who may see reports', async () => {
  await desk.signIn('user');
  expect(await desk.refused('keptReports.keep', VIEWED)).toBe('auth.forbidden');
});
