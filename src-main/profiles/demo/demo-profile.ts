import { join } from 'node:path';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { ProfileEntry } from '#main/ports/profile.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { storeComplianceSource } from '#main/sources/embedded-store/store-compliance-source.ts';
import { storeDirectory } from '#main/sources/embedded-store/store-directory.ts';
import { storeError } from '#main/sources/embedded-store/store-errors.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { storeTpmSource } from '#main/sources/embedded-store/store-tpm-source.ts';
import { addComplianceToOlderDemo } from './compliance-rows.ts';
import { DEMO_INFO } from './demo-info.ts';
import { planEstate } from './estate.ts';
import { makeDemoStore } from './make-demo-store.ts';
import { practiceTpm } from './practice-tpm.ts';

const SOURCE = 'Demo store';

interface DemoDeps {
  readonly folder: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
}

/**
 * The profile that opens without any configuration: an embedded store of made-up data, generated at
 * its first opening.
 */
export function demoProfile({ folder, readingScript, clock }: DemoDeps): ProfileEntry {
  const file = join(folder, 'keydesk-demo.db');
  return {
    info: DEMO_INFO,
    checkConnection: undefined,
    async open({ signal, onProgress }) {
      const db = await openStore({
        file,
        purpose: 'demo',
        signal,
        fill: (empty) => makeDemoStore(empty, { nowMs: clock.now(), signal, onProgress }),
      });
      const opened = async () => {
        await addComplianceToOlderDemo(db, planEstate(), clock.now());
        return storeDirectory(db);
      };
      const thread = readingThread({ script: readingScript, file });
      const directory = await opened().catch(async (error: unknown) => {
        await db.destroy();
        throw storeError(error);
      });
      return {
        info: DEMO_INFO,
        directory,
        recovery: [storeRecoverySource(db, clock, SOURCE)],
        compliance: [storeComplianceSource(db, SOURCE)],
        tpm: [storeTpmSource(db, clock, SOURCE)],
        tpmRemote: practiceTpm(db, clock),
        auditLog: storeAuditLog(db, clock, thread),
        auditReport: storeAuditReport(db, { thread }),
        // Its accounts never change.
        recheck: undefined,
        forgetOperator: () => undefined,
        close: async () => {
          await thread.close();
          await closeStore(db);
        },
      };
    },
  };
}
