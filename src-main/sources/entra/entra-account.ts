import { z } from 'zod';
import type { GraphClient, GraphOptions } from '#main/drivers/graph/graph-client.ts';
import type { SignedIn } from '#main/drivers/msal/browser-sign-in.ts';
import { AppError } from '#shared/errors.ts';
import { GivenName, Guid } from '../odata.ts';
import type { EntraDirectoryConfiguration } from './configuration.ts';

/** Somebody of the tenant. */
export interface EntraAccount {
  /** What stays the same when the person is called otherwise. */
  readonly objectId: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  /** Roles of the application, as its administrators have given them out. */
  readonly appRoles: ReadonlySet<string>;
}

const Claims = z.object({
  oid: Guid,
  tid: Guid,
  aud: z.string(),
  roles: z.array(z.string()).catch([]),
});
const Me = z.object({
  id: Guid,
  userPrincipalName: GivenName.pipe(z.string().min(1)),
  displayName: GivenName.nullish(),
});

/**
 * Whose sign-in it is. The library takes any token of the service for a good one: that it is of
 * this tenant and for this program is found out here.
 *
 * @throws AppError `entra.wrongToken`, and what Graph fails with
 */
export async function accountOf(
  signedIn: Pick<SignedIn, 'claims'>,
  { tenant, clientId }: Pick<EntraDirectoryConfiguration, 'tenant' | 'clientId'>,
  { graph, ...options }: GraphOptions & { readonly graph: GraphClient },
): Promise<EntraAccount> {
  const claims = Claims.safeParse(signedIn.claims()).data;
  if (claims === undefined) throw wrongToken('no account');
  const { oid, tid, aud, roles } = claims;
  if (tid !== tenant.toUpperCase()) throw wrongToken(`tenant ${tid.toLowerCase()}`);
  if (aud.toLowerCase() !== clientId.toLowerCase()) throw wrongToken(`application ${aud}`);
  const answer = await graph.get(
    { path: 'me', options: { $select: 'id,userPrincipalName,displayName' } },
    options,
  );
  const me = Me.safeParse(answer?.body).data;
  if (me?.id !== oid) throw wrongToken('another account');
  const { userPrincipalName, displayName } = me;
  return {
    objectId: oid.toLowerCase(),
    userPrincipalName,
    displayName: displayName || userPrincipalName,
    appRoles: new Set(roles),
  };
}

function wrongToken(reason: string): AppError {
  return new AppError('entra.wrongToken', `a token of ${reason}`, { details: { reason } });
}
