import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ProfileEntry } from '../../ports/profile.ts';
import type { TpmRemote } from '../../ports/tpm-remote.ts';
import { connectionCheck } from '../ldap-directory/check-connection.ts';
import { ldapOrganisation } from '../ldap-directory/ldap-organisation.ts';
import { closeStore } from '../sql-store/connection.ts';
import { openStore } from '../sql-store/open-store.ts';
import { storeAuditLog } from '../sql-store/store-audit-log.ts';
import { storeAuditReport } from '../sql-store/store-audit-report.ts';
import { type OrganisationConfiguration, isOwnDirectory } from './configuration.ts';
import { organisationSource } from './organisation-sources.ts';

interface OrganisationDeps {
  /** Where the audit log is kept, a folder an organisation. */
  readonly folder: string;
  readonly clock: Clock;
  readonly tpmRemote: TpmRemote;
}

/** A real organisation: people in Active Directory, recovery data there or elsewhere, the audit log in an embedded store. */
export function organisationProfile({ id, name, activeDirectory, sources: configured }: OrganisationConfiguration, { folder, clock, tpmRemote }: OrganisationDeps): ProfileEntry {
  const info = { id, name, demo: false };
  return {
    info,
    checkConnection: connectionCheck(activeDirectory, { now: () => clock.now() }),
    async open({ signal }) {
      const organisation = ldapOrganisation(activeDirectory, { name: configured.find(isOwnDirectory)?.name });
      const db = await openStore({ file: join(folder, id, 'keydesk.db'), purpose: 'organisation', signal, fill: async () => undefined });
      const auditLog = storeAuditLog(db, clock);
      const sources = configured.map((source) => organisationSource(source, { organisation, db, auditLog, clock }));
      const forgetOperator = () => {
        for (const source of [organisation, ...sources]) source.signOut();
      };
      return {
        info,
        directory: organisation.directory,
        recovery: sources.map(({ recovery }) => recovery),
        tpm: sources.map(({ tpm }) => tpm),
        compliance: sources.flatMap(({ compliance }) => compliance ?? []),
        tpmRemote,
        auditLog,
        auditReport: storeAuditReport(db),
        recheck: (options) => organisation.recheck(options),
        forgetOperator,
        close: async () => {
          forgetOperator();
          await closeStore(db);
        },
      };
    },
  };
}
