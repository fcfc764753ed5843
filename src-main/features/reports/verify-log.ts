import type { ChainVerdict } from '../../../src-shared/model/audit-entry.ts';
import { GENESIS, verifyChain } from '../../domain/audit-chain.ts';
import type { AuditLog } from '../../ports/audit-log.ts';

/** Entries checked between two turns of the event loop. */
const CHECK_SIZE = 1_000;

/** Reads and checks piece by piece: memory stays flat, and the console answers in between. */
export async function verifyLog(log: AuditLog, signal: AbortSignal, progress: (data: { done: number; total: number }) => void): Promise<ChainVerdict> {
  const total = await log.newestSequence();
  let head = GENESIS;
  while (head.sequence < total) {
    signal.throwIfAborted();
    const entries = await log.read(head.sequence + 1, CHECK_SIZE);
    const verdict = verifyChain(entries, head);
    if (!verdict.intact) return verdict;
    if (verdict.count === 0) return { intact: false, brokenAt: head.sequence + 1, why: 'missing' };
    head = verdict.head;
    progress({ done: head.sequence, total });
  }
  return { intact: true, count: head.sequence, head };
}
