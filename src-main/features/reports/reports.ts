import type { ChainVerdict } from '../../../src-shared/model/audit-entry.ts';
import { GENESIS, verifyChain } from '../../domain/audit-chain.ts';
import type { Handlers } from '../../ipc/router.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Sessions } from '../sessions.ts';

const PAGE_SIZE = 200;
/** Entries checked between two turns of the event loop. */
const CHECK_SIZE = 1_000;

export function reportsFeature(sessions: Sessions): Pick<Handlers, 'reports.auditEntries' | 'reports.verifyChain'> {
  const log = (): AuditLog => sessions.require().profile.auditLog;

  return {
    async 'reports.auditEntries'({ before }) {
      const total = await log().newestSequence();
      const last = Math.min(before === null ? total : before - 1, total);
      const first = Math.max(1, last - PAGE_SIZE + 1);
      const entries = last < first ? [] : await log().read(first, last - first + 1);
      return { entries: entries.toReversed(), total };
    },

    'reports.verifyChain': (_input, { signal, progress }) => verifyWhole(log(), signal, progress),
  };
}

/** Reads and checks piece by piece: memory stays flat, and the console answers in between. */
async function verifyWhole(
  log: AuditLog,
  signal: AbortSignal,
  progress: (data: { done: number; total: number }) => void,
): Promise<ChainVerdict> {
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
