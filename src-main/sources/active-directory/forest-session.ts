import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { BindCredentials } from '../source-kind.ts';
import { badCredentials } from './bind-errors.ts';
import type { LdapForest } from './configuration.ts';
import type { ControllerConnection } from './controller-connection.ts';
import type { ForestAccess } from './forest-access.ts';
import { type ForestDomain, dnsNameOf, readForestDomains } from './forest.ts';
import type { GroupLookup } from './groups.ts';
import {
  type OperatorConnections,
  connectToFirst,
  operatorConnections,
} from './operator-connections.ts';
import { type Domain, type ParsedUserName, parseUserName } from './user-names.ts';

/** A forest that somebody has signed in to, with their own rights, whatever their groups. */
export interface ForestSession {
  readonly credentials: BindCredentials;
  /** The connection the bind was made over. */
  readonly signInConnection: ControllerConnection;
  readonly connections: OperatorConnections;
  /** Every domain; the one signed in to first. */
  readonly domains: readonly ForestDomain[];
  /** DNS name of the forest's root domain, where DNS lists the global catalogs. */
  readonly rootDomain: string;
  /** Looks up groups in this forest, until the signal is aborted. */
  groupLookup(signal: AbortSignal): GroupLookup;
}

/**
 * What to bind with.
 *
 * @throws AppError `auth.badCredentials` where the directory need not even be asked
 */
export function bindCredentials(
  { userName, password: typed }: Credentials,
  domains: readonly Domain[],
): { readonly account: ParsedUserName; readonly credentials: BindCredentials } {
  const account = parseUserName(userName, domains);
  if (account === undefined) throw badCredentials();
  // The ticket is of this name, whatever the directory calls the account.
  if (typed === undefined) return { account, credentials: { bindName: userName, password: typed } };
  // The directory keeps composed letters; some keyboards send them in parts.
  const password = typed.normalize('NFC');
  // Without a password many directories accept the bind and take the person for nobody.
  if (password === '' || password.includes('\0')) throw badCredentials();
  return { account, credentials: { bindName: account.bindName, password } };
}

interface ForestToOpen {
  readonly configuration: LdapForest;
  readonly access: ForestAccess;
  readonly credentials: BindCredentials;
}

/**
 * Binds, once, and reads which domains there are. Whoever opens it closes its `connections`. On
 * cancel nothing stays open.
 *
 * @throws AppError `auth.*`, `directory.*`, `request.cancelled`
 */
export async function openForestSession(
  { configuration, access, credentials }: ForestToOpen,
  signal: AbortSignal,
): Promise<ForestSession> {
  const { home } = access;
  const operator = { ...access, credentials };
  const signInConnection = await connectToFirst(operator, home, signal);
  const connections = operatorConnections(operator, {
    service: home,
    connection: signInConnection,
  });
  try {
    const domains = await connections.run(
      home,
      (connection) => readForestDomains(connection, signal),
      signal,
    );
    return {
      credentials,
      signInConnection,
      connections,
      domains,
      rootDomain: dnsNameOf(signInConnection.root.rootDomainNamingContext) || configuration.domain,
      groupLookup: (lookupSignal) => ({
        domains,
        inDomain: (domain, work) =>
          connections.run({ kind: 'controller', domain: domain.dns }, work, lookupSignal),
        signal: lookupSignal,
      }),
    };
  } catch (error) {
    connections.close();
    throw error;
  }
}
