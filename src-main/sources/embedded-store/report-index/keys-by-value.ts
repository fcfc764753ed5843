import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import type { AuditCursor, AuditFilter, AuditQuery } from '#shared/audit/audit-report.ts';
import { inRange } from '../audit-batches.ts';
import { filtered } from '../audit-filter.ts';
import { read } from '../connection.ts';
import { entriesByNumber, inBlocks } from './block-walk.ts';
import { fewBlocks, soughtBy } from './blocks-of-filter.ts';
import {
  type IndexShape,
  type IndexState,
  indexState,
  indexedValue,
  isIndexOfUse,
  isIndexed,
} from './index-shape.ts';
import { type Place, placesInOrder } from './places-in-order.ts';
import { type SortKey, inOrder } from './sort-keys.ts';

/** So many blocks are looked through at once, with whatever values they have. */
const FEW_BLOCKS = 500;
/** So many entries of a range of time are put in order in no time. */
const FEW_ENTRIES = 20_000;
/** When so many places have not filled a page, nothing says that the next ones will. */
const MOST_PLACES = 2_000;

export interface WantedKeys {
  readonly db: Knex;
  readonly shape: IndexShape;
  readonly query: AuditQuery;
  readonly after: AuditCursor | null;
  /** At most so many. */
  readonly limit: number;
}

/**
 * The first keys of a report sorted by any column but time, after a row.
 *
 * @returns `undefined` when a walk through the log is the better way to find them
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function keysByValue(
  wanted: WantedKeys,
  options: CallOptions,
): Promise<readonly SortKey[] | undefined> {
  const { db, shape, query, limit } = wanted;
  const state = await indexState(db, shape, options);
  if (!isIndexOfUse(state) || !isIndexed(query.sort.column)) return undefined;
  const few = await fewBlocks(db, soughtBy(query.filter), { ...options, most: FEW_BLOCKS });
  const indexed =
    few === undefined ? await keysAlongValues(wanted, options) : await keysIn(wanted, few, options);
  if (indexed === undefined) return undefined;
  const tail = await keysOfTail(wanted, state, options);
  return [...indexed, ...tail].sort(inOrder(query.sort)).slice(0, limit);
}

async function keysIn(
  wanted: WantedKeys,
  blocks: readonly number[],
  { signal }: CallOptions,
): Promise<readonly SortKey[]> {
  const { db, shape } = wanted;
  return read(() => keysOf(wanted, inBlocks(db, shape, blocks)), signal);
}

async function keysOfTail(
  wanted: WantedKeys,
  { next }: IndexState,
  { signal }: CallOptions,
): Promise<readonly SortKey[]> {
  const tail = () => entriesByNumber(wanted.db).where('e.sequence', '>=', next);
  return read(() => keysOf(wanted, tail()), signal);
}

/** The first keys among some rows, in order. */
function keysOf(
  { db, query: { filter, sort }, after, limit }: WantedKeys,
  rows: Knex.QueryBuilder,
): Knex.QueryBuilder {
  const value = valueOf(sort.column);
  const [order, beyond] = sort.descending ? ['desc', '<'] : ['asc', '>'];
  const keys = rows.select('e.sequence', db.raw(`${value} as value`));
  if (after !== null)
    keys.whereRaw(`(${value}, e.sequence) ${beyond} (?, ?)`, [after.value, after.sequence]);
  return inRange(filter, { descending: false })(filtered(keys, filter))
    .orderByRaw(`${value} ${order}, +e.sequence ${order}`)
    .limit(limit);
}

/** Compared without case, of ASCII at least, as people sort names. */
function valueOf(column: string): string {
  return `lower(e.${columnOf(column)})`;
}

/** Goes from value to value in the report's order, and through the blocks that have it. */
async function keysAlongValues(
  wanted: WantedKeys,
  options: CallOptions,
): Promise<readonly SortKey[] | undefined> {
  const { db, shape, query, limit } = wanted;
  if (await isOfFewEntries(db, query.filter, options)) return undefined;
  const keys: SortKey[] = [];
  let looked = 0;
  const field = wanted.query.sort.column;
  if (!isIndexed(field)) return undefined;
  const places = placesInOrder({ ...wanted, field }, options);
  // Mostly a page is full after a few.
  for (let size = Math.ceil(shape.atOnce / 4); ; size = shape.atOnce * 2) {
    const next = await places(size);
    if (next.length === 0) return keys;
    keys.push(...(await keysAt(wanted, next, options)));
    if (keys.length >= limit) return keys;
    looked += next.length;
    if (looked >= MOST_PLACES) return undefined;
  }
}

async function keysAt(
  wanted: WantedKeys,
  places: readonly Place[],
  { signal }: CallOptions,
): Promise<readonly SortKey[]> {
  const { db, shape, query } = wanted;
  if (!isIndexed(query.sort.column)) return [];
  const at = db
    .with(
      'p',
      db.raw('select value ->> 0 as value_id, value ->> 1 as block from json_each(?)', [
        JSON.stringify(places.map(({ valueId, block }) => [valueId, block])),
      ]),
    )
    .from('p')
    .joinRaw(
      `cross join report_values as v on v.id = p.value_id
        cross join audit_entries as e not indexed on e.sequence >= p.block * ${shape.block}
        and e.sequence < (p.block + 1) * ${shape.block}
        and ${indexedValue(query.sort.column)} = v.value`,
    );
  return read(() => keysOf(wanted, at), signal);
}

async function isOfFewEntries(
  db: Knex,
  { from, until }: Pick<AuditFilter, 'from' | 'until'>,
  { signal }: CallOptions,
): Promise<boolean> {
  if (from === '' && until === '') return false;
  const inside = inRange(
    { from, until },
    { descending: false },
  )(db('audit_entries as e').select(db.raw('1'))).limit(FEW_ENTRIES + 1);
  const [found]: readonly { readonly count: number }[] = await read(
    () => db.from(inside.as('i')).count('* as count'),
    signal,
  );
  return (found?.count ?? 0) <= FEW_ENTRIES;
}
