import type { BindAs } from '#main/drivers/ldap/connection.ts';
import { sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { KeptLogin } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import { sqlServerAuditReport } from '#main/sources/sql-server-store/audit-report.ts';
import { sqlServerComplianceSource } from '#main/sources/sql-server-store/compliance-source.ts';
import { sqlServerRecoverySource } from '#main/sources/sql-server-store/recovery-source.ts';
import { storeProcedures } from '#main/sources/sql-server-store/store-procedures.ts';
import { sqlServerTpmSource } from '#main/sources/sql-server-store/tpm-source.ts';
import { centralAuditLog } from './central-audit-log.ts';
import type { CentralStoreConfiguration } from './configuration.ts';
import { operatorStore } from './operator-store.ts';
import type { OrganisationSource } from './organisation-sources.ts';
import { sqlLogin } from './sql-login.ts';

interface Deps {
  /** Who is signed in to the directory. @throws AppError `auth.signedOut` */
  readonly operator: () => BindAs;
  /**
   * The login of SQL Server's own that is kept for the store. @throws AppError `login.missing`,
   * `login.unreadable`
   */
  readonly keptLogin: () => Promise<KeptLogin>;
  /** The log on this computer, for what the central one cannot take. */
  readonly local: AuditLog;
  readonly clock: Clock;
}

/** What an organisation has in its store on SQL Server. */
export interface CentralStore {
  readonly auditLog: AuditLog;
  readonly auditReport: AuditReport;
  /** None, when the store holds the audit log alone. */
  readonly sources: readonly OrganisationSource[];
  /** The operator has locked or signed out. */
  leave(): void;
  close(): void;
}

/** The organisation's store on SQL Server, entered in the name of whoever is signed in. */
export function centralStore(
  { name, server, recoveryData }: CentralStoreConfiguration,
  { operator, keptLogin, local, clock }: Deps,
): CentralStore {
  const store = operatorStore({
    operator,
    clock,
    open: (as) =>
      storeProcedures(
        sqlServer(server, { login: () => sqlLogin(server, { as, kept: keptLogin }) }),
      ),
  });
  const { procedures } = store;
  const source = {
    recovery: sqlServerRecoverySource(procedures, name),
    tpm: sqlServerTpmSource(procedures, name),
    compliance: sqlServerComplianceSource(procedures, name),
    signOut: () => undefined,
  };
  return {
    auditLog: centralAuditLog(store, local),
    auditReport: sqlServerAuditReport(procedures),
    sources: recoveryData ? [source] : [],
    leave: () => store.leave(),
    close() {
      store.leave();
      store.close();
    },
  };
}
