import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { type Tally, createTally } from '#main/domain/audit/audit-tally.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { CountedRows } from '#main/sources/store-rows.ts';
import type { AuditFilter, AuditSummary } from '#shared/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { inRange } from '../audit-batches.ts';
import { filtered, narrowedBy } from '../audit-filter.ts';
import { read } from '../connection.ts';
import { entriesByNumber, inBlocks } from './block-walk.ts';
import { fewBlocks, soughtBy } from './blocks-of-filter.ts';
import { type IndexShape, type IndexState, indexState, isIndexOfUse } from './index-shape.ts';
import { isOfKinds } from './kinds.ts';
import { addPacks, packsToCount } from './packed-totals.ts';

/** Blocks whose entries are counted one by one: some 130,000 entries. */
const MOST_BLOCKS = 2_000;
const INTENTS_AT_ONCE = 1_000;

export interface WantedTotals {
  readonly db: Knex;
  readonly shape: IndexShape;
  readonly filter: AuditFilter;
}

/**
 * The totals of what a filter lets through.
 *
 * @returns `undefined` when the log has to be walked through for them
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function totalsByIndex(
  wanted: WantedTotals,
  options: CallOptions,
): Promise<AuditSummary | undefined> {
  const { db, shape, filter } = wanted;
  const state = await indexState(db, shape, options);
  if (!isIndexOfUse(state)) return undefined;
  const tally = createTally();
  if (narrowedBy(filter).every(({ field }) => isOfKinds(field)))
    await addOfPacks(wanted, { state, tally }, options);
  else {
    const blocks = await fewBlocks(db, soughtBy(filter), { ...options, most: MOST_BLOCKS });
    if (blocks === undefined) return undefined;
    for (let start = 0; start < blocks.length; start += shape.atOnce)
      await addRows(
        wanted,
        { tally, rows: () => inBlocks(db, shape, blocks.slice(start, start + shape.atOnce)) },
        options,
      );
  }
  const tail = () => entriesByNumber(db).where('e.sequence', '>=', state.next);
  await addRows(wanted, { tally, rows: tail }, options);
  return tally.summary();
}

interface Counting {
  readonly state: IndexState;
  readonly tally: Tally;
}

/** Adds what is indexed: packs that are within the range as they are, all others row by row. */
async function addOfPacks(
  wanted: WantedTotals,
  { state, tally }: Counting,
  options: CallOptions,
): Promise<void> {
  const { db, shape } = wanted;
  const { whole, inPart } = await packsToCount(wanted, state, options);
  await addPacks(wanted, { packs: whole, tally }, options);
  for (const pack of inPart) {
    const rows = () =>
      entriesByNumber(db)
        .where('e.sequence', '>=', pack * shape.pack)
        .where('e.sequence', '<', (pack + 1) * shape.pack);
    await addRows(wanted, { tally, rows }, options);
  }
  const counted = new Set(whole);
  const intents = (await openIntents(db, state, options)).filter((sequence) =>
    counted.has(Math.floor(sequence / shape.pack)),
  );
  for (let start = 0; start < intents.length; start += INTENTS_AT_ONCE) {
    const some = JSON.stringify(intents.slice(start, start + INTENTS_AT_ONCE));
    const rows = () =>
      db
        .from(db.raw('json_each(?) as i', [some]))
        .joinRaw('cross join audit_entries as e not indexed on e.sequence = i.value');
    await addRows(wanted, { tally, rows }, options);
  }
}

async function openIntents(
  db: Knex,
  { next }: IndexState,
  { signal }: CallOptions,
): Promise<readonly number[]> {
  const rows: readonly { readonly sequence: number }[] = await read(
    () => db('report_open_intents').select('sequence').where('sequence', '<', next),
    signal,
  );
  return rows.map(({ sequence }) => sequence);
}

interface Rows {
  readonly tally: Tally;
  /** Some of `audit_entries e`. */
  readonly rows: () => Knex.QueryBuilder;
}

async function addRows(
  { db, filter }: WantedTotals,
  { tally, rows }: Rows,
  { signal }: CallOptions,
): Promise<void> {
  refuseIfCancelled(signal);
  const counted: unknown = await read(
    () => countedAlike(db, inRange(filter, { descending: false })(filtered(rows(), filter))),
    signal,
  );
  tally.add(CountedRows.parse(counted));
  await setImmediate();
}

/** Counts rows of `audit_entries e` that are alike in what totals tell. */
export function countedAlike(
  db: Knex,
  rows: Knex.QueryBuilder,
  moment = 'substr(e.time, 1, 16)',
): Knex.QueryBuilder {
  return rows
    .select('e.result', 'e.reason', 'e.operator')
    .select(db.raw(`${moment} as moment`))
    .count('* as count')
    .groupByRaw('1, 2, 3, 4');
}
