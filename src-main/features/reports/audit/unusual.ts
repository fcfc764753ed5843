import { type Disclosed, signsOf } from '#main/domain/audit/unusual-activity.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { rowsOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditCursor,
  type AuditFilter,
  NEWEST_FIRST,
  NO_FILTER,
} from '#shared/audit/audit-report.ts';
import type { UnusualActivity } from '#shared/audit/unusual-activity.ts';

/** So many of the newest disclosures of a report are looked at: what a person may read. */
const LOOKED_AT = 40;
/** They are compared with so many disclosures before the newest of them. */
const COMPARED_WITH = 2_000;
/** What a store gives at once. */
const AT_ONCE = 400;

const DISCLOSURE = { action: 'disclose', result: 'successful' } as const;

interface ToLookAt {
  readonly report: AuditReport;
  readonly filter: AuditFilter;
  /** Patterns of computer names. */
  readonly important: readonly string[];
}

/**
 * Looks at the newest disclosures of a report, by those that were before them in the log. At most
 * six pages are read, each by its index: the cost does not grow with the log.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function unusualActivity(
  { report, filter, important }: ToLookAt,
  options: CallOptions,
): Promise<UnusualActivity> {
  // A report of something else has no disclosures in it.
  if (!hasDisclosures(filter)) return { looked: 0, entries: [] };
  const shown = await newestOf(report, { ...filter, ...DISCLOSURE }, { most: LOOKED_AT, options });
  const [newest] = shown;
  if (newest === undefined) return { looked: 0, entries: [] };
  // The end of a range is the first moment after it.
  const until = new Date(Date.parse(newest.time) + 1).toISOString();
  const before = { ...NO_FILTER, ...DISCLOSURE, until };
  const known = await newestOf(report, before, { most: COMPARED_WITH, options });
  // Of what is older than all that is known, nobody can say whether it was usual.
  const oldestKnown = known.at(-1)?.sequence ?? 0;
  const looked = shown.filter(({ sequence }) => sequence >= oldestKnown);
  const entries = looked.flatMap((one) => {
    const signs = signsOf(one, known, important);
    const { sequence, time, operator, computer, keyId } = one;
    return signs.length === 0 ? [] : [{ sequence, time, operator, computer, keyId, signs }];
  });
  return { looked: looked.length, entries };
}

function hasDisclosures({ action, result }: AuditFilter): boolean {
  return ['', 'disclose'].includes(action) && ['', 'successful'].includes(result);
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
  let after: AuditCursor | null = null;
  do {
    const limit = Math.min(AT_ONCE, most - all.length);
    const page = await report.page({ query, after, limit }, options);
    for (const { sequence, entry } of rowsOf(page.lines))
      if (entry !== null) all.push({ sequence, ...entry });
    after = page.next;
  } while (after !== null && all.length < most);
  return all;
}
