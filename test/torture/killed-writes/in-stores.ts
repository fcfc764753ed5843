import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { systemClock } from '#main/desktop/system-clock.ts';
import { demoProfile } from '#main/profiles/demo/demo-profile.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { checkIndex } from '#main/sources/embedded-store/report-index/check-index.ts';
import { indexLog } from '#main/sources/embedded-store/report-index/report-indexer.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeTpmSource } from '#main/sources/embedded-store/store-tpm-source.ts';
import { draft } from '#test/contract/drafts.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { READING_SCRIPT } from '#test/main/sources/embedded-store/test-store.ts';
import type { KilledWrite } from './write.ts';

const never = () => ({ signal: new AbortController().signal });

async function withStore<T>(
  folder: string,
  use: (db: Knex) => Promise<T>,
  fill?: (db: Knex) => Promise<void>,
): Promise<T> {
  const file = join(folder, 'store.db');
  const db = await openStore({ file, purpose: 'organisation', ...(fill && { fill }) });
  try {
    return await use(db);
  } finally {
    await closeStore(db);
  }
}

async function brokenChain(db: Knex): Promise<readonly string[]> {
  const verdict = await storeAuditLog(db, systemClock).verify(never());
  return verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`];
}

/** Very small, so that much is indexed. */
const SHAPE = { block: 2, pack: 4, atOnce: 2 };

const reportIndex: KilledWrite = {
  name: 'the index of reports',
  longestMs: 200,
  work: (folder, saved) =>
    withStore(folder, async (db) => {
      const log = storeAuditLog(db, systemClock);
      for (let n = 0; ; n += 1) {
        await log.append(draft({ ticket: String(n) }));
        saved(n);
        await indexLog(db, { shape: SHAPE, ...never() });
      }
    }),
  lostFrom: (folder, saved) =>
    withStore(folder, async (db) => {
      const entries = await storeAuditLog(db, systemClock).newestSequence();
      const unlike: string[] = [];
      for await (const { fits, from } of checkIndex(db, { shape: SHAPE }, never()))
        if (!fits) unlike.push(`the index does not fit the log from entry ${from} on`);
      return [
        ...unlike,
        ...(entries > saved ? [] : [`${saved + 1} entries were written, ${entries} are there`]),
        ...(await brokenChain(db)),
      ];
    }),
};

const OWNERS = 400;
const OWNER_PASSWORD = '1euIs20Or/60b0ehnTqoX4cMis8=';

async function addOwners(db: Knex): Promise<void> {
  await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
  const ids = Array.from({ length: OWNERS }, (_, n) => n + 1);
  await db.transaction(async (transaction) => {
    await transaction.batchInsert(
      'computers',
      ids.map((id) => ({ id, domain_id: 1, name: `WS-${id}` })),
      100,
    );
    await transaction.batchInsert(
      'tpm_owners',
      ids.map((id) => ({
        id,
        computer_id: id,
        recorded_at: '2016-01-01T00:00:00.000Z',
        owner_password: OWNER_PASSWORD,
      })),
      100,
    );
  });
}

const tpmOwners: KilledWrite = {
  name: 'TPM owner passwords disclosed',
  longestMs: 300,
  work: (folder, saved) =>
    withStore(
      folder,
      async (db) => {
        const source = storeTpmSource(db, systemClock, { name: 'store' });
        for (let n = 0; n < OWNERS; n += 1) {
          const keyType = 'tpm-password-hash';
          await source.disclose(String(n + 1), draft({ keyType, keyId: '', ticket: String(n) }));
          saved(n);
        }
      },
      addOwners,
    ),
  async lostFrom(folder, saved) {
    if (saved < 0 && !existsSync(join(folder, 'store.db'))) return [];
    return withStore(folder, async (db) => {
      const entries = await storeAuditLog(db, systemClock).newestSequence();
      return [
        ...(entries > saved ? [] : [`${saved + 1} were received, ${entries} are recorded`]),
        ...(await brokenChain(db)),
      ];
    });
  },
};

const demoIn = (folder: string) =>
  demoProfile({ folder, readingScript: READING_SCRIPT, clock: systemClock, limits: NO_LIMITS });

const demo: KilledWrite = {
  name: 'the store of the demo made',
  longestMs: 2_000,
  async work(folder, saved) {
    const profile = await demoIn(folder).open({ ...never(), onProgress: () => undefined });
    await profile.close();
    saved(0);
  },
  async lostFrom(folder) {
    const profile = await demoIn(folder).open({ ...never(), onProgress: () => undefined });
    try {
      const account = { userName: 'CONTOSO\\helpdesk-admin', password: 'demo' };
      await profile.directory.signIn(account, never());
      const { intact } = await profile.auditLog.verify(never());
      return intact ? [] : ['its chain is broken'];
    } finally {
      await profile.close();
    }
  },
};

export const IN_STORES: readonly KilledWrite[] = [reportIndex, tpmOwners, demo];
