import { afterAll, beforeAll, describe } from 'vitest';
import { configmgrDatabase } from '#main/sources/configmgr/configmgr-database.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { memoryProfile } from '../fakes/memory-profile.ts';
import { scriptedRecoveryDatabase } from '../fakes/tds/recovery-database.ts';
import { clientOf, startServer } from '../main/drivers/tds/test-server.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import { escrowInventoryContract } from './escrow-inventory.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

/** As these databases write it; the DNS name they do not know. */
const SHORT_NAME = { netbios: 'CONTOSO', dns: '' };

describe.runIf(canMakeCertificates()).each([
  {
    product: 'configmgr',
    name: 'Configuration Manager',
    userViews: [],
    knowsUse: false,
    keepsBack: ['package-in-list', 'package'],
  },
  {
    product: 'configmgr',
    name: 'Configuration Manager with its views',
    userViews: ['affinity', 'console'],
    knowsUse: true,
    keepsBack: ['drive-letter', 'package-in-list', 'package'],
  },
  {
    product: 'mbam',
    userViews: [],
    name: 'MBAM',
    knowsUse: true,
    keepsBack: ['drive-letter', 'package-in-list'],
  },
] as const)(
  '$name, scripted',
  { meta: { reason: WITHOUT_OPENSSL } },
  ({ product, name, userViews, knowsUse, keepsBack }) => {
    let authority: Authority;
    beforeAll(() => {
      authority = makeAuthority();
    });
    afterAll(() => authority.dispose());

    recoverySourceContract(name, async (seed) => {
      const script = scriptedRecoveryDatabase(product);
      script.seed.push(...seed);
      Object.assign(script.mood, { userViews, hasVolumeTypes: knowsUse });
      const server = await startServer(authority, { answer: script.answer });
      const { protectors, signOut } = configmgrDatabase(name, {
        database: clientOf(server, authority),
        log: { warn: () => undefined },
      });
      const clock = manualClock();
      const { auditLog } = memoryProfile(clock);
      const dispose = () => {
        signOut();
        return server.stop();
      };
      return {
        source: protectors,
        knowsUse,
        keepsBack,
        entriesEach: 2,
        log: auditLog,
        clock,
        dispose,
      };
    });

    escrowInventoryContract(name, async (seed) => {
      const script = scriptedRecoveryDatabase(product);
      script.seed.push(...seed);
      const server = await startServer(authority, { answer: script.answer });
      const { inventory, signOut } = configmgrDatabase(name, {
        database: clientOf(server, authority),
        log: { warn: () => undefined },
      });
      const dispose = () => {
        signOut();
        return server.stop();
      };
      return { inventory, without: [], domain: SHORT_NAME, account: 'unknown', dispose };
    });
  },
);
