import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { AuditFilter } from '../../../src-shared/model/audit-report.ts';
import type { ReportOptions } from '../../ports/audit-report.ts';
import { read } from './connection.ts';
import { refuseIfCancelled } from './store-errors.ts';

/** Entries looked at in one go. SQLite answers on the thread everything else waits for, so a batch is as large as its time allows. */
export interface BatchSizes {
  readonly first: number;
  readonly most: number;
}

export const BATCH_SIZES: BatchSizes = { first: 2_000, most: 100_000 };
/** What one batch should take, in milliseconds. */
const AIM_MS = 15;

/** A place in the log, by time; entries of one moment by number. */
export interface Position {
  readonly time: string;
  readonly sequence: number;
}

export type Restrict = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

type Range = Pick<AuditFilter, 'from' | 'until'>;

interface Walk {
  readonly descending: boolean;
  /** Just before the first entry, and the last one; without them, where the range begins and ends. */
  readonly begin?: Position | undefined;
  readonly end?: Position | undefined;
}

/** A part of a range of time. One bound on either side, or SQLite may walk the index from the wrong one: the nearer implies the other. */
export function inRange({ from, until }: Range, { descending, begin, end }: Walk): Restrict {
  const [beyond, within] = descending ? (['<', '>='] as const) : (['>', '<='] as const);
  const [isFromFree, isUntilFree] = descending ? [end === undefined, begin === undefined] : [begin === undefined, end === undefined];
  return (query) => {
    if (from !== '' && isFromFree) query.where('e.time', '>=', from);
    if (until !== '' && isUntilFree) query.where('e.time', '<', until);
    if (begin !== undefined) query.whereRaw(`(e.time, e.sequence) ${beyond} (?, ?)`, [begin.time, begin.sequence]);
    if (end !== undefined) query.whereRaw(`(e.time, e.sequence) ${within} (?, ?)`, [end.time, end.sequence]);
    return query;
  };
}

interface Batches {
  readonly descending: boolean;
  /** Begins just after it. */
  readonly after?: Position | undefined;
  readonly sizes: BatchSizes;
  /** Less where a batch is much work for whoever takes it. */
  readonly aimMs?: number;
  readonly options: ReportOptions;
}

/** Walks the range of time of a filter in the order of time and asks a question of each batch. @returns the rows of each answer */
export async function* askInBatches(db: Knex, range: Range, { descending, after, sizes, aimMs = AIM_MS, options }: Batches, question: (restrict: Restrict) => Knex.QueryBuilder): AsyncGenerator<readonly unknown[]> {
  const { signal, onProgress } = options;
  const order = descending ? 'desc' : 'asc';
  let total: number | undefined;
  let start = after;
  let size = sizes.first;
  for (let done = 0; ; ) {
    refuseIfCancelled(signal);
    const begin = start;
    const bounded = (end?: Position) => inRange(range, { descending, begin, end });
    const began = performance.now();
    const end: Position | undefined = await read(
      () => bounded()(db('audit_entries as e').select('e.time', 'e.sequence')).orderBy([{ column: 'e.time', order }, { column: 'e.sequence', order }]).offset(size - 1).first(),
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
    size = Math.round(Math.min(sizes.most, Math.max(1, sizes.first / 4, size * Math.min(2, aimMs / Math.max(took, 1)))));
    // Whoever else waits comes first.
    await setImmediate();
  }
}

async function newest(db: Knex): Promise<number> {
  const found: { sequence: number } | undefined = await db('audit_entries').select('sequence').orderBy('sequence', 'desc').first();
  return found?.sequence ?? 0;
}
