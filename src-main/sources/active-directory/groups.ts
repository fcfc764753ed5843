import { isWorthAnotherTry } from '#main/drivers/ldap/connection-errors.ts';
import type { Connection } from '#main/drivers/ldap/connection.ts';
import { bytesIn, textIn } from '#main/drivers/ldap/entries.ts';
import { all, equal } from '#main/drivers/ldap/filters.ts';
import { AppError } from '#shared/errors.ts';
import { Role } from '#shared/sign-in/role.ts';
import { sidBytes, sidText } from './byte-forms.ts';
import type { LdapConfiguration } from './configuration.ts';
import type { ForestDomain } from './forest.ts';
import type { OwnAccount } from './own-account.ts';
import { domainNamed } from './user-names.ts';

/** Reaches a domain of the forest. */
export type InDomain = <T>(
  domain: ForestDomain,
  work: (connection: Connection) => Promise<T>,
) => Promise<T>;

/** Where groups are looked up. */
export interface Where {
  readonly domains: readonly ForestDomain[];
  readonly inDomain: InDomain;
  readonly signal: AbortSignal;
}

type Groups = LdapConfiguration['groups'];

/** The configured groups by SID. Names are looked up once and kept: a renamed group stays the group. */
export function configuredGroups(groups: Groups) {
  const sids = new Map<string, string>();

  async function sidOf(configured: string, where: Where): Promise<string | undefined> {
    if (configured.startsWith('S-1-')) return configured;
    const kept = sids.get(configured);
    if (kept !== undefined) return kept;
    const found = await lookUpSid(configured, where);
    if (found !== undefined) sids.set(configured, found);
    return found;
  }

  return {
    /** The configured groups as the directory names them; `undefined` for one that is not there. */
    async names(where: Where): Promise<Partial<Record<Role, string | undefined>>> {
      const names: Partial<Record<Role, string | undefined>> = {};
      for (const role of Role.options) {
        const configured = groups[role];
        if (configured === undefined) continue;
        const sid = await sidOf(configured, where);
        const name = sid === undefined ? undefined : await nameOf(sid, where);
        names[role] = name === sid ? undefined : name;
      }
      return names;
    },
    /**
     * The roles these SIDs give, in the order of {@link Role}. @throws AppError `auth.noRole` with
     * the groups to ask for
     */
    async rolesOf(memberOf: ReadonlySet<string>, where: Where): Promise<Role[]> {
      const roles: Role[] = [];
      for (const role of Role.options) {
        const configured = groups[role];
        const sid = configured === undefined ? undefined : await sidOf(configured, where);
        if (sid !== undefined && memberOf.has(sid)) roles.push(role);
      }
      if (roles.length > 0) return roles;
      throw new AppError('auth.noRole', 'the account is in none of the groups', {
        details: { groups: await namesToAskFor(groups, where) },
      });
    },
  };
}

/**
 * SIDs of every security group the account is in, nested to any depth, its primary group included.
 *
 * Constructed by the controller for a search of exactly this object (MS-ADTS 3.1.1.4.5.19); a wider
 * one is refused.
 */
export async function groupSidsOf(
  { dn }: OwnAccount,
  connection: Connection,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const [entry] = await connection.search(
    { base: dn, scope: 'base', filter: equal('objectClass', 'user'), attributes: ['tokenGroups'] },
    signal,
  );
  return new Set(
    entry === undefined ? [] : bytesIn(entry, 'tokenGroups').flatMap((sid) => sidText(sid) ?? []),
  );
}

/** The same from the token of the connection, for accounts of another domain. */
export function groupSidsInToken({ root }: Connection): ReadonlySet<string> {
  return new Set([...root.token].flatMap((sid) => sidText(Buffer.from(sid, 'hex')) ?? []));
}

async function lookUpSid(
  configured: string,
  { domains, inDomain, signal }: Where,
): Promise<string | undefined> {
  const [typedDomain = '', name = ''] = configured.split('\\');
  const domain = domainNamed(domains, typedDomain);
  if (domain === undefined) return undefined;
  const filter = all(equal('objectClass', 'group'), equal('sAMAccountName', name));
  const found = await inDomain(domain, (connection) =>
    connection.search({ base: domain.dn, scope: 'sub', filter, attributes: ['objectSid'] }, signal),
  );
  const [bytes] = found.flatMap((entry) => bytesIn(entry, 'objectSid'));
  return bytes === undefined ? undefined : sidText(bytes);
}

/** Names a person can ask for; a SID only where nothing tells its name. */
async function namesToAskFor(groups: Groups, where: Where): Promise<string> {
  const names: string[] = [];
  for (const role of Role.options) {
    const configured = groups[role];
    if (configured !== undefined)
      names.push(configured.startsWith('S-1-') ? await nameOf(configured, where) : configured);
  }
  return [...new Set(names)].join(', ');
}

async function nameOf(sid: string, { domains, inDomain, signal }: Where): Promise<string> {
  for (const domain of domains) {
    const query = {
      base: domain.dn,
      scope: 'sub',
      filter: equal('objectSid', sidBytes(sid)),
      attributes: ['sAMAccountName'],
    } as const;
    // A domain out of reach costs a name, no more.
    const found = await inDomain(domain, (connection) => connection.search(query, signal)).catch(
      (error: unknown) => {
        if (!isWorthAnotherTry(error)) throw error;
        return [];
      },
    );
    const name = found[0] && textIn(found[0], 'sAMAccountName');
    if (name !== undefined) return `${domain.netbios}\\${name}`;
  }
  return sid;
}
