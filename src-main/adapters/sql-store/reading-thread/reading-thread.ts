import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../../../src-shared/errors.ts';
import type { AuditEntry } from '../../../../src-shared/model/audit-entry.ts';
import type { AuditQuery } from '../../../../src-shared/model/audit-report.ts';
import type { CallOptions } from '../../../ports/call-options.ts';
import type { BatchSizes } from '../audit-batches.ts';
import type { Packed } from '../audit-values.ts';
import { refuseIfCancelled } from '../store-errors.ts';

/** Reads a store beside the main process: SQLite works on one core while what it read is written on another. */
export interface ReadingThread {
  /**
   * The values of everything a query finds. A thread is started for it and has ended when this has, however it ends.
   * @throws AppError `store.*`, `request.cancelled`
   */
  packed(wanted: Wanted, options: CallOptions): AsyncGenerator<Packed>;
  /** Stops all reading, which then throws `request.cancelled`. Before the store is closed. */
  close(): Promise<void>;
}

interface Wanted {
  readonly sizes: BatchSizes;
  readonly query: AuditQuery;
  readonly fields: readonly (keyof AuditEntry)[];
}

/** What a thread is started with. */
export interface Question extends Wanted {
  readonly file: string;
}

/** What it is told. */
export type Wish = 'next' | 'stop';

/** What it says: a batch each time it is asked for the next one; then that there are no more, or what stopped it. */
export type Answer = { readonly batch: Packed } | { readonly batch?: never; readonly stopped: { readonly code: ErrorCode; readonly message: string } | undefined };

/** Batches that lie ready while one is written: more only take memory. */
const AHEAD = 2;

/** @param place path of `thread.ts`, or of what the build made of it; and of the store */
export function readingThread({ script, file }: { readonly script: string; readonly file: string }): ReadingThread {
  const running = new Set<Running>();
  return {
    async *packed(wanted, { signal }) {
      refuseIfCancelled(signal);
      const thread = start(script, { file, ...wanted });
      running.add(thread);
      try {
        yield* thread.batches(signal);
      } catch (error) {
        refuseIfCancelled(signal);
        throw error instanceof AppError ? error : new AppError('store.unavailable', 'the thread that reads failed', { cause: error });
      } finally {
        await thread.stop();
        running.delete(thread);
      }
    },
    async close() {
      await Promise.all([...running].map((thread) => thread.stop()));
    },
  };
}

interface Running {
  batches(signal: AbortSignal): AsyncGenerator<Packed>;
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
  const tell = (wish: Wish) => {
    thread.postMessage(wish);
  };
  return {
    async *batches(signal) {
      for (let batch = 0; batch < AHEAD; batch += 1) tell('next');
      const answers: AsyncIterable<readonly Answer[]> = on(thread, 'message', { signal, close: ['exit'] });
      for await (const [answer] of answers) {
        if (answer?.batch === undefined) {
          if (answer?.stopped !== undefined) throw new AppError(answer.stopped.code, answer.stopped.message);
          return;
        }
        yield answer.batch;
        tell('next');
      }
      throw new AppError('store.unavailable', 'the thread that reads is gone');
    },
    // Asked to end, not ended by force: libsql takes the whole process along when its thread is ended while it works.
    async stop() {
      tell('stop');
      await ended;
    },
  };
}
