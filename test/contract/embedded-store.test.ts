import { disclosureLimiter } from '#main/sources/embedded-store/disclosure-limiter.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { indexLog } from '#main/sources/embedded-store/report-index/report-indexer.ts';
import { encryptStore } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { storeSecrets } from '#main/sources/embedded-store/secrets/store-secrets.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { storeComplianceSource } from '#main/sources/embedded-store/store-compliance-source.ts';
import { storeDirectory } from '#main/sources/embedded-store/store-directory.ts';
import { storeInventory } from '#main/sources/embedded-store/store-inventory.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { storeTpmSource } from '#main/sources/embedded-store/store-tpm-source.ts';
import { embeddedTarget } from '#main/tools/import/embedded-target.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { TEST_KEY, memoryKeys } from '../fakes/store-keys.ts';
import {
  READING_SCRIPT,
  addAccounts,
  addCompliance,
  addProtectors,
  addTpmOwners,
  testStore,
} from '../main/sources/embedded-store/test-store.ts';
import { auditLogContract } from './audit-log.contract.ts';
import { auditReportContract } from './audit-report.contract.ts';
import { complianceSourceContract } from './compliance-source.contract.ts';
import { directoryContract } from './directory.contract.ts';
import { disclosureLimitsContract } from './disclosure-limits.contract.ts';
import { escrowInventoryContract } from './escrow-inventory.contract.ts';
import { keptKeysContract } from './kept-keys.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';
import { tpmSourceContract } from './tpm-source.contract.ts';

auditLogContract('embedded store', async () => {
  const { db, dispose } = await testStore();
  const clock = manualClock();
  return { log: storeAuditLog(db, clock), clock, dispose };
});

auditLogContract('embedded store with a thread that checks', async () => {
  const { db, file, dispose } = await testStore();
  const clock = manualClock();
  return {
    log: storeAuditLog(db, clock, { thread: readingThread({ script: READING_SCRIPT, file }) }),
    clock,
    dispose,
  };
});

auditReportContract('embedded store', async () => {
  const { db, dispose } = await testStore();
  const clock = manualClock();
  // Batches so small that every report takes several.
  return {
    report: storeAuditReport(db, { sizes: { first: 4, most: 4 } }),
    log: storeAuditLog(db, clock),
    clock,
    dispose,
  };
});

auditReportContract('embedded store whose log is indexed', async () => {
  const { db, dispose } = await testStore();
  const clock = manualClock();
  // The last entries are not, as in most logs.
  const shape = { block: 2, pack: 4, atOnce: 1 };
  const log = storeAuditLog(db, clock);
  return {
    report: storeAuditReport(db, { sizes: { first: 2, most: 2 }, shape }),
    log: {
      ...log,
      append: async (entry) => {
        const appended = await log.append(entry);
        await indexLog(db, { shape, signal: new AbortController().signal });
        return appended;
      },
    },
    clock,
    dispose,
  };
});

auditReportContract('embedded store with a thread that reads', async () => {
  const { db, file, dispose } = await testStore();
  const clock = manualClock();
  return {
    report: storeAuditReport(db, {
      sizes: { first: 4, most: 4 },
      thread: readingThread({ script: READING_SCRIPT, file }),
    }),
    log: storeAuditLog(db, clock),
    clock,
    dispose,
  };
});

recoverySourceContract('embedded store', async (seed) => {
  const { db, dispose } = await testStore((empty) => addProtectors(empty, seed));
  const clock = manualClock();
  return {
    source: storeRecoverySource(db, clock, { name: 'embedded' }),
    knowsUse: true,
    entriesEach: 1,
    log: storeAuditLog(db, clock),
    clock,
    dispose,
  };
});

disclosureLimitsContract('embedded store', async (seed) => {
  const { db, dispose } = await testStore((empty) => addProtectors(empty, seed));
  const clock = manualClock();
  return {
    with(limits) {
      const limiter = disclosureLimiter(limits, clock);
      return {
        log: storeAuditLog(db, clock, { limiter }),
        source: storeRecoverySource(db, clock, { name: 'embedded', limiter }),
      };
    },
    clock,
    dispose,
  };
});

escrowInventoryContract('embedded store', async (seed) => {
  const { db, dispose } = await testStore(async (empty) => {
    await addProtectors(empty, seed);
    await empty('computers').insert({ id: 100, domain_id: 1, name: 'WITHOUT' });
  });
  return {
    // Pages so small that every list takes several.
    inventory: storeInventory(db, 'embedded', { page: 1 }),
    without: ['WITHOUT'],
    domain: { netbios: 'CONTOSO', dns: 'contoso.test' },
    account: 'unknown',
    dispose,
  };
});

/** A store whose secrets are encrypted after they were put into it, as by an upgrade. */
async function encryptedStore(fill: Parameters<typeof testStore>[0]) {
  const store = await testStore(fill);
  await encryptStore(store.file, TEST_KEY);
  return { ...store, secrets: storeSecrets(store.db, memoryKeys(TEST_KEY)) };
}

recoverySourceContract('embedded store, encrypted', async (seed) => {
  const { db, secrets, dispose } = await encryptedStore((empty) => addProtectors(empty, seed));
  const clock = manualClock();
  return {
    source: storeRecoverySource(db, clock, { name: 'embedded', secrets }),
    knowsUse: true,
    entriesEach: 1,
    log: storeAuditLog(db, clock),
    clock,
    dispose,
  };
});

tpmSourceContract('embedded store, encrypted', async (seed) => {
  const { db, secrets, dispose } = await encryptedStore((empty) => addTpmOwners(empty, seed));
  const clock = manualClock();
  return {
    source: storeTpmSource(db, clock, { name: 'embedded', secrets }),
    log: storeAuditLog(db, clock),
    dispose,
  };
});

keptKeysContract('embedded store', async () => {
  const { db, secrets, dispose } = await encryptedStore(() => Promise.resolve());
  return {
    target: embeddedTarget(db, TEST_KEY),
    source: storeRecoverySource(db, manualClock(), { name: 'embedded', secrets }),
    tpm: storeTpmSource(db, manualClock(), { name: 'embedded', secrets }),
    dispose,
  };
});

tpmSourceContract('embedded store', async (seed) => {
  const { db, dispose } = await testStore((empty) => addTpmOwners(empty, seed));
  const clock = manualClock();
  return {
    source: storeTpmSource(db, clock, { name: 'embedded' }),
    log: storeAuditLog(db, clock),
    dispose,
  };
});

directoryContract('embedded store', async (seed) => {
  const { db, dispose } = await testStore((empty) => addAccounts(empty, seed));
  return { directory: await storeDirectory(db), dispose };
});

complianceSourceContract('embedded store', async (seeds) => {
  const { db, dispose } = await testStore((empty) => addCompliance(empty, seeds));
  // Batches so small that every filter takes several.
  return { source: storeComplianceSource(db, 'embedded', { batchSize: 5 }), dispose };
});
