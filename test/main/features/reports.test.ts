import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  AuditColumn,
  type AuditPage,
  type AuditQuery,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { MOST_ROWS } from '#shared/reports/report-file.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const EVERYTHING: AuditQuery = {
  filter: { ...NO_FILTER, activity: 'everything' },
  sort: NEWEST_FIRST,
};

const LOG = { place: 'log' } as const;
/** What is written of the report, in these columns. */
const written = (columns: readonly string[], from: object = LOG) => ({
  report: 'recovery-audit',
  from,
  query: EVERYTHING,
  columns,
});

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  await desk.signIn('reports');
  for (let n = 0; n < 449; n += 1)
    await desk.call('session.signIn', {
      profileId: 'test',
      userName: `CONTOSO\\u${n}`,
      password: 'no',
    });
});

test('pages come newest first and meet without gap', async () => {
  const sequences: number[] = [];
  let after: AuditPage['next'] = null;
  do {
    const page: AuditPage = await desk.ask('reports.page', { from: LOG, query: EVERYTHING, after });
    sequences.push(...rowsOf(page.lines).map(({ sequence }) => sequence));
    after = page.next;
  } while (after !== null);
  expect(sequences).toHaveLength(450);
  expect(new Set(sequences).size).toBe(450);
});

test('an untouched chain verifies up to its head', async () => {
  expect(await desk.ask('reports.verifyChain', { whole: false })).toEqual({
    verdict: {
      intact: true,
      count: 450,
      head: { sequence: 450, hash: desk.profile.entries.at(-1)?.hash },
    },
    since: null,
  });
});

test('the first altered entry is named', async () => {
  const altered = desk.profile.entries[299];
  if (altered !== undefined)
    desk.profile.entries[299] = { ...altered, operator: 'CONTOSO\\nobody' };
  expect(await desk.ask('reports.verifyChain', { whole: false })).toEqual({
    verdict: { intact: false, brokenAt: 300, why: 'altered' },
    since: null,
  });
});

describe('an export', () => {
  const request = (form: string) => ({ what: written(AuditColumn.options), form });
  const file = () => Buffer.from([...desk.saver.files.values()][0] ?? []);

  test('is an entry of its own, before and after; a report file is named by its hash', async () => {
    expect(await desk.ask('reports.export', request('kdreport'))).toMatchObject({
      outcome: 'saved',
      fileName: 'recovery-audit-2026-06-01.kdreport',
    });
    const [intent, outcome] = desk.profile.entries.slice(-2);
    expect([intent, outcome]).toMatchObject([
      { action: 'export', result: 'intended', note: 'kdreport' },
      {
        action: 'export',
        result: 'successful',
        note: expect.stringMatching(/^kdreport, 451 rows, SHA-256 [0-9a-f]{64}$/),
      },
    ]);
    expect(intent?.requestId).toBe(outcome?.requestId);
    expect(gunzipSync(file()).toString().split('\n')).toHaveLength(454);
  });

  test('writes nothing when its entry cannot be written or the dialog is closed', async () => {
    desk.profile.logIsFull = true;
    expect(await desk.refused('reports.export', request('csv'))).toBe('store.full');
    desk.profile.logIsFull = false;
    desk.saver.answer = 'close';
    expect(await desk.ask('reports.export', request('csv'))).toEqual({ outcome: 'cancelled' });
    expect(desk.saver.files.size).toBe(0);
    expect(desk.profile.entries).toHaveLength(450);
  });

  test('that fails says so in the log too', async () => {
    desk.saver.answer = 'full-disk';
    expect(await desk.refused('reports.export', request('csv'))).toBe('file.noSpace');
    expect(desk.recordedActions().slice(-2)).toEqual(['export intended', 'export failed']);
  });

  test('ends with the session, behind its dialog', async () => {
    desk.saver.whileOpen = () => desk.ask('session.lock');
    expect(await desk.refused('reports.export', request('csv'))).toBe('auth.locked');
    expect(desk.saver.files.size).toBe(0);
  });

  test('of more rows than its form takes is refused before anybody is asked where to', async () => {
    const many = Array.from({ length: (MOST_ROWS.pdf ?? 0) + 1 }, () => ['x']);
    const { summary } = desk.profile.auditReport;
    desk.profile.auditReport.summary = async (...asked) => ({
      ...(await summary(...asked)),
      total: many.length,
    });
    desk.profile.auditReport.values = async function* () {
      yield many;
    };
    expect(await desk.refused('reports.export', request('pdf'))).toBe('report.tooManyRows');
    expect(await desk.refused('reports.print', { what: written(['operator']) })).toBe(
      'printer.tooManyRows',
    );
    expect(desk.saver.proposals).toEqual([]);
    expect(desk.profile.entries).toHaveLength(450);
    expect(
      await desk.ask('reports.export', { what: written(['operator']), form: 'csv' }),
    ).toMatchObject({ outcome: 'saved' });
  });

  test('that grew too long behind its dialog leaves no file', async () => {
    desk.profile.auditReport.values = async function* () {
      yield Array.from({ length: (MOST_ROWS.pdf ?? 0) + 1 }, () => ['x']);
    };
    expect(await desk.refused('reports.export', request('pdf'))).toBe('report.tooManyRows');
    expect(desk.saver.files.size).toBe(0);
    expect(desk.recordedActions().slice(-2)).toEqual(['export intended', 'export failed']);
  });

  test('checks the log once where it tells of that, and answers what it told', async () => {
    let checks = 0;
    const { verify } = desk.profile.auditLog;
    desk.profile.auditLog.verify = (options) => {
      checks += 1;
      return verify(options);
    };
    const verdict = { intact: true, count: 451, head: { sequence: 451 } };
    expect(await desk.ask('reports.export', request('xlsx'))).toMatchObject({
      outcome: 'saved',
      log: { verdict, since: null },
    });
    expect(checks).toBe(1);
    expect(await desk.ask('reports.export', request('csv'))).toMatchObject({ log: undefined });
    expect(checks).toBe(1);
  });

  test('is not for a help desk user', async () => {
    // The wrong passwords that fill the log have their wait behind them.
    desk.clock.advance(3_600_000);
    await desk.signIn('user');
    expect(await desk.refused('reports.export', request('csv'))).toBe('auth.forbidden');
  });
});

describe('a print', () => {
  const request = { what: written(['operator']) };

  test('is an entry of its own, before and after', async () => {
    expect(await desk.ask('reports.print', request)).toMatchObject({ outcome: 'printed' });
    expect(desk.printer.printed).toMatchObject([{ title: 'Recovery Audit Report' }]);
    expect(desk.printer.printed[0]?.rows).toHaveLength(451);
    expect(desk.profile.entries.slice(-2)).toMatchObject([
      { action: 'print', result: 'intended' },
      { action: 'print', result: 'successful', note: '451 rows' },
    ]);
  });

  test('whose dialog was closed is recorded as that', async () => {
    desk.printer.answer = 'close';
    expect(await desk.ask('reports.print', request)).toMatchObject({ outcome: 'cancelled' });
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'print',
      result: 'failed',
      failure: 'request.cancelled',
    });
  });

  test('does not begin when its entry cannot be written', async () => {
    desk.profile.logIsFull = true;
    expect(await desk.refused('reports.print', request)).toBe('store.full');
    expect(desk.printer.printed).toEqual([]);
  });
});

describe('keys that were handed out and not replaced', () => {
  const key = (digit: number, disclosedAt: string) => ({
    keyId: RecoveryKeyId.parse(`${digit}0000000-0000-4000-8000-000000000000`),
    computer: `CONTOSO\\WS-${digit}`,
    driveLetter: 'C:',
    disclosedAt,
    disclosedBy: 'CONTOSO\\anna',
  });

  test('are listed over all sources once, longest wait first', async () => {
    const [old, both, young] = [
      key(1, '2026-01-01T00:00:00.000Z'),
      key(2, '2026-02-01T00:00:00.000Z'),
      key(3, '2026-03-01T00:00:00.000Z'),
    ];
    const [source] = desk.profile.recovery;
    if (source === undefined) throw new Error('no source');
    desk.profile.recovery.splice(
      0,
      1,
      { ...source, awaitingRotation: async () => ({ keys: [both, young], total: 2 }) },
      { ...source, awaitingRotation: async () => ({ keys: [old, both], total: 2 }) },
    );
    expect(await desk.ask('reports.awaitingRotation')).toEqual({
      list: { keys: [old, both, young], total: 3 },
    });
  });
});

describe('a saved report', () => {
  const fileOf = ({ reportId }: { readonly reportId: string }) => ({ place: 'file', id: reportId });

  beforeEach(async () => {
    await desk.ask('reports.export', { what: written(['time', 'operator']), form: 'kdreport' });
    await desk.ask('session.signOut');
    desk.opener.answer = {
      fileName: 'a.kdreport',
      bytes: [...desk.saver.files.values()][0] ?? new Uint8Array(),
    };
  });

  test('opens with nobody signed in, whole', async () => {
    const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
      opened: { reportId: string };
    };
    expect(opened).toMatchObject({
      fileName: 'a.kdreport',
      header: { organisation: 'Test', generatedBy: 'CONTOSO\\op', columns: ['time', 'operator'] },
      verdict: { state: 'intact' },
    });
    const page = await desk.ask('reports.page', {
      from: fileOf(opened),
      query: EVERYTHING,
      after: null,
    });
    expect(rowsOf(page.lines)).toHaveLength(400);
    expect(
      await desk.ask('reports.summary', { from: fileOf(opened), filter: EVERYTHING.filter }),
    ).toMatchObject({ total: 451 });
    desk.saver.files.clear();
    expect(
      await desk.ask('reports.export', {
        what: written(['operator'], fileOf(opened)),
        form: 'csv',
      }),
    ).toMatchObject({ outcome: 'saved' });
    expect(
      Buffer.from([...desk.saver.files.values()][0] ?? [])
        .toString()
        .split('\r\n'),
    ).toHaveLength(453);
  });

  test('opens when the operating system hands it over', async () => {
    expect(await desk.ask('reports.open', { by: 'system' })).toEqual({ opened: null });
    desk.handed.file = desk.opener.answer;
    expect(await desk.ask('reports.open', { by: 'system' })).toMatchObject({
      opened: { fileName: 'a.kdreport', verdict: { state: 'intact' } },
    });
  });

  test('prints what it shows', async () => {
    const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
      opened: { reportId: string };
    };
    expect(
      await desk.ask('reports.print', { what: written(['operator'], fileOf(opened)) }),
    ).toEqual({ outcome: 'printed' });
    expect(desk.printer.printed[0]?.rows).toHaveLength(451);
  });

  test('that was closed is gone', async () => {
    const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
      opened: { reportId: string };
    };
    await desk.ask('reports.close');
    expect(
      await desk.refused('reports.page', { from: fileOf(opened), query: EVERYTHING, after: null }),
    ).toBe('report.closed');
  });

  test('that is closed while it is written says so, and leaves no file', async () => {
    const { opened } = (await desk.ask('reports.open', { by: 'dialog' })) as {
      opened: { reportId: string };
    };
    desk.saver.files.clear();
    desk.saver.whileOpen = async () => {
      await desk.ask('reports.close');
    };
    expect(
      await desk.refused('reports.export', {
        what: written(['operator'], fileOf(opened)),
        form: 'csv',
      }),
    ).toBe('report.closed');
    expect(desk.saver.files.size).toBe(0);
  });

  test('is nothing to be signed in for, and the log still is', async () => {
    const gone = {
      from: fileOf({ reportId: crypto.randomUUID() }),
      query: EVERYTHING,
      after: null,
    };
    expect(await desk.refused('reports.page', gone)).toBe('report.closed');
    // The wrong passwords that fill the log have their wait behind them.
    desk.clock.advance(3_600_000);
    await desk.signIn('user');
    expect(await desk.refused('reports.page', gone)).toBe('report.closed');
    expect(await desk.refused('reports.page', { ...gone, from: LOG })).toBe('auth.forbidden');
    expect(desk.profile.entries.at(-1)).toMatchObject({ action: 'refusal', note: 'reports.page' });
  });

  test.each([
    ['no id', { place: 'file' }],
    ['an id that is none', { place: 'file', id: '1' }],
    ['a place nobody knows', { place: 'anywhere', id: crypto.randomUUID() }],
    ['two places', [{ place: 'file' }, LOG]],
    ['nothing', undefined],
  ])('by %s is a question only few may ask', async (_what, from) => {
    expect(await desk.refused('reports.page', { from, query: EVERYTHING, after: null })).toBe(
      'auth.signedOut',
    );
    expect(
      await desk.refused('reports.export', { what: { ...written(['time']), from }, form: 'csv' }),
    ).toBe('auth.signedOut');
  });

  test('gives no way to the log', async () => {
    expect(await desk.refused('reports.page', { from: LOG, query: EVERYTHING, after: null })).toBe(
      'auth.signedOut',
    );
  });
});
