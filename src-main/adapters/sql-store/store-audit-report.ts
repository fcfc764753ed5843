import type { Knex } from 'knex';
import { z } from 'zod';
import type { AuditCursor, AuditPage, AuditQuery, AuditSort } from '../../../src-shared/model/audit-report.ts';
import type { AuditReport, ReportOptions } from '../../ports/audit-report.ts';
import { BATCH_SIZES, type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { pagesByTime } from './audit-page-by-time.ts';
import { Lines, inOneText, selectLines } from './audit-page-lines.ts';
import { columnOf } from './audit-rows.ts';
import { auditValues } from './audit-values.ts';
import { read } from './connection.ts';
import { createTally } from '../../domain/audit-tally.ts';

const CountedRows = z.array(z.object({ result: z.string(), reason: z.string(), operator: z.string(), moment: z.string(), count: z.number() }));

/** A row by what it is sorted by. */
interface SortKey {
  readonly value: string;
  readonly sequence: number;
}

/** The report over the audit log in Keydesk's own store. */
export function storeAuditReport(db: Knex, { sizes = BATCH_SIZES }: { readonly sizes?: BatchSizes } = {}): AuditReport {
  const pageByTime = pagesByTime(db, sizes);
  return {
    async page(query, after, limit, options) {
      return query.sort.column === 'time' ? pageByTime(query, after, limit, options) : byColumn(query, after, limit, options);
    },

    async summary(filter, options) {
      const tally = createTally();
      const counted = askInBatches(db, filter, { descending: true, sizes, options }, (restrict) =>
        restrict(filtered(db('audit_entries as e').select('e.result', 'e.reason', 'e.operator').select(db.raw('substr(e.time, 1, 15) as moment')).count('* as count'), filter)).groupByRaw('1, 2, 3, 4'),
      );
      for await (const rows of counted) tally.add(CountedRows.parse(rows));
      return tally.summary();
    },

    values: (query, fields, options) => auditValues(db, sizes, query, fields, options),
  };

  /** No index helps: everything is looked at, the best keys are kept, and their rows read at the end. */
  async function byColumn({ filter, sort }: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions): Promise<AuditPage> {
    const column = sortColumn(sort);
    const [order, beyond] = sort.descending ? (['desc', '<'] as const) : (['asc', '>'] as const);
    const compare = inOrder(sort);
    let best: readonly SortKey[] = [];
    const answers = askInBatches(db, filter, { descending: true, sizes, options }, (restrict) => {
      const keys = restrict(filtered(db('audit_entries as e').select('e.sequence', db.raw(`${column} as value`)), filter)).orderByRaw(`${column} ${order}, e.sequence ${order}`).limit(limit);
      if (after !== null) keys.whereRaw(`(${column}, e.sequence) ${beyond} (?, ?)`, [after.value, after.sequence]);
      // What would come after the last of a full page is of no use.
      const worst = best.length >= limit ? best.at(-1) : undefined;
      if (worst !== undefined) keys.whereRaw(`(${column}, e.sequence) ${sort.descending ? '>' : '<'} (?, ?)`, [worst.value, worst.sequence]);
      return keys;
    });
    for await (const answer of answers) if (answer.length > 0) best = [...best, ...(answer as readonly SortKey[])].sort(compare).slice(0, limit);
    const last = best.length < limit ? undefined : best.at(-1);
    return { lines: await linesOf(best, options.signal), next: last === undefined ? null : { value: last.value, sequence: last.sequence } };
  }

  /** In the order of their keys. */
  async function linesOf(keys: readonly SortKey[], signal: AbortSignal): Promise<string> {
    const wanted = selectLines(db).joinRaw('join json_each(?) as wanted on wanted.value = e.sequence', [JSON.stringify(keys.map(({ sequence }) => sequence))]);
    return Lines.parse(await read(() => inOneText(db, wanted.orderByRaw('wanted.key')).first(), signal)).lines ?? '';
  }
}

/** Compared without case, of ASCII at least, as people sort names. */
export function sortColumn({ column }: AuditSort): string {
  return column === 'time' ? 'e.time' : `lower(e.${columnOf(column)})`;
}

function inOrder({ descending }: AuditSort): (one: SortKey, other: SortKey) => number {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    // As SQLite compares text: by its bytes.
    const order = one.value === other.value ? one.sequence - other.sequence : Buffer.compare(Buffer.from(one.value), Buffer.from(other.value));
    return sign * order;
  };
}
