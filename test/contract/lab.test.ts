import { afterAll, beforeAll, describe } from 'vitest';
import { LdapConfiguration } from '../../src-main/adapters/ldap-directory/configuration.ts';
import { ldapOrganisation } from '../../src-main/adapters/ldap-directory/ldap-organisation.ts';
import { recordedRecovery } from '../../src-main/adapters/organisation/recorded-sources.ts';
import { storeAuditLog } from '../../src-main/adapters/sql-store/store-audit-log.ts';
import { manualClock } from '../fakes/manual-clock.ts';
import { LAB_PASSWORD, type Lab, labObstacle, startLab } from '../lab/lab.ts';
import { testStore } from '../main/adapters/sql-store/test-store.ts';
import { directoryContract } from './directory.contract.ts';
import { recoverySourceContract } from './recovery-source.contract.ts';

const obstacle = labObstacle();
const signal = new AbortController().signal;

// What the contracts ask for stands in fill.py: the same accounts, computers and keys.
describe.skipIf(obstacle !== undefined)(`a real domain${obstacle === undefined ? '' : `: ${obstacle}`}`, () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
    // The contract types more wrong passwords than the domain forgives.
    await lab.change('DC=contoso,DC=test', 'lockoutThreshold', 'replace', '0');
  }, 180_000);
  afterAll(() => lab.stop());

  directoryContract('Samba', async () => {
    const { directory, signOut } = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory));
    await directory.signIn({ userName: 'anna', password: LAB_PASSWORD }, { signal });
    return { directory, dispose: async () => signOut() };
  });

  recoverySourceContract('Samba', async () => {
    const organisation = ldapOrganisation(LdapConfiguration.parse(lab.activeDirectory));
    await organisation.directory.signIn({ userName: 'desk-admin', password: LAB_PASSWORD }, { signal });
    const { db, dispose } = await testStore();
    const clock = manualClock();
    const log = storeAuditLog(db, clock);
    return {
      source: recordedRecovery(organisation.protectors, log),
      knowsUse: false,
      entriesEach: 2,
      log,
      clock,
      dispose: () => {
        organisation.signOut();
        return dispose();
      },
    };
  });
});
