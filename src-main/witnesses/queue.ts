import { headOf } from '#main/domain/audit/audit-chain.ts';
import { createRetries } from '#main/domain/retries.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { Witness, WitnessMark, WitnessMarks } from '#main/ports/audit/witness.ts';
import type { Clock } from '#main/ports/system.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';

/** How long a queue may go on when the console quits, which takes three seconds at most. */
const LONGEST_STOP_MS = 1_000;

/** What the log records when a witness stops answering, or answers again. */
export interface Gap {
  readonly witness: string;
  /** Why it stopped answering; empty when it answers again. */
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
  /** Called with errors that no caller gets. */
  readonly onFailure: (witness: string, cause: unknown) => void;
}

/** Where the queue begins. */
export interface QueueStart {
  readonly mark: WitnessMark;
  /** The log does not fit the mark. Then the mark is not changed, so the next start sees it too. */
  readonly isFrozen: boolean;
}

/** Sends one witness the entries of the log after the last one that it has confirmed. */
export interface Queue {
  /**
   * Sends entries until the witness has confirmed this one.
   *
   * @throws AppError `witness.*`, and what the log and the marks throw
   */
  reach(sequence: number): Promise<void>;
  /** Sends what the witness does not have yet, without waiting for it. */
  nudge(): void;
  /** Waits a moment for what is being sent, then cancels it. */
  stop(): Promise<void>;
}

/** Sends nothing before {@link Queue.reach} or {@link Queue.nudge} is called. */
export function createQueue(witness: Witness, start: QueueStart, parts: QueueParts): Queue {
  const ending = new AbortController();
  const line = handingOver(witness, start, { ...parts, signal: ending.signal, nudge });
  /** Resolves when the last turn has ended: only one turn sends at a time. */
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
      // The first turn may have begun before this entry was written.
      if (line.reached() < sequence) await inTurn();
      if (line.reached() < sequence)
        throw new AppError('store.altered', `entry ${sequence} is not there any more`);
    },
    nudge,
    async stop() {
      line.cancelRetry();
      const cancelTimer = parts.clock.after(LONGEST_STOP_MS, () => ending.abort());
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

/** Sends in one turn after another, and remembers between them what was confirmed. */
function handingOver(witness: Witness, { mark, isFrozen }: QueueStart, parts: HandingParts) {
  const { log, marks, clock, signal } = parts;
  const retries = createRetries(clock);
  let known = mark;
  /**
   * The log must still record that the witness got the entries after this one: because it is new
   * and begins with the first entry, or because it was silent. `undefined` when nothing is left to
   * record.
   */
  let unrecordedAfter = mark.isSilent || mark.head.sequence === 0 ? mark.head.sequence : undefined;

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
    if (unrecordedAfter !== undefined && known.head.sequence > unrecordedAfter)
      await changeTo(false, { failure: '', after: unrecordedAfter });
  }

  async function fallSilent(error: unknown): Promise<void> {
    if (signal.aborted) return;
    retries.later(parts.nudge);
    if (known.isSilent) return;
    await changeTo(true, { failure: codeOf(error), after: known.head.sequence });
  }

  /** If the log cannot be written now, a later attempt records it. */
  async function changeTo(
    isSilent: boolean,
    { failure, after }: Pick<Gap, 'failure' | 'after'>,
  ): Promise<void> {
    try {
      const until = known.head.sequence;
      await parts.recordGap({ witness: witness.name, failure, after, until });
      keep({ ...known, isSilent });
      unrecordedAfter = isSilent ? after : undefined;
      // The witness must get the new entry about this, too.
      if (!isSilent) parts.nudge();
    } catch (cause) {
      parts.onFailure(witness.name, cause);
      retries.later(parts.nudge);
    }
  }

  return { handOverAll, reached: () => known.head.sequence, cancelRetry: () => retries.cancel() };
}
