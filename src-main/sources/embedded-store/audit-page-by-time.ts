import type { Knex } from 'knex';
import { z } from 'zod';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import { LINE_FIELDS } from '#shared/audit/audit-lines.ts';
import type { AuditCursor, AuditQuery } from '#shared/audit/audit-report.ts';
import { type BatchSizes, type Position, askInBatches, inRange } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import {
  Lines,
  type Pages,
  inOneText,
  joined,
  linesOfEntries,
  selectLines,
} from './audit-page-lines.ts';
import { read } from './connection.ts';
import { blockWalk } from './report-index/block-walk.ts';
import type { IndexShape } from './report-index/index-shape.ts';
import { numbersByTime } from './report-index/numbers-by-time.ts';

/** Sorts after every ISO 8601 time. */
const END_OF_TIME = '~';
/**
 * How often a page is looked for with one statement. When two have not filled it, matches are rare:
 * the index says where they may be, and what it does not help with is walked in batches.
 */
const LOOKS = 2;
/**
 * How much larger the second look may be than the first. A statement blocks the main process while
 * it runs.
 */
const MOST_TIMES = 5;
/** Reading a few entries too many is cheaper than having to ask again. */
const MARGIN = 1.25;

/**
 * `edge` is the time of the last entry looked at; `null` when the page is full or the log has no
 * more entries.
 */
const Look = Lines.extend({ edge: z.string().nullable() });

/** A page that is being filled. */
interface Search {
  readonly db: Knex;
  readonly query: AuditQuery;
  readonly sizes: BatchSizes;
  readonly shape: IndexShape;
  readonly options: ReportOptions;
  /** How many rows it still has room for. */
  readonly missing: () => number;
}

/** How far a search has come. */
interface Progress {
  /** The row it goes on after. */
  readonly begin: Position | undefined;
  /** How many entries are worth looking at next. */
  readonly size: number;
  /** How many rows the last look found. */
  readonly found: number;
}

/**
 * Pages of a report sorted by time. The log has an index by time, so reading stops as soon as a
 * page is full.
 */
export function pagesByTime(db: Knex, sizes: BatchSizes, shape: IndexShape): Pages {
  return async ({ query, after, limit }, options) => {
    const parts: (string | null)[] = [];
    let missing = limit;
    const search: Search = { db, query, sizes, shape, options, missing: () => missing };
    for await (const { lines, count } of answersTo(search, positionOf(after))) {
      parts.push(lines);
      missing -= count;
      if (missing === 0) break;
    }
    const lines = joined(parts);
    return { lines, next: missing > 0 ? null : endOf(lines) };
  };
}

async function* answersTo(search: Search, after: Position | undefined): AsyncGenerator<Lines> {
  let progress: Progress = { begin: after, size: search.sizes.first, found: 0 };
  for (let look = 0; look < LOOKS; look += 1) {
    const asked = progress;
    const { edge, ...answer } = Look.parse(
      await read(() => linesUpTo(search, asked), search.options.signal),
    );
    yield answer;
    if (edge === null) return;
    progress = progressAfter(search, asked, { edge, found: answer.count });
  }
  yield* (await alongIndex(search, progress)) ?? inBatches(search, progress);
}

/** The rest of the log, where the index helps. */
async function alongIndex(
  { db, query: { filter, sort }, shape, options, missing }: Search,
  { begin }: Progress,
): Promise<AsyncGenerator<Lines> | undefined> {
  const { descending } = sort;
  const edge = begin?.time ?? '';
  const walk = await blockWalk({ db, shape, filter, descending, edge }, options);
  return (
    walk &&
    (async function* () {
      for await (const numbers of numbersByTime({ db, shape, filter, begin, walk }, options))
        yield linesOfEntries(db, numbers.slice(0, missing()), options);
    })()
  );
}

/** Where to look next; asked after the rows that were found are in the page. */
function progressAfter(
  { query, missing }: Search,
  { begin, size }: Progress,
  { edge, found }: { readonly edge: string; readonly found: number },
): Progress {
  // Newest first, entries of the edge's own moment were among them; oldest first, they were not.
  const isSameMoment = !query.sort.descending && edge === begin?.time;
  const times = found === 0 ? 1 : Math.max(1, (MARGIN * missing()) / found);
  return {
    begin: { time: edge, sequence: isSameMoment ? begin.sequence : 0 },
    size: Math.ceil(size * Math.min(MOST_TIMES, times)),
    found,
  };
}

/** The rest of the log, where matches are rare. */
async function* inBatches(
  { db, query, sizes, options, missing }: Search,
  { begin, size, found }: Progress,
): AsyncGenerator<Lines> {
  let last = found;
  const batches = {
    db,
    range: query.filter,
    descending: query.sort.descending,
    after: begin,
    sizes: { ...sizes, first: Math.min(size, MOST_TIMES * sizes.first) },
    options,
  };
  const answers = askInBatches(batches, (restrict) =>
    inOneText(
      db,
      restrict(filtered(selectLines(db), query.filter))
        .orderByRaw(last === 0 ? forwards(query) : along(query))
        .limit(missing()),
    ),
  );
  for await (const [packed] of answers) {
    const answer = Lines.parse(packed);
    last = answer.count;
    yield answer;
  }
}

/**
 * Asks for the matching lines among the next `size` entries, and in the same statement for where
 * those entries end: the log may grow between two.
 */
function linesUpTo({ db, query, missing }: Search, { begin, size }: Progress): Knex.QueryBuilder {
  const {
    filter: { from, until },
    sort: { descending },
  } = query;
  const limit = missing();
  const edge = inRange(query.filter, { descending, begin })(
    db('audit_entries as e').select('e.time'),
  )
    .orderByRaw(along(query))
    .limit(1)
    .offset(size - 1);
  const far = descending
    ? { sign: '>=', end: from, near: { from: '', until } }
    : { sign: '<', end: until === '' ? END_OF_TIME : until, near: { from, until: '' } };
  const lines = inRange(far.near, { descending, begin })(filtered(selectLines(db), query.filter))
    .whereRaw(`e.time ${far.sign} coalesce((?), ?)`, [edge, far.end])
    .orderByRaw(along(query))
    .limit(limit);
  return inOneText(db, lines)
    .select(db.raw('case when count(*) < ? then (?) end as edge', [limit, edge.clone()]))
    .first();
}

function along({ sort: { descending } }: Pick<AuditQuery, 'sort'>): string {
  return descending ? 'e.time desc, e.sequence desc' : 'e.time, e.sequence';
}

/**
 * Where matches are rare, SQLite is faster when it walks the index forwards, so that each entry
 * lies next to the last, and sorts the few it finds. The `+` keeps it from using the index for the
 * order.
 */
function forwards({ sort: { descending } }: Pick<AuditQuery, 'sort'>): string {
  return descending ? '+e.time desc, e.sequence desc' : '+e.time, e.sequence';
}

function positionOf(after: AuditCursor | null): Position | undefined {
  return after === null ? undefined : { time: after.value, sequence: after.sequence };
}

/**
 * The row the page ended with. JSON escapes line feeds, so the last one in the text stands before
 * the last row.
 */
function endOf(lines: string): AuditCursor {
  const last = z.array(z.unknown()).parse(JSON.parse(lines.slice(lines.lastIndexOf('\n') + 1)));
  const at = (field: (typeof LINE_FIELDS)[number]) => last[LINE_FIELDS.indexOf(field)];
  return { value: String(at('time')), sequence: Number(at('sequence')) };
}
