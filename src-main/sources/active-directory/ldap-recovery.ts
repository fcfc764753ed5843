import { type Entry, bytesIn, firstRdnValue, textIn } from '#main/drivers/ldap/entries.ts';
import { isRetryable } from '#main/drivers/ldap/errors.ts';
import { and, isPresent } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type {
  DisclosedProtector,
  FindOptions,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import { type Protector, ProtectorMark } from '#shared/recovery/protector.ts';
import { RecoveryPassword } from '#shared/recovery/recovery-password.ts';
import type { OperatorForest, SearchScope } from './catalog-search.ts';
import {
  type KeySearch,
  deletedKeysBelow,
  findKeys,
  keysBelow,
  keysOfComputer,
} from './find-keys.ts';
import { domainOf } from './forest.ts';
import {
  KEY_CLASS,
  type KeyObject,
  SECRET_KEY_ATTRIBUTES,
  isSuperseded,
  keyObjectOf,
} from './key-objects.ts';
import {
  COMPUTER_NAME_ATTRIBUTES,
  computerNameIn,
  computerNamesIn,
  nameBeforeMangling,
  safeName,
} from './object-names.ts';

const HAS_PACKAGE = isPresent('msFVE-KeyPackage');

/** What a key is described with. */
interface ListContext extends KeySearch {
  readonly sourceName: string;
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
  const contextOf = async ({ signal, withDeleted = false }: FindOptions): Promise<ListContext> => ({
    sourceName,
    session: await session(signal),
    searchCatalog,
    withDeleted,
    signal,
  });
  return {
    name: sourceName,
    recordedBy: 'feature',
    // The directory has no attribute for it.
    marksDisclosed: false,
    takesBackups: true,
    shouldTryNextSource: (failure) => failure.startsWith('directory.'),
    async find(query, limit, options) {
      const context = await contextOf(options);
      const found = await findKeys(query, context);
      return { matches: await describe(found.slice(0, limit), context), total: found.length };
    },
    async ofComputer(computer, limit, options) {
      const context = await contextOf(options);
      const found = await keysOfComputer(computer, context);
      return describe(found.slice(0, limit), context);
    },
    async read(keyId, options) {
      const context = await contextOf(options);
      const found = await findKeys({ kind: 'whole', start: keyId }, context);
      const sound = found.filter(({ damaged }) => !damaged);
      const key = sound.find(({ isDeleted }) => !isDeleted) ?? sound[0];
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

async function describe(keys: readonly KeyObject[], context: ListContext): Promise<Protector[]> {
  const hasDeleted = new Set(
    keys.filter(({ isDeleted }) => isDeleted).map(({ computerDn }) => computerDn),
  );
  const computers = new Map(
    keys
      // The parent of a deleted key may be hidden.
      .filter(({ computerDn }) => computerDn !== '')
      .map(({ computerDn: dn }) => [dn, readComputer(dn, hasDeleted.has(dn), context)]),
  );
  return Promise.all(
    keys.map(async (key) => protectorOf(key, await computers.get(key.computerDn), context)),
  );
}

interface Computer {
  readonly name: string;
  readonly isConflict: boolean;
  readonly keys: readonly KeyObject[];
  /** DNs of its keys that have a package the operator may read. */
  readonly withPackage: ReadonlySet<string>;
}

async function readComputer(
  dn: string,
  hasDeleted: boolean,
  context: ListContext,
): Promise<Computer> {
  const [[[entry], keys], deleted, withPackage] = await Promise.all([
    readNameAndKeys(dn, context),
    hasDeleted ? readDeleted(dn, context) : NOTHING_DELETED,
    readPackageHolders(dn, context),
  ]);
  const known = entry ?? deleted.computer;
  const names = known && computerNamesIn(known);
  return {
    name:
      (known && computerNameIn(known)) ??
      names?.host?.toUpperCase() ??
      safeName(nameBeforeMangling(firstRdnValue(dn))),
    isConflict: names?.isConflict ?? false,
    keys: [...keys, ...deleted.keys],
    withPackage: new Set([...withPackage, ...deleted.withPackage]),
  };
}

function readNameAndKeys(dn: string, { session, searchCatalog, signal }: ListContext) {
  const request = {
    base: dn,
    scope: 'base',
    filter: isPresent('objectClass'),
    attributes: COMPUTER_NAME_ATTRIBUTES,
  } as const;
  return searchCatalog(
    session,
    ({ connection }) =>
      Promise.all([connection.search(request, signal), keysBelow(dn, { connection }, signal)]),
    signal,
  );
}

interface DeletedObjects {
  /** The computer, where it was deleted itself. */
  readonly computer: Entry | undefined;
  readonly keys: readonly KeyObject[];
  /** As in {@link Computer}. */
  readonly withPackage: ReadonlySet<string>;
}

const NOTHING_DELETED: DeletedObjects = { computer: undefined, keys: [], withPackage: new Set() };

async function readDeleted(dn: string, context: ListContext): Promise<DeletedObjects> {
  const { signal } = context;
  const read = async ({ connection, base }: SearchScope): Promise<DeletedObjects> => {
    const [[computer], keys, withPackage] = await Promise.all([
      connection.search(
        {
          base: dn,
          scope: 'base',
          filter: isPresent('isDeleted'),
          attributes: COMPUTER_NAME_ATTRIBUTES,
          withDeleted: true,
        },
        signal,
      ),
      deletedKeysBelow({ computerDn: dn }, { connection, base }, signal),
      deletedKeysBelow({ computerDn: dn, besides: [HAS_PACKAGE] }, { connection, base }, signal),
    ]);
    return { computer, keys, withPackage: new Set(withPackage.map((key) => key.dn)) };
  };
  return (await atOwner(dn, read, context)) ?? NOTHING_DELETED;
}

/**
 * Key packages are not in the catalog, so a controller of the domain is asked: whether there is
 * one, not for its bytes.
 */
async function readPackageHolders(
  computerDn: string,
  context: ListContext,
): Promise<ReadonlySet<string>> {
  const request: SearchRequest = {
    base: computerDn,
    scope: 'one',
    filter: and(KEY_CLASS, HAS_PACKAGE),
    attributes: ['1.1'],
  };
  const read = ({ connection }: SearchScope) => connection.search(request, context.signal);
  const entries = (await atOwner(computerDn, read, context)) ?? [];
  return new Set(entries.map(({ dn }) => dn));
}

/**
 * Asks a controller of the domain that owns an object. `undefined` where it does not answer: the
 * keys are listed all the same, and reading one will say so.
 */
async function atOwner<T>(
  dn: string,
  work: (scope: SearchScope) => Promise<T>,
  { session: { connections, domains }, signal }: ListContext,
): Promise<T | undefined> {
  const domain = domainOf(dn, domains);
  if (domain === undefined) return undefined;
  try {
    return await connections.run(
      { kind: 'controller', domain: domain.dns },
      (connection) => work({ connection, base: domain.dn }),
      signal,
    );
  } catch (error) {
    if (isRetryable(error)) return undefined;
    throw error;
  }
}

function protectorOf(
  key: KeyObject,
  computer: Computer | undefined,
  { sourceName, session: { domains } }: ListContext,
): Protector {
  const { withPackage = new Set(), keys = [] } = computer ?? {};
  // What was deleted says nothing about what is in use.
  const siblings = keys.filter(({ isDeleted }) => key.isDeleted || !isDeleted);
  const marks = marksOf(key, computer);
  return {
    keyId: key.keyId,
    computer: {
      domain: domainOf(key.dn, domains)?.netbios ?? '',
      name: computer?.name ?? safeName(firstRdnValue(key.computerDn)),
    },
    // The directory does not know who uses a computer, nor what kind of drive a key is for.
    users: [],
    volume: {
      kind: 'unknown',
      driveLetter: '',
      label: '',
      ...(key.volume !== '' && { id: key.volume }),
    },
    escrowedAt: key.escrowedAt,
    state: key.damaged ? 'damaged' : isSuperseded(key, siblings) ? 'superseded' : 'current',
    ...(marks.length > 0 && { marks }),
    hasKeyPackage: withPackage.has(key.dn),
    sources: [sourceName],
  };
}

function marksOf(key: KeyObject, computer: Computer | undefined): ProtectorMark[] {
  const has: Readonly<Record<ProtectorMark, boolean>> = {
    deleted: key.isDeleted,
    conflict: key.isConflict || computer?.isConflict === true,
  };
  return ProtectorMark.options.filter((mark) => has[mark]);
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
    withDeleted: key.isDeleted,
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
