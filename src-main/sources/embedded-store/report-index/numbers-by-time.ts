import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditFilter } from '#shared/audit/audit-report.ts';
import { type Position, inRange } from '../audit-batches.ts';
import { filtered } from '../audit-filter.ts';
import { read } from '../connection.ts';
import { type BlockWalk, inBlocks } from './block-walk.ts';
import type { IndexShape } from './index-shape.ts';

interface Wanted {
  readonly db: Knex;
  readonly shape: IndexShape;
  readonly filter: AuditFilter;
  /** The entry before the first one. */
  readonly begin: Position | undefined;
  readonly walk: BlockWalk;
}

/**
 * The numbers of what a filter finds, in the order of time. Blocks are in the order of the log,
 * which is another one where the clock was set: an entry is told once no block that is still to be
 * read can have one before it.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function* numbersByTime(
  wanted: Wanted,
  options: CallOptions,
): AsyncGenerator<readonly number[]> {
  const { descending, windows } = wanted.walk;
  const sign = descending ? -1 : 1;
  let found: readonly Position[] = [];
  for await (const blocks of windows) {
    found = [...found, ...(await foundIn(wanted, blocks, options))].sort(
      (one, other) => sign * (compare(one.time, other.time) || one.sequence - other.sequence),
    );
    const edge = await edgeAfter(wanted, blocks, options);
    const ready = found.filter(({ time }) => edge !== undefined && sign * compare(time, edge) < 0);
    found = found.slice(ready.length);
    if (ready.length > 0) yield ready.map(({ sequence }) => sequence);
  }
  yield found.map(({ sequence }) => sequence);
}

// ISO 8601 is ASCII, and what a damaged entry has in its place is put anywhere.
function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

async function foundIn(
  { db, shape, filter, begin, walk: { descending } }: Wanted,
  blocks: readonly number[],
  { signal }: CallOptions,
): Promise<readonly Position[]> {
  return read(
    () =>
      inRange(filter, { descending, begin })(filtered(inBlocks(db, shape, blocks), filter)).select(
        'e.time',
        'e.sequence',
      ),
    signal,
  );
}

/**
 * The time that no entry of a later block of the walk is beyond. @returns `undefined` while that is
 * not known
 */
async function edgeAfter(
  { db, shape, walk: { descending, state } }: Wanted,
  blocks: readonly number[],
  { signal }: CallOptions,
): Promise<string | undefined> {
  const last = blocks.at(-1) ?? 0;
  const pack = Math.floor(((descending ? last - 1 : last + 1) * shape.block) / shape.pack);
  const [edge]: readonly { readonly time: string | null }[] = await read(
    () =>
      descending
        ? db.raw('select newest_time as time from report_packs where pack = ?', [pack])
        : db.raw(
            `select min(time) as time from (
              select min(first_time) as time from report_packs where pack >= ?
              union all select min(time) from audit_entries where sequence >= ?)`,
            [pack, state.next],
          ),
    signal,
  );
  return edge?.time ?? undefined;
}
