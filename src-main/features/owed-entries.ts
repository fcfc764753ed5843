import { createRetries } from '../domain/retries.ts';
import type { OwedEntry, OwedFile } from '../ports/audit/owed-file.ts';
import type { OpenProfile } from '../ports/profile.ts';
import type { Clock, Log } from '../ports/system.ts';

/** A quitting console has three seconds: by then the file has what the log has not taken. */
const KEPT_AFTER_MS = 1_000;
/** Longer than a log is waited for. */
const LATE_MS = 10_000;

/**
 * The entries of locks and sign-outs. Neither waits for its entry, so a log that cannot be written
 * now owes it: it is tried again, in order, until it is written, and kept in a file meanwhile.
 */
export interface OwedEntries {
  /**
   * Writes an entry after all others that are owed.
   *
   * @throws what the audit log throws; then it is tried again later
   */
  record(profile: OpenProfile, draft: OwedEntry['draft']): Promise<void>;
  /**
   * Writes what is still owed to the log of a profile, that of earlier runs included.
   *
   * @throws what the audit log throws
   */
  settle(profile: OpenProfile): Promise<void>;
}

interface OwedDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly owedFile: OwedFile;
}

/** Reads the file at once: what an earlier run owed comes before everything of this one. */
export function createOwedEntries(deps: OwedDeps): OwedEntries {
  const { clock, owedFile } = deps;
  const debts = new Map<string, Debt>();
  const earlier = owedFile.read();
  let isInFile = earlier.length > 0;

  function debtOf(profile: OpenProfile): Debt {
    const { id } = profile.info;
    const debt =
      debts.get(id) ?? createDebt(deps, { owed: earlier.filter(isOwedTo(id)), onSettled: keep });
    debts.set(id, debt);
    return debt;
  }

  function keep(): void {
    const unopened = earlier.filter(({ profileId }) => !debts.has(profileId));
    const owed = [...unopened, ...[...debts.values()].flatMap(({ entries }) => entries)];
    if (owed.length === 0 && !isInFile) return;
    owedFile.write(owed);
    isInFile = owed.length > 0;
  }

  return {
    async record(profile, draft) {
      const debt = debtOf(profile);
      const at = new Date(clock.now()).toISOString();
      debt.entries.push({ profileId: profile.info.id, at, draft });
      const cancelKeeping = clock.after(KEPT_AFTER_MS, keep);
      await debt.settle(profile).finally(cancelKeeping);
    },
    settle: (profile) => debtOf(profile).settle(profile),
  };
}

function isOwedTo(id: string) {
  return ({ profileId }: OwedEntry): boolean => profileId === id;
}

/** What is owed to one profile. */
interface Debt {
  /** Oldest first. */
  readonly entries: OwedEntry[];
  /** Writes all of it, one after the other. @throws what the audit log throws */
  settle(profile: OpenProfile): Promise<void>;
}

interface DebtParts {
  readonly owed: OwedEntry[];
  /** Called when entries were written, or could not be. */
  readonly onSettled: () => void;
}

function createDebt({ clock, log }: OwedDeps, { owed: entries, onSettled }: DebtParts): Debt {
  /** Ends when nobody writes. */
  let turn = Promise.resolve();
  const retries = createRetries(clock);

  function settle(profile: OpenProfile): Promise<void> {
    const settling = turn.then(() => settleNow(profile));
    turn = settling.catch(() => undefined);
    return settling;
  }

  async function settleNow(profile: OpenProfile): Promise<void> {
    retries.cancel();
    try {
      for (let [entry] = entries; entry !== undefined; [entry] = entries) {
        await profile.auditLog.append(draftOf(entry, clock.now()));
        entries.shift();
      }
      retries.reset();
    } catch (error) {
      retryLater(profile);
      throw error;
    } finally {
      onSettled();
    }
  }

  function retryLater(profile: OpenProfile): void {
    retries.later(() => {
      settle(profile).catch((cause: unknown) => {
        log.warn('entries still owed', { count: entries.length, cause });
      });
    });
  }

  return { entries, settle };
}

/** An entry says when it was written; one that comes late says when it happened, too. */
function draftOf({ at, draft }: OwedEntry, nowMs: number): OwedEntry['draft'] {
  const isLate = Math.abs(nowMs - Date.parse(at)) > LATE_MS;
  return isLate ? { ...draft, note: `recorded late, happened at ${at}` } : draft;
}
