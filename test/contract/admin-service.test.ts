import { afterAll, beforeAll, describe } from 'vitest';
import {
  type OpenedSite,
  type SiteEstate,
  openSite,
  startSiteEstate,
} from '../fakes/admin-service/estate.ts';
import { seedSite } from '../fakes/admin-service/seed-site.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

describe.runIf(canMakeCertificates())(
  'a made-up site of Configuration Manager',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let estate: SiteEstate;
    let opened: OpenedSite;
    beforeAll(async () => {
      estate = await startSiteEstate();
      opened = openSite(estate);
    });
    afterAll(async () => {
      opened?.signOut();
      await estate?.stop();
    });

    recoverySourceContract('AdminService', async (seed) => {
      seedSite(estate.site, seed);
      const clock = manualClock();
      const { auditLog } = memoryProfile(clock);
      return {
        source: opened.recovery,
        knowsUse: true,
        keepsBack: ['drive-letter', 'package-in-list', 'package', 'escrow-date', 'search-by-id'],
        entriesEach: 2,
        log: auditLog,
        clock,
        dispose: async () => {
          if (estate.wrong.length > 0) throw new Error(estate.wrong.join('\n'));
        },
      };
    });
  },
);
