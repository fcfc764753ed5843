import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditFilter } from '#shared/audit/audit-report.ts';
import { read } from '../connection.ts';
import { type Sought, fewBlocks, isOfFewValues, nextBlocks, soughtBy } from './blocks-of-filter.ts';
import { type IndexShape, type IndexState, indexState, isIndexOfUse } from './index-shape.ts';

/** Blocks that are few enough to be held in memory and put in order. */
const FEW = 4_000;

/** A walk through the blocks in which something may be that a filter lets through. */
export interface BlockWalk {
  readonly descending: boolean;
  /** How far the log was indexed when it began. */
  readonly state: IndexState;
  /** Those blocks, some at a time, in order; the last ones may be beyond the index. */
  readonly windows: AsyncIterable<readonly number[]>;
}

interface Wanted {
  readonly db: Knex;
  readonly shape: IndexShape;
  readonly filter: AuditFilter;
  readonly descending: boolean;
  /** A time none of the wanted entries is beyond; empty for none. */
  readonly edge: string;
}

/**
 * Plans a walk to what a filter seeks.
 *
 * @returns `undefined` when the index does not help
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function blockWalk(
  wanted: Wanted,
  options: CallOptions,
): Promise<BlockWalk | undefined> {
  const { db, shape, filter, descending } = wanted;
  const state = await indexState(db, shape, options);
  const sought = soughtBy(filter);
  if (!isIndexOfUse(state) || sought.length === 0) return undefined;
  const few = await fewBlocks(db, sought, { ...options, most: FEW });
  const indexed =
    few === undefined
      ? await inOrder(wanted, sought, options)
      : inPieces(descending ? few.toReversed() : few, shape);
  return indexed && { descending, state, windows: withTail(indexed, { state, shape, descending }) };
}

/** Where what is sought stands in many blocks, they are read as they are needed. */
async function inOrder(
  wanted: Wanted,
  sought: readonly Sought[],
  options: CallOptions,
): Promise<AsyncIterable<readonly number[]> | undefined> {
  for (const one of sought)
    if (await isOfFewValues(wanted.db, one, options)) return readInOrder(wanted, one, options);
  return undefined;
}

async function* readInOrder(
  wanted: Wanted,
  sought: Sought,
  options: CallOptions,
): AsyncGenerator<readonly number[]> {
  const { db, descending, shape } = wanted;
  for (let block = await firstBlock(wanted, options); ;) {
    const blocks = await nextBlocks(db, sought, {
      ...options,
      block,
      descending,
      most: shape.atOnce,
    });
    const last = blocks.at(-1);
    if (last === undefined) return;
    yield blocks;
    block = descending ? last - 1 : last + 1;
  }
}

/** Blocks before it, in the order of the walk, have nothing within the edge. */
async function firstBlock(
  { db, shape, descending, edge }: Wanted,
  { signal }: CallOptions,
): Promise<number> {
  const perPack = shape.pack / shape.block;
  const whole = descending ? Number.MAX_SAFE_INTEGER : 0;
  if (edge === '') return whole;
  const [found]: readonly { readonly pack: number }[] = await read(
    () =>
      descending
        ? db.raw(`select pack from report_packs where first_time <= ? order by pack desc limit 1`, [
            edge,
          ])
        : db.raw(`select pack from report_packs where last_time >= ? order by pack limit 1`, [
            edge,
          ]),
    signal,
  );
  if (found === undefined) return descending ? -1 : Number.MAX_SAFE_INTEGER;
  return descending ? (found.pack + 1) * perPack - 1 : found.pack * perPack;
}

async function* withTail(
  indexed: AsyncIterable<readonly number[]>,
  { state, shape, descending }: Pick<BlockWalk, 'state' | 'descending'> & Pick<Wanted, 'shape'>,
): AsyncGenerator<readonly number[]> {
  const first = Math.floor(state.next / shape.block);
  // One more: entries may have been added meanwhile.
  const count = Math.floor(state.newest / shape.block) - first + 2;
  const tail = Array.from({ length: count }, (_block, index) => first + index);
  if (!descending) yield* indexed;
  yield* inPieces(descending ? tail.toReversed() : tail, shape);
  if (descending) yield* indexed;
}

async function* inPieces(
  blocks: readonly number[],
  { atOnce }: IndexShape,
): AsyncGenerator<readonly number[]> {
  for (let start = 0; start < blocks.length; start += atOnce)
    yield blocks.slice(start, start + atOnce);
}

// Entries are read by their numbers, whatever else is asked of them: what is known of a block or
// the end of the log leaves out far more than any index.

/** `audit_entries e`, to be restricted to a range of numbers. */
export function entriesByNumber(db: Knex): Knex.QueryBuilder {
  return db.from(db.raw('audit_entries as e not indexed'));
}

/** Restricts `audit_entries e` to some blocks, which are read one after the other. */
export function inBlocks(
  db: Knex,
  { block }: IndexShape,
  blocks: readonly number[],
): Knex.QueryBuilder {
  return db.from(db.raw('json_each(?) as b', [JSON.stringify(blocks)])).joinRaw(
    `cross join audit_entries as e not indexed on e.sequence >= b.value * ${block}
        and e.sequence < (b.value + 1) * ${block}`,
  );
}
