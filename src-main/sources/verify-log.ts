import { setImmediate } from 'node:timers/promises';
import type { ChainHead, ChainVerdict } from '#shared/audit/audit-entry.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { GENESIS, verifyChain } from '../domain/audit/audit-chain.ts';
import type { AuditLog } from '../ports/audit/audit-log.ts';
import type { ReportOptions } from '../ports/audit/audit-report.ts';
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
  { signal, onProgress }: ReportOptions,
): Promise<ChainVerdict> {
  const until = await log.newestSequence();
  const whole = { after: GENESIS, until };
  let done = 0;
  return overall(whole, verifyInPieces(log.read, whole, { signal }), (count) => {
    done += count;
    onProgress?.(done, until);
  });
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
