import type { Knex } from 'knex';
import { inRange } from '#main/sources/embedded-store/audit-batches.ts';
import { filtered } from '#main/sources/embedded-store/audit-filter.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { countedAlike } from '#main/sources/embedded-store/report-index/totals.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { type AuditFilter, NO_FILTER } from '#shared/audit/audit-report.ts';
import { type Bench, type Rounds, type Row, timed } from '../bench.ts';
import { auditStore, momentOf } from '../data/audit-store.ts';
import { inlined } from '../support/recorded-sql.ts';
import { openSqliteShell, sqliteShellObstacle } from '../support/sqlite-shell.ts';

const SIZES = { full: 5_000_000, quick: 1_000_000 };
/** Few, because the shell takes seconds for each. */
const FEW: Rounds = { counted: 3, warmUp: 1 };

/** The totals and charts of the report, as the store answers them. */
export const totals: Bench = {
  name: 'totals',
  obstacle: sqliteShellObstacle,

  async prepare({ quick }) {
    const size = SIZES[quick ? 'quick' : 'full'];
    const store = await auditStore(size);
    const db = connect(store.file);
    const shell = openSqliteShell(store.file);
    const rows = casesOf(size).map(([name, changes]): Row => {
      const filter: AuditFilter = { ...NO_FILTER, ...changes };
      const statement = inlined(wholeCount(db, filter).toSQL());
      return {
        name: `totals, ${name}, of ${size.toLocaleString('en-US')} entries`,
        unit: 'ms',
        target: 1,
        rounds: FEW,
        ours: () => timed(() => askStore(db, filter)),
        baseline: {
          what: 'the same totals by one statement in the sqlite3 shell',
          measure: () => shell.run(statement, 1),
        },
      };
    });
    return {
      rows,
      async dispose() {
        shell.close();
        await closeStore(db);
      },
    };
  },
};

function casesOf(size: number): readonly (readonly [string, Partial<AuditFilter>])[] {
  return [
    ['everything', { activity: 'everything' }],
    ['requests', {}],
    ['half of the log', { from: momentOf(Math.floor(size / 4)), until: momentOf((size / 4) * 3) }],
    ['failed', { result: 'failed' }],
    ['one operator', { operator: 'operator-07' }],
    ['one computer', { computer: 'PC-123456' }],
    ['one key', { keyId: '-000000001234' }],
  ];
}

function wholeCount(db: Knex, filter: AuditFilter): Knex.QueryBuilder {
  const rows = inRange(filter, { descending: false })(filtered(db('audit_entries as e'), filter));
  // By the day of UTC: the minutes that our own days are made of would be millions of rows.
  return countedAlike(db, rows, 'substr(e.time, 1, 10)');
}

function askStore(db: Knex, filter: AuditFilter): Promise<unknown> {
  return storeAuditReport(db).summary(filter, { signal: new AbortController().signal });
}
