import { AppError } from '../../../src-shared/errors.ts';
import type { AuditEntry } from '../../../src-shared/model/audit-entry.ts';
import { type AuditColumn, type AuditFilter, NO_REQUESTS } from '../../../src-shared/model/audit-report.ts';
import type { AuditReport } from '../../ports/audit-report.ts';
import { createTally } from '../../domain/audit-tally.ts';

const EXACT = ['action', 'source', 'result', 'role', 'keyType', 'reason'] as const;
const PARTS = ['operator', 'endUser', 'computer', 'keyId'] as const;

function refuseIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('request.cancelled', 'cancelled', { cause: signal.reason });
}

/** A report over entries that are all at hand. @param entries in the order they were written */
export function reportOver(entries: () => readonly AuditEntry[]): AuditReport {
  const shown = (filter: AuditFilter) => withoutTold(entries()).filter((entry) => fits(entry, filter));
  return {
    async page({ filter, sort: { column, descending } }, after, limit, { signal }) {
      refuseIfCancelled(signal);
      const sign = descending ? -1 : 1;
      const keyed = shown(filter).map((entry) => ({ entry, cursor: { value: sortValue(entry, column), sequence: entry.sequence } }));
      const compare = (one: (typeof keyed)[number]['cursor'], other: (typeof keyed)[number]['cursor']) =>
        sign * (one.value === other.value ? one.sequence - other.sequence : Buffer.compare(Buffer.from(one.value), Buffer.from(other.value)));
      const sorted = keyed.filter(({ cursor }) => after === null || compare(cursor, after) > 0).sort((one, other) => compare(one.cursor, other.cursor));
      const page = sorted.slice(0, limit);
      return { rows: page.map(({ entry }) => ({ sequence: entry.sequence, entry })), next: sorted.length > limit ? (page.at(-1)?.cursor ?? null) : null };
    },
    async summary(filter, { signal }) {
      refuseIfCancelled(signal);
      const tally = createTally();
      tally.add(shown(filter).map(({ result, reason, operator, time }) => ({ result, reason, operator, moment: time.slice(0, 15), count: 1 })));
      return tally.summary();
    },
  };
}

/** Without the intents whose outcome is told by the next entry of the same request and action. */
function withoutTold(entries: readonly AuditEntry[]): readonly AuditEntry[] {
  const next = new Map<string, AuditEntry>();
  const kept: AuditEntry[] = [];
  for (const entry of entries.toReversed()) {
    const key = `${entry.requestId} ${entry.action}`;
    const follower = next.get(key);
    if (entry.result !== 'intended' || follower === undefined || follower.result === 'intended') kept.push(entry);
    next.set(key, entry);
  }
  return kept;
}

function fits(entry: AuditEntry, filter: AuditFilter): boolean {
  if (filter.activity === 'requests' && NO_REQUESTS.includes(entry.action)) return false;
  if (filter.from !== '' && entry.time < filter.from) return false;
  if (filter.until !== '' && entry.time >= filter.until) return false;
  if (EXACT.some((field) => filter[field] !== '' && filter[field] !== entry[field])) return false;
  return PARTS.every((field) => asciiLower(entry[field]).includes(asciiLower(filter[field])));
}

function sortValue(entry: AuditEntry, column: AuditColumn): string {
  return column === 'time' ? entry.time : asciiLower(entry[column]);
}

// As the store compares: without the case of ASCII letters.
function asciiLower(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
