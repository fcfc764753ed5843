import { setTimeout as sleep } from 'node:timers/promises';
import type { Knex } from 'knex';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { write } from '../connection.ts';
import { emptyIndex } from './check-index.ts';
import { indexPack } from './index-pack.ts';
import { INDEX_SHAPE, type IndexShape, indexState } from './index-shape.ts';

/** Indexes a log for its reports while nobody waits for that. */
export interface ReportIndexer {
  /**
   * Goes on from where the index ends, unless that is being done. What goes wrong shows nowhere: a
   * report walks through what is not indexed.
   */
  nudge(): void;
  /** Begins anew: what is there is not what the log says. @throws AppError `store.*` */
  rebuild(): Promise<void>;
  /** Before the store is closed. */
  stop(): Promise<void>;
}

export function reportIndexer(db: Knex, shape: IndexShape = INDEX_SHAPE): ReportIndexer {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  const nudge = () => {
    running ??= indexLog(db, { shape, signal: stopping.signal, isPatient: true })
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  };
  return {
    nudge,
    async rebuild() {
      await write(db, emptyIndex);
      nudge();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

interface Indexing {
  readonly shape?: IndexShape;
  readonly signal: AbortSignal;
  /** Leaves as much time to others as it takes. */
  readonly isPatient?: boolean;
}

/**
 * Indexes all full packs of a log. Each is a transaction of its own: whoever is killed or finds the
 * disk full has lost nothing, and several consoles may do it at once.
 *
 * @throws AppError `store.*`, `request.cancelled`
 */
export async function indexLog(
  db: Knex,
  { shape = INDEX_SHAPE, signal, isPatient = false }: Indexing,
): Promise<void> {
  for (;;) {
    refuseIfCancelled(signal);
    const { packs, next, newest } = await indexState(db, shape, { signal });
    if (newest < next + shape.pack - 1) return;
    const began = performance.now();
    await write(
      db,
      async (transaction) => {
        // Another console may have been quicker.
        const now = await indexState(transaction, shape, {});
        if (now.packs === packs) await indexPack(transaction, packs, shape);
      },
      signal,
    );
    const pause = isPatient ? performance.now() - began : 0;
    await sleep(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
