import { bytesIn, firstRdnValue, textIn } from '#main/drivers/ldap/entries.ts';
import { isRetryable } from '#main/drivers/ldap/errors.ts';
import { and, contains, equals, isPresent, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type {
  DisclosedProtector,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { type KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import type { CatalogSearch, OperatorForest, SearchScope } from './catalog-search.ts';
import type { ForestSession } from './forest-session.ts';
import { domainOf } from './forest.ts';
import { guidBytes, guidPrefixBytes } from './guids-and-sids.ts';
import {
  KEY_ATTRIBUTES,
  KEY_CLASS,
  type KeyObject,
  SECRET_KEY_ATTRIBUTES,
  isSuperseded,
  keyObjectOf,
  newestFirst,
} from './key-objects.ts';
import { computerAccountName, computerNameIn, safeName, safeNameIn } from './object-names.ts';
import { findDomain } from './user-names.ts';

/** What a key is described with. */
interface ListContext {
  readonly sourceName: string;
  readonly session: ForestSession;
  readonly searchCatalog: CatalogSearch;
  readonly signal: AbortSignal;
}

/**
 * Recovery keys in Active Directory. They are found in the global catalog, which knows the IDs of
 * the whole forest but no secret, and read from a writable controller of the domain that owns
 * them.
 *
 * @param sourceName as people read it
 */
export function ldapRecoverySource(
  sourceName: string,
  { session, searchCatalog }: OperatorForest,
): UnrecordedRecoverySource {
  const contextOf = async (signal: AbortSignal): Promise<ListContext> => ({
    sourceName,
    session: await session(signal),
    searchCatalog,
    signal,
  });
  return {
    name: sourceName,
    recordedBy: 'feature',
    // The directory has no attribute for it.
    marksDisclosed: false,
    shouldTryNextSource: (failure) => failure.startsWith('directory.'),
    async find(query, limit, { signal }) {
      const context = await contextOf(signal);
      const found = await findKeys(query, context);
      return { matches: await describe(found.slice(0, limit), context), total: found.length };
    },
    async ofComputer(computer, limit, { signal }) {
      const context = await contextOf(signal);
      const found = await keysOfComputer(computer, context);
      return describe(found.slice(0, limit), context);
    },
    async read(keyId, { signal }) {
      const context = await contextOf(signal);
      const found = await findKeys({ kind: 'whole', start: keyId }, context);
      const key = found.find(({ damaged }) => !damaged);
      if (key === undefined && found.length > 0)
        throw new AppError('recovery.damagedPassword', `${keyId}: the object's ID is damaged`);
      if (key === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      const secrets = await readSecrets(key, context);
      const [protector] = await describe([key], context);
      if (protector === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      return {
        ...secrets,
        protector: { ...protector, hasKeyPackage: secrets.keyPackage !== undefined },
      };
    },
  };
}

/** Every key that fits, newest first. */
function findKeys(
  query: KeyIdQuery,
  { session, searchCatalog, signal }: ListContext,
): Promise<readonly KeyObject[]> {
  const keysMatching = async (
    { connection, base }: SearchScope,
    filter: SearchRequest['filter'],
  ): Promise<readonly KeyObject[]> => {
    const entries = await connection.search(
      { base, scope: 'sub', filter: and(KEY_CLASS, filter), attributes: KEY_ATTRIBUTES },
      signal,
    );
    const keys = entries.flatMap((entry) => keyObjectOf(entry) ?? []);
    // The server's filter may let through more than what was typed.
    return keys.filter(({ keyId }) => keyId.startsWith(query.start)).sort(newestFirst);
  };
  const whole = RecoveryKeyId.safeParse(query.start);
  const byIndex = whole.success
    ? equals('msFVE-RecoveryGuid', guidBytes(whole.data))
    : startsWith('msFVE-RecoveryGuid', guidPrefixBytes(query.start));
  return searchCatalog(
    session,
    async (scope) => {
      const found = await keysMatching(scope, byIndex);
      if (found.length > 0) return found;
      // Slow, as no index helps. But it also finds objects whose ID is damaged, and works where a
      // server cannot search for a part of bytes.
      return keysMatching(scope, contains('name', `{${query.start}`));
    },
    signal,
  );
}

/** The keys of every computer of this name, newest first; an empty domain means any. */
async function keysOfComputer(
  computer: { readonly domain: string; readonly name: string },
  { session, searchCatalog, signal }: ListContext,
): Promise<readonly KeyObject[]> {
  const { domains } = session;
  const domain = findDomain(domains, computer.domain);
  if (computer.domain !== '' && domain === undefined) return [];
  const isMeant = (dn: string) => domain === undefined || domainOf(dn, domains) === domain;
  const filter = and(
    equals('objectClass', 'computer'),
    equals('sAMAccountName', computerAccountName(computer.name)),
  );
  return searchCatalog(
    session,
    async ({ connection, base }) => {
      const computers = await connection.search(
        { base, scope: 'sub', filter, attributes: ['1.1'] },
        signal,
      );
      const keys = computers
        .filter(({ dn }) => isMeant(dn))
        .map(({ dn }) => keysBelow(dn, { connection, signal }));
      return (await Promise.all(keys)).flat().sort(newestFirst);
    },
    signal,
  );
}

async function keysBelow(
  computerDn: string,
  { connection, signal }: Pick<SearchScope, 'connection'> & { readonly signal: AbortSignal },
): Promise<readonly KeyObject[]> {
  const entries = await connection.search(
    { base: computerDn, scope: 'one', filter: KEY_CLASS, attributes: KEY_ATTRIBUTES },
    signal,
  );
  return entries.flatMap((entry) => keyObjectOf(entry) ?? []);
}

async function describe(keys: readonly KeyObject[], context: ListContext): Promise<Protector[]> {
  const computers = new Map(
    keys.map(({ computerDn }) => [computerDn, readComputer(computerDn, context)]),
  );
  return Promise.all(
    keys.map(async (key) => protectorOf(key, await computers.get(key.computerDn), context)),
  );
}

interface Computer {
  readonly name: string;
  readonly keys: readonly KeyObject[];
  /** DNs of its keys that have a package the operator may read. */
  readonly withPackage: ReadonlySet<string>;
}

async function readComputer(dn: string, context: ListContext): Promise<Computer> {
  const { session, searchCatalog, signal } = context;
  const attributes = ['dNSHostName', 'sAMAccountName'];
  const request = {
    base: dn,
    scope: 'base',
    filter: isPresent('objectClass'),
    attributes,
  } as const;
  const inCatalog = searchCatalog(
    session,
    ({ connection }) =>
      Promise.all([connection.search(request, signal), keysBelow(dn, { connection, signal })]),
    signal,
  );
  const [[[entry], keys], withPackage] = await Promise.all([
    inCatalog,
    readPackageHolders(dn, context),
  ]);
  const accountName = entry && computerNameIn(entry);
  const hostName = entry && safeNameIn(entry, 'dNSHostName')?.split('.')[0]?.toUpperCase();
  return { name: accountName ?? hostName ?? safeName(firstRdnValue(dn)), keys, withPackage };
}

/**
 * Key packages are not in the catalog, so a controller of the domain is asked: whether there is
 * one, not for its bytes.
 */
async function readPackageHolders(
  computerDn: string,
  { session: { connections, domains }, signal }: ListContext,
): Promise<ReadonlySet<string>> {
  const domain = domainOf(computerDn, domains);
  if (domain === undefined) return new Set();
  const request: SearchRequest = {
    base: computerDn,
    scope: 'one',
    filter: and(KEY_CLASS, isPresent('msFVE-KeyPackage')),
    attributes: ['1.1'],
  };
  try {
    const entries = await connections.run(
      { kind: 'controller', domain: domain.dns },
      (connection) => connection.search(request, signal),
      signal,
    );
    return new Set(entries.map(({ dn }) => dn));
  } catch (error) {
    // The keys of a domain that does not answer are listed all the same; reading one will say so.
    if (isRetryable(error)) return new Set();
    throw error;
  }
}

function protectorOf(
  key: KeyObject,
  computer: Computer | undefined,
  { sourceName, session: { domains } }: ListContext,
): Protector {
  const { withPackage = new Set(), keys = [] } = computer ?? {};
  return {
    keyId: key.keyId,
    computer: {
      domain: domainOf(key.dn, domains)?.netbios ?? '',
      name: computer?.name ?? safeName(firstRdnValue(key.computerDn)),
    },
    // The directory does not know who uses a computer, nor which drive a key is for.
    users: [],
    volume: { kind: 'unknown', driveLetter: '', label: '' },
    escrowedAt: key.escrowedAt,
    state: key.damaged ? 'damaged' : isSuperseded(key, keys) ? 'superseded' : 'current',
    hasKeyPackage: withPackage.has(key.dn),
    sources: [sourceName],
  };
}

/** Straight from a writable controller of the owning domain. */
async function readSecrets(
  key: KeyObject,
  { session: { connections, domains }, signal }: ListContext,
): Promise<Pick<DisclosedProtector, 'recoveryPassword' | 'keyPackage'>> {
  const domain = domainOf(key.dn, domains);
  if (domain === undefined)
    throw new AppError('recovery.noMatch', `${key.keyId} is in no domain of the forest`);
  const request: SearchRequest = {
    base: key.dn,
    scope: 'base',
    filter: KEY_CLASS,
    attributes: SECRET_KEY_ATTRIBUTES,
  };
  const [entry] = await connections.run(
    { kind: 'controller', domain: domain.dns },
    (connection) => connection.search(request, signal),
    signal,
  );
  if (entry === undefined)
    throw new AppError('recovery.noMatch', `${key.keyId} is no longer there`);
  const now = keyObjectOf(entry);
  if (now === undefined || now.damaged || now.keyId !== key.keyId)
    throw new AppError('recovery.damagedPassword', `${key.keyId}: the object's ID is damaged`);
  const text = textIn(entry, 'msFVE-RecoveryPassword');
  // Every such object has a password: where none is shown, this operator may not read it.
  if (text === undefined)
    throw new AppError(
      'recovery.notPermitted',
      `${key.keyId}: the operator may not read the password`,
    );
  const password = RecoveryPassword.safeParse(text);
  if (!password.success)
    throw new AppError('recovery.damagedPassword', `${key.keyId}: the password is damaged`);
  const [bytes] = bytesIn(entry, 'msFVE-KeyPackage');
  return {
    recoveryPassword: password.data,
    keyPackage: bytes === undefined || bytes.length === 0 ? undefined : Uint8Array.from(bytes),
  };
}
