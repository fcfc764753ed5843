import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { AuditFilter } from '../../../src-shared/model/audit-report.ts';
import type { ReportOptions } from '../../ports/audit-report.ts';
import { read } from './connection.ts';
import { refuseIfCancelled } from './store-errors.ts';

/** Entries looked at in one go: some milliseconds, during which the console answers nobody. */
export const BATCH_SIZE = 10_000;

/** A place in the log, by time; entries of one moment by number. */
export interface Position {
  readonly time: string;
  readonly sequence: number;
}

type Restrict = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** Walks the range of time of a filter in the order of time, a batch at a time, from just after `after`. */
export async function* auditBatches(
  db: Knex,
  { from, until }: Pick<AuditFilter, 'from' | 'until'>,
  { descending, after, batchSize, options }: { readonly descending: boolean; readonly after?: Position | undefined; readonly batchSize: number; readonly options: ReportOptions },
): AsyncGenerator<Restrict> {
  const { signal, onProgress } = options;
  const [beyond, within, order] = descending ? (['<', '>=', 'desc'] as const) : (['>', '<=', 'asc'] as const);
  const total = await read(() => newest(db));
  let start = after;
  for (let done = 0; ; done += batchSize) {
    refuseIfCancelled(signal);
    const begin = start;
    const inRange: Restrict = (query) => {
      if (from !== '') query.where('e.time', '>=', from);
      if (until !== '') query.where('e.time', '<', until);
      if (begin !== undefined) query.whereRaw(`(e.time, e.sequence) ${beyond} (?, ?)`, [begin.time, begin.sequence]);
      return query;
    };
    const end: Position | undefined = await read(
      () => inRange(db('audit_entries as e').select('e.time', 'e.sequence')).orderBy([{ column: 'e.time', order }, { column: 'e.sequence', order }]).offset(batchSize - 1).first(),
      signal,
    );
    yield end === undefined ? inRange : (query) => inRange(query).whereRaw(`(e.time, e.sequence) ${within} (?, ?)`, [end.time, end.sequence]);
    if (end === undefined) return;
    start = end;
    onProgress?.(Math.min(done + batchSize, total), total);
    // Whoever else waits comes first.
    await setImmediate();
  }
}

async function newest(db: Knex): Promise<number> {
  const found: { sequence: number } | undefined = await db('audit_entries').select('sequence').orderBy('sequence', 'desc').first();
  return found?.sequence ?? 0;
}
