import { availableParallelism } from 'node:os';
import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { type Stretch, overall } from '../verify-log.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';

interface Options extends ReportOptions {
  /** How many threads check a log of so many entries. */
  readonly threadsFor?: (entries: number) => number;
}

type Readable = Pick<AuditLog, 'read' | 'newestSequence'>;

/** A thread takes as long to start as to check some 30,000 entries. */
const FEWEST_A_THREAD = 50_000;
/** Each has a core for itself, and takes some memory. */
const MOST_THREADS = 4;

/**
 * Checks a log in stretches, side by side. Each begins with the hash that the last entry of the one
 * before it has in the store: whether that is right, the one before finds out. The verdict is the
 * one that checking them in turn would give.
 */
export async function verifyInThreads(
  log: Readable,
  thread: ReadingThread,
  { signal, onProgress, threadsFor = fewOrMany }: Options,
): Promise<ChainVerdict> {
  const total = await log.newestSequence();
  const stopping = new AbortController();
  const options = { signal: AbortSignal.any([signal, stopping.signal]) };
  let done = 0;
  const onPiece = (count: number) => {
    done += count;
    onProgress?.(done, total);
  };
  const stretches = await stretchesOf(log, total, threadsFor(total));
  const checks = stretches.map((stretch) =>
    overall(stretch, thread.verify(stretch, options), onPiece),
  );
  const ended = Promise.allSettled(checks);
  try {
    let verdict: ChainVerdict = { intact: true, count: 0, head: GENESIS };
    for (const check of checks) {
      verdict = await check;
      if (!verdict.intact) break;
    }
    return verdict;
  } finally {
    stopping.abort();
    await ended;
  }
}

function fewOrMany(entries: number): number {
  return Math.max(
    1,
    Math.min(MOST_THREADS, availableParallelism(), Math.floor(entries / FEWEST_A_THREAD)),
  );
}

async function stretchesOf(
  log: Readable,
  total: number,
  count: number,
): Promise<readonly Stretch[]> {
  const ends = Array.from({ length: count }, (_, index) =>
    Math.floor((total * (index + 1)) / count),
  );
  const heads = await Promise.all(
    ends
      .slice(0, -1)
      .map(async (sequence) => ({ sequence, hash: (await log.read(sequence, 1))[0]?.hash ?? '' })),
  );
  return ends.map((until, index) => ({ after: heads[index - 1] ?? GENESIS, until }));
}
