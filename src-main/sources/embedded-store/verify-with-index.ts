import type { Knex } from 'knex';
import type { AuditLog, VerifyOptions } from '#main/ports/audit/audit-log.ts';
import type { CallOptions } from '#main/ports/system.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { verifyLog } from '../verify-log.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { type CheckedPack, checkIndex } from './report-index/check-index.ts';
import { INDEX_SHAPE, type IndexShape, indexState } from './report-index/index-shape.ts';
import { endsOf, firstFault, threadsFor as fewOrMany } from './side-by-side.ts';
import { verifyInThreads } from './verify-in-threads.ts';

interface Verified {
  readonly db: Knex;
  readonly log: Pick<AuditLog, 'read' | 'newestSequence'>;
  readonly thread: ReadingThread | undefined;
  readonly onUnlike: (() => Promise<void>) | undefined;
  readonly shape?: IndexShape;
  /** How many threads look through the index of so many entries. */
  readonly threadsFor?: (entries: number) => number;
}

/**
 * Checks a log, and after a whole check that found no fault also the index of its reports, which
 * nothing else vouches for. Progress is told of the one, and then of the other.
 */
export async function verifyWithIndex(
  verified: Verified,
  options: VerifyOptions,
): Promise<ChainVerdict> {
  const { onUnlike } = verified;
  if (options.since !== undefined) return verifyChainOf(verified, options);
  const verdict = await verifyChainOf(verified, options);
  if (!verdict.intact) return verdict;
  let done = 0;
  const unlike = await firstUnlike(verified, options, (entries) => {
    done += entries;
    options.onProgress?.(done, verdict.count);
  });
  if (unlike === undefined) return verdict;
  // The verdict is what counts: whoever could not take the index away says so another time.
  await onUnlike?.().catch(() => undefined);
  return { ...verdict, unlikeIndex: { from: unlike.from, until: unlike.until } };
}

/** Checks nothing but the chain. */
export function verifyChainOf(
  { log, thread }: Pick<Verified, 'log' | 'thread'>,
  options: VerifyOptions,
): Promise<ChainVerdict> {
  // What was added since a check is little.
  return thread === undefined || options.since !== undefined
    ? verifyLog(log, options)
    : verifyInThreads(log, thread, options);
}

/** Looks through all packs, a part of them in each thread. */
async function firstUnlike(
  { db, thread, shape = INDEX_SHAPE, threadsFor = fewOrMany }: Verified,
  options: CallOptions,
  onEntries: (count: number) => void,
): Promise<CheckedPack | undefined> {
  if (thread === undefined) return unlikeAmong(checkIndex(db, { shape }, options), onEntries);
  const { packs, next } = await indexState(db, shape, options);
  const ends = endsOf(packs, threadsFor(next));
  const checks = ends.map(
    (end, index) => async (each: CallOptions) =>
      unlikeAmong(thread.checkIndex({ shape, first: ends[index - 1] ?? 0, end }, each), onEntries),
  );
  return firstFault(checks, options);
}

async function unlikeAmong(
  packs: AsyncIterable<CheckedPack>,
  onEntries: (count: number) => void,
): Promise<CheckedPack | undefined> {
  for await (const pack of packs) {
    if (!pack.fits) return pack;
    onEntries(pack.until - pack.from + 1);
  }
  return undefined;
}
