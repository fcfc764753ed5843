import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditCursor, AuditQuery } from '#shared/audit/audit-report.ts';
import { read } from '../connection.ts';
import { type IndexShape, type IndexedField, LONGEST_NOTE, asIndexed } from './index-shape.ts';

/** A block in which a value stands. */
export interface Place {
  readonly valueId: number;
  readonly block: number;
}

/** Somewhere between places: a value, as SQL with what belongs in its place, and a block. */
interface Mark {
  readonly value: readonly [sql: string, binding: string | number];
  readonly block: number;
}

interface Wanted {
  readonly db: Knex;
  readonly shape: IndexShape;
  /** The field that a report is sorted by. */
  readonly field: IndexedField;
  readonly query: AuditQuery;
  readonly after: AuditCursor | null;
}

/**
 * Where the values of a field stand, in the order of a report. Each call gives the next places.
 *
 * @returns at least so many, unless there are no more: values that are cut are not told in part, as
 *   their entries have to be put in order first
 */
export function placesInOrder(
  wanted: Wanted,
  options: CallOptions,
): (size: number) => Promise<readonly Place[]> {
  let begin = beginOf(wanted);
  return async (size) => {
    const places = await placesFrom(wanted, { begin, where: 'beyond', size }, options);
    const last = places.at(-1);
    if (last === undefined) return places;
    begin = markAt(last);
    if (last.isCut === 0) return places;
    const all = Number.MAX_SAFE_INTEGER;
    const rest = await placesFrom(wanted, { begin, where: 'within', size: all }, options);
    begin = markAt(rest.at(-1) ?? last);
    return [...places, ...rest];
  };
}

function markAt({ valueId, block }: Place): Mark {
  return { value: ['(select value from report_values where id = ?)', valueId], block };
}

/** Before the first place that may have a row after the cursor. */
function beginOf({
  shape,
  field,
  after,
  query: {
    sort: { descending },
  },
}: Wanted): Mark | undefined {
  if (after === null) return undefined;
  // Rows with the same beginning of a note may be anywhere in the log.
  const isCut = field === 'note' && Buffer.byteLength(after.value) >= LONGEST_NOTE;
  const block = Math.floor(after.sequence / shape.block);
  const before = descending
    ? ([block + 1, Number.MAX_SAFE_INTEGER] as const)
    : ([block - 1, -1] as const);
  return { value: [asIndexed(field, '?'), after.value], block: before[isCut ? 1 : 0] };
}

interface Stretch {
  readonly begin: Mark | undefined;
  /** Everything beyond the mark, or the other blocks of its value. */
  readonly where: 'beyond' | 'within';
  readonly size: number;
}

type FoundPlace = Place & { readonly isCut: number };

function placesFrom(
  { db, field, query: { filter, sort } }: Wanted,
  { begin, where, size }: Stretch,
  { signal }: CallOptions,
): Promise<readonly FoundPlace[]> {
  const [order, beyond] = sort.descending ? (['desc', '<'] as const) : (['asc', '>'] as const);
  const cut = field === 'note' ? `length(cast(v.value as blob)) >= ${LONGEST_NOTE}` : '0';
  const places = db
    .from('report_values as v')
    .joinRaw('cross join report_value_blocks as b on b.value_id = v.id')
    .where('v.field', field)
    .select('v.id as valueId', 'b.block', db.raw(`${cut} as isCut`));
  if (filter.activity === 'requests') places.where('b.is_request', 1);
  else places.distinct('v.value');
  if (begin !== undefined) {
    const [sql, binding] = begin.value;
    if (where === 'beyond')
      places
        .whereRaw(`v.value ${beyond}= ${sql}`, [binding])
        .whereRaw(`(v.value, b.block) ${beyond} (${sql}, ?)`, [binding, begin.block]);
    else places.whereRaw(`v.value = ${sql}`, [binding]).where('b.block', beyond, begin.block);
  }
  return read(() => places.orderByRaw(`v.value ${order}, b.block ${order}`).limit(size), signal);
}
