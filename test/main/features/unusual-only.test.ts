import { beforeEach, describe, expect, test } from 'vitest';
import { findInLog } from '#main/features/reports/audit/unusual.ts';
import { withUnusual } from '#main/features/reports/audit/with-unusual.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditFilter,
  type AuditQuery,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import { MOST_LOOKED_AT, NOTHING_LOOKED_AT } from '#shared/audit/unusual-activity.ts';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { AUDIT_HEADER, chained, packedUp, verifier } from '#test/fakes/report-files.ts';

const LOG = { place: 'log' } as const;
const ONLY: AuditFilter = { ...NO_FILTER, unusual: 'only' };
/** An important computer stands in every tenth entry. */
const EVERY = 10;
const MANY = 1_000;
const options = { signal: new AbortController().signal };

/** Each with a key and an end user of its own; only the computer is ever unusual. */
function disclosures(count: number) {
  return chained(
    ...Array.from({ length: count }, (_, index) => ({
      keyId: `${String(index).padStart(8, '0')}-F7CA-4D1D-902F-1B6087118138`,
      endUser: '',
      computer: `CONTOSO\\${index % EVERY === 0 ? 'DC' : 'WS'}-${index}`,
    })),
  );
}

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole(Settings.parse({ reports: { importantComputers: ['DC*'] } }));
  await desk.signIn('reports');
  desk.profile.entries.splice(0);
});

async function sequences(query: Partial<AuditQuery> = {}, from: object = LOG) {
  const { lines, next } = await desk.ask('reports.page', {
    from,
    query: { filter: ONLY, sort: NEWEST_FIRST, ...query },
    after: null,
  });
  expect(next).toBeNull();
  return rowsOf(lines).map(({ sequence }) => sequence);
}

describe('the filter for what is unusual', () => {
  test('shows those disclosures alone, in any order, with their totals', async () => {
    desk.profile.entries.push(...disclosures(35));
    expect(await sequences()).toEqual([31, 21, 11, 1]);
    const sort = { column: 'computer', descending: false } as const;
    expect(await sequences({ sort })).toEqual([1, 11, 21, 31]);
    expect(await sequences({ filter: { ...ONLY, computer: 'DC-2' } })).toEqual([21]);
    const summary = await desk.ask('reports.summary', { from: LOG, filter: ONLY });
    expect(summary).toMatchObject({
      total: 4,
      disclosed: 4,
      byResult: [{ value: 'successful', count: 4 }],
      byReason: [{ value: 'lost-pin', count: 4 }],
      byOperator: [{ value: 'CONTOSO\\op', count: 4 }],
    });
    expect(summary.byDay.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  test('shows nothing where nothing is unusual, or what is sought is no disclosure', async () => {
    desk.profile.entries.push(...disclosures(3).slice(1));
    expect(await sequences()).toEqual([]);
    expect(await sequences({ filter: { ...ONLY, action: 'copy' } })).toEqual([]);
    expect(await desk.ask('reports.summary', { from: LOG, filter: ONLY })).toMatchObject({
      total: 0,
    });
  });

  test('reads at most eight pages, however long the log is', async () => {
    desk.profile.entries.push(...disclosures(MANY));
    const { auditReport } = desk.profile;
    const asked: AuditQuery[] = [];
    const counted: AuditReport = {
      ...auditReport,
      page: (wanted, how) => {
        asked.push(wanted.query);
        return auditReport.page(wanted, how);
      },
      summary: async () => Promise.reject(new Error('the whole range was counted')),
    };
    const report = withUnusual(counted, findInLog(counted, ['DC*']));
    const query = { filter: ONLY, sort: NEWEST_FIRST };
    const { lines } = await report.page({ query, after: null, limit: 400 }, options);
    expect(rowsOf(lines)).toHaveLength(MOST_LOOKED_AT / EVERY);
    expect(asked.length).toBeLessThanOrEqual(8);
    // The rows themselves are sought in the range of what was found.
    expect(asked.at(-1)?.filter).toMatchObject({
      from: desk.profile.entries[MANY - MOST_LOOKED_AT]?.time,
      unusual: '',
    });
    expect((await report.summary(ONLY, options)).total).toBe(MOST_LOOKED_AT / EVERY);
  });
});

describe('the column for what is unusual', () => {
  const written = (filter: AuditFilter, from: object = LOG) => ({
    report: 'recovery-audit',
    from,
    query: { filter, sort: NEWEST_FIRST },
    columns: ['computer', 'unusual', 'result'],
  });
  const file = () => [...desk.saver.files.values()].at(-1) ?? new Uint8Array();

  async function csv(filter: AuditFilter, from: object = LOG): Promise<readonly string[]> {
    await desk.ask('reports.export', { what: written(filter, from), form: 'csv' });
    return Buffer.from(file()).toString().trimEnd().split('\r\n');
  }

  test('says why, beside each disclosure that was looked at', async () => {
    desk.profile.entries.push(...disclosures(11));
    const [head, ...rows] = await csv(NO_FILTER);
    expect(head).toBe('\uFEFFcomputer,unusual,result');
    expect(rows).toHaveLength(11);
    expect(rows[0]).toBe('CONTOSO\\DC-10,important-computer: 1 beside 0.,Successful');
    expect(rows[1]).toBe('CONTOSO\\WS-9,,Successful');
    expect(await csv(ONLY)).toHaveLength(3);
  });

  test('says of older ones that they were not compared', async () => {
    const [first, ...rest] = disclosures(MOST_LOOKED_AT + 1);
    if (first === undefined) throw new Error('there is no entry');
    desk.profile.entries.push({ ...first, computer: 'CONTOSO\\WS' }, ...rest);
    const rows = await csv(NO_FILTER);
    expect(rows.at(-1)).toBe('CONTOSO\\WS,Not compared,Successful');
    expect(rows.filter((row) => row.includes('Not compared'))).toHaveLength(1);
  });

  test('says nothing of what is no disclosure', async () => {
    desk.profile.entries.push(...chained({ action: 'copy', computer: 'CONTOSO\\DC-1' }));
    expect((await csv(NO_FILTER)).slice(1)).toEqual(['CONTOSO\\DC-1,,Successful']);
  });

  test('is in a report file, which knows the filter without its log', async () => {
    desk.profile.entries.push(...disclosures(25));
    await desk.ask('reports.export', { what: written(NO_FILTER), form: 'kdreport' });
    const bytes = file();
    expect(verifier(Buffer.from(bytes))).toMatchObject({ status: 0 });
    await desk.ask('session.signOut');
    desk.profile.entries.splice(0);
    const opening = { by: 'drop', fileName: 'a.kdreport', bytes } as const;
    const { opened } = await desk.ask('reports.open', opening);
    if (opened === null) throw new Error('no report was opened');
    const from = { place: 'file', id: opened.reportId } as const;
    expect(opened.verdict).toMatchObject({ state: 'intact' });
    expect(await sequences({}, from)).toEqual([21, 11, 1]);
    expect(await sequences({ filter: { ...ONLY, computer: 'DC-1' } }, from)).toEqual([11]);
    expect(await desk.ask('reports.unusual', { from, filter: NO_FILTER })).toMatchObject({
      looked: 25,
      entries: [{ sequence: 21 }, { sequence: 11 }, { sequence: 1 }],
    });
    expect((await csv(NO_FILTER, from))[5]).toBe(
      'CONTOSO\\DC-20,important-computer: 1 beside 0.,Successful',
    );
  });

  test('of a report file from before it says that nothing was compared', async () => {
    const bytes = await packedUp(AUDIT_HEADER, disclosures(1));
    const opening = { by: 'drop', fileName: 'a.kdreport', bytes } as const;
    const { opened } = await desk.ask('reports.open', opening);
    if (opened === null) throw new Error('no report was opened');
    const from = { place: 'file', id: opened.reportId } as const;
    expect(await desk.ask('reports.unusual', { from, filter: NO_FILTER })).toEqual(
      NOTHING_LOOKED_AT,
    );
    expect(await sequences({}, from)).toEqual([]);
    expect((await csv(NO_FILTER, from))[1]).toBe('CONTOSO\\DC-0,Not compared,Successful');
  });
});
