import { afterAll, beforeAll, describe } from 'vitest';
import {
  type EntraEstate,
  OPERATOR,
  type OpenedEntra,
  openEntraAt,
  startEntra,
} from '../fakes/entra/estate.ts';
import { seedTenant } from '../fakes/entra/seed-tenant.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import { escrowInventoryContract } from './escrow-inventory.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

/** The ID of a device without a key. */
const WITHOUT = '00000000-1111-4222-8333-444444444444';

describe.runIf(canMakeCertificates())(
  'a made-up tenant',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let estate: EntraEstate;
    let entra: OpenedEntra;
    beforeAll(async () => {
      estate = await startEntra();
      entra = openEntraAt(estate);
      await entra.signInAs();
    });
    afterAll(async () => {
      entra.signOut();
      await estate.stop();
    });

    escrowInventoryContract('Entra ID', async (seed) => {
      const { tenant } = estate.graph;
      seedTenant(tenant, seed);
      tenant.devices.push({ id: 'object', deviceId: WITHOUT, displayName: 'WITHOUT', owners: [] });
      tenant.pageSize = 1;
      return {
        inventory: entra.inventory,
        without: ['WITHOUT'],
        domain: { netbios: '', dns: '' },
        account: 'unknown',
        dispose: async () => {
          tenant.pageSize = 1_000;
          if (estate.graph.wrong.length > 0) throw new Error(estate.graph.wrong.join('\n'));
        },
      };
    });

    recoverySourceContract('Entra ID', async (seed) => {
      estate.graph.tenant.users.splice(0, Infinity, OPERATOR);
      seedTenant(estate.graph.tenant, seed);
      entra.cloud.readList();
      await entra.listIsRead();
      const { auditLog } = memoryProfile(entra.clock);
      return {
        source: entra.recovery,
        knowsUse: true,
        keepsBack: ['drive-letter', 'package-in-list', 'package', 'computer-domain'],
        entriesEach: 2,
        log: auditLog,
        clock: entra.clock,
        dispose: async () => {
          if (estate.graph.wrong.length > 0) throw new Error(estate.graph.wrong.join('\n'));
        },
      };
    });
  },
);
