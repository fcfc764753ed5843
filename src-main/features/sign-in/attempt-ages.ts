import type { Attempt } from '#main/domain/sign-in/throttle.ts';
import type { Clock } from '#main/ports/system.ts';
import type { AuditEntry } from '#shared/audit/audit-entry.ts';

/** Many more than are ever weighed. */
const MOST_REMEMBERED = 1_000;

/** How long ago attempts to sign in were. */
export interface AttemptAges {
  /** An entry that was written just now. */
  remember(entry: AuditEntry): void;
  of(entries: readonly AuditEntry[]): readonly Attempt[];
}

/**
 * The age of what this run has seen is measured, so that setting the clock changes no wait. Of what
 * was before, there is only the time in its entry.
 */
export function createAttemptAges(clock: Clock): AttemptAges {
  /** By the hash of the entry, oldest first. */
  const writtenAt = new Map<string, number>();
  const ageOf = ({ hash, time }: AuditEntry): number => {
    const at = writtenAt.get(hash);
    return at === undefined ? clock.now() - Date.parse(time) : clock.elapsed() - at;
  };
  return {
    remember({ hash }) {
      writtenAt.set(hash, clock.elapsed());
      const [oldest] = writtenAt.keys();
      if (writtenAt.size > MOST_REMEMBERED && oldest !== undefined) writtenAt.delete(oldest);
    },
    of: (entries) => entries.map((entry) => ({ result: entry.result, ageMs: ageOf(entry) })),
  };
}
