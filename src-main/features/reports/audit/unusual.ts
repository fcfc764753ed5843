import { type Disclosed, signsAmong } from '#main/domain/audit/unusual-activity.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditCursor,
  type AuditFilter,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import {
  MOST_LOOKED_AT,
  NOTHING_LOOKED_AT,
  type UnusualActivity,
} from '#shared/audit/unusual-activity.ts';

/** They are compared with so many disclosures before the newest of them. */
const COMPARED_WITH = 2_000;
/** What a store gives at once. */
const AT_ONCE = 400;

const DISCLOSURE = { action: 'disclose', result: 'successful' } as const;

/** Finds what is unusual among the newest disclosures that a filter lets through. */
export type FindUnusual = (filter: AuditFilter, options: CallOptions) => Promise<UnusualActivity>;

/**
 * Looks at the newest disclosures of a report, by those that were before them in the log. At most
 * six pages are read, each by its index: the cost does not grow with the log.
 *
 * @param important patterns of computer names
 * @returns What it gives throws AppError `store.*`, `request.cancelled`
 */
export function findInLog(report: AuditReport, important: readonly string[]): FindUnusual {
  return async (filter, options) => {
    const sought = disclosuresOf(filter);
    if (sought === undefined) return NOTHING_LOOKED_AT;
    const shown = await newestOf(report, sought, { most: MOST_LOOKED_AT, options });
    const [newest] = shown;
    if (newest === undefined) return NOTHING_LOOKED_AT;
    const before = { ...NO_FILTER, ...DISCLOSURE, until: after(newest.time) };
    const known = await newestOf(report, before, { most: COMPARED_WITH, options });
    // Of what is older than all that is known, nobody can say whether it was usual.
    const oldestKnown = known.at(-1)?.sequence ?? 0;
    const looked = shown.filter(({ sequence }) => sequence >= oldestKnown);
    const signsOf = signsAmong(known, important);
    const entries = looked.flatMap((one) => {
      const signs = signsOf(one);
      const { sequence, time, operator, computer, keyId } = one;
      return signs.length === 0 ? [] : [{ sequence, time, operator, computer, keyId, signs }];
    });
    return { looked: looked.length, since: looked.at(-1)?.time ?? '', entries };
  };
}

/**
 * The same for a report file, which does not have what was before its rows: what was found when it
 * was made, as far as a filter lets it through.
 */
export function findInFile(report: AuditReport, found: UnusualActivity | undefined): FindUnusual {
  return async (filter, options) => {
    const sought = disclosuresOf(filter);
    if (sought === undefined || found === undefined || found.since === '') return NOTHING_LOOKED_AT;
    const from = later(sought.from, found.since);
    const looked = await newestOf(report, { ...sought, from }, { most: MOST_LOOKED_AT, options });
    const sequences = new Set(looked.map(({ sequence }) => sequence));
    const entries = found.entries.filter(({ sequence }) => sequences.has(sequence));
    return { looked: looked.length, since: from, entries };
  };
}

/**
 * The part of a report in which the unusual disclosures stand, and not many others; `undefined`
 * when there are none.
 */
export function aroundUnusual(
  filter: AuditFilter,
  { entries }: UnusualActivity,
): AuditFilter | undefined {
  const times = entries.map(({ time }) => time).sort();
  const [oldest, newest] = [times[0], times.at(-1)];
  if (oldest === undefined || newest === undefined) return undefined;
  return { ...filter, ...DISCLOSURE, unusual: '', from: oldest, until: after(newest) };
}

/** `undefined` for a report of something else, which has no disclosures in it. */
function disclosuresOf(filter: AuditFilter): AuditFilter | undefined {
  const { action, result } = filter;
  const hasSome = ['', 'disclose'].includes(action) && ['', 'successful'].includes(result);
  return hasSome ? { ...filter, ...DISCLOSURE, unusual: '' } : undefined;
}

/** The end of a range is the first moment after it. */
function after(time: string): string {
  return new Date(Date.parse(time) + 1).toISOString();
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}

interface HowMany {
  readonly most: number;
  readonly options: CallOptions;
}

/** Newest first. An entry that was damaged in the log is left out: the chain says so. */
async function newestOf(
  report: AuditReport,
  filter: AuditFilter,
  { most, options }: HowMany,
): Promise<readonly Disclosed[]> {
  const query = { filter, sort: NEWEST_FIRST };
  const all: Disclosed[] = [];
  let next: AuditCursor | null = null;
  do {
    const limit = Math.min(AT_ONCE, most - all.length);
    const page = await report.page({ query, after: next, limit }, options);
    for (const { sequence, entry } of rowsOf(page.lines))
      if (entry !== null) all.push({ sequence, ...entry });
    next = page.next;
  } while (next !== null && all.length < most);
  return all;
}
