import type { Knex } from 'knex';
import { z } from 'zod';
import { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditCursor, AuditQuery, AuditRow, AuditSort } from '../../../src-shared/model/audit-report.ts';
import type { AuditReport, ReportOptions } from '../../ports/audit-report.ts';
import { BATCH_SIZES, type BatchSizes, type Position, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { AUDIT_COLUMNS, columnOf } from './audit-rows.ts';
import { packedValues, unpacked } from './audit-values.ts';
import { read } from './connection.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { createTally } from '../../domain/audit-tally.ts';

const SELECTED = AUDIT_COLUMNS.map((column) => `e.${column}`);

const CountedRows = z.array(z.object({ result: z.string(), reason: z.string(), operator: z.string(), moment: z.string(), count: z.number() }));

/** A row by what it is sorted by. */
interface SortKey {
  readonly value: string;
  readonly sequence: number;
}

interface Reading {
  readonly sizes?: BatchSizes;
  /** Reads what is to be written down as a whole. Without one it is read here, as everything else. */
  readonly thread?: ReadingThread;
}

/** The report over the audit log in Keydesk's own store. */
export function storeAuditReport(db: Knex, { sizes = BATCH_SIZES, thread }: Reading = {}): AuditReport {
  return {
    async page(query, after, limit, options) {
      return query.sort.column === 'time' ? byTime(query, after, limit, options) : byColumn(query, after, limit, options);
    },

    async summary(filter, options) {
      const tally = createTally();
      const counted = askInBatches(db, filter, { descending: true, sizes, options }, (restrict) =>
        restrict(filtered(db('audit_entries as e').select('e.result', 'e.reason', 'e.operator').select(db.raw('substr(e.time, 1, 15) as moment')).count('* as count'), filter)).groupByRaw('1, 2, 3, 4'),
      );
      for await (const rows of counted) tally.add(CountedRows.parse(rows));
      return tally.summary();
    },

    async *values(query, fields, options) {
      const batches = thread === undefined ? packedValues(db, sizes, query, fields, options) : thread.packed({ sizes, query, fields }, options);
      for await (const batch of batches) yield unpacked(batch);
    },
  };

  /** The log has an index by time: reading ends as soon as the page is full. */
  async function byTime({ filter, sort }: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions) {
    const start: Position | undefined = after === null ? undefined : { time: after.value, sequence: after.sequence };
    const order = sort.descending ? 'desc' : 'asc';
    const rows: AuditRow[] = [];
    let last: AuditCursor | null = null;
    const answers = askInBatches(db, filter, { descending: sort.descending, after: start, sizes, options }, (restrict) =>
      restrict(filtered(db('audit_entries as e').select(SELECTED), filter)).orderBy([{ column: 'e.time', order }, { column: 'e.sequence', order }]).limit(limit - rows.length),
    );
    for await (const answer of answers) {
      for (const raw of answer as readonly Record<string, unknown>[]) {
        rows.push(auditRow(raw));
        last = { value: String(raw['time']), sequence: Number(raw['sequence']) };
      }
      if (rows.length >= limit) return { rows, next: last };
    }
    return { rows, next: null };
  }

  /** No index helps: everything is looked at, the best keys are kept, and their rows read at the end. */
  async function byColumn({ filter, sort }: AuditQuery, after: AuditCursor | null, limit: number, options: ReportOptions) {
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
    return { rows: await rowsOf(best, options.signal), next: last === undefined ? null : { value: last.value, sequence: last.sequence } };
  }

  /** In the order of their keys. */
  async function rowsOf(keys: readonly SortKey[], signal: AbortSignal): Promise<AuditRow[]> {
    const sequences = keys.map(({ sequence }) => sequence);
    const found: readonly Record<string, unknown>[] = await read(() => db('audit_entries as e').select(SELECTED).whereRaw('e.sequence in (select value from json_each(?))', [JSON.stringify(sequences)]), signal);
    const bySequence = new Map(found.map((raw) => [Number(raw['sequence']), raw]));
    return sequences.flatMap((sequence) => {
      const raw = bySequence.get(sequence);
      return raw === undefined ? [] : [auditRow(raw)];
    });
  }
}

/** Compared without case, of ASCII at least, as people sort names. */
export function sortColumn({ column }: AuditSort): string {
  return column === 'time' ? 'e.time' : `lower(e.${columnOf(column)})`;
}

function auditRow(raw: Record<string, unknown>): AuditRow {
  return { sequence: Number(raw['sequence']), entry: AuditEntry.safeParse(raw).data ?? null };
}

function inOrder({ descending }: AuditSort): (one: SortKey, other: SortKey) => number {
  const sign = descending ? -1 : 1;
  return (one, other) => {
    // As SQLite compares text: by its bytes.
    const order = one.value === other.value ? one.sequence - other.sequence : Buffer.compare(Buffer.from(one.value), Buffer.from(other.value));
    return sign * order;
  };
}
