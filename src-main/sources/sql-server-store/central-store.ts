import { sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { AuditReport } from '#main/ports/audit/audit-report.ts';
import type { Clock } from '#main/ports/system.ts';
import type { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import type { OpenSource, SourceLogin } from '../source-kind.ts';
import { sqlLogin } from '../sql-login.ts';
import { sqlServerAuditReport } from './audit-report.ts';
import { centralAuditLog } from './central-audit-log.ts';
import { sqlServerComplianceSource } from './compliance-source.ts';
import type { CentralStoreConfiguration } from './configuration.ts';
import { operatorStore } from './operator-store.ts';
import { sqlServerRecoverySource } from './recovery-source.ts';
import { storeProcedures } from './store-procedures.ts';
import { sqlServerTpmSource } from './tpm-source.ts';

interface Deps {
  readonly login: SourceLogin;
  /** The log on this computer, for what the central one cannot take. */
  readonly local: AuditLog;
  readonly clock: Clock;
  readonly limits: LimitSettings;
}

/** What an organisation has in its store on SQL Server. */
export interface CentralStore {
  readonly auditLog: AuditLog;
  readonly auditReport: AuditReport;
  /** None, when the store holds the audit log alone. */
  readonly sources: readonly OpenSource[];
  /** The operator has locked or signed out. */
  leave(): void;
  close(): void;
}

/** The organisation's store on SQL Server, entered in the name of whoever is signed in. */
export function centralStore(
  { name, server, recoveryData }: CentralStoreConfiguration,
  { login, local, clock, limits }: Deps,
): CentralStore {
  const store = operatorStore({
    operator: login.operator,
    clock,
    open: (as) =>
      storeProcedures(
        sqlServer(server, { login: () => sqlLogin(server, { ...login, operator: () => as }) }),
      ),
  });
  const { procedures } = store;
  const source = {
    recovery: sqlServerRecoverySource(procedures, name, limits),
    tpm: sqlServerTpmSource(procedures, name, limits),
    compliance: sqlServerComplianceSource(procedures, name),
    signOut: () => undefined,
  };
  return {
    auditLog: centralAuditLog(store, local, limits),
    auditReport: sqlServerAuditReport(procedures),
    sources: recoveryData ? [source] : [],
    leave: () => store.leave(),
    close() {
      store.leave();
      store.close();
    },
  };
}
