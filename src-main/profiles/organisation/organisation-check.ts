import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { KeptLogins } from '#main/ports/connection/kept-logins.ts';
import type { Clock } from '#main/ports/system.ts';
import { connectionCheck } from '#main/sources/active-directory/check-connection.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { withSources } from './check-sources.ts';
import { withWitnesses } from './check-witnesses.ts';
import type { OrganisationConfiguration } from './configuration.ts';

interface CheckDeps {
  readonly clock: Clock;
  readonly logins: KeptLogins;
  /** The name of this computer. */
  readonly workstation: string;
}

/** A check of everything an organisation is connected to: directory, sources, witnesses. */
export function organisationCheck(
  configuration: OrganisationConfiguration,
  deps: CheckDeps,
): ConnectionCheck {
  const { clock, logins } = deps;
  const check = connectionCheck(configuration.activeDirectory, { now: () => clock.now() });
  const witnesses = witnessesOf(configuration.witnesses, deps);
  return withWitnesses(withSources(check, { configuration, logins }), witnesses);
}
