import type { AuditLog, WholeCheck } from '#main/ports/audit/audit-log.ts';
import type { ReportOptions } from '#main/ports/audit/audit-report.ts';
import type { Clock } from '#main/ports/system.ts';
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
  /** Waits for the check. `undefined` when it found a fault or could not be made. */
  whole(options: ReportOptions): Promise<WholeCheck | undefined>;
  /** Before the store is closed. */
  stop(): void;
}

export function checkChainAtOpening(log: AuditLog, clock: Clock): ChainAtOpening {
  const stopping = new AbortController();
  const listeners = new Set<Listener>();
  let checking: Promise<WholeCheck> | undefined;
  const check = (): Promise<WholeCheck> => {
    checking ??= requireIntact({ log, clock, listeners }, stopping.signal).catch(
      (error: unknown) => {
        // A chain that is broken stays broken; one that could not be read may be readable again.
        if (!(error instanceof AppError && error.code === 'store.altered')) checking = undefined;
        throw error;
      },
    );
    return checking;
  };
  check().catch(() => undefined);
  return {
    async requireWhole() {
      await check();
    },
    async whole({ signal, onProgress }) {
      if (onProgress !== undefined) listeners.add(onProgress);
      try {
        return await Promise.race([check().catch(() => undefined), whenCancelled(signal)]);
      } finally {
        if (onProgress !== undefined) listeners.delete(onProgress);
      }
    },
    stop: () => {
      stopping.abort();
    },
  };
}

type Listener = (done: number, total: number) => void;

interface Checking {
  readonly log: AuditLog;
  readonly clock: Clock;
  readonly listeners: ReadonlySet<Listener>;
}

async function requireIntact(
  { log, clock, listeners }: Checking,
  signal: AbortSignal,
): Promise<WholeCheck> {
  const at = new Date(clock.now()).toISOString();
  const onProgress: Listener = (done, total) => {
    for (const listener of listeners) listener(done, total);
  };
  const isShort = (await log.newestSequence()) <= FEW_ENTRIES;
  const verdict = await (isShort ? verifyLog(log, { signal }) : log.verify({ signal, onProgress }));
  if (verdict.intact) return { head: verdict.head, at };
  throw new AppError('store.altered', `the chain breaks at entry ${verdict.brokenAt}`);
}

/** @throws AppError `request.cancelled`, when it is */
function whenCancelled(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const refuse = () => {
      reject(new AppError('request.cancelled', 'cancelled while the log was being checked'));
    };
    if (signal.aborted) refuse();
    else signal.addEventListener('abort', refuse, { once: true });
  });
}
