import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CallOptions } from '#main/ports/system.ts';
import type { Stretch } from '#main/sources/verify-log.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Packed, WantedValues } from '../audit-values.ts';
import type { CheckedPack, PartOfIndex } from '../report-index/check-index.ts';

/**
 * Reads a store beside the main process: SQLite works on one core while what it read is written on
 * another. A thread is started for each question and has ended when its answer has, however that
 * ends.
 */
export interface ReadingThread {
  /** The values of everything a query finds. @throws AppError `store.*`, `request.cancelled` */
  packed(wanted: WantedValues, options: CallOptions): AsyncGenerator<Packed>;
  /** The verdict on each piece of a stretch of the audit log. @throws as {@link packed} */
  verify(stretch: Stretch, options: CallOptions): AsyncGenerator<ChainVerdict>;
  /** Compares a part of the index of reports with the log. @throws as {@link packed} */
  checkIndex(part: PartOfIndex, options: CallOptions): AsyncGenerator<CheckedPack>;
  /** Stops all reading, which then throws `request.cancelled`. Before the store is closed. */
  close(): Promise<void>;
}

type Wanted =
  | { readonly values: WantedValues; readonly stretch?: never; readonly index?: never }
  | { readonly stretch: Stretch; readonly values?: never; readonly index?: never }
  | { readonly index: PartOfIndex; readonly values?: never; readonly stretch?: never };

/** What a thread is started with. */
export type Question = Wanted & { readonly file: string };

/** What it read of a batch of entries, or found in it. */
export type Batch = Packed | ChainVerdict | CheckedPack;

/** What it is told to do. */
export type Command = 'next' | 'stop';

/**
 * What it says: a batch each time it is asked for the next one; then that there are no more, or
 * what stopped it.
 */
export type Answer =
  | { readonly batch: Batch }
  | { readonly stopped: { readonly code: ErrorCode; readonly message: string } | undefined };

/** Batches that lie ready while one is written: more only take memory. */
const AHEAD = 2;

/** @param place path of `thread.ts`, or of what the build made of it; and of the store */
export function readingThread({
  script,
  file,
}: {
  readonly script: string;
  readonly file: string;
}): ReadingThread {
  const running = new Set<Running>();
  async function* answered(wanted: Wanted, { signal }: CallOptions): AsyncGenerator<Batch> {
    refuseIfCancelled(signal);
    const thread = start(script, { file, ...wanted });
    running.add(thread);
    try {
      yield* thread.batches(signal);
    } catch (error) {
      refuseIfCancelled(signal);
      throw error instanceof AppError
        ? error
        : new AppError('store.unavailable', 'the thread that reads failed', { cause: error });
    } finally {
      await thread.stop();
      running.delete(thread);
    }
  }
  return {
    // A thread answers with batches of the kind that was asked for.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    packed: (values, options) => answered({ values }, options) as AsyncGenerator<Packed>,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    verify: (stretch, options) => answered({ stretch }, options) as AsyncGenerator<ChainVerdict>,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    checkIndex: (index, options) => answered({ index }, options) as AsyncGenerator<CheckedPack>,
    async close() {
      await Promise.all([...running].map((thread) => thread.stop()));
    },
  };
}

interface Running {
  batches(signal: AbortSignal): AsyncGenerator<Batch>;
  stop(): Promise<void>;
}

function start(script: string, question: Question): Running {
  const thread = new Worker(script, { workerData: question });
  const ended = new Promise<void>((resolve) => {
    thread.once('exit', () => {
      resolve();
    });
  });
  // Whoever reads is told; an error after that is nobody's.
  thread.on('error', () => undefined);
  const tell = (command: Command) => {
    thread.postMessage(command);
  };
  return {
    async *batches(signal) {
      for (let batch = 0; batch < AHEAD; batch += 1) tell('next');
      const answers: AsyncIterable<readonly Answer[]> = on(thread, 'message', {
        signal,
        close: ['exit'],
      });
      for await (const [answer] of answers) {
        if (answer === undefined || 'stopped' in answer) {
          if (answer?.stopped !== undefined)
            throw new AppError(answer.stopped.code, answer.stopped.message);
          return;
        }
        yield answer.batch;
        tell('next');
      }
      throw new AppError('store.unavailable', 'the thread that reads is gone');
    },
    // Asked to end, not ended by force: libsql takes the whole process along when its thread is
    // ended while it works.
    async stop() {
      tell('stop');
      await ended;
    },
  };
}
