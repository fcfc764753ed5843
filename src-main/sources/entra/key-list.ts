import type { GraphClient } from '#main/drivers/graph/graph-client.ts';
import type { Clock, Log } from '#main/ports/system.ts';
import { AppError, type ErrorCode, codeOf } from '#shared/errors.ts';
import type { ListState } from '#shared/request/list-state.ts';
import { type KeyIndex, keyIndexBuilder } from './key-index.ts';
import { keyMetadataOf } from './key-metadata.ts';
import type { KeptKeyList, ListKeeper } from './list-keeper.ts';

/** The list of all keys of a tenant, read in the background and kept in memory. */
export interface KeyList {
  state(): ListState;
  /** The list as it was last read in whole; `undefined` before that. */
  index(): KeyIndex | undefined;
  /**
   * Reads it, unless it is being read. Until it is there, the last one answers; where there is none
   * in memory, the one that is kept on this computer.
   */
  read(): void;
  /** Reads it when the last one is older than it may be. */
  readIfOld(): void;
  /** Stops reading, and forgets it. */
  drop(): void;
}

interface KeyListParts {
  readonly graph: GraphClient;
  readonly clock: Clock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** The source, as people read it. */
  readonly name: string;
  /** How old a list may be, in milliseconds. */
  readonly oldAfterMs: number;
  /** Absent where nothing may be kept on this computer. */
  readonly keeper: ListKeeper | undefined;
}

/** Nobody waits for the background: a throttled page is asked for again for so long. */
const PATIENCE_MS = 900_000;

interface Kept {
  readonly index: KeyIndex;
  /** ISO 8601, UTC: when it was begun. What was made since then may be missing. */
  readonly asOf: string;
  /** As `Clock.elapsed()`; of a list from before the start, long ago. */
  readonly begunAt: number;
}

interface Reading {
  readonly stop: AbortController;
  /** How many keys it has so far. */
  count: number;
  /** Where the list of whoever was signed in when it was begun is kept. */
  readonly place: KeptKeyList | undefined;
}

/** What the list is at the moment. */
interface Held {
  kept: Kept | undefined;
  reading: Reading | undefined;
  failure: AppError | undefined;
  notKept: ErrorCode | undefined;
}

const NOTHING: Readonly<Held> = {
  kept: undefined,
  reading: undefined,
  failure: undefined,
  notKept: undefined,
};

export function createKeyList(parts: KeyListParts): KeyList {
  const { clock, oldAfterMs, keeper } = parts;
  const held: Held = { ...NOTHING };
  const list: KeyList = {
    state: () => stateOf(held),
    index: () => held.kept?.index,
    read() {
      if (held.reading !== undefined) return;
      const own = { stop: new AbortController(), count: 0, place: keeper?.ofAccount() };
      held.reading = own;
      void readAll(parts, held, own);
    },
    readIfOld() {
      if (held.kept === undefined || clock.elapsed() - held.kept.begunAt > oldAfterMs) list.read();
    },
    drop() {
      held.reading?.stop.abort();
      Object.assign(held, NOTHING);
    },
  };
  return list;
}

function stateOf({ kept, reading, failure, notKept }: Held): ListState {
  return {
    keys: kept?.index.size ?? null,
    asOf: kept?.asOf ?? null,
    reading: reading?.count ?? null,
    ...(failure !== undefined && { failure: failure.code }),
    ...(notKept !== undefined && { notKept }),
  };
}

async function readAll(parts: KeyListParts, held: Held, own: Reading): Promise<void> {
  const { clock, log, name } = parts;
  const isOwn = () => held.reading === own;
  try {
    // Before the service is asked: from now on it answers.
    if (held.kept === undefined) await recall(held, own);
    const [asOf, begunAt] = [new Date(clock.now()).toISOString(), clock.elapsed()];
    const index = await readIndex(parts, own);
    if (!isOwn()) return;
    held.kept = { index, asOf, begunAt };
    held.failure = undefined;
    log.info('list of keys read', { source: name, keys: index.size });
    void keep(held, own, held.kept);
  } catch (error) {
    if (!isOwn()) return;
    held.failure = error instanceof AppError ? error : new AppError('internal', String(error));
    log.warn('list of keys not read', { source: name, failure: codeOf(error), cause: error });
  } finally {
    if (isOwn()) held.reading = undefined;
  }
}

async function recall(held: Held, own: Reading): Promise<void> {
  const found = await own.place?.read();
  if (found !== undefined && held.reading === own) held.kept = { ...found, begunAt: -Infinity };
}

async function keep(held: Held, { place }: Reading, list: Kept): Promise<void> {
  const why = await place?.keep(list);
  if (held.kept === list) held.notKept = why;
}

async function readIndex({ graph, log, name }: KeyListParts, own: Reading): Promise<KeyIndex> {
  const builder = keyIndexBuilder();
  let unreadable = 0;
  const pages = graph.pages(
    { path: 'informationProtection/bitlocker/recoveryKeys' },
    { signal: own.stop.signal, patienceMs: PATIENCE_MS },
  );
  for await (const values of pages) {
    for (const value of values) {
      const key = keyMetadataOf(value);
      if (key === undefined) unreadable += 1;
      else builder.add(key);
    }
    own.count = builder.size;
  }
  if (unreadable > 0) log.warn('keys of a list left out', { source: name, keys: unreadable });
  return builder.finish();
}
