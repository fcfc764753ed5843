import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { type Stretch, overall } from '../verify-log.ts';
import type { ReadingThread } from './reading-thread/reading-thread.ts';
import { endsOf, firstFault, threadsFor as fewOrMany } from './side-by-side.ts';

interface Options extends ReportOptions {
  /** How many threads check a log of so many entries. */
  readonly threadsFor?: (entries: number) => number;
}

type Readable = Pick<AuditLog, 'read' | 'newestSequence'>;

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
  let done = 0;
  const onPiece = (count: number) => {
    done += count;
    onProgress?.(done, total);
  };
  const stretches = await stretchesOf(log, endsOf(total, threadsFor(total)));
  let whole: ChainVerdict = { intact: true, count: 0, head: GENESIS };
  const checks = stretches.map((stretch) => async (options: { readonly signal: AbortSignal }) => {
    const verdict = await overall(stretch, thread.verify(stretch, options), onPiece);
    if (!verdict.intact) return verdict;
    if (stretch.until === total) whole = verdict;
    return undefined;
  });
  return (await firstFault(checks, { signal })) ?? whole;
}

async function stretchesOf(log: Readable, ends: readonly number[]): Promise<readonly Stretch[]> {
  const heads = await Promise.all(
    ends
      .slice(0, -1)
      .map(async (sequence) => ({ sequence, hash: (await log.read(sequence, 1))[0]?.hash ?? '' })),
  );
  return ends.map((until, index) => ({ after: heads[index - 1] ?? GENESIS, until }));
}
