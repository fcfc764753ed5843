import { createEntryAges } from '#main/domain/audit/entry-ages.ts';
import {
  KEY_GUESSES_TO_WEIGH,
  KEY_GUESS_FAILURES,
  weighGuesses,
} from '#main/domain/recovery/key-guesses.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import type { AuditLog } from '../ports/audit/audit-log.ts';
import type { Clock, Log } from '../ports/system.ts';
import type { Recording } from './recorded-read.ts';
import { createRefusalCounter } from './refusal-counter.ts';

/** What the operator's latest requests mean for the next one. */
export interface Guesses {
  /**
   * Writes the entry of a request that is refused. It is flagged if the request is one guess of
   * many. @throws what the audit log throws
   */
  recordFailure(draft: AuditDraft): Promise<void>;
}

/** Refuses requests of operators who reached a limit or guess, and records the refusals. */
export interface HeldBack {
  /**
   * @param draft the entry of the request that is about to be looked up
   * @throws AppError `disclosure.tooManyGuesses`; what the audit log throws
   */
  requireNoGuessing(log: AuditLog, draft: AuditDraft): Promise<Guesses>;
  /**
   * Reads a secret; when that is refused for a limit, there is an entry that says so.
   *
   * @throws what `read` throws
   */
  withinLimits<T>(recording: Recording, read: (recording: Recording) => Promise<T>): Promise<T>;
}

interface HeldBackDeps {
  readonly clock: Clock;
  readonly log: Log;
}

export function createHeldBack({ clock, log: programLog }: HeldBackDeps): HeldBack {
  const ages = createEntryAges(clock);
  const counter = createRefusalCounter(clock);

  /** Throws nothing: the request stays refused even if the refusal cannot be recorded. */
  async function record(log: Pick<AuditLog, 'append'>, draft: AuditDraft): Promise<void> {
    const append = async (note: string) => {
      await log.append({ ...draft, note }).catch((cause: unknown) => {
        programLog.error('refusal not recorded', { note: draft.failure, cause });
      });
    };
    const kind = `${draft.operator}\n${draft.failure}`;
    const isOneOfFew = counter(kind, (more) => void append(`${more} more requests`));
    if (isOneOfFew) await append(draft.note);
  }

  return {
    async requireNoGuessing(log, draft) {
      const latest = await log.latestKeyGuesses(draft.operator, KEY_GUESSES_TO_WEIGH);
      const { waitMs, areMany } = weighGuesses(latest.map(ages.of));
      if (waitMs > 0) {
        const failure = 'disclosure.tooManyGuesses';
        await record(log, { ...draft, result: 'failed', failure, flag: 'guessing' });
        const nextAt = new Date(clock.now() + waitMs).toISOString();
        throw new AppError(failure, 'too many guesses', { details: { nextAt } });
      }
      return {
        async recordFailure(failed) {
          const isGuess = KEY_GUESS_FAILURES.some((guess) => guess === failed.failure);
          const flag = isGuess && areMany ? 'guessing' : '';
          ages.remember(await log.append({ ...failed, flag }));
        },
      };
    },

    async withinLimits(recording, read) {
      try {
        return await read(recording);
      } catch (error) {
        const failure = codeOf(error);
        if (failure === 'disclosure.limitReached')
          await record(recording.log, { ...recording.entry, result: 'failed', failure });
        throw error;
      }
    },
  };
}
