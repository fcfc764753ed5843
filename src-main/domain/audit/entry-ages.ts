import type { AuditEntry } from '#shared/audit/audit-entry.ts';

/** Many more than any limit or wait looks at. */
const MOST_REMEMBERED = 10_000;

type Dated = Pick<AuditEntry, 'hash' | 'time'>;

/** How long ago entries were written. */
export interface EntryAges {
  /** To be called with an entry right after it was written. */
  remember(entry: Dated): void;
  /** In milliseconds; below zero where the clock was set back since. */
  of(entry: Dated): number;
}

/** Two times in milliseconds: since the epoch, and since some moment that no setting changes. */
interface Times {
  now(): number;
  elapsed(): number;
}

/**
 * The age of entries written since the start is measured, so setting the clock changes no wait. For
 * older entries there is only the time in the entry.
 */
export function createEntryAges(times: Times): EntryAges {
  /** By the hash of the entry, oldest first. */
  const writtenAt = new Map<string, number>();
  return {
    remember({ hash }) {
      writtenAt.set(hash, times.elapsed());
      const [oldest] = writtenAt.keys();
      if (writtenAt.size > MOST_REMEMBERED && oldest !== undefined) writtenAt.delete(oldest);
    },
    of({ hash, time }) {
      const at = writtenAt.get(hash);
      return at === undefined ? times.now() - Date.parse(time) : times.elapsed() - at;
    },
  };
}
