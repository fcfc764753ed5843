import type { Knex } from 'knex';
import { createTally } from '#main/domain/audit/audit-tally.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { CountedRows } from '../store-rows.ts';
import { BATCH_SIZES, type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { pagesByColumn } from './audit-page-by-column.ts';
import { pagesByTime } from './audit-page-by-time.ts';
import { packedValues, unpacked } from './audit-values.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';

/** What is counted together: see `CountedRows`. The minute stands behind it. */
const COUNTED = ['e.action', 'e.result', 'e.failure', 'e.flag', 'e.reason', 'e.operator'];

interface Reading {
  readonly sizes?: BatchSizes;
  /** Reads what is to be written down as a whole; without one it is read here. */
  readonly thread?: ReadingThread;
}

/** The report over the audit log in Keydesk's own store. */
export function storeAuditReport(
  db: Knex,
  { sizes = BATCH_SIZES, thread }: Reading = {},
): AuditReport {
  const byTime = pagesByTime(db, sizes);
  const byColumn = pagesByColumn(db, sizes);
  return {
    page: (wanted, options) =>
      (wanted.query.sort.column === 'time' ? byTime : byColumn)(wanted, options),

    async summary(filter, options) {
      const tally = createTally();
      const counted = askInBatches(
        { db, range: filter, descending: false, sizes, options },
        (restrict) =>
          restrict(
            filtered(
              db('audit_entries as e')
                .select(COUNTED)
                .select(db.raw('substr(e.time, 1, 16) as moment'))
                .count('* as count'),
              filter,
            ),
          ).groupByRaw('1, 2, 3, 4, 5, 6, 7'),
      );
      for await (const rows of counted) tally.add(CountedRows.parse(rows));
      return tally.summary();
    },

    async *values(query, fields, options) {
      const batches =
        thread === undefined
          ? packedValues(db, { query, fields, sizes }, options)
          : thread.packed({ query, fields, sizes }, options);
      for await (const batch of batches) yield unpacked(batch);
    },
  };
}
