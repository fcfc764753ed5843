import type { Knex } from 'knex';
import type { AuditLog, VerifyOptions } from '#main/ports/audit/audit-log.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { verifyLog } from '../verify-log.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { type CheckedPack, checkIndex } from './report-index/check-index.ts';
import { INDEX_SHAPE, type IndexShape } from './report-index/index-shape.ts';
import { verifyInThreads } from './verify-in-threads.ts';

interface Verified {
  readonly db: Knex;
  readonly log: Pick<AuditLog, 'read' | 'newestSequence'>;
  readonly thread: ReadingThread | undefined;
  readonly onUnlike: (() => Promise<void>) | undefined;
  readonly shape?: IndexShape;
}

/**
 * Checks a log, and after a whole check that found no fault also the index of its reports, which
 * nothing else vouches for. Progress is told of the one, and then of the other.
 */
export async function verifyWithIndex(
  { db, log, thread, onUnlike, shape = INDEX_SHAPE }: Verified,
  options: VerifyOptions,
): Promise<ChainVerdict> {
  if (options.since !== undefined) return verifyChainOf({ log, thread }, options);
  const verdict = await verifyChainOf({ log, thread }, options);
  if (!verdict.intact) return verdict;
  const packs = thread?.checkIndex(shape, options) ?? checkIndex(db, shape, options);
  const unlike = await firstUnlike(packs, (done) => options.onProgress?.(done, verdict.count));
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

async function firstUnlike(
  packs: AsyncIterable<CheckedPack>,
  onEntries: (done: number) => void,
): Promise<CheckedPack | undefined> {
  for await (const pack of packs) {
    if (!pack.fits) return pack;
    onEntries(pack.until);
  }
  return undefined;
}
