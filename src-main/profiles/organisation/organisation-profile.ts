import { join } from 'node:path';
import { loginPlace } from '#main/domain/connection/login-place.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/desktop/clock.ts';
import type { ProfileEntry } from '#main/ports/profile.ts';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import { connectionCheck } from '#main/sources/active-directory/check-connection.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { readingThread } from '#main/sources/embedded-store/reading-thread/reading-thread.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeAuditReport } from '#main/sources/embedded-store/store-audit-report.ts';
import { centralStore } from './central-store.ts';
import { withDatabases } from './check-databases.ts';
import { type OrganisationConfiguration, isOwnDirectory } from './configuration.ts';
import { organisationSource } from './organisation-sources.ts';
import { profileInfo } from './profile-info.ts';

interface OrganisationDeps {
  /** Where the audit log is kept, a folder an organisation. */
  readonly folder: string;
  /** Path of the script of the threads that read long reports and check the log. */
  readonly readingScript: string;
  readonly clock: Clock;
  readonly logins: KeptLogins;
  readonly tpmRemote: TpmRemote;
}

/**
 * A real organisation: people in Active Directory, recovery data there or elsewhere, the audit log
 * in an embedded or a central store.
 */
export function organisationProfile(
  configuration: OrganisationConfiguration,
  { folder, readingScript, clock, logins, tpmRemote }: OrganisationDeps,
): ProfileEntry {
  const { id, activeDirectory, store, sources: configured } = configuration;
  const info = profileInfo(configuration);
  return {
    info,
    checkConnection: withDatabases(connectionCheck(activeDirectory, { now: () => clock.now() }), {
      configuration,
      logins,
    }),
    async open({ signal }) {
      const organisation = ldapOrganisation(activeDirectory, {
        name: configured.find(isOwnDirectory)?.name,
      });
      const file = join(folder, id, 'keydesk.db');
      const db = await openStore({
        file,
        purpose: 'organisation',
        signal,
        fill: async () => undefined,
      });
      const thread = readingThread({ script: readingScript, file });
      const local = storeAuditLog(db, clock, thread);
      const central =
        store &&
        centralStore(store, {
          operator: () => organisation.operator(),
          keptLogin: () => logins.read(loginPlace(id, store.name)),
          local,
          clock,
        });
      const auditLog = central?.auditLog ?? local;
      const others = configured.map((source) =>
        organisationSource(source, { id, organisation, logins, db, auditLog, clock }),
      );
      // The central store first: unlike a directory it marks what it hands out, and it knows at once whether a key is its own.
      const sources = [...(central?.sources ?? []), ...others];
      const forgetOperator = () => {
        central?.leave();
        for (const source of [organisation, ...sources]) source.signOut();
      };
      return {
        info,
        directory: organisation.directory,
        recovery: sources.map(({ recovery }) => recovery),
        tpm: sources.flatMap(({ tpm }) => tpm ?? []),
        compliance: sources.flatMap(({ compliance }) => compliance ?? []),
        tpmRemote,
        auditLog,
        auditReport: central?.auditReport ?? storeAuditReport(db, { thread }),
        recheck: (options) => organisation.recheck(options),
        forgetOperator,
        close: async () => {
          forgetOperator();
          central?.close();
          await thread.close();
          await closeStore(db);
        },
      };
    },
  };
}
