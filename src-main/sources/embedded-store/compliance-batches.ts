import { setImmediate } from 'node:timers/promises';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import type { ComplianceCursor } from '#shared/compliance/enterprise-compliance.ts';
import type { Walk } from './compliance-query.ts';
import { read } from './connection.ts';

export type Restrict = (query: Knex.QueryBuilder) => Knex.QueryBuilder;

/** How the computers are walked. */
export interface Walking {
  readonly walk: Pick<Walk, 'value' | 'id' | 'along'>;
  readonly descending: boolean;
  readonly after: ComplianceCursor | null;
  readonly batchSize: number;
  readonly options: ReportOptions;
}

/** Where in a walk a row stands. */
export const CursorRow = z.object({ value: z.coerce.string(), id: z.number() });

/**
 * Walks all computers in one order, a batch at a time: however few fit a filter, nothing else waits
 * long.
 */
export async function* complianceBatches(
  db: Knex,
  { walk, descending, after, batchSize, options }: Walking,
): AsyncGenerator<Restrict> {
  const { signal, onProgress } = options;
  const { value, id, along } = walk;
  const total = await read(() => computersIn(db), signal);
  let start = after;
  for (let done = 0; ; done += batchSize) {
    refuseIfCancelled(signal);
    const begin = start;
    const fromHere: Restrict = (query) => beyond(query, walk, { descending, after: begin });
    const positions = db.select(db.raw(`${value} as value, ${id} as id`)).fromRaw(along);
    const last: unknown = await read(
      () =>
        inOrder(fromHere(positions), walk, descending)
          .offset(batchSize - 1)
          .first(),
      signal,
    );
    const end = last === undefined ? undefined : CursorRow.parse(last);
    yield end === undefined
      ? fromHere
      : (query) =>
          fromHere(query).whereRaw(`(${value}, ${id}) ${descending ? '>=' : '<='} (?, ?)`, [
            end.value,
            end.id,
          ]);
    if (end === undefined) return;
    start = end;
    onProgress?.(Math.min(done + batchSize, total), total);
    // Whoever else waits comes first.
    await setImmediate();
  }
}

/** In the order of a walk. */
export function inOrder(
  query: Knex.QueryBuilder,
  { value, id }: Pick<Walk, 'value' | 'id'>,
  descending: boolean,
): Knex.QueryBuilder {
  const order = descending ? 'desc' : 'asc';
  return query.orderBy([
    { column: value, order },
    { column: id, order },
  ]);
}

/** What comes after a place of the walk; everything, after none. */
export function beyond(
  query: Knex.QueryBuilder,
  { value, id }: Pick<Walk, 'value' | 'id'>,
  { descending, after }: Pick<Walking, 'descending' | 'after'>,
): Knex.QueryBuilder {
  if (after === null) return query;
  // The first alone as well: it lets the outermost table of several be entered there.
  const [from, than] = descending ? ['<=', '<'] : ['>=', '>'];
  return query
    .where(value, from, after.value)
    .whereRaw(`(${value}, ${id}) ${than} (?, ?)`, [after.value, after.id]);
}

async function computersIn(db: Knex): Promise<number> {
  const [row] = z
    .array(z.object({ count: z.number() }))
    .parse(await db('computer_compliance').count('* as count'));
  return row?.count ?? 0;
}
