import type { GraphClientParts } from '#main/drivers/graph/graph-client.ts';
import { httpsClient } from '#main/drivers/graph/https-client.ts';
import type { SignInPlace } from '#main/drivers/msal/browser-sign-in.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import { type CloudChoice, cloudOf } from './clouds.ts';

/** As it is configured. */
interface Reached {
  readonly tenant: string;
  readonly cloud?: CloudChoice | undefined;
  readonly caFile?: string | undefined;
  readonly proxy?: string | undefined;
}

/** Where a tenant is signed in to, and where its Graph is. */
export interface EntraPlace {
  readonly authority: URL;
  readonly graph: Omit<GraphClientParts, 'token'>;
}

/** @throws AppError `config.invalid` when `caFile` cannot be used */
export function entraPlace(
  { tenant, cloud, caFile, proxy }: Reached,
  client: GraphClientParts['client'],
): EntraPlace {
  const { signIn, graph } = cloudOf(cloud);
  const https = httpsClient(
    trustedAuthorities(caFile),
    proxy === undefined ? proxy : new URL(proxy),
  );
  return {
    authority: new URL(`/${tenant}/`, signIn),
    graph: { root: new URL(graph), https, client },
  };
}

/** What one application is signed in to for. */
export function signInPlace({ authority, graph }: EntraPlace, clientId: string): SignInPlace {
  return {
    authority,
    clientId,
    // Whatever an administrator has consented to for this application: what is missing shows
    // where it is needed.
    scopes: [`${graph.root.origin}/.default`],
    https: graph.https,
  };
}
