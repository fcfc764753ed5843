import { createTally } from '#main/domain/audit/audit-tally.ts';
import { asciiLower, compareBytes } from '#main/domain/reports/store-order.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';
import { linesOf } from '#shared/audit/audit-lines.ts';
import {
  type AuditColumn,
  type AuditCursor,
  type AuditFilter,
  type AuditQuery,
  type AuditSort,
  NOT_REQUESTS,
} from '#shared/audit/audit-report.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { pageOf } from './page-of.ts';

/** Rows that are handed over together. */
const PIECE = 1_000;
const EXACT = ['action', 'source', 'result', 'role', 'keyType', 'reason'] as const;
const PARTS = ['operator', 'endUser', 'computer', 'keyId'] as const;

interface Keyed {
  readonly entry: AuditEntry;
  readonly cursor: AuditCursor;
}

/** A report over entries that are all at hand. @param entries in the order they were written */
export function reportOver(entries: () => readonly AuditEntry[]): AuditReport {
  // The next page of the same report is asked for soon.
  let last: { readonly key: string; readonly sorted: readonly Keyed[] } | undefined;

  function sortedBy({ filter, sort }: AuditQuery): readonly Keyed[] {
    const all = entries();
    const key = JSON.stringify([all.length, filter, sort]);
    if (last?.key === key) return last.sorted;
    const keyed = shownOf(all, filter).map((entry) => ({
      entry,
      cursor: { value: sortValue(entry, sort.column), sequence: entry.sequence },
    }));
    const sorted = keyed.sort((one, other) => compare(one.cursor, other.cursor, sort));
    last = { key, sorted };
    return sorted;
  }

  return {
    async page(query, after, limit, { signal }) {
      refuseIfCancelled(signal);
      const { page, next } = pageOf(
        sortedBy(query),
        limit,
        after,
        (row, previous) => compare(row, previous, query.sort) > 0,
      );
      return { lines: linesOf(page.map(({ entry }) => entry)), next };
    },
    async *values(query, fields, { signal }) {
      const sorted = sortedBy(query);
      for (let start = 0; start < sorted.length; start += PIECE) {
        refuseIfCancelled(signal);
        yield sorted
          .slice(start, start + PIECE)
          .map(({ entry }) => fields.map((field) => entry[field]));
      }
    },
    async summary(filter, { signal }) {
      refuseIfCancelled(signal);
      const tally = createTally();
      tally.add(
        shownOf(entries(), filter).map(({ result, reason, operator, time }) => ({
          result,
          reason,
          operator,
          moment: time.slice(0, 16),
          count: 1,
        })),
      );
      return tally.summary();
    },
  };
}

function shownOf(entries: readonly AuditEntry[], filter: AuditFilter): AuditEntry[] {
  return withoutTold(entries).filter((entry) => fits(entry, filter));
}

function compare(one: AuditCursor, other: AuditCursor, { descending }: AuditSort): number {
  const order = compareBytes(one.value, other.value) || one.sequence - other.sequence;
  return descending ? -order : order;
}

/** Without the intents whose outcome is told by the next entry of the same request and action. */
function withoutTold(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const next = new Map<string, AuditEntry>();
  const kept: AuditEntry[] = [];
  for (const entry of entries.toReversed()) {
    const key = `${entry.requestId} ${entry.action}`;
    const follower = next.get(key);
    if (entry.result !== 'intended' || follower === undefined || follower.result === 'intended')
      kept.push(entry);
    next.set(key, entry);
  }
  return kept;
}

function fits(entry: AuditEntry, filter: AuditFilter): boolean {
  if (filter.activity === 'requests' && NOT_REQUESTS.includes(entry.action)) return false;
  if (filter.from !== '' && entry.time < filter.from) return false;
  if (filter.until !== '' && entry.time >= filter.until) return false;
  if (EXACT.some((field) => filter[field] !== '' && filter[field] !== entry[field])) return false;
  return PARTS.every((field) => asciiLower(entry[field]).includes(asciiLower(filter[field])));
}

function sortValue(entry: AuditEntry, column: AuditColumn): string {
  return column === 'time' ? entry.time : asciiLower(entry[column]);
}
