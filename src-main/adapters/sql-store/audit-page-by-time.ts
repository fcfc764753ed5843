import type { Knex } from 'knex';
import { z } from 'zod';
import { LINE_FIELDS } from '../../../src-shared/model/audit-lines.ts';
import type { AuditCursor, AuditQuery } from '../../../src-shared/model/audit-report.ts';
import type { AuditReport } from '../../ports/audit-report.ts';
import { type BatchSizes, type Position, askInBatches, inRange } from './audit-batches.ts';
import { filtered } from './audit-filter.ts';
import { Lines, inOneText, joined, selectLines } from './audit-page-lines.ts';
import { read } from './connection.ts';

/** After every moment there is. */
const END_OF_TIME = '~';
/** Entries of a second batch, as a multiple of the first: what is read in one go stops everything else. */
const MOST_TIMES = 5;

/** How far was looked, when that was not enough and there is more. */
const FirstAnswer = Lines.extend({ edge: z.string().nullable() });

/** Pages of a report by time. The log has an index by it: reading ends as soon as a page is full. */
export function pagesByTime(db: Knex, sizes: BatchSizes): AuditReport['page'] {
  return async (query, after, limit, options) => {
    const shownLines = () => filtered(selectLines(db), query.filter);
    const first = FirstAnswer.parse(await read(() => firstLines(db, sizes.first, query, after, limit), options.signal));
    const parts = [first.lines];
    let count = first.count;
    let found = first.count;
    if (first.edge !== null) {
      const walk = { descending: query.sort.descending, after: beyond(first.edge, query, after), sizes: { ...sizes, first: enough(sizes.first, found, limit) }, options };
      const answers = askInBatches(db, query.filter, walk, (restrict) => inOneText(db, restrict(shownLines()).orderByRaw(found === 0 ? forwards(query) : along(query)).limit(limit - count)));
      for await (const [answer] of answers) {
        const more = Lines.parse(answer);
        parts.push(more.lines);
        found = more.count;
        count += found;
        if (count >= limit) break;
      }
    }
    const lines = joined(parts);
    return { lines, next: count < limit ? null : endOf(lines) };
  };
}

/** Most pages are full after `size` entries, and one statement is all that is asked. */
function firstLines(db: Knex, size: number, query: AuditQuery, after: AuditCursor | null, limit: number): Knex.QueryBuilder {
  const { filter: { from, until }, sort: { descending } } = query;
  const begin = positionOf(after);
  const edge = inRange(query.filter, { descending, begin })(db('audit_entries as e').select('e.time')).orderByRaw(along(query)).limit(1).offset(size - 1);
  const far = descending ? { sign: '>=', end: from, near: { from: '', until } } : { sign: '<', end: until === '' ? END_OF_TIME : until, near: { from, until: '' } };
  const lines = inRange(far.near, { descending, begin })(filtered(selectLines(db), query.filter)).whereRaw(`e.time ${far.sign} coalesce((?), ?)`, [edge, far.end]).orderByRaw(along(query)).limit(limit);
  // Asked together, for the log may grow in between.
  return inOneText(db, lines).select(db.raw('case when count(*) < ? then (?) end as edge', [limit, edge.clone()])).first();
}

/** Where the first lines end. Newest first, entries of the edge's own moment are among them; oldest first, they are not. */
function beyond(edge: string, { sort: { descending } }: AuditQuery, after: AuditCursor | null): Position {
  return { time: edge, sequence: !descending && edge === after?.value ? after.sequence : 0 };
}

/** How many entries more make a page full if it goes on as in the first `size`. */
function enough(size: number, found: number, limit: number): number {
  return found === 0 ? size : Math.ceil(size * Math.min(MOST_TIMES, Math.max(1, (limit - found) / found)));
}

function along({ sort: { descending } }: Pick<AuditQuery, 'sort'>): string {
  return descending ? 'e.time desc, e.sequence desc' : 'e.time, e.sequence';
}

/** Where little is found, SQLite does better to walk its index forwards, where each entry lies beside the last, and to put in order what it finds. */
function forwards({ sort: { descending } }: Pick<AuditQuery, 'sort'>): string {
  return descending ? '+e.time desc, e.sequence desc' : '+e.time, e.sequence';
}

function positionOf(after: AuditCursor | null): Position | undefined {
  return after === null ? undefined : { time: after.value, sequence: after.sequence };
}

/** Where the page ended. A line feed stands in JSON between lines only. */
function endOf(lines: string): AuditCursor {
  const last = JSON.parse(lines.slice(lines.lastIndexOf('\n') + 1)) as readonly unknown[];
  const at = (field: (typeof LINE_FIELDS)[number]) => last[LINE_FIELDS.indexOf(field)];
  return { value: String(at('time')), sequence: Number(at('sequence')) };
}
