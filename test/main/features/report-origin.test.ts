import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { NEWEST_FIRST, NO_FILTER } from '#shared/audit/audit-report.ts';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { linesOf, resealed } from '#test/fakes/report-files.ts';

const WHAT = {
  report: 'recovery-audit',
  from: { place: 'log' },
  query: { filter: { ...NO_FILTER, activity: 'everything' }, sort: NEWEST_FIRST },
  columns: ['time', 'operator'],
} as const;

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole(Settings.parse({ reports: { keepForOffline: true } }));
  await desk.signIn('reports');
});

async function exported(form: string): Promise<Buffer> {
  desk.saver.files.clear();
  await desk.ask('reports.export', { what: WHAT, form });
  return Buffer.from([...desk.saver.files.values()][0] ?? []);
}

async function originOf(bytes: Uint8Array): Promise<unknown> {
  desk.opener.answer = { fileName: 'a.kdreport', bytes };
  const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
    readonly opened: { readonly reportId: string };
  };
  return desk.ask('reports.origin', { reportId: opened.reportId });
}

describe('a report file', () => {
  test('comes from this log when the entry of its export has its hash', async () => {
    const file = await exported('kdreport');
    const entry = desk.profile.entries.at(-1);
    expect(await originOf(file)).toEqual({
      state: 'from-log',
      sequence: entry?.sequence,
      time: entry?.time,
      operator: entry?.operator,
    });
  });

  test('whose row was altered and whose hashes were made anew does not', async () => {
    const lines = linesOf(await exported('kdreport')).slice(0, -1);
    const [header = '', ...rows] = lines;
    // One row less, and a new end: it fits itself.
    expect(await originOf(resealed(header, ...rows.slice(1)))).toEqual({ state: 'not-found' });
  });

  test('does not when the entry itself was altered', async () => {
    const file = await exported('kdreport');
    const last = desk.profile.entries.length - 1;
    const entry = desk.profile.entries[last];
    if (entry !== undefined)
      desk.profile.entries[last] = { ...entry, operator: 'CONTOSO\\innocent' };
    expect(await originOf(file)).toEqual({ state: 'not-found' });
  });

  test('is not looked for while nobody is signed in, or the console is locked', async () => {
    const file = await exported('kdreport');
    await desk.ask('session.lock');
    expect(await originOf(file)).toEqual({ state: 'not-asked' });
    await desk.ask('session.signOut');
    expect(await originOf(file)).toEqual({ state: 'not-asked' });
  });

  test('is not looked for by somebody who may not read the log', async () => {
    const file = await exported('kdreport');
    await desk.ask('session.signOut');
    await desk.signIn('user');
    const before = desk.profile.entries.length;
    expect(await originOf(file)).toEqual({ state: 'not-asked' });
    expect(desk.profile.entries).toHaveLength(before);
  });

  test('that is closed has none', async () => {
    desk.opener.answer = { fileName: 'a.kdreport', bytes: await exported('kdreport') };
    const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
      readonly opened: { readonly reportId: string };
    };
    await desk.ask('reports.close');
    expect(await desk.refused('reports.origin', { reportId: opened.reportId })).toBe(
      'report.closed',
    );
  });
});

test.each(['csv', 'xlsx', 'pdf'])(
  'the entry of an export as %s has the hash of the file',
  async (form) => {
    const file = await exported(form);
    const sha256 = createHash('sha256').update(file).digest('hex');
    expect(desk.profile.entries.at(-1)?.note).toBe(`${form}, 2 rows, SHA-256 ${sha256}`);
  },
);

test('a report that was kept for offline reading comes from this log, too', async () => {
  const { query, columns, from } = WHAT;
  expect(await desk.ask('keptReports.keep', { from, query, columns })).toEqual({ isKept: true });
  const note = desk.profile.entries.at(-1)?.note ?? '';
  expect(note).toMatch(/^kept for offline reading, 1 rows, SHA-256 [0-9a-f]{64}$/);
});
