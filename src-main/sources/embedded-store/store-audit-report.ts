import type { Knex } from 'knex';
import { createTally } from '#main/domain/audit/audit-tally.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import { CountedRows, entriesOf } from '../store-rows.ts';
import { BATCH_SIZES, type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { pagesByColumn } from './audit-page-by-column.ts';
import { pagesByTime } from './audit-page-by-time.ts';
import { AUDIT_COLUMNS } from './audit-rows.ts';
import { packedValues, unpacked } from './audit-values.ts';
import { read } from './connection.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { INDEX_SHAPE, type IndexShape } from './report-index/index-shape.ts';
import { countedAlike, totalsByIndex } from './report-index/totals.ts';

interface Reading {
  readonly sizes?: BatchSizes;
  readonly shape?: IndexShape;
  /** Reads what is to be written down as a whole; without one it is read here. */
  readonly thread?: ReadingThread;
  /** Told before each page and each summary. */
  readonly onAsked?: () => void;
}

/** The report over the audit log in Keydesk's own store. */
export function storeAuditReport(
  db: Knex,
  { sizes = BATCH_SIZES, shape = INDEX_SHAPE, thread, onAsked }: Reading = {},
): AuditReport {
  const byTime = pagesByTime(db, sizes, shape);
  const byColumn = pagesByColumn(db, sizes, shape);
  return {
    async page(wanted, options) {
      onAsked?.();
      return (wanted.query.sort.column === 'time' ? byTime : byColumn)(wanted, options);
    },

    async summary(filter, options) {
      onAsked?.();
      const totals = await totalsByIndex({ db, shape, filter }, options);
      if (totals !== undefined) return totals;
      const tally = createTally();
      const counted = askInBatches(
        { db, range: filter, descending: false, sizes, options },
        (restrict) => countedAlike(db, restrict(filtered(db('audit_entries as e'), filter))),
      );
      for await (const rows of counted) tally.add(CountedRows.parse(rows));
      return tally.summary();
    },

    async requestOf(sequence) {
      const request = db('audit_entries').select('request_id').where({ sequence });
      const rows = await read(() =>
        db('audit_entries').select(AUDIT_COLUMNS).where('request_id', request).orderBy('sequence'),
      );
      return entriesOf(rows);
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
