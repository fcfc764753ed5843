import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { RecordingRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { RecordingTpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { AuditDraft, KeyType } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { verifyLog } from '../verify-log.ts';

/** Up to this many entries, the check takes less time than starting a thread for it. */
const FEW_ENTRIES = 10_000;
const OF_SECRETS: ReadonlySet<KeyType | ''> = new Set([
  'recovery-key-password',
  'key-package',
  'tpm-password-hash',
]);

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

export function lookAtChain(log: AuditLog): ChainAtOpening {
  const stopping = new AbortController();
  let look: Promise<void> | undefined;
  const requireWhole = (): Promise<void> => {
    look ??= requireIntact(log, stopping.signal).catch((error: unknown) => {
      // A chain that is broken stays broken; one that could not be read may be readable again.
      if (!(error instanceof AppError && error.code === 'store.altered')) look = undefined;
      throw error;
    });
    return look;
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

/**
 * The log as it is, but without an entry that precedes a secret while its chain is not known to be
 * whole. Everything else is still written: people sign in to see where it breaks.
 */
export function logWithWholeChain(log: AuditLog, chain: ChainAtOpening): AuditLog {
  return {
    ...log,
    async append(draft) {
      if (precedesSecret(draft)) await chain.requireWhole();
      return log.append(draft);
    },
  };
}

function precedesSecret({ keyType, result }: AuditDraft): boolean {
  return result !== 'failed' && OF_SECRETS.has(keyType);
}

/** The source as it is, but without a disclosure while the chain is not known to be whole. */
export function sourceWithWholeChain<S extends RecordingRecoverySource | RecordingTpmSource>(
  source: S,
  chain: ChainAtOpening,
): S {
  return {
    ...source,
    disclose: async (...asked: Parameters<S['disclose']>) => {
      await chain.requireWhole();
      // As the source's own signature has them.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return source.disclose(...(asked as [never, AuditDraft]));
    },
  };
}
