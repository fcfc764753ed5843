import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import type { RecordingRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { StoreKeys } from '#main/ports/recovery/store-keys.ts';
import type { Clock } from '#main/ports/system.ts';
import type { RecordingTpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { guardedLog, guardedSource } from './before-a-secret.ts';
import { checkChainAtOpening } from './chain-at-opening.ts';
import { requireClockAfterLog } from './clock-and-log.ts';
import { type StoreDatabase, closeStore } from './connection.ts';
import { disclosureLimiter } from './disclosure-limiter.ts';
import type { StoreFile } from './make-store.ts';
import { openStore } from './open-store.ts';
import { readingThread } from './reading-thread/reading-thread.ts';
import { reportIndexer } from './report-index/report-indexer.ts';
import { encryptGiven } from './secrets/encrypt-given.ts';
import { encryptionOf } from './secrets/encrypt-store.ts';
import { storeSecrets } from './secrets/store-secrets.ts';
import { storeAuditLog } from './store-audit-log.ts';
import { storeAuditReport } from './store-audit-report.ts';
import { storeComplianceSource } from './store-compliance-source.ts';
import { storeInventory } from './store-inventory.ts';
import { storeRecoverySource } from './store-recovery-source.ts';
import { storeTpmSource } from './store-tpm-source.ts';

/** Keydesk's own store in a file: the audit log, and recovery data if there is any. */
export interface EmbeddedStore {
  readonly auditLog: AuditLog;
  readonly auditReport: AuditReport;
  /** Its recovery data, as a source of this name. */
  source(name: string): {
    readonly recovery: RecordingRecoverySource;
    readonly tpm: RecordingTpmSource;
    readonly compliance: ComplianceSource;
    /** Drops the key of its secrets from memory. */
    signOut(): void;
    readonly inventory: EscrowInventory;
  };
  /**
   * How its secrets are kept. None is read.
   *
   * @throws AppError `store.keyMissing`, `store.keyNotProtected`, `store.*`
   */
  keepsSecrets(): Promise<'none' | 'clear' | 'encrypted'>;
  /** Waits for running statements. */
  close(): Promise<void>;
}

interface StoreDeps {
  readonly clock: Clock;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  /** How many secrets an operator is handed. */
  readonly limits: LimitSettings;
  /** The key its secrets are encrypted with; the demo has none. */
  readonly keys?: StoreKeys;
  /** Told when a key that was given could not be used. */
  readonly onKeyFailure?: (cause: unknown) => void;
}

/** @throws AppError as {@link openStore} */
export async function openEmbeddedStore(
  file: StoreFile,
  deps: StoreDeps,
): Promise<{ readonly store: EmbeddedStore; readonly db: StoreDatabase }> {
  const db = await openStore(file);
  const { keys, onKeyFailure: onFailure = () => undefined } = deps;
  if (keys !== undefined)
    await encryptGiven(db, file, { keys, onFailure }).catch(async (error: unknown) => {
      await closeStore(db);
      throw error;
    });
  return { db, store: embeddedStore(db, file.file, deps) };
}

function embeddedStore(
  db: StoreDatabase,
  file: string,
  { clock, readingScript, limits, keys }: StoreDeps,
): EmbeddedStore {
  const thread = readingThread({ script: readingScript, file });
  const limiter = disclosureLimiter(limits, clock);
  const indexer = reportIndexer(db);
  const log = storeAuditLog(db, clock, { thread, limiter, onUnlike: () => indexer.rebuild() });
  // Disclosures wait for it: what reports are found by is left to a check that is asked for.
  const chain = checkChainAtOpening(
    storeAuditLog(db, clock, { thread, checksIndex: false }),
    clock,
  );
  indexer.nudge();
  const guarded = {
    log,
    conditions: [() => chain.requireWhole(), () => requireClockAfterLog(db, clock)],
  };
  const secrets = storeSecrets(db, keys);
  // Only of what is read here: a key in a directory needs no key of this store.
  const requireKey = async () => void (await secrets.reader());
  const ofSource = { log, conditions: [...guarded.conditions, requireKey] };
  return {
    auditLog: { ...guardedLog(guarded), checkedAtOpening: (options) => chain.whole(options) },
    auditReport: storeAuditReport(db, { thread, onAsked: () => indexer.nudge() }),
    source: (name) => ({
      recovery: guardedSource(storeRecoverySource(db, clock, { name, limiter, secrets }), ofSource),
      tpm: guardedSource(storeTpmSource(db, clock, { name, limiter, secrets }), ofSource),
      compliance: storeComplianceSource(db, name),
      signOut: () => {
        secrets.forget();
      },
      inventory: storeInventory(db, name),
    }),
    async keepsSecrets() {
      const { keyId, hasSecrets } = await encryptionOf(db);
      if (keyId === undefined) return hasSecrets ? 'clear' : 'none';
      // Found and dropped: it is held in memory for a disclosure alone.
      await keys?.find(keyId);
      return 'encrypted';
    },
    async close() {
      chain.stop();
      await indexer.stop();
      await thread.close();
      await closeStore(db);
    },
  };
}
