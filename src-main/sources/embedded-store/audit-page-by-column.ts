import type { Knex } from 'knex';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { AuditCursor, AuditPage, AuditQuery } from '#shared/audit/audit-report.ts';
import { columnOf } from '../sql-text.ts';
import { type BatchSizes, askInBatches } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { type Pages, linesOfEntries } from './audit-page-lines.ts';
import type { IndexShape } from './report-index/index-shape.ts';
import { keysByValue } from './report-index/keys-by-value.ts';
import { type SortKey, inOrder } from './report-index/sort-keys.ts';

/** How many pages the keys of one walk through the log are kept for. */
const PAGES_AHEAD = 10;

/** The first rows that a walk found, in the report's order. */
interface Found {
  readonly query: string;
  readonly keys: readonly SortKey[];
  /** True when the report has no more rows than these. */
  readonly isAll: boolean;
}

/**
 * Pages of a report sorted by any column but time. The keys of a page are found in the index, and
 * its rows are read by them. Where the index does not help, the whole log is walked and the keys
 * that come first are kept: the next pages use the same keys; the first one always walks anew.
 */
export function pagesByColumn(db: Knex, sizes: BatchSizes, shape: IndexShape): Pages {
  let last: Found | undefined;

  return async ({ query, after, limit }, options) => {
    const name = JSON.stringify(query);
    const ahead =
      after === null || last?.query !== name ? undefined : pageAfter(last, after, limit);
    if (ahead !== undefined) return pageOf(db, ahead, options);
    const found = await keysByValue({ db, shape, query, after, limit: limit + 1 }, options);
    if (found !== undefined)
      return pageOf(db, { keys: found.slice(0, limit), isLast: found.length <= limit }, options);
    const most = limit * PAGES_AHEAD;
    const keys = await bestKeys({ db, sizes, query, after, most }, options);
    last = { query: name, keys, isAll: keys.length < most };
    return pageOf(
      db,
      { keys: keys.slice(0, limit), isLast: last.isAll && keys.length <= limit },
      options,
    );
  };
}

/** The keys of a page, and whether the report ends with it. */
interface PageKeys {
  readonly keys: readonly SortKey[];
  readonly isLast: boolean;
}

async function pageOf(
  db: Knex,
  { keys, isLast }: PageKeys,
  options: ReportOptions,
): Promise<AuditPage> {
  const sequences = keys.map(({ sequence }) => sequence);
  const { lines } = await linesOfEntries(db, sequences, options);
  return { lines: lines ?? '', next: isLast ? null : (keys.at(-1) ?? null) };
}

interface Wanted {
  readonly db: Knex;
  readonly sizes: BatchSizes;
  readonly query: AuditQuery;
  readonly after: AuditCursor | null;
  readonly most: number;
}

/** The first keys of a report after a row, in its order. */
async function bestKeys(
  { db, sizes, query: { filter, sort }, after, most }: Wanted,
  options: ReportOptions,
): Promise<readonly SortKey[]> {
  // Compared without case, of ASCII at least, as people sort names.
  const column = `lower(e.${columnOf(sort.column)})`;
  const [order, beyond, before] = sort.descending
    ? (['desc', '<', '>'] as const)
    : (['asc', '>', '<'] as const);
  const than = (sign: string) => `(${column}, e.sequence) ${sign} (?, ?)`;
  let best: readonly SortKey[] = [];
  const batches = { db, range: filter, descending: false, sizes, options };
  const answers = askInBatches(batches, (restrict) => {
    const keys = db('audit_entries as e').select('e.sequence', db.raw(`${column} as value`));
    // Once there are enough keys, only those that come before the last of them matter. Asked first,
    // for that leaves out nearly all.
    const worst = best.length >= most ? best.at(-1) : undefined;
    if (worst !== undefined) keys.whereRaw(than(before), [worst.value, worst.sequence]);
    if (after !== null) keys.whereRaw(than(beyond), [after.value, after.sequence]);
    return restrict(filtered(keys, filter))
      .orderByRaw(`${column} ${order}, e.sequence ${order}`)
      .limit(most);
  });
  for await (const answer of answers)
    if (answer.length > 0)
      // The two columns that were selected.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      best = [...best, ...(answer as readonly SortKey[])].sort(inOrder(sort)).slice(0, most);
  return best;
}

/**
 * The page after a row, out of the keys that were kept; `undefined` when they do not reach that
 * far.
 */
function pageAfter(
  { keys, isAll }: Found,
  after: AuditCursor,
  limit: number,
): PageKeys | undefined {
  const start = keys.findIndex(({ sequence }) => sequence === after.sequence) + 1;
  if (start === 0 || (!isAll && start + limit > keys.length)) return undefined;
  return { keys: keys.slice(start, start + limit), isLast: isAll && start + limit >= keys.length };
}
