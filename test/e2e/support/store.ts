import { join } from 'node:path';
import { systemClock } from '#main/desktop/system-clock.ts';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { connect } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { AuditEntry, ChainVerdict } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';

export interface StoredKey {
  readonly recoveryPassword: string;
  readonly keyPackage: Uint8Array | undefined;
  readonly disclosedAt: string | null;
}

/** The demo store on disk, read behind the console's back. */
export interface StoreReader {
  entries(): Promise<readonly AuditEntry[]>;
  verify(): Promise<ChainVerdict>;
  key(keyId: string): Promise<StoredKey>;
  /** IDs of all keys that were handed out at or after a moment. */
  disclosedSince(iso: string): Promise<readonly string[]>;
  allKeyIds(): Promise<readonly string[]>;
  /** Makes the third group of a stored password one that no password has. */
  damage(keyId: string): Promise<void>;
  /** Adds an entry that says that a key of this computer was handed out so many hours ago. */
  addDisclosure(computer: string, hoursAgo: number): Promise<void>;
  close(): Promise<void>;
}

export const demoStoreFile = (userData: string): string => join(userData, 'demo/keydesk-demo.db');

export function readStore(userData: string): StoreReader {
  const db = connect(demoStoreFile(userData));
  const log = storeAuditLog(db, systemClock);
  const entries = async () => log.read(1, await log.newestSequence());
  return {
    entries,
    verify: async () => verifyChain(await entries()),
    async key(keyId) {
      const row: {
        recovery_password: string;
        key_package: ArrayBuffer | null;
        disclosed_at: string | null;
      } = await db('protectors').where({ key_id: keyId }).first();
      return {
        recoveryPassword: row.recovery_password,
        keyPackage: row.key_package === null ? undefined : new Uint8Array(row.key_package),
        disclosedAt: row.disclosed_at,
      };
    },
    disclosedSince: (iso) => db('protectors').where('disclosed_at', '>=', iso).pluck('key_id'),
    allKeyIds: () => db('protectors').pluck('key_id'),
    async damage(keyId) {
      const { recoveryPassword } = await this.key(keyId);
      const groups = recoveryPassword.split('-').with(2, '000001');
      await db('protectors')
        .where({ key_id: keyId })
        .update({ recovery_password: groups.join('-') });
    },
    async addDisclosure(computer, hoursAgo) {
      const then = { ...systemClock, now: () => systemClock.now() - hoursAgo * 3_600_000 };
      await storeAuditLog(db, then).append(
        draft({ result: 'successful', keyType: 'recovery-key-password', computer }),
      );
    },
    close: () => db.destroy(),
  };
}
