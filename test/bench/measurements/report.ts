import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { closeStore, connect } from '../../../src-main/adapters/sql-store/connection.ts';
import { PAGE_SIZE } from '../../../src-main/features/reports/reports.ts';
import { type AuditCursor, type AuditFilter, type AuditQuery, type AuditSort, NEWEST_FIRST, NO_FILTER } from '../../../src-shared/model/audit-report.ts';
import { auditStore, momentOf } from '../data/audit-store.ts';
import { openDesk } from '../support/desk.ts';
import { pageScript } from '../support/page-script.ts';
import { inlined } from '../support/recorded-sql.ts';
import { openSqliteShell, sqliteShellObstacle } from '../support/sqlite-shell.ts';
import { wholePage } from '../support/whole-page.ts';
import type { Bench, Rounds } from '../bench.ts';

const SIZES = { full: 5_000_000, quick: 1_000_000 };
/** As far back as a log of a million entries goes. */
const PAGES = { full: 10_000, quick: 4_000 };
const BEGINNING = null;
/** The page's clock is coarse, and one page is soon there. */
const TIMES = 10;
/** Each takes seconds. */
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
  /** Asks so often, one after the other. @returns milliseconds of one, from the question to its rows */
  ask(query: AuditQuery, after: AuditCursor | null, times: number): Promise<number>;
}

/** A page of the report, from the page's question to its rows, against the same question in the sqlite3 shell. */
export const report: Bench = {
  name: 'report',
  obstacle: sqliteShellObstacle,

  async prepare({ quick }) {
    const mode = quick ? 'quick' : 'full';
    const store = await auditStore(SIZES[mode]);
    const cases = casesOf(SIZES[mode], PAGES[mode]);
    const statements = await statementsOf(store.file, cases);
    const desk = await openDesk(store);
    await desk.page.evaluate(await pageScript(join(import.meta.dirname, '../page/report-page.ts')));
    const shell = openSqliteShell(store.file);
    return {
      rows: cases.map((one) => {
        const times = one.isSlow ? 1 : TIMES;
        return {
          name: `report, ${one.name}, of ${SIZES[mode].toLocaleString('en-US')} entries`,
          unit: 'ms',
          target: 1.5,
          rounds: one.isSlow ? FEW : undefined,
          ours: () => askPage(desk.page, one, times),
          baseline: { what: 'the same question as one statement in the sqlite3 shell, its rows handed over', measure: () => shell.run(statements.get(one) ?? '', times) },
        };
      }),
      async dispose() {
        shell.close();
        await desk.close();
      },
    };
  },
};

function casesOf(size: number, page: number): readonly Case[] {
  const first = (name: string, filter: Partial<AuditFilter>): Case => ({ name: `first page, ${name}`, filter, sort: NEWEST_FIRST, after: BEGINNING, isSlow: false });
  const rare = (name: string, filter: Partial<AuditFilter>): Case => ({ ...first(name, filter), isSlow: true });
  const sorted = (name: string, sort: AuditSort): Case => ({ ...first(name, {}), sort, isSlow: true });
  const middle = Math.floor(size / 2);
  const before = size - page * PAGE_SIZE;
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
    sorted('by computer', { column: 'computer', descending: true }),
    { name: `page ${page.toLocaleString('en-US')}`, filter: { activity: 'everything' }, sort: NEWEST_FIRST, after: { value: momentOf(before), sequence: before }, isSlow: false },
  ];
}

function askPage(page: Page, one: Case, times: number): Promise<number> {
  return page.evaluate(([query, after, often]) => (Reflect.get(globalThis, 'reportAsker') as ReportAsker).ask(query, after, often), [queryOf(one), one.after, times] as const);
}

async function statementsOf(file: string, cases: readonly Case[]): Promise<ReadonlyMap<Case, string>> {
  const db = connect(file);
  const statements = cases.map((one) => [one, inlined(wholePage(db, queryOf(one), one.after, PAGE_SIZE).toSQL())] as const);
  await closeStore(db);
  return new Map(statements);
}

function queryOf({ filter, sort }: Case): AuditQuery {
  return { filter: { ...NO_FILTER, ...filter }, sort };
}
