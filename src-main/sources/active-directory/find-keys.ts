import { isRetryable } from '#main/drivers/ldap/errors.ts';
import { type Filter, and, contains, equals, or, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import { type KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { OperatorForest, SearchScope } from './catalog-search.ts';
import { findComputers } from './find-computers.ts';
import type { ForestSession } from './forest-session.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { guidBytes, guidPrefixBytes } from './guids-and-sids.ts';
import {
  KEY_ATTRIBUTES,
  KEY_CLASS,
  type KeyObject,
  keyObjectOf,
  newestFirst,
} from './key-objects.ts';
import { findDomain } from './user-names.ts';

/** Where keys are searched, and which. */
export interface KeySearch extends Pick<OperatorForest, 'searchCatalog'> {
  readonly session: ForestSession;
  /** Deleted ones as well. */
  readonly withDeleted: boolean;
  readonly signal: AbortSignal;
}

const DELETED = equals('isDeleted', 'TRUE');

/** Every key that fits, newest first. */
export async function findKeys(
  query: KeyIdQuery,
  search: KeySearch,
): Promise<readonly KeyObject[]> {
  const { session, searchCatalog, signal } = search;
  const whole = RecoveryKeyId.safeParse(query.start);
  const byIndex = whole.success
    ? equals('msFVE-RecoveryGuid', guidBytes(whole.data))
    : startsWith('msFVE-RecoveryGuid', guidPrefixBytes(query.start));
  // The server's filter may let through more than what was typed.
  const fitting = (keys: readonly KeyObject[]) =>
    keys.filter(({ keyId }) => keyId.startsWith(query.start)).sort(newestFirst);
  const [inUse, deleted] = await Promise.all([
    searchCatalog(
      session,
      async (scope) => {
        const found = fitting(await keysIn(scope, byIndex, signal));
        if (found.length > 0) return found;
        // Slow, as no index helps. But it also finds objects whose ID is damaged, and works where a
        // server cannot search for a part of bytes.
        return fitting(await keysIn(scope, contains('name', `{${query.start}`), signal));
      },
      signal,
    ),
    deletedInForest(search, (scope) => deletedKeysIn(scope, byIndex, signal)),
  ]);
  return fitting([...inUse, ...deleted]);
}

/** The keys of every computer of this name, newest first; an empty domain means any. */
export async function keysOfComputer(
  computer: { readonly domain: string; readonly name: string },
  search: KeySearch,
): Promise<readonly KeyObject[]> {
  const { session, searchCatalog, signal } = search;
  const { domains } = session;
  const { name } = computer;
  const domain = findDomain(domains, computer.domain);
  if (computer.domain !== '' && domain === undefined) return [];
  const isMeant = ({ dn }: { readonly dn: string }) =>
    domain === undefined || domainOf(dn, domains) === domain;
  const inUse = await searchCatalog(
    session,
    async (scope) => {
      const computers = (await findComputers(scope, { name }, signal)).filter(isMeant);
      const keys = computers.map(({ dn }) => keysBelow(dn, scope, signal));
      return { computers, keys: (await Promise.all(keys)).flat() };
    },
    signal,
  );
  const deleted = await deletedInForest(search, async (scope) => {
    const gone = await findComputers(scope, { name, onlyDeleted: true }, signal);
    const parents = [...inUse.computers, ...gone.filter(isMeant)].map(({ dn }) => dn);
    return parents.length === 0 ? [] : deletedKeysIn(scope, wereBelow(parents), signal);
  });
  return [...inUse.keys, ...deleted].sort(newestFirst);
}

/** The keys that are stored below a computer. */
export function keysBelow(
  computerDn: string,
  { connection }: Pick<SearchScope, 'connection'>,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  return keysFound(connection, { base: computerDn, scope: 'one', filter: KEY_CLASS }, signal);
}

/**
 * The deleted keys that were stored below a computer, which may be deleted itself: all, or those
 * that match besides.
 */
export function deletedKeysBelow(
  {
    computerDn,
    besides = [],
  }: { readonly computerDn: string; readonly besides?: readonly Filter[] },
  scope: SearchScope,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  return deletedKeysIn(scope, and(wereBelow([computerDn]), ...besides), signal);
}

function wereBelow(parentDns: readonly string[]): Filter {
  return or(...parentDns.map((dn) => equals('lastKnownParent', dn)));
}

function keysIn(
  { connection, base }: SearchScope,
  filter: Filter,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  return keysFound(connection, { base, scope: 'sub', filter: and(KEY_CLASS, filter) }, signal);
}

async function deletedKeysIn(
  { connection, base }: SearchScope,
  filter: Filter,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  const all = and(KEY_CLASS, DELETED, filter);
  const request = { base, scope: 'sub', filter: all, withDeleted: true } as const;
  return (await keysFound(connection, request, signal)).filter(({ isDeleted }) => isDeleted);
}

async function keysFound(
  connection: SearchScope['connection'],
  request: Omit<SearchRequest, 'attributes'>,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  const entries = await connection.search({ ...request, attributes: KEY_ATTRIBUTES }, signal);
  return entries.flatMap((entry) => keyObjectOf(entry) ?? []);
}

/**
 * Asks a controller of every domain: the catalog does not know below which computer a deleted key
 * was. If a domain does not answer, only its deleted keys are missing.
 */
async function deletedInForest(
  { session: { domains, connections }, withDeleted, signal }: KeySearch,
  work: (scope: SearchScope) => Promise<readonly KeyObject[]>,
): Promise<readonly KeyObject[]> {
  if (!withDeleted) return [];
  const inDomain = async ({ dns, dn }: ForestDomain): Promise<readonly KeyObject[]> => {
    try {
      return await connections.run(
        { kind: 'controller', domain: dns },
        (connection) => work({ connection, base: dn }),
        signal,
      );
    } catch (error) {
      if (isRetryable(error)) return [];
      throw error;
    }
  };
  return (await Promise.all(domains.map(inDomain))).flat();
}
