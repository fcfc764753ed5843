import type { Knex } from 'knex';
import type { CallOptions } from '#main/ports/system.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import type { AuditColumn } from '#shared/audit/audit-report.ts';
import { read } from '../connection.ts';

/**
 * How many entries a block has, and how many a pack: a multiple of it. Entry n is in block n /
 * size, rounded down. What a store was indexed with, it is read with.
 */
export interface IndexShape {
  readonly block: number;
  readonly pack: number;
  /** Blocks looked through in one statement, which blocks the main process. */
  readonly atOnce: number;
}

/**
 * To look through a block takes some 0.05 ms, so that 400 rows out of as many blocks are found in
 * 20 ms; smaller ones take more room for no gain that a person feels.
 */
export const INDEX_SHAPE: IndexShape = { block: 64, pack: 1_024, atOnce: 128 };

/**
 * The fields that are indexed. Written out, as stores have been indexed with them: reports by any
 * other field walk through the log.
 */
export const INDEXED_FIELDS = [
  'source',
  'action',
  'result',
  'failure',
  'flag',
  'operator',
  'role',
  'endUser',
  'computer',
  'keyType',
  'keyId',
  'reason',
  'note',
  'ticket',
  'workstation',
] as const satisfies readonly AuditColumn[];
export type IndexedField = (typeof INDEXED_FIELDS)[number];

/**
 * In bytes. Of longer notes, only the beginning is indexed: they are not looked for, only put in
 * order.
 */
export const LONGEST_NOTE = 200;

export function isIndexed(field: string): field is IndexedField {
  return INDEXED_FIELDS.some((indexed) => indexed === field);
}

/** How a field of `audit_entries e` stands in the index. */
export function indexedValue(field: IndexedField): string {
  return asIndexed(field, `lower(e.${columnOf(field)})`);
}

/** A value in lower case, as it stands in the index. */
export function asIndexed(field: IndexedField, value: string): string {
  // As bytes: of text, SQLite counts characters up to the first that is zero. Of no bytes, it makes
  // nothing at all.
  return field === 'note'
    ? `coalesce(cast(substr(cast(${value} as blob), 1, ${LONGEST_NOTE}) as text), '')`
    : value;
}

/** How far a log is indexed. */
export interface IndexState {
  readonly packs: number;
  /** The first entry that is not. */
  readonly next: number;
  /** The newest entry of the log. */
  readonly newest: number;
}

/** @throws AppError `store.*`, `request.cancelled` */
export async function indexState(
  db: Knex,
  { pack }: IndexShape,
  { signal }: Partial<CallOptions>,
): Promise<IndexState> {
  const [found]: readonly { readonly last: number | null; readonly newest: number | null }[] =
    await read(
      () =>
        db.raw(
          `select (select max(pack) from report_packs) as last,
            (select max(sequence) from audit_entries) as newest`,
        ),
      signal,
    );
  const packs = (found?.last ?? -1) + 1;
  return { packs, next: packs * pack, newest: found?.newest ?? 0 };
}

/** Up to so many entries at the end of the log are looked through without an index. */
const LONGEST_TAIL = 16_384;

/** Whether it is worth while to ask the index. */
export function isIndexOfUse({ packs, next, newest }: IndexState): boolean {
  // A pack that is beyond the log was not made by a console.
  return packs > 0 && next <= newest + 1 && newest - next < LONGEST_TAIL;
}
