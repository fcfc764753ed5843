import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Witness, WitnessMark, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock } from '#main/ports/system.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** A quitting console waits three seconds in all. */
const LAST_WORDS_MS = 1_000;

/** Tells the log that a witness has fallen silent, or what it got late. */
export interface Gap {
  readonly witness: string;
  /** Empty when it answers again. */
  readonly failure: ErrorCode | '';
  /** The last entry it had before. */
  readonly after: number;
  /** The last one it has now. */
  readonly until: number;
}

/** What a queue needs. */
export interface QueueParts {
  readonly log: Pick<AuditLog, 'read'>;
  readonly marks: WitnessMarks;
  readonly clock: Clock;
  /** Writes an entry about the gap. @throws what the log throws */
  readonly recordGap: (gap: Gap) => Promise<void>;
  /** Told of what nobody else is. */
  readonly onFailure: (witness: string, cause: unknown) => void;
}

/** Where the queue begins. */
export interface QueueStart {
  readonly mark: WitnessMark;
  /** The log does not fit the mark: that stays as it is, for the next start to see it again. */
  readonly isFrozen: boolean;
}

/** What one witness has still to get: the log itself, from the last entry it has confirmed. */
export interface Queue {
  /**
   * Hands over what is due, up to this entry at least.
   *
   * @throws AppError `witness.*`, and what the log and the marks throw
   */
  reach(sequence: number): Promise<void>;
  /** Hands over what is due, now or later. */
  nudge(): void;
  /** Waits a moment for what is under way. */
  stop(): Promise<void>;
}

/** Nothing is handed over before it is asked to. */
export function createQueue(witness: Witness, start: QueueStart, parts: QueueParts): Queue {
  const ending = new AbortController();
  const line = handingOver(witness, start, { ...parts, signal: ending.signal, nudge });
  /** Ends when nobody hands over. */
  let turn = Promise.resolve();
  let isNudged = false;

  function inTurn(): Promise<void> {
    const handing = turn.then(() => line.handOverAll());
    turn = handing.catch(() => undefined);
    return handing;
  }

  function nudge(): void {
    if (isNudged || ending.signal.aborted) return;
    isNudged = true;
    const handing = turn.then(() => {
      isNudged = false;
      return line.handOverAll();
    });
    turn = handing.catch((cause: unknown) => {
      parts.onFailure(witness.name, cause);
    });
  }

  return {
    async reach(sequence) {
      if (line.reached() < sequence) await inTurn();
      // Another had the turn before, and ended before this entry.
      if (line.reached() < sequence) await inTurn();
      if (line.reached() < sequence)
        throw new AppError('store.altered', `entry ${sequence} is not there any more`);
    },
    nudge,
    async stop() {
      line.cancelRetry();
      const cancelTimer = parts.clock.after(LAST_WORDS_MS, () => ending.abort());
      await turn;
      cancelTimer();
      ending.abort();
    },
  };
}

interface HandingParts extends QueueParts {
  readonly signal: AbortSignal;
  /** Asks for another turn. */
  readonly nudge: () => void;
}

/** What is done in a turn, and what is remembered between two. */
function handingOver(witness: Witness, { mark, isFrozen }: QueueStart, parts: HandingParts) {
  const { log, marks, clock, signal } = parts;
  const retries = createRetries(clock, parts.nudge);
  let known = mark;
  /**
   * What it gets after this entry, the log has to say: a witness that has nothing yet begins with
   * the first one, and one that was silent gets it late.
   */
  let unsaidAfter = mark.isSilent || mark.head.sequence === 0 ? mark.head.sequence : undefined;

  function keep(next: WitnessMark): void {
    known = next;
    if (!isFrozen) marks.keep(witness.name, next);
  }

  async function handOverAll(): Promise<void> {
    retries.cancel();
    try {
      for (;;) {
        const entries = await log.read(known.head.sequence + 1, witness.atOnce);
        const last = entries.at(-1);
        if (last === undefined) break;
        await witness.take(entries, { signal });
        keep({ ...known, head: headOf(last) });
        retries.reset();
      }
    } catch (error) {
      await fallSilent(error);
      throw error;
    }
    if (unsaidAfter !== undefined && known.head.sequence > unsaidAfter)
      await changeTo(false, { failure: '', after: unsaidAfter });
  }

  async function fallSilent(error: unknown): Promise<void> {
    if (signal.aborted) return;
    retries.later();
    if (known.isSilent) return;
    await changeTo(true, { failure: codeOf(error), after: known.head.sequence });
  }

  /** Where the log cannot be written now, a later try says it. */
  async function changeTo(
    isSilent: boolean,
    { failure, after }: Pick<Gap, 'failure' | 'after'>,
  ): Promise<void> {
    try {
      const until = known.head.sequence;
      await parts.recordGap({ witness: witness.name, failure, after, until });
      keep({ ...known, isSilent });
      unsaidAfter = isSilent ? after : undefined;
      // The entry that says so is due as well.
      if (!isSilent) parts.nudge();
    } catch (cause) {
      parts.onFailure(witness.name, cause);
      retries.later();
    }
  }

  return { handOverAll, reached: () => known.head.sequence, cancelRetry: () => retries.cancel() };
}

/** Tries again after longer and longer pauses. */
function createRetries(clock: Clock, again: () => void) {
  let pauseMs = FIRST_PAUSE_MS;
  let cancel = (): void => undefined;
  return {
    later(): void {
      cancel = clock.after(pauseMs, again);
      pauseMs = Math.min(LONGEST_PAUSE_MS, 2 * pauseMs);
    },
    reset(): void {
      pauseMs = FIRST_PAUSE_MS;
    },
    cancel: () => cancel(),
  };
}

function headOf({ sequence, hash }: ChainHead): ChainHead {
  return { sequence, hash };
}
