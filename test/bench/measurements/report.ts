import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Knex } from 'knex';
import { ROWS_PER_PAGE } from '#main/features/reports/audit/audit-report.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import {
  type AuditCursor,
  type AuditFilter,
  type AuditQuery,
  type AuditSort,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import { ROOT } from '#test/root.ts';
import { type Bench, type Rounds, type Row, timed } from '../bench.ts';
import { auditStore, momentOf } from '../data/audit-store.ts';
import { openBareWindow } from '../support/bare-window.ts';
import { ask, openDesk } from '../support/desk.ts';
import { pageScript } from '../support/page-script.ts';
import { inlined } from '../support/recorded-sql.ts';
import { openSqliteShell, sqliteShellObstacle } from '../support/sqlite-shell.ts';
import { wholePage } from '../support/whole-page.ts';

const SIZES = { full: 5_000_000, quick: 1_000_000 };
/** As far back as a log of a million entries goes. */
const PAGES = { full: 10_000, quick: 2_000 };
/** Of eight entries the report shows seven: it leaves out an intent whose outcome is known. */
const ENTRIES_PER_ROW = 8 / 7;
const BEGINNING = null;
/** Pages per round, because the page's clock is coarse and one page takes little time. */
const TIMES = 10;
/** Fewer rounds, because each takes seconds. */
const FEW: Rounds = { counted: 5, warmUp: 1 };

interface Case {
  readonly name: string;
  readonly filter: Partial<AuditFilter>;
  readonly sort: AuditSort;
  readonly after: AuditCursor | null;
  /** The whole log is looked at. */
  readonly isSlow: boolean;
}

/** What `page/report-page.ts` leaves in the window it is put into. */
export interface ReportAsker {
  /** Asks `times` times in turn. @returns milliseconds per page, from the question to its rows */
  ask(query: AuditQuery, after: AuditCursor | null, times: number): Promise<number>;
}

/** One page of the report: as the store answers it, and as the window gets it. */
export const report: Bench = {
  name: 'report',
  obstacle: sqliteShellObstacle,

  async prepare({ quick }) {
    const mode = quick ? 'quick' : 'full';
    const store = await auditStore(SIZES[mode]);
    const db = connect(store.file);
    const desk = await openDesk(store);
    await desk.page.evaluate(await pageScript(join(ROOT, 'test/bench/page/report-page.ts')));
    const bare = await openBareWindow();
    const shell = openSqliteShell(store.file);

    const rows: Row[] = [];
    for (const one of casesOf(SIZES[mode], PAGES[mode])) {
      const times = one.isSlow ? 1 : TIMES;
      const statement = inlined(
        wholePage(db, queryOf(one), { after: one.after, limit: ROWS_PER_PAGE }).toSQL(),
      );
      const inShell = () => shell.run(statement, times);
      const input = { from: { place: 'log' }, query: queryOf(one), after: one.after } as const;
      const { reply } = await ask(desk.page, 'reports.page', input);
      const about = { unit: 'ms', target: 1.5, rounds: one.isSlow ? FEW : undefined };
      const place = `${one.name}, of ${SIZES[mode].toLocaleString('en-US')} entries`;
      rows.push(
        {
          ...about,
          name: `report, ${place}`,
          ours: () => askStore(db, one, times),
          baseline: {
            what: 'the same SQL in the sqlite3 shell, its rows handed over',
            measure: inShell,
          },
        },
        {
          ...about,
          name: `report in the window, ${place}`,
          ours: () => askPage(desk.page, one, times),
          baseline: {
            what: 'the same SQL in the sqlite3 shell, and an IPC echo of the same bytes',
            measure: async () => (await inShell()) + (await bare.answer(input, reply, times)),
          },
        },
      );
    }
    return {
      rows,
      async dispose() {
        shell.close();
        await bare.close();
        await desk.close();
        await closeStore(db);
      },
    };
  },
};

function casesOf(size: number, page: number): readonly Case[] {
  const first = (name: string, filter: Partial<AuditFilter>): Case => ({
    name: `first page, ${name}`,
    filter,
    sort: NEWEST_FIRST,
    after: BEGINNING,
    isSlow: false,
  });
  const rare = (name: string, filter: Partial<AuditFilter>): Case => ({
    ...first(name, filter),
    isSlow: true,
  });
  const sorted = (name: string, sort: AuditSort): Case => ({
    ...first(name, {}),
    sort,
    isSlow: true,
  });
  const middle = Math.floor(size / 2);
  const before = size - Math.ceil((page - 1) * ROWS_PER_PAGE * ENTRIES_PER_ROW);
  return [
    first('requests', {}),
    first('everything', { activity: 'everything' }),
    first('one day', { from: momentOf(middle), until: momentOf(middle + 8_640) }),
    first('one action', { action: 'disclose' }),
    first('one source', { source: 'helpdesk' }),
    first('failed', { result: 'failed' }),
    first('one role', { role: 'user' }),
    first('one key type', { keyType: 'recovery-key-id' }),
    first('one reason', { reason: 'tpm-reset' }),
    first('one operator', { operator: 'operator-07' }),
    rare('one end user', { endUser: 'user.12345' }),
    rare('one computer', { computer: 'PC-123456' }),
    rare('one key', { keyId: '-000000001234' }),
    rare('one computer and operator', { computer: 'PC-12345', operator: 'operator-07' }),
    rare('one user and key', { endUser: 'user.12', keyId: '-0000000012' }),
    sorted('by computer', { column: 'computer', descending: true }),
    sorted('by key', { column: 'keyId', descending: false }),
    sorted('by action', { column: 'action', descending: false }),
    sorted('by operator', { column: 'operator', descending: true }),
    {
      name: `page ${page.toLocaleString('en-US')}`,
      filter: { activity: 'everything' },
      sort: NEWEST_FIRST,
      after: { value: momentOf(before), sequence: before },
      isSlow: false,
    },
  ];
}

async function askStore(db: Knex, one: Case, times: number): Promise<number> {
  const { page } = storeAuditReport(db);
  const { signal } = new AbortController();
  const ms = await timed(async () => {
    for (let time = 0; time < times; time += 1)
      await page({ query: queryOf(one), after: one.after, limit: ROWS_PER_PAGE }, { signal });
  });
  return ms / times;
}

function askPage(page: Page, one: Case, times: number): Promise<number> {
  return page.evaluate(
    ([query, after, often]) =>
      (Reflect.get(globalThis, 'reportAsker') as ReportAsker).ask(query, after, often),
    [queryOf(one), one.after, times] as const,
  );
}

function queryOf({ filter, sort }: Case): AuditQuery {
  return { filter: { ...NO_FILTER, ...filter }, sort };
}
