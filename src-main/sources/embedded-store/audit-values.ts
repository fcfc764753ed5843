import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { EntryValues, ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { AuditQuery, AuditSort } from '#shared/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { columnOf } from '../sql-text.ts';
import { type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { compareBytes } from './byte-order.ts';
import { read } from './connection.ts';

/**
 * UTF-8 of the JSON of a batch's values: handing every value over by itself takes longer than
 * reading it.
 */
export type Packed = ArrayBuffer;

/**
 * In milliseconds. Writing a batch takes about as long as reading it, and happens in one go; a
 * small one also takes little memory.
 */
const AIM_MS = 4;
/** Entries looked up by their numbers in one go. */
const LOOK_UP = 1_000;

/** What is asked for: these fields of everything a query finds. */
export interface WantedValues {
  readonly query: AuditQuery;
  readonly fields: readonly (keyof AuditEntry)[];
  readonly sizes: BatchSizes;
}

/** The values in the query's order, packed by SQLite. */
export async function* packedValues(
  db: Knex,
  wanted: WantedValues,
  options: ReportOptions,
): AsyncGenerator<Packed> {
  const { filter, sort } = wanted.query;
  if (sort.column !== 'time') {
    yield* byColumn(db, wanted, options);
    return;
  }
  const { descending } = sort;
  const order = descending ? 'desc' : 'asc';
  const columns = columnsOf(wanted);
  const answers = askInBatches(
    { db, range: filter, descending, sizes: wanted.sizes, aimMs: AIM_MS, options },
    (restrict) =>
      packed(
        db,
        restrict(filtered(db('audit_entries as e'), filter)).orderBy([
          { column: 'e.time', order },
          { column: 'e.sequence', order },
        ]),
        columns,
      ),
  );
  for await (const answer of answers) yield packedIn(answer);
}

function columnsOf({ fields }: WantedValues): readonly string[] {
  return fields.map((field) => `e.${columnOf(field)}`);
}

export function unpacked(batch: Packed): EntryValues {
  // `packed` below made it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(Buffer.from(batch).toString()) as EntryValues;
}

/**
 * No index helps: the numbers are put in order first, eight bytes each, and the values looked up by
 * them.
 */
async function* byColumn(
  db: Knex,
  wanted: WantedValues,
  options: ReportOptions,
): AsyncGenerator<Packed> {
  const columns = columnsOf(wanted);
  for (const sequences of inPieces(await numbersByValue(db, wanted, options), wanted.query.sort)) {
    refuseIfCancelled(options.signal);
    const rows = db('audit_entries as e')
      .joinRaw('join json_each(?) as wanted on wanted.value = e.sequence', [
        JSON.stringify(sequences),
      ])
      .orderByRaw('wanted.key');
    yield packedIn(await read(() => packed(db, rows, columns), options.signal));
    await setImmediate();
  }
}

/** The numbers of what a query finds, by the value it is sorted by. */
async function numbersByValue(
  db: Knex,
  { query: { filter, sort }, sizes }: WantedValues,
  options: ReportOptions,
): Promise<ReadonlyMap<string, number[]>> {
  const sortedBy = `lower(e.${columnOf(sort.column)})`;
  const answers = askInBatches(
    { db, range: filter, descending: false, sizes, options },
    (restrict) =>
      packed(db, restrict(filtered(db('audit_entries as e'), filter)), ['e.sequence', sortedBy]),
  );
  const found = new Map<string, number[]>();
  for await (const answer of answers) {
    for (const [sequence, value] of unpacked(packedIn(answer))) {
      const alike = found.get(String(value));
      if (alike === undefined) found.set(String(value), [Number(sequence)]);
      else alike.push(Number(sequence));
    }
  }
  return found;
}

function* inPieces(
  found: ReadonlyMap<string, number[]>,
  { descending }: AuditSort,
): Generator<readonly number[]> {
  const sign = descending ? -1 : 1;
  const values = [...found.keys()].sort((one, other) => sign * compareBytes(one, other));
  let piece: number[] = [];
  for (const value of values) {
    for (const sequence of (found.get(value) ?? []).sort((one, other) => sign * (one - other))) {
      piece.push(sequence);
      if (piece.length < LOOK_UP) continue;
      yield piece;
      piece = [];
    }
  }
  if (piece.length > 0) yield piece;
}

/**
 * The values of all rows of a question, in its order. Each row is packed where SQLite finds it: to
 * copy a dozen values out of there first takes half as long again.
 */
function packed(db: Knex, rows: Knex.QueryBuilder, columns: readonly string[]): Knex.QueryBuilder {
  const lines = rows.select(db.raw(`json_array(${columns.join(', ')}) as line`));
  return db
    .from(lines.as('lines'))
    .select(db.raw("cast('[' || coalesce(group_concat(line), '') || ']' as blob) as packed"));
}

function packedIn([answer]: readonly unknown[]): Packed {
  // The one column that `packed` asks for.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (answer as { readonly packed: Packed }).packed;
}
