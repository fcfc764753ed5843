import { storeAuditReport } from '../../../src-main/adapters/sql-store/store-audit-report.ts';
import { closeStore, connect } from '../../../src-main/adapters/sql-store/connection.ts';
import { type AuditCursor, type AuditFilter, NEWEST_FIRST, NO_FILTER } from '../../../src-shared/model/audit-report.ts';
import { auditStore, momentOf } from '../data/audit-store.ts';
import { ask, openDesk } from '../support/desk.ts';
import { inlined, recordSql } from '../support/recorded-sql.ts';
import { openSqliteShell, sqliteShellObstacle } from '../support/sqlite-shell.ts';
import type { Bench } from '../bench.ts';

const SIZES = { full: 5_000_000, quick: 1_000_000 };
const PAGE_SIZE = 200;
/** As far back as a log of a million entries goes. */
const PAGES = { full: 10_000, quick: 4_000 };
const BEGINNING = null;

interface Case {
  readonly name: string;
  readonly filter: Partial<AuditFilter>;
  readonly after: AuditCursor | null;
}

/** A page of the report: what main answers, checked and sent to the page, against the same SQL. */
export const report: Bench = {
  name: 'report',
  obstacle: sqliteShellObstacle,

  async prepare({ quick }) {
    const mode = quick ? 'quick' : 'full';
    const store = await auditStore(SIZES[mode]);
    const db = connect(store.file);
    const cases = casesOf(SIZES[mode], PAGES[mode]);
    const { signal } = new AbortController();
    const scripts = new Map<Case, string>();
    for (const one of cases) {
      const statements = await recordSql(db, () => storeAuditReport(db).page(queryOf(one), one.after, PAGE_SIZE, { signal }));
      scripts.set(one, statements.map(inlined).join(';\n'));
    }
    await closeStore(db);
    const desk = await openDesk(store);
    const shell = openSqliteShell(store.file);
    return {
      rows: cases.map((one) => ({
        name: `report, ${one.name}, of ${SIZES[mode].toLocaleString('en-US')} entries`,
        unit: 'ms',
        target: 1.5,
        ours: async () => (await ask(desk.page, 'reports.page', { query: queryOf(one), after: one.after })).ms,
        baseline: { what: 'the same SQL in the sqlite3 shell, its rows thrown away', measure: () => shell.run(scripts.get(one) ?? '') },
      })),
      async dispose() {
        shell.close();
        await desk.close();
      },
    };
  },
};

function casesOf(size: number, page: number): readonly Case[] {
  const first = (name: string, filter: Partial<AuditFilter>): Case => ({ name: `first page, ${name}`, filter, after: BEGINNING });
  const middle = Math.floor(size / 2);
  const before = size - page * PAGE_SIZE;
  return [
    first('requests', {}),
    first('everything', { activity: 'everything' }),
    first('one day', { from: momentOf(middle), until: momentOf(middle + 8_640) }),
    first('failed', { result: 'failed' }),
    first('one reason', { reason: 'tpm-reset' }),
    first('one operator', { operator: 'operator-07' }),
    first('one computer', { computer: 'PC-123456' }),
    first('one key', { keyId: '-000000001234' }),
    { name: `page ${page.toLocaleString('en-US')}`, filter: { activity: 'everything' }, after: { value: momentOf(before), sequence: before } },
  ];
}

function queryOf({ filter }: Case) {
  return { filter: { ...NO_FILTER, ...filter }, sort: NEWEST_FIRST };
}
