import { join } from 'node:path';
import type { Clock } from '../../ports/clock.ts';
import type { ProfileEntry } from '../../ports/profile.ts';
import type { TpmRemote } from '../../ports/tpm-remote.ts';
import { connectionCheck } from '../ldap-directory/check-connection.ts';
import { ldapOrganisation } from '../ldap-directory/ldap-organisation.ts';
import type { SqlServerConfiguration } from '../sql-server/configuration.ts';
import type { SqlLogin } from '../sql-server/connect.ts';
import { closeStore } from '../sql-store/connection.ts';
import { openStore } from '../sql-store/open-store.ts';
import { storeAuditLog } from '../sql-store/store-audit-log.ts';
import { storeAuditReport } from '../sql-store/store-audit-report.ts';
import { centralStore } from './central-store.ts';
import { type OrganisationConfiguration, isOwnDirectory } from './configuration.ts';
import { organisationSource } from './organisation-sources.ts';

interface OrganisationDeps {
  /** Where the audit log is kept, a folder an organisation. */
  readonly folder: string;
  readonly clock: Clock;
  readonly tpmRemote: TpmRemote;
  /** The login of SQL Server's own that is kept for a server, where not the operator's Windows account is used. */
  readonly sqlLogin: (server: SqlServerConfiguration) => SqlLogin | Promise<SqlLogin>;
}

/** A real organisation: people in Active Directory, recovery data there or elsewhere, the audit log in an embedded or a central store. */
export function organisationProfile({ id, name, activeDirectory, store, sources: configured }: OrganisationConfiguration, { folder, clock, tpmRemote, sqlLogin }: OrganisationDeps): ProfileEntry {
  const info = { id, name, demo: false };
  return {
    info,
    checkConnection: connectionCheck(activeDirectory, { now: () => clock.now() }),
    async open({ signal }) {
      const organisation = ldapOrganisation(activeDirectory, { name: configured.find(isOwnDirectory)?.name });
      const db = await openStore({ file: join(folder, id, 'keydesk.db'), purpose: 'organisation', signal, fill: async () => undefined });
      const local = storeAuditLog(db, clock);
      const central = store && centralStore(store, { operator: () => organisation.operator(), sqlLogin, local, clock });
      const auditLog = central?.auditLog ?? local;
      const others = configured.map((source) => organisationSource(source, { organisation, db, auditLog, clock }));
      // The central store first: it alone marks what it hands out, and knows whether a key is its own.
      const sources = [...(central?.sources ?? []), ...others];
      const forgetOperator = () => {
        central?.leave();
        for (const source of [organisation, ...sources]) source.signOut();
      };
      return {
        info,
        directory: organisation.directory,
        recovery: sources.map(({ recovery }) => recovery),
        tpm: sources.map(({ tpm }) => tpm),
        tpmRemote,
        auditLog,
        auditReport: central?.auditReport ?? storeAuditReport(db),
        recheck: (options) => organisation.recheck(options),
        forgetOperator,
        close: async () => {
          forgetOperator();
          central?.close();
          await closeStore(db);
        },
      };
    },
  };
}
