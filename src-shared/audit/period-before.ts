import type { AuditFilter } from './audit-report.ts';

const DAY_MS = 86_400_000;

/**
 * The same filter over as many days just before its own, by the calendar of this computer's zone:
 * for a comparison. `undefined` when the range is open at an end, as of _Everything_.
 */
export function periodBefore(filter: AuditFilter): AuditFilter | undefined {
  const { from, until } = filter;
  if (from === '' || until === '') return undefined;
  // A day may be an hour longer or shorter.
  const days = Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
  const first = new Date(from);
  first.setDate(first.getDate() - days);
  return days < 1 ? undefined : { ...filter, from: first.toISOString(), until: from };
}
