import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { AppError } from '#shared/errors.ts';
import { verifyLog } from '../verify-log.ts';

/** Up to this many entries, the check takes less time than starting a thread for it. */
const FEW_ENTRIES = 10_000;

/**
 * The check of a log's chain when its store is opened. People may sign in meanwhile; a disclosure
 * waits for its end.
 */
export interface ChainAtOpening {
  /** @throws AppError `store.altered`; and `store.*` when the log cannot be read, until it can */
  requireWhole(): Promise<void>;
  /** Before the store is closed. */
  stop(): void;
}

export function checkChainAtOpening(log: AuditLog): ChainAtOpening {
  const stopping = new AbortController();
  let checking: Promise<void> | undefined;
  const requireWhole = (): Promise<void> => {
    checking ??= requireIntact(log, stopping.signal).catch((error: unknown) => {
      // A chain that is broken stays broken; one that could not be read may be readable again.
      if (!(error instanceof AppError && error.code === 'store.altered')) checking = undefined;
      throw error;
    });
    return checking;
  };
  requireWhole().catch(() => undefined);
  return {
    requireWhole,
    stop: () => {
      stopping.abort();
    },
  };
}

async function requireIntact(log: AuditLog, signal: AbortSignal): Promise<void> {
  const isShort = (await log.newestSequence()) <= FEW_ENTRIES;
  const verdict = await (isShort ? verifyLog(log, { signal }) : log.verify({ signal }));
  if (verdict.intact) return;
  throw new AppError('store.altered', `the chain breaks at entry ${verdict.brokenAt}`);
}
