import { badCredentials } from '#main/drivers/ldap/bind-errors.ts';
import type { BindAs, Connection } from '#main/drivers/ldap/connection.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { LdapForest } from './configuration.ts';
import type { ForestAccess } from './forest-access.ts';
import { type ForestDomain, dnsNameOf, readForest } from './forest.ts';
import type { Where } from './groups.ts';
import { connectToFirst, operatorConnections } from './operator-connections.ts';
import type { Reached } from './reached.ts';
import { type Claim, type Domain, claimOf } from './user-names.ts';

/** A forest entered in somebody's name, whatever their groups. */
export interface Entrance extends Reached {
  readonly as: BindAs;
  /** The connection the bind was made over. */
  readonly first: Connection;
  where(signal: AbortSignal): Where;
}

/**
 * What to bind with. @throws AppError `auth.badCredentials` where the directory need not even be
 * asked
 */
export function bindAs(
  { userName, password: typed }: Credentials,
  domains: readonly Domain[],
): { readonly claim: Claim; readonly as: BindAs } {
  // The directory keeps composed letters; some keyboards send them in parts.
  const password = typed.normalize('NFC');
  const claim = claimOf(userName, domains);
  // Without a password many directories accept the bind and take the person for nobody.
  if (claim === undefined || password === '' || password.includes('\0')) throw badCredentials();
  return { claim, as: { bindName: claim.bindName, password } };
}

/** Binds, once. @throws AppError `auth.*`, `directory.*`, `request.cancelled` */
export async function enterForest(
  configuration: LdapForest,
  { locator, options, home }: ForestAccess,
  as: BindAs,
  signal: AbortSignal,
): Promise<Entrance> {
  const first = await connectToFirst(locator, home, as, options, signal);
  const connections = operatorConnections(locator, as, options, [home, first]);
  try {
    const forest = await connections.run(
      home,
      (connection) => readForest(connection, signal),
      signal,
    );
    const root = dnsNameOf(first.root.rootDomainNamingContext) || configuration.domain;
    const inDomain = <T>(
      domain: ForestDomain,
      work: (connection: Connection) => Promise<T>,
      within: AbortSignal,
    ) => connections.run({ kind: 'controller', domain: domain.dns }, work, within);
    return {
      as,
      first,
      connections,
      forest,
      root,
      where: (own) => ({
        domains: forest,
        inDomain: (domain, work) => inDomain(domain, work, own),
        signal: own,
      }),
    };
  } catch (error) {
    connections.close();
    throw error;
  }
}
