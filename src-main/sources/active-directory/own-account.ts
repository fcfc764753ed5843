import type { Entry } from 'ldapts';
import { badCredentials } from '#main/drivers/ldap/bind-errors.ts';
import type { Connection } from '#main/drivers/ldap/connection.ts';
import { bytesIn, nameIn, sameName, textIn } from '#main/drivers/ldap/entries.ts';
import { all, any, equal, present } from '#main/drivers/ldap/filters.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import type { Claim } from './user-names.ts';

/** The object of the person who signed in. */
export interface OwnAccount {
  /** `DOMAIN\name` */
  readonly account: string;
  readonly displayName: string;
  readonly dn: string;
  readonly domain: ForestDomain;
}

const ATTRIBUTES = ['sAMAccountName', 'userPrincipalName', 'displayName', 'objectSid'];

/**
 * Finds the object of whoever the connection is bound as. A bind that was accepted proves nothing
 * yet: some directories accept one without a password, and some names can mean two people. The
 * object must be the claimed one, and its SID in the token.
 *
 * @param searchIn the connection to look over: of the account's own domain, or of the global
 *   catalog
 * @param bound the connection whose token counts
 * @throws AppError `auth.badCredentials` when there is no such object, `directory.*`,
 *   `request.cancelled`
 */
export async function findOwnAccount(
  claim: Claim,
  {
    searchIn,
    base,
    bound,
    domains,
  }: {
    readonly searchIn: Connection;
    readonly base: string;
    readonly bound: Connection;
    readonly domains: readonly ForestDomain[];
  },
  signal: AbortSignal,
): Promise<OwnAccount | undefined> {
  const names = [
    equal('sAMAccountName', claim.accountName),
    ...(claim.principalName === undefined ? [] : [equal('userPrincipalName', claim.principalName)]),
  ];
  // objectClass user holds computers as well; objectCategory=person leaves people.
  const filter = all(
    equal('objectCategory', 'person'),
    equal('objectClass', 'user'),
    present('objectSid'),
    any(...names),
  );
  const entries = await searchIn.search(
    { base, scope: 'sub', filter, attributes: ATTRIBUTES },
    signal,
  );
  const own = entries
    .flatMap((entry) => accountIn(entry, claim, domains))
    .filter(({ sid }) => isInToken(sid, bound));
  const [first, ...others] = own;
  // Two objects fit, and nothing tells which of them signed in: neither counts.
  if (others.length > 0) throw badCredentials();
  return first?.account;
}

function isInToken(sid: string, { root: { token } }: Connection): boolean {
  return token.size === 0 || token.has(sid);
}

function accountIn(
  entry: Entry,
  claim: Claim,
  domains: readonly ForestDomain[],
): readonly { readonly sid: string; readonly account: OwnAccount }[] {
  const name = textIn(entry, 'sAMAccountName');
  const sid = bytesIn(entry, 'objectSid')[0]?.toString('hex');
  const domain = domainOf(entry.dn, domains);
  if (name === undefined || sid === undefined || domain === undefined) return [];
  const byPrincipal =
    claim.principalName !== undefined &&
    sameName(textIn(entry, 'userPrincipalName') ?? '', claim.principalName);
  const byAccount =
    sameName(name, claim.accountName) &&
    claim.domain !== undefined &&
    sameName(domain.dns, claim.domain.dns);
  if (!byPrincipal && !byAccount) return [];
  return [
    {
      sid,
      account: {
        account: `${domain.netbios}\\${name}`,
        displayName: nameIn(entry, 'displayName') || name,
        dn: entry.dn,
        domain,
      },
    },
  ];
}
