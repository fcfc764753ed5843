import { loginPlace } from '#main/domain/connection/login-place.ts';
import { sqlServer } from '#main/drivers/tds/sql-server.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import type { ComplianceSource } from '#main/ports/compliance/compliance-source.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { TpmSource } from '#main/ports/tpm/tpm-source.ts';
import type { LdapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { trustingForest } from '#main/sources/active-directory/trusting-forest.ts';
import { configmgrCompliance } from '#main/sources/configmgr/configmgr-compliance.ts';
import { configmgrDatabase } from '#main/sources/configmgr/configmgr-database.ts';
import type { StoreDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeComplianceSource } from '#main/sources/embedded-store/store-compliance-source.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { storeTpmSource } from '#main/sources/embedded-store/store-tpm-source.ts';
import type { SourceConfiguration } from './configuration.ts';
import { recordedRecovery, recordedTpm } from './recorded-sources.ts';
import { sqlLogin } from './sql-login.ts';

interface Deps {
  /** The organisation's own `id`. */
  readonly id: string;
  readonly organisation: LdapOrganisation;
  readonly logins: KeptLogins;
  readonly db: StoreDatabase;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
}

/** One configured source, as the areas read it. */
export interface OrganisationSource {
  readonly recovery: RecoverySource;
  /** Absent where it offers no TPM owner passwords. */
  readonly tpm?: TpmSource;
  /** Absent where the source knows nothing of compliance. */
  readonly compliance?: ComplianceSource;
  /** Closes its connections, and forgets with whose password they were opened. */
  signOut(): void;
}

/** Opens nothing yet: what is wrong with a source shows when it is asked. */
export function organisationSource(
  source: SourceConfiguration,
  { id, organisation, logins, db, auditLog, clock }: Deps,
): OrganisationSource {
  const { name } = source;
  switch (source.kind) {
    case 'keydesk-store':
      return {
        recovery: storeRecoverySource(db, clock, name),
        tpm: storeTpmSource(db, clock, name),
        compliance: storeComplianceSource(db, name),
        signOut: () => undefined,
      };
    case 'active-directory': {
      const { forest } = source;
      const { protectors, tpms, signOut } =
        forest === undefined
          ? { ...organisation, signOut: () => undefined }
          : trustingForest(forest, { name, operator: organisation.operator });
      return {
        recovery: recordedRecovery(protectors, auditLog),
        tpm: recordedTpm(tpms, auditLog),
        signOut,
      };
    }
    case 'configmgr':
    case 'mbam': {
      const kept = () => logins.read(loginPlace(id, name));
      // The operator is asked for in any case: nobody's login is used while nobody is signed in.
      const database = sqlServer(source.server, {
        login: () => sqlLogin(source.server, { as: organisation.operator(), kept }),
      });
      const { protectors, signOut } = configmgrDatabase(name, database);
      const recovery = recordedRecovery(protectors, auditLog);
      // MBAM keeps compliance in a database of its own, whose tables nobody has described.
      return source.kind === 'mbam'
        ? { recovery, signOut }
        : {
            recovery,
            compliance: configmgrCompliance(name, { database, collection: source.collection }),
            signOut,
          };
    }
  }
}
