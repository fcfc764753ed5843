import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import type { AuditQuery, AuditSort } from '../../../src-shared/model/audit-report.ts';
import type { EntryValues, ReportOptions } from '../../ports/audit-report.ts';
import { type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { columnOf } from './audit-rows.ts';
import { read } from './connection.ts';
import { refuseIfCancelled } from './store-errors.ts';

type Fields = readonly (keyof AuditEntry)[];

/**
 * Writing takes twice as long as reading, and both are done before anybody else's turn; a smaller batch also leaves less behind at
 * once for the collector. In milliseconds.
 */
const AIM_MS = 2;
/** Entries looked up by their numbers in one go. */
const LOOK_UP = 1_000;

/**
 * The values of everything a query finds, in its order. SQLite packs each batch into one text: handing every value over by itself
 * takes longer than reading it.
 */
export async function* auditValues(db: Knex, sizes: BatchSizes, query: AuditQuery, fields: Fields, options: ReportOptions): AsyncGenerator<EntryValues> {
  const { filter, sort } = query;
  if (sort.column !== 'time') {
    yield* byColumn(db, sizes, query, fields, options);
    return;
  }
  const order = sort.descending ? 'desc' : 'asc';
  const answers = askInBatches(db, filter, { descending: sort.descending, sizes, aimMs: AIM_MS, options }, (restrict) =>
    packed(db, restrict(filtered(db('audit_entries as e').select(selected(fields)), filter)).orderBy([{ column: 'e.time', order }, { column: 'e.sequence', order }]), fields),
  );
  for await (const answer of answers) yield unpacked(answer);
}

/** No index helps: the numbers are put in order first, eight bytes each, and the values looked up by them. */
async function* byColumn(db: Knex, sizes: BatchSizes, { filter, sort }: AuditQuery, fields: Fields, options: ReportOptions): AsyncGenerator<EntryValues> {
  const column = `lower(e.${columnOf(sort.column)})`;
  const found = new Map<string, number[]>();
  const answers = askInBatches(db, filter, { descending: true, sizes, options }, (restrict) =>
    packed(db, restrict(filtered(db('audit_entries as e').select('e.sequence', db.raw(`${column} as value`)), filter)), ['sequence', 'value']),
  );
  for await (const answer of answers) {
    for (const [sequence, value] of unpacked(answer)) {
      const alike = found.get(String(value));
      if (alike === undefined) found.set(String(value), [Number(sequence)]);
      else alike.push(Number(sequence));
    }
  }
  for (const sequences of inPieces(found, sort)) {
    refuseIfCancelled(options.signal);
    const rows = db('audit_entries as e')
      .joinRaw('join json_each(?) as wanted on wanted.value = e.sequence', [JSON.stringify(sequences)])
      .select(selected(fields))
      .orderByRaw('wanted.key');
    yield unpacked(await read(() => packed(db, rows, fields), options.signal));
    await setImmediate();
  }
}

function* inPieces(found: ReadonlyMap<string, number[]>, { descending }: AuditSort): Generator<readonly number[]> {
  const sign = descending ? -1 : 1;
  // As SQLite compares text: by its bytes.
  const values = [...found.keys()].sort((one, other) => sign * Buffer.compare(Buffer.from(one), Buffer.from(other)));
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

function selected(fields: Fields): readonly string[] {
  return fields.map((field) => `e.${columnOf(field)} as ${field}`);
}

function packed(db: Knex, rows: Knex.QueryBuilder, names: readonly string[]): Knex.QueryBuilder {
  return db.from(rows.as('r')).select(db.raw(`json_group_array(json_array(${names.map(() => '??').join(', ')})) as packed`, names.map((name) => `r.${name}`)));
}

function unpacked([answer]: readonly unknown[]): EntryValues {
  return JSON.parse((answer as { readonly packed: string }).packed) as EntryValues;
}
