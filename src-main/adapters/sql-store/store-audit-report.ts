import type { Knex } from 'knex';
import { z } from 'zod';
import { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditCursor, AuditQuery, AuditRow, AuditSort } from '../../../src-shared/model/audit-report.ts';
import type { AuditReport, ReportOptions } from '../../ports/audit-report.ts';
import { BATCH_SIZE, type Position, auditBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { AUDIT_COLUMNS, columnOf } from './audit-rows.ts';
import { read } from './connection.ts';
import { createTally } from '../../domain/audit-tally.ts';

const SELECTED = AUDIT_COLUMNS.map((column) => `e.${column}`);

const CountedRows = z.array(z.object({ result: z.string(), reason: z.string(), operator: z.string(), moment: z.string(), count: z.number() }));

interface SortedRow extends AuditRow {
  readonly cursor: AuditCursor;
}

/** The report over the audit log in Keydesk's own store. */
export function storeAuditReport(db: Knex, { batchSize = BATCH_SIZE }: { readonly batchSize?: number } = {}): AuditReport {
  return {
    async page(query, after, limit, options) {
      const rows = query.sort.column === 'time' ? byTime(query, after, limit, options) : byColumn(query, after, limit, options);
      const found = await rows;
      const last = found.at(-1);
      return { rows: found.map(({ sequence, entry }) => ({ sequence, entry })), next: found.length < limit || last === undefined ? null : last.cursor };
    },

    async summary(filter, options) {
      const tally = createTally();
      for await (const restrict of auditBatches(db, filter, { descending: true, batchSize, options })) {
        const counted = db('audit_entries as e').select('e.result', 'e.reason', 'e.operator').select(db.raw('substr(e.time, 1, 15) as moment')).count('* as count');
        const rows: readonly unknown[] = await read(() => restrict(filtered(counted, filter)).groupByRaw('1, 2, 3, 4'), options.signal);
        tally.add(CountedRows.parse(rows));
      }
      return tally.summary();
    },
  };

  /** The log has an index by time: reading ends as soon as the page is full. */
  async function byTime({ filter, sort }: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions): Promise<readonly SortedRow[]> {
    const start: Position | undefined = after === null ? undefined : { time: after.value, sequence: after.sequence };
    const found: SortedRow[] = [];
    for await (const restrict of auditBatches(db, filter, { descending: sort.descending, after: start, batchSize, options })) {
      found.push(...(await some(restrict, { filter, sort }, limit - found.length, options.signal)));
      if (found.length >= limit) break;
    }
    return found;
  }

  /** No index helps: everything is looked at, and the best of each batch kept. */
  async function byColumn(query: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions): Promise<readonly SortedRow[]> {
    const { filter, sort } = query;
    const column = sortColumn(sort);
    let best: readonly SortedRow[] = [];
    for await (const restrict of auditBatches(db, filter, { descending: true, batchSize, options })) {
      const beyond = (rows: Knex.QueryBuilder) => (after === null ? rows : rows.whereRaw(`(${column}, e.sequence) ${sort.descending ? '<' : '>'} (?, ?)`, [after.value, after.sequence]));
      const found = await some((rows) => beyond(restrict(rows)), query, limit, options.signal);
      best = [...best, ...found].sort(inOrder(sort)).slice(0, limit);
    }
    return best;
  }

  async function some(restrict: (rows: Knex.QueryBuilder) => Knex.QueryBuilder, { filter, sort }: AuditQuery, limit: number, signal: AbortSignal): Promise<readonly SortedRow[]> {
    const order = sort.descending ? 'desc' : 'asc';
    const column = sortColumn(sort);
    const rows: readonly unknown[] = await read(
      () => restrict(filtered(db('audit_entries as e').select(SELECTED).select(db.raw(`${column} as sorted_by`)), filter)).orderByRaw(`${column} ${order}, e.sequence ${order}`).limit(limit),
      signal,
    );
    return rows.map(sortedRow);
  }
}

/** Compared without case, of ASCII at least, as people sort names. */
function sortColumn({ column }: AuditSort): string {
  return column === 'time' ? 'e.time' : `lower(e.${columnOf(column)})`;
}

function sortedRow(raw: unknown): SortedRow {
  const { sorted_by: value, ...row } = raw as Record<string, unknown>;
  const sequence = Number(row['sequence']);
  return { sequence, entry: AuditEntry.safeParse(row).data ?? null, cursor: { value: String(value), sequence } };
}

function inOrder({ descending }: AuditSort): (one: SortedRow, other: SortedRow) => number {
  const sign = descending ? -1 : 1;
  return ({ cursor: one }, { cursor: other }) => {
    // As SQLite compares text: by its bytes.
    const order = Buffer.compare(Buffer.from(one.value), Buffer.from(other.value));
    return sign * (order === 0 ? one.sequence - other.sequence : order);
  };
}
