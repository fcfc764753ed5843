import type { Knex } from 'knex';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { ComplianceSource } from '../../ports/compliance-source.ts';
import type { Clock } from '../../ports/clock.ts';
import type { RecoverySource } from '../../ports/recovery-source.ts';
import type { TpmSource } from '../../ports/tpm-source.ts';
import type { LdapOrganisation } from '../ldap-directory/ldap-organisation.ts';
import { trustingForest } from '../ldap-directory/trusting-forest.ts';
import { storeComplianceSource } from '../sql-store/store-compliance-source.ts';
import { storeRecoverySource } from '../sql-store/store-recovery-source.ts';
import { storeTpmSource } from '../sql-store/store-tpm-source.ts';
import type { SourceConfiguration } from './configuration.ts';
import { recordedRecovery, recordedTpm } from './recorded-sources.ts';

interface Deps {
  readonly organisation: LdapOrganisation;
  readonly db: Knex;
  readonly auditLog: AuditLog;
  readonly clock: Clock;
}

/** One configured source, as the areas read it. */
export interface OrganisationSource {
  readonly recovery: RecoverySource;
  readonly tpm: TpmSource;
  /** Absent where the source knows nothing of compliance. */
  readonly compliance?: ComplianceSource;
  /** Forgets in whose name it was asked. */
  signOut(): void;
}

/** @throws AppError `config.invalid` when a `caFile` cannot be used */
export function organisationSource(source: SourceConfiguration, { organisation, db, auditLog, clock }: Deps): OrganisationSource {
  const { name } = source;
  if (source.kind === 'keydesk-store') {
    return { recovery: storeRecoverySource(db, clock, name), tpm: storeTpmSource(db, clock, name), compliance: storeComplianceSource(db, name), signOut: () => undefined };
  }
  const { forest } = source;
  const { protectors, tpms, signOut } = forest === undefined ? { ...organisation, signOut: () => undefined } : trustingForest(forest, { name, operator: organisation.operator });
  return { recovery: recordedRecovery(protectors, auditLog), tpm: recordedTpm(tpms, auditLog), signOut };
}
