import { setImmediate } from 'node:timers/promises';
import type { ChainHead, ChainVerdict } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { GENESIS, isSealed, verifyChain } from '../domain/audit/audit-chain.ts';
import type { AuditLog, VerifyOptions } from '../ports/audit/audit-log.ts';
import type { CallOptions } from '../ports/system.ts';

/** A part of a log: what follows one entry, up to the number of another. */
export interface Stretch {
  readonly after: ChainHead;
  readonly until: number;
}

/** Entries checked between two turns of the event loop. */
const PIECE = 1_000;

/** Checks a log that is read here, as {@link AuditLog.verify} promises it. */
export async function verifyLog(
  log: Pick<AuditLog, 'read' | 'newestSequence'>,
  { signal, onProgress, since = GENESIS, until: last = Infinity }: VerifyOptions,
): Promise<ChainVerdict> {
  const until = Math.min(last, await log.newestSequence());
  const broken = await brokenBefore(log, since);
  if (broken !== undefined) return broken;
  const stretch = { after: since, until };
  let done = 0;
  return overall(stretch, verifyInPieces(log.read, stretch, { signal }), (count) => {
    done += count;
    onProgress?.(done, until - since.sequence);
  });
}

/** Whether the entry that others are to follow is still the one it was. */
async function brokenBefore(
  log: Pick<AuditLog, 'read'>,
  since: ChainHead,
): Promise<ChainVerdict | undefined> {
  if (since.sequence === 0) return undefined;
  const [entry] = await log.read(since.sequence, 1);
  if (entry?.sequence !== since.sequence)
    return { intact: false, brokenAt: since.sequence, why: 'missing' };
  return entry.hash === since.hash && isSealed(entry)
    ? undefined
    : { intact: false, brokenAt: since.sequence, why: 'altered' };
}

/**
 * Reads and checks a stretch piece by piece: memory stays flat, and whoever else waits gets a turn
 * in between.
 *
 * @returns the verdict on each piece; none follows one that is not intact
 * @throws AppError `request.cancelled`; and what `read` throws
 */
export async function* verifyInPieces(
  read: AuditLog['read'],
  { after, until }: Stretch,
  { signal }: CallOptions,
): AsyncGenerator<ChainVerdict> {
  let head = after;
  while (head.sequence < until) {
    refuseIfCancelled(signal);
    const found = verifyChain(
      await read(head.sequence + 1, Math.min(PIECE, until - head.sequence)),
      head,
    );
    const verdict: ChainVerdict =
      found.intact && found.count === 0
        ? { intact: false, brokenAt: head.sequence + 1, why: 'missing' }
        : found;
    yield verdict;
    if (!verdict.intact) return;
    head = verdict.head;
    await setImmediate();
  }
}

/**
 * The verdict on a stretch, from those on its pieces.
 *
 * @param onPiece told how many entries each piece had
 */
export async function overall(
  { after }: Stretch,
  pieces: AsyncIterable<ChainVerdict>,
  onPiece: (count: number) => void,
): Promise<ChainVerdict> {
  let head = after;
  for await (const verdict of pieces) {
    if (!verdict.intact) return verdict;
    head = verdict.head;
    onPiece(verdict.count);
  }
  return { intact: true, count: head.sequence, head };
}
