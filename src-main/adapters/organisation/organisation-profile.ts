import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ProfileEntry } from '../../ports/profile.ts';
import type { TpmRemote } from '../../ports/tpm-remote.ts';
import { ldapOrganisation } from '../ldap-directory/ldap-organisation.ts';
import { closeStore } from '../sql-store/connection.ts';
import { openStore } from '../sql-store/open-store.ts';
import { storeAuditLog } from '../sql-store/store-audit-log.ts';
import type { OrganisationConfiguration } from './configuration.ts';
import { recordedRecovery, recordedTpm } from './recorded-sources.ts';

interface OrganisationDeps {
  /** Where the audit log is kept, a folder an organisation. */
  readonly folder: string;
  readonly clock: Clock;
  readonly tpmRemote: TpmRemote;
}

/** A real organisation: people and recovery data in Active Directory, the audit log in an embedded store. */
export function organisationProfile({ id, name, activeDirectory }: OrganisationConfiguration, { folder, clock, tpmRemote }: OrganisationDeps): ProfileEntry {
  const info = { id, name, demo: false };
  return {
    info,
    async open({ signal }) {
      const organisation = ldapOrganisation(activeDirectory);
      const db = await openStore({ file: join(folder, id, 'keydesk.db'), purpose: 'organisation', signal, fill: async () => undefined });
      const auditLog = storeAuditLog(db, clock);
      return {
        info,
        directory: organisation.directory,
        recovery: recordedRecovery(organisation.protectors, auditLog),
        tpm: recordedTpm(organisation.tpms, auditLog),
        tpmRemote,
        auditLog,
        recheck: (options) => organisation.recheck(options),
        forgetOperator: () => {
          organisation.signOut();
        },
        close: async () => {
          organisation.signOut();
          await closeStore(db);
        },
      };
    },
  };
}
