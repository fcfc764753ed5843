import { join } from 'node:path';
import type { ProfileEntry } from '#main/ports/profile.ts';
import type { Clock } from '#main/ports/system.ts';
import { openEmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { storeDirectory } from '#main/sources/embedded-store/store-directory.ts';
import { storeError } from '#main/sources/embedded-store/store-errors.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { addComplianceToOlderDemo } from './compliance-rows.ts';
import { DEMO_INFO } from './demo-info.ts';
import { planEstate } from './estate.ts';
import { withMadeUpAccounts } from './made-up-accounts.ts';
import { makeDemoStore } from './make-demo-store.ts';
import { practiceTpm } from './practice-tpm.ts';

const SOURCE = 'Demo store';

interface DemoDeps {
  readonly folder: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
  readonly limits: LimitSettings;
}

/**
 * The profile of a console without a configuration: an embedded store with made-up data, which is
 * generated when the profile is opened for the first time.
 */
export function demoProfile({ folder, readingScript, clock, limits }: DemoDeps): ProfileEntry {
  const file = join(folder, 'keydesk-demo.db');
  return {
    info: DEMO_INFO,
    checkConnection: undefined,
    async open({ signal, onProgress }) {
      const { db, store } = await openEmbeddedStore(
        {
          file,
          purpose: 'demo',
          signal,
          fill: (empty) => makeDemoStore(empty, { nowMs: clock.now(), signal, onProgress }),
        },
        { clock, readingScript, limits },
      );
      const prepared = async () => {
        await addComplianceToOlderDemo(db, planEstate(), clock.now());
        return storeDirectory(db);
      };
      const directory = await prepared().catch(async (error: unknown) => {
        await store.close();
        throw storeError(error);
      });
      const { recovery, tpm, compliance, inventory } = store.source(SOURCE);
      return {
        info: DEMO_INFO,
        directory,
        recovery: [recovery],
        compliance: [compliance],
        inventories: [withMadeUpAccounts(inventory, () => clock.now())],
        tpm: [tpm],
        clouds: [],
        tpmRemote: practiceTpm(db, clock),
        auditLog: store.auditLog,
        auditReport: store.auditReport,
        // The accounts of the demo never change.
        recheck: undefined,
        forgetOperator: () => undefined,
        close: () => store.close(),
      };
    },
  };
}
