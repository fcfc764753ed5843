import { bytesIn, textIn } from '#main/drivers/ldap/entries.ts';
import { isRetryable } from '#main/drivers/ldap/errors.ts';
import { and, equals } from '#main/drivers/ldap/filters.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import type { LdapConfiguration } from './configuration.ts';
import type { ControllerConnection } from './controller-connection.ts';
import type { ForestDomain } from './forest.ts';
import { sidBytes, sidText } from './guids-and-sids.ts';
import { findDomain } from './user-names.ts';

/** Where groups are looked up. */
export interface GroupLookup {
  readonly domains: readonly ForestDomain[];
  /** Runs `work` over a connection to a controller of this domain. */
  readonly inDomain: <T>(
    domain: ForestDomain,
    work: (connection: ControllerConnection) => Promise<T>,
  ) => Promise<T>;
  readonly signal: AbortSignal;
}

type Groups = LdapConfiguration['groups'];

/**
 * The configured groups, by SID. Names are looked up once and kept: a renamed group stays the same
 * group.
 */
export function configuredGroups({
  groups,
  ticketGroups = [],
}: Pick<LdapConfiguration, 'groups' | 'ticketGroups'>) {
  const sidOf = sidFinder();

  return {
    /**
     * Whether these SIDs are those of somebody who must name a ticket, whatever the role. So is
     * everybody while one of the groups is not there: nobody knows who is in it.
     */
    async mustNameTicket(memberOf: ReadonlySet<string>, lookup: GroupLookup): Promise<boolean> {
      for (const configured of ticketGroups) {
        const sid = await sidOf(configured, lookup);
        if (sid === undefined || memberOf.has(sid)) return true;
      }
      return false;
    },
    /** Groups of those who must name a ticket that are not there. */
    async missingTicketGroups(lookup: GroupLookup): Promise<readonly string[]> {
      const missing: string[] = [];
      for (const configured of ticketGroups) {
        const sid = await sidOf(configured, lookup);
        if (sid === undefined || (await nameOf(sid, lookup)) === sid) missing.push(configured);
      }
      return missing;
    },
    /** The configured groups as the directory names them; `undefined` for one that is not there. */
    async names(lookup: GroupLookup): Promise<Partial<Record<Role, string | undefined>>> {
      const names: Partial<Record<Role, string | undefined>> = {};
      for (const role of Role.options) {
        const configured = groups[role];
        if (configured === undefined) continue;
        const sid = await sidOf(configured, lookup);
        const name = sid === undefined ? undefined : await nameOf(sid, lookup);
        names[role] = name === sid ? undefined : name;
      }
      return names;
    },
    /**
     * The roles these SIDs give, in the order of {@link Role}.
     *
     * @throws AppError `auth.noRole` with the groups to ask for, `directory.*`,
     * `request.cancelled`
     */
    async rolesOf(memberOf: ReadonlySet<string>, lookup: GroupLookup): Promise<Role[]> {
      const roles: Role[] = [];
      for (const role of Role.options) {
        const configured = groups[role];
        const sid = configured === undefined ? undefined : await sidOf(configured, lookup);
        if (sid !== undefined && memberOf.has(sid)) roles.push(role);
      }
      if (roles.length > 0) return roles;
      throw new AppError('auth.noRole', 'the account is in none of the groups', {
        details: { groups: await namesToAskFor(groups, lookup) },
      });
    },
  };
}

/** Looks up the SID of a configured group once. */
function sidFinder() {
  const sids = new Map<string, string>();
  return async function sidOf(
    configured: string,
    lookup: GroupLookup,
  ): Promise<string | undefined> {
    if (configured.startsWith('S-1-')) return configured;
    const kept = sids.get(configured);
    if (kept !== undefined) return kept;
    const found = await lookUpSid(configured, lookup);
    if (found !== undefined) sids.set(configured, found);
    return found;
  };
}

/**
 * SIDs of every security group the account is in, nested to any depth, its primary group included.
 *
 * The controller computes them for a search of exactly this object (MS-ADTS 3.1.1.4.5.19), and
 * refuses a wider one.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function groupSidsOf(
  { dn }: { readonly dn: string },
  connection: ControllerConnection,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const [entry] = await connection.search(
    { base: dn, scope: 'base', filter: equals('objectClass', 'user'), attributes: ['tokenGroups'] },
    signal,
  );
  return new Set(
    entry === undefined ? [] : bytesIn(entry, 'tokenGroups').flatMap((sid) => sidText(sid) ?? []),
  );
}

/** The same from the token of the connection, for accounts of another domain than its own. */
export function groupSidsInToken({ root }: ControllerConnection): ReadonlySet<string> {
  return new Set([...root.token].flatMap((sid) => sidText(Buffer.from(sid, 'hex')) ?? []));
}

async function lookUpSid(
  configured: string,
  { domains, inDomain, signal }: GroupLookup,
): Promise<string | undefined> {
  const [typedDomain = '', name = ''] = configured.split('\\');
  const domain = findDomain(domains, typedDomain);
  if (domain === undefined) return undefined;
  const filter = and(equals('objectClass', 'group'), equals('sAMAccountName', name));
  const found = await inDomain(domain, (connection) =>
    connection.search({ base: domain.dn, scope: 'sub', filter, attributes: ['objectSid'] }, signal),
  );
  const [bytes] = found.flatMap((entry) => bytesIn(entry, 'objectSid'));
  return bytes === undefined ? undefined : sidText(bytes);
}

/** Names a person can ask for; a SID only where nothing tells its name. */
async function namesToAskFor(groups: Groups, lookup: GroupLookup): Promise<string> {
  const names: string[] = [];
  for (const role of Role.options) {
    const configured = groups[role];
    if (configured !== undefined)
      names.push(configured.startsWith('S-1-') ? await nameOf(configured, lookup) : configured);
  }
  return [...new Set(names)].join(', ');
}

async function nameOf(sid: string, { domains, inDomain, signal }: GroupLookup): Promise<string> {
  for (const domain of domains) {
    const query = {
      base: domain.dn,
      scope: 'sub',
      filter: equals('objectSid', sidBytes(sid)),
      attributes: ['sAMAccountName'],
    } as const;
    // A domain that does not answer costs a name, no more.
    const found = await inDomain(domain, (connection) => connection.search(query, signal)).catch(
      (error: unknown) => {
        if (!isRetryable(error)) throw error;
        return [];
      },
    );
    const name = found[0] && textIn(found[0], 'sAMAccountName');
    if (name !== undefined) return `${domain.netbios}\\${name}`;
  }
  return sid;
}
