import { isWorthAnotherTry } from '#main/drivers/ldap/connection-errors.ts';
import type { Query } from '#main/drivers/ldap/connection.ts';
import {
  bytesIn,
  computerAccount,
  computerNameIn,
  firstNameOf,
  nameIn,
  shownName,
  textIn,
} from '#main/drivers/ldap/entries.ts';
import { all, beginningWith, equal, holding, present } from '#main/drivers/ldap/filters.ts';
import type {
  DisclosedProtector,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { type KeyIdQuery, RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import { guidBytes, guidPrefixBytes } from './byte-forms.ts';
import type { OperatorForest, Searchable, WithCatalog } from './catalog.ts';
import { domainOf } from './forest.ts';
import {
  KEY_ATTRIBUTES,
  KEY_CLASS,
  type KeyObject,
  SECRET_KEY_ATTRIBUTES,
  byAge,
  isSuperseded,
  keyObjectOf,
} from './key-objects.ts';
import type { Reached } from './reached.ts';
import { domainNamed } from './user-names.ts';

/**
 * Recovery keys in Active Directory. They are found in the global catalog, which knows the IDs of
 * the whole forest but no secret, and read from a writable controller of the domain that owns
 * them.
 *
 * @param name what people know it by
 */
export function ldapRecoverySource(
  name: string,
  { reached, withCatalog }: OperatorForest,
): UnrecordedRecoverySource {
  return {
    name,
    // The directory knows no such mark.
    recordedBy: 'feature',
    marksDisclosed: false,
    shouldTryNextSource: (failure) => failure.startsWith('directory.'),
    async find(query, limit, { signal }) {
      const forest = await reached(signal);
      const found = await withCatalog(forest, (where) => findKeys(where, query, signal), signal);
      const matches = await describe(found.slice(0, limit), { name, forest, withCatalog, signal });
      return { matches, total: found.length };
    },
    async ofComputer(computer, limit, { signal }) {
      const forest = await reached(signal);
      const domain =
        computer.domain === '' ? undefined : domainNamed(forest.forest, computer.domain);
      if (computer.domain !== '' && domain === undefined) return [];
      const isMeant = (dn: string) =>
        domain === undefined || domainOf(dn, forest.forest) === domain;
      const found = await withCatalog(
        forest,
        (where) => keysOfComputer(where, computer.name, isMeant, signal),
        signal,
      );
      return describe(found.slice(0, limit), { name, forest, withCatalog, signal });
    },
    async read(keyId, { signal }) {
      const forest = await reached(signal);
      const found = await withCatalog(
        forest,
        (where) => findKeys(where, { kind: 'whole', start: keyId }, signal),
        signal,
      );
      const key = found.find(({ damaged }) => !damaged);
      if (key === undefined && found.length > 0)
        throw new AppError('recovery.damagedPassword', `${keyId}: the object's ID is damaged`);
      if (key === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      const secrets = await readSecrets(key, forest, signal);
      const [protector] = await describe([key], { name, forest, withCatalog, signal });
      if (protector === undefined) throw new AppError('recovery.noMatch', `no protector ${keyId}`);
      return {
        ...secrets,
        protector: { ...protector, hasKeyPackage: secrets.keyPackage !== undefined },
      };
    },
  };
}

/** Every key that fits, newest first. What the server's filter lets through is looked at again here. */
async function findKeys(
  { connection, base }: Searchable,
  query: KeyIdQuery,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  const search = async (filter: Query['filter']) => {
    const entries = await connection.search(
      { base, scope: 'sub', filter: all(KEY_CLASS, filter), attributes: KEY_ATTRIBUTES },
      signal,
    );
    const keys = entries.flatMap((entry) => keyObjectOf(entry) ?? []);
    return keys.filter(({ keyId }) => keyId.startsWith(query.start)).sort(byAge);
  };
  const whole = RecoveryKeyId.safeParse(query.start);
  const indexed = whole.success
    ? equal('msFVE-RecoveryGuid', guidBytes(whole.data))
    : beginningWith('msFVE-RecoveryGuid', guidPrefixBytes(query.start));
  const found = await search(indexed);
  if (found.length > 0) return found;
  // Slow, as no index helps, but it also finds objects whose ID is damaged, and works where bytes cannot be searched in part.
  return search(holding('name', `{${query.start}`));
}

/** The keys of every computer of this name that is meant, newest first. */
async function keysOfComputer(
  { connection, base }: Searchable,
  name: string,
  isMeant: (dn: string) => boolean,
  signal: AbortSignal,
): Promise<readonly KeyObject[]> {
  const filter = all(
    equal('objectClass', 'computer'),
    equal('sAMAccountName', computerAccount(name)),
  );
  const computers = await connection.search(
    { base, scope: 'sub', filter, attributes: ['1.1'] },
    signal,
  );
  const below = computers
    .filter(({ dn }) => isMeant(dn))
    .map(({ dn }) =>
      connection.search(
        { base: dn, scope: 'one', filter: KEY_CLASS, attributes: KEY_ATTRIBUTES },
        signal,
      ),
    );
  return (await Promise.all(below))
    .flat()
    .flatMap((entry) => keyObjectOf(entry) ?? [])
    .sort(byAge);
}

interface Describing {
  readonly name: string;
  readonly forest: Reached;
  readonly withCatalog: WithCatalog;
  readonly signal: AbortSignal;
}

async function describe(keys: readonly KeyObject[], describing: Describing): Promise<Protector[]> {
  const computers = new Map(
    keys.map(({ computerDn }) => [computerDn, readComputer(computerDn, describing)]),
  );
  return Promise.all(
    keys.map(async (key) => protectorOf(key, await computers.get(key.computerDn), describing)),
  );
}

interface Computer {
  readonly name: string;
  readonly keys: readonly KeyObject[];
  /** DNs of its keys that have a package the operator may read. */
  readonly withPackage: ReadonlySet<string>;
}

async function readComputer(
  dn: string,
  { forest, withCatalog, signal }: Describing,
): Promise<Computer> {
  const known = withCatalog(
    forest,
    ({ connection }) =>
      Promise.all([
        connection.search(
          {
            base: dn,
            scope: 'base',
            filter: present('objectClass'),
            attributes: ['dNSHostName', 'sAMAccountName'],
          },
          signal,
        ),
        connection.search(
          { base: dn, scope: 'one', filter: KEY_CLASS, attributes: KEY_ATTRIBUTES },
          signal,
        ),
      ]),
    signal,
  );
  const [[[self], entries], withPackage] = await Promise.all([
    known,
    readPackageHolders(dn, forest, signal),
  ]);
  const account = self === undefined ? undefined : computerNameIn(self);
  const host =
    self === undefined ? undefined : nameIn(self, 'dNSHostName')?.split('.')[0]?.toUpperCase();
  return {
    name: account ?? host ?? shownName(firstNameOf(dn)),
    keys: entries.flatMap((entry) => keyObjectOf(entry) ?? []),
    withPackage,
  };
}

/**
 * Packages are not in the catalog. Only whether there is one is asked: the bytes stay where they
 * are.
 */
async function readPackageHolders(
  computerDn: string,
  { connections, forest }: Reached,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const domain = domainOf(computerDn, forest);
  if (domain === undefined) return new Set();
  const query: Query = {
    base: computerDn,
    scope: 'one',
    filter: all(KEY_CLASS, present('msFVE-KeyPackage')),
    attributes: ['1.1'],
  };
  try {
    const entries = await connections.run(
      { kind: 'controller', domain: domain.dns },
      (connection) => connection.search(query, signal),
      signal,
    );
    return new Set(entries.map(({ dn }) => dn));
  } catch (error) {
    // A domain out of reach does not take its keys out of the list; the read itself will say so.
    if (isWorthAnotherTry(error)) return new Set();
    throw error;
  }
}

function protectorOf(
  key: KeyObject,
  computer: Computer | undefined,
  { name, forest: { forest } }: Describing,
): Protector {
  const { withPackage = new Set(), keys = [] } = computer ?? {};
  return {
    keyId: key.keyId,
    computer: {
      domain: domainOf(key.dn, forest)?.netbios ?? '',
      name: computer?.name ?? shownName(firstNameOf(key.computerDn)),
    },
    // The directory does not know who uses a computer, nor which drive a key is for.
    users: [],
    volume: { kind: 'unknown', driveLetter: '', label: '' },
    escrowedAt: key.escrowedAt,
    state: key.damaged ? 'damaged' : isSuperseded(key, keys) ? 'superseded' : 'current',
    hasKeyPackage: withPackage.has(key.dn),
    sources: [name],
  };
}

/** Straight from a writable controller of the owning domain. */
async function readSecrets(
  key: KeyObject,
  { connections, forest }: Reached,
  signal: AbortSignal,
): Promise<Pick<DisclosedProtector, 'recoveryPassword' | 'keyPackage'>> {
  const domain = domainOf(key.dn, forest);
  if (domain === undefined)
    throw new AppError('recovery.noMatch', `${key.keyId} is in no domain of the forest`);
  const query: Query = {
    base: key.dn,
    scope: 'base',
    filter: KEY_CLASS,
    attributes: SECRET_KEY_ATTRIBUTES,
  };
  const [entry] = await connections.run(
    { kind: 'controller', domain: domain.dns },
    (connection) => connection.search(query, signal),
    signal,
  );
  if (entry === undefined)
    throw new AppError('recovery.noMatch', `${key.keyId} is no longer there`);
  const now = keyObjectOf(entry);
  if (now === undefined || now.damaged || now.keyId !== key.keyId)
    throw new AppError('recovery.damagedPassword', `${key.keyId}: the object's ID is damaged`);
  const text = textIn(entry, 'msFVE-RecoveryPassword');
  // Every such object has a password: one that is not shown is one this operator may not read.
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
