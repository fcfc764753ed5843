import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import type { AuditFilter } from '#shared/audit/audit-report.ts';
import { narrowedBy } from '../audit-filter.ts';
import { read } from '../connection.ts';
import { type Condition, containing } from '../without-case.ts';
import { type IndexedField, isIndexed } from './index-shape.ts';
import { havingParts } from './key-parts.ts';

/** Where a value may stand that a filter asks for: a condition on `v` and `b`, with its values. */
export interface Sought {
  readonly sql: string;
  readonly values: readonly string[];
}

/** More values than this are not put in order block by block. */
const MOST_VALUES = 1_000;

/** What the index can be asked for, of a filter. */
export function soughtBy(filter: AuditFilter): readonly Sought[] {
  const requests = filter.activity === 'requests' ? ' and b.is_request = 1' : '';
  return narrowedBy(filter).flatMap(({ field, kind }) => {
    if (!isIndexed(field)) return [];
    const text = filter[field];
    const [condition, values] = kind === 'part' ? ofPart(field, text) : ofValue(field, text);
    return [{ sql: condition + requests, values }];
  });
}

function ofValue(field: IndexedField, text: string): Condition {
  return [`v.field = '${field}' and v.value = lower(?)`, [text]];
}

function ofPart(field: IndexedField, text: string): Condition {
  const [contains, values] = containing('v.value', text);
  const having = field === 'keyId' ? havingParts(text) : undefined;
  if (having === undefined) return [`v.field = '${field}' and ${contains}`, values];
  const [parts, theirs] = having;
  // The plus sign keeps SQLite from going through all values of the field.
  return [`${parts} and +v.field = '${field}' and ${contains}`, [...theirs, ...values]];
}

const FROM = 'from report_values v cross join report_value_blocks b on b.value_id = v.id';

/**
 * The blocks in which all of what is sought stands, in order: perhaps not in one entry.
 *
 * @returns `undefined` when each of it stands in more than `most` blocks
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function fewBlocks(
  db: Knex,
  sought: readonly Sought[],
  { most, signal }: CallOptions & { readonly most: number },
): Promise<readonly number[] | undefined> {
  let common: readonly number[] | undefined;
  for (const { sql, values } of sought) {
    const rows: readonly { readonly block: number }[] = await read(
      () =>
        db.raw(`select distinct b.block as block ${FROM} where ${sql} limit ${most + 1}`, [
          ...values,
        ]),
      signal,
    );
    if (rows.length > most) continue;
    const blocks = new Set(rows.map(({ block }) => block));
    common = common === undefined ? [...blocks] : common.filter((block) => blocks.has(block));
    if (common.length === 0) return [];
  }
  return common?.toSorted((one, other) => one - other);
}

/** Whether the blocks of this can be read in order, a few at a time. */
export async function isOfFewValues(
  db: Knex,
  { sql, values }: Sought,
  { signal }: CallOptions,
): Promise<boolean> {
  const rows: readonly unknown[] = await read(
    () =>
      db.raw(
        `select 1 from report_values v where ${sql.replace(' and b.is_request = 1', '')}
          limit ${MOST_VALUES + 1}`,
        [...values],
      ),
    signal,
  );
  return rows.length <= MOST_VALUES;
}

/** Where to go on in a walk through blocks. */
interface From {
  /** The first block that counts. */
  readonly block: number;
  readonly descending: boolean;
  readonly most: number;
}

/**
 * The next blocks in which this stands, in order.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function nextBlocks(
  db: Knex,
  { sql, values }: Sought,
  { block, descending, most, signal }: From & CallOptions,
): Promise<readonly number[]> {
  const [beyond, order] = descending ? (['<=', 'desc'] as const) : (['>=', 'asc'] as const);
  const rows: readonly { readonly block: number }[] = await read(
    () =>
      db.raw(
        `select distinct b.block as block ${FROM} where ${sql} and b.block ${beyond} ?
          order by b.block ${order} limit ${most}`,
        [...values, block],
      ),
    signal,
  );
  return rows.map((row) => row.block);
}
