import { messengersOf } from '#main/messages/messengers.ts';
import { countNotices } from '#main/messages/notice-file.ts';
import type { CloudSignIn } from '#main/ports/connection/cloud-sign-in.ts';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/system.ts';
import { connectionCheck } from '#main/sources/active-directory/check-connection.ts';
import { checkTenant } from '#main/sources/entra/check-tenant.ts';
import type { EventLogScript } from '#main/witnesses/event-log-witness.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { anchorPlaces, logName } from './anchor-places.ts';
import { withClouds } from './check-clouds.ts';
import { withMessages } from './check-messages.ts';
import { type OwnStore, withSecrets } from './check-secrets.ts';
import { withSources } from './check-sources.ts';
import { withWitnesses } from './check-witnesses.ts';
import type { OrganisationConfiguration } from './configuration.ts';
import { noticePath } from './owner-notices.ts';

/** What the check works with. */
export interface CheckDeps {
  readonly clock: Clock;
  readonly logins: KeptLogins;
  /** The name of this computer. */
  readonly workstation: string;
  readonly eventLog: EventLogScript;
  /** Where the audit log is kept, one folder per organisation. */
  readonly folder: string;
  /** Sources with a sign-in in the browser, of the profile as it is open. */
  readonly clouds?: () => readonly CloudSignIn[];
  readonly ownStore?: OwnStore;
}

/** A check of what people sign in to. */
function directoryCheck(
  { activeDirectory, entraId }: OrganisationConfiguration,
  clock: Clock,
): ConnectionCheck {
  if (activeDirectory !== undefined)
    return connectionCheck(activeDirectory, { now: () => clock.now() });
  return async (_credentials, { signal, onStep }) => {
    if (entraId !== undefined) onStep(await checkTenant(entraId, { signal }));
  };
}

/** A check of all an organisation is connected to: directory, sources, witnesses, messages. */
export function organisationCheck(
  configuration: OrganisationConfiguration,
  deps: CheckDeps,
): ConnectionCheck {
  const { clock, logins, clouds = () => [], ownStore = () => undefined } = deps;
  const check = directoryCheck(configuration, clock);
  const witnesses = witnessesOf(configuration.witnesses, {
    ...deps,
    logName: logName(configuration.id, deps.workstation),
  });
  const checkSources = withSecrets(withSources(check, { configuration, logins }), ownStore);
  const checkWitnesses = withWitnesses(withClouds(checkSources, clouds), [
    ...witnesses,
    ...anchorPlaces(configuration, deps.workstation),
  ]);
  const { id, messages } = configuration;
  return withMessages(checkWitnesses, {
    messengers: messages === undefined ? [] : messengersOf(messages),
    counts: () => countNotices(noticePath(deps.folder, id)),
  });
}
