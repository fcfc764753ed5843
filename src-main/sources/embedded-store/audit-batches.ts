import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { AuditFilter } from '#shared/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { read } from './connection.ts';

/**
 * How many entries are looked at in one statement. It blocks the thread it runs on, so a batch is
 * only as large as its time allows.
 */
export interface BatchSizes {
  readonly first: number;
  readonly most: number;
}

export const BATCH_SIZES: BatchSizes = { first: 2_000, most: 100_000 };
/**
 * What one batch should take, in milliseconds. Between two, Electron's main loop takes some of its
 * own: a walk in batches of 15 took half as long again.
 */
const AIM_MS = 25;

/**
 * A place in the log in the order of time; entries of the same moment are in the order of their
 * numbers.
 */
export interface Position {
  readonly time: string;
  readonly sequence: number;
}

export type Restrict = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

type Range = Pick<AuditFilter, 'from' | 'until'>;

interface Walk {
  readonly descending: boolean;
  /**
   * The entry before the first one, and the last one. Without them the range of the filter is the
   * bound.
   */
  readonly begin?: Position | undefined;
  readonly end?: Position | undefined;
}

/**
 * Restricts a question to a part of a range of time. It names one bound a side, the nearer one:
 * given two, SQLite may start its walk from the farther.
 */
export function inRange({ from, until }: Range, { descending, begin, end }: Walk): Restrict {
  const [beyond, within] = descending ? (['<', '>='] as const) : (['>', '<='] as const);
  const [isFromFree, isUntilFree] = descending
    ? [end === undefined, begin === undefined]
    : [begin === undefined, end === undefined];
  return (query) => {
    if (from !== '' && isFromFree) query.where('e.time', '>=', from);
    if (until !== '' && isUntilFree) query.where('e.time', '<', until);
    if (begin !== undefined)
      query.whereRaw(`(e.time, e.sequence) ${beyond} (?, ?)`, [begin.time, begin.sequence]);
    if (end !== undefined)
      query.whereRaw(`(e.time, e.sequence) ${within} (?, ?)`, [end.time, end.sequence]);
    return query;
  };
}

interface Batches {
  readonly db: Knex;
  readonly range: Range;
  readonly descending: boolean;
  /** The walk begins with the entry after this one. */
  readonly after?: Position | undefined;
  readonly sizes: BatchSizes;
  /**
   * What one batch should take, in milliseconds; less than usual where the caller has much to do
   * with each.
   */
  readonly aimMs?: number;
  readonly options: ReportOptions;
}

/**
 * Walks the range of time of a filter in the order of time, and asks a question of each batch.
 *
 * @returns the rows of each answer
 */
export async function* askInBatches(
  { db, range, descending, after, sizes, aimMs = AIM_MS, options }: Batches,
  question: (restrict: Restrict) => Knex.QueryBuilder,
): AsyncGenerator<readonly unknown[]> {
  const { signal, onProgress } = options;
  const order = descending ? 'desc' : 'asc';
  let total: number | undefined;
  let start = after;
  let size = sizes.first;
  for (let done = 0; ;) {
    refuseIfCancelled(signal);
    const begin = start;
    const bounded = (end?: Position) => inRange(range, { descending, begin, end });
    const began = performance.now();
    const end: Position | undefined = await read(
      () =>
        bounded()(db('audit_entries as e').select('e.time', 'e.sequence'))
          .orderBy([
            { column: 'e.time', order },
            { column: 'e.sequence', order },
          ])
          .offset(size - 1)
          .first(),
      signal,
    );
    const rows: readonly unknown[] = await read(() => question(bounded(end)), signal);
    const took = performance.now() - began;
    yield rows;
    if (end === undefined) return;
    start = end;
    done += size;
    if (onProgress !== undefined) {
      total ??= await read(() => newest(db));
      onProgress(Math.min(done, total), total);
    }
    size = Math.round(
      Math.min(
        sizes.most,
        Math.max(1, sizes.first / 4, size * Math.min(2, aimMs / Math.max(took, 1))),
      ),
    );
    // Everything else that waits for this thread gets its turn.
    await setImmediate();
  }
}

async function newest(db: Knex): Promise<number> {
  const found: { sequence: number } | undefined = await db('audit_entries')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .first();
  return found?.sequence ?? 0;
}
