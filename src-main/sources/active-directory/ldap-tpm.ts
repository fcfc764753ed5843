import { type Entry, bytesIn, readGeneralizedTime, textIn } from '#main/drivers/ldap/entries.ts';
import { and, isPresent, or, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type { TypedComputer, UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import type { Computer } from '#shared/request/computer.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { type TpmOwner, TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import type { OperatorForest } from './catalog-search.ts';
import type { ControllerConnection } from './controller-connection.ts';
import { COMPUTER_CLASS, findComputers } from './find-computers.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { guidText } from './guids-and-sids.ts';
import {
  COMPUTER_NAME_ATTRIBUTES,
  computerNameIn,
  computerNamesIn,
  isLongerThanAccounts,
} from './object-names.ts';
import { findDomain } from './user-names.ts';

const OWNER = 'msTPM-OwnerInformation';
/**
 * Since the schema of Server 2012 the owner information is an object of its own, and the computer
 * names it.
 */
const LINK = 'msTPM-TpmInformationForComputer';
const COMPUTER_ATTRIBUTES = ['objectGUID', 'whenChanged', LINK, ...COMPUTER_NAME_ATTRIBUTES];

/** A domain whose computers are read, over a connection to one of its controllers. */
interface DomainAccess {
  readonly domain: ForestDomain;
  readonly connection: ControllerConnection;
  readonly signal: AbortSignal;
}

/**
 * TPM owner information in Active Directory: on the computer object, else on the object it links
 * to. A record's ID is its domain and the computer's GUID, which stays when a computer is renamed.
 *
 * @param sourceName as people read it
 */
export function ldapTpmSource(
  sourceName: string,
  { session, searchCatalog }: OperatorForest,
): UnrecordedTpmSource {
  /** Runs `work` in the domain of this name; `undefined` where the forest has none. */
  async function inDomain<T>(
    name: string,
    signal: AbortSignal,
    work: (access: DomainAccess) => Promise<T>,
  ): Promise<T | undefined> {
    const { domains, connections } = await session(signal);
    const domain = findDomain(domains, name);
    if (domain === undefined) return undefined;
    const service = { kind: 'controller', domain: domain.dns } as const;
    return connections.run(service, (connection) => work({ domain, connection, signal }), signal);
  }

  return {
    name: sourceName,
    recordedBy: 'feature',
    async computersNamed(start, limit, { signal }) {
      const forest = await session(signal);
      const entries = await searchCatalog(
        forest,
        ({ connection, base }) =>
          connection.search({ ...computersStartingWith(start), base, atMost: limit }, signal),
        signal,
      );
      return entries
        .filter((entry) => !computerNamesIn(entry).isConflict)
        .flatMap((entry) => computerIn(entry, forest.domains) ?? [])
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async find(typed, { signal }) {
      const found = await inDomain(typed.domain, signal, (access) =>
        findOwner(typed, access, sourceName),
      );
      return found ?? { computer: undefined, owners: [] };
    },
    async read(ownerId, { signal }) {
      const [netbios = '', guid = ''] = ownerId.split('/');
      if (!/^[0-9A-F-]{36}$/.test(guid)) throw noneStored();
      const read = await inDomain(netbios, signal, (access) => readOwner(guid, access, sourceName));
      if (read === undefined) throw noneStored();
      return read;
    },
  };
}

function computersStartingWith(start: string): Omit<SearchRequest, 'base'> {
  const startsSo = (attribute: string) => startsWith(attribute, Buffer.from(start, 'utf8'));
  const named =
    start === ''
      ? isPresent('sAMAccountName')
      : isLongerThanAccounts(start)
        ? or(startsSo('cn'), startsSo('dNSHostName'))
        : startsSo('sAMAccountName');
  return { scope: 'sub', filter: and(COMPUTER_CLASS, named), attributes: COMPUTER_ATTRIBUTES };
}

async function findOwner(
  typed: TypedComputer,
  access: DomainAccess,
  source: string,
): ReturnType<UnrecordedTpmSource['find']> {
  const { domain, connection, signal } = access;
  const named = await findComputers(
    { connection, base: domain.dn },
    { name: typed.name.trim(), attributes: COMPUTER_ATTRIBUTES },
    signal,
  );
  // One that lost its name to another is not the computer in use.
  const [entry, ...others] = named.filter((found) => !computerNamesIn(found).isConflict);
  // With two computers of one name nobody can tell whose TPM is meant.
  const computer =
    entry === undefined || others.length > 0 ? undefined : computerIn(entry, [domain]);
  if (entry === undefined || computer === undefined) return { computer: undefined, owners: [] };
  const recordedAt = await timeOfRecord(entry, access);
  const owners = recordedAt === undefined ? [] : [ownerOf(entry, { computer, recordedAt, source })];
  return { computer, owners };
}

/** @throws AppError `tpm.noneStored`, `tpm.notPermitted`, `tpm.damagedPassword`, `directory.*` */
async function readOwner(
  guid: string,
  access: DomainAccess,
  source: string,
): ReturnType<UnrecordedTpmSource['read']> {
  const { domain, connection, signal } = access;
  const [entry] = await connection.search(
    {
      // A GUID in place of a distinguished name (MS-ADTS 3.1.1.3.1.2.4).
      base: `<GUID=${guid}>`,
      scope: 'base',
      filter: COMPUTER_CLASS,
      attributes: [...COMPUTER_ATTRIBUTES, OWNER],
    },
    signal,
  );
  const computer = entry === undefined ? undefined : computerIn(entry, [domain]);
  if (entry === undefined || computer === undefined) throw noneStored();
  const recordedAt = (await timeOfRecord(entry, access)) ?? UNKNOWN_TIME;
  const password = TpmOwnerPassword.safeParse(await readOwnerPassword(entry, access));
  if (!password.success)
    throw new AppError(
      'tpm.damagedPassword',
      `${computer.domain}\\${computer.name}: not an owner password`,
    );
  return { owner: ownerOf(entry, { computer, recordedAt, source }), ownerPassword: password.data };
}

function computerIn(entry: Entry, domains: readonly ForestDomain[]): Computer | undefined {
  const domain = domainOf(entry.dn, domains);
  const name = computerNameIn(entry);
  if (domain === undefined || name === undefined) return undefined;
  // The directory does not know who uses a computer.
  return { domain: domain.netbios, dnsDomain: domain.dns, name, users: [] };
}

function ownerOf(
  entry: Entry,
  { computer, recordedAt, source }: Pick<TpmOwner, 'computer' | 'recordedAt' | 'source'>,
): TpmOwner {
  const guid = guidText(bytesIn(entry, 'objectGUID')[0] ?? new Uint8Array()) ?? '';
  return { ownerId: `${computer.domain}/${guid}`, computer, recordedAt, state: 'current', source };
}

/**
 * When the object that holds the owner information last changed: it was recorded then or before.
 *
 * @returns `undefined` when nothing shows that there is any
 */
async function timeOfRecord(
  computer: Entry,
  { connection, signal }: DomainAccess,
): Promise<string | undefined> {
  const changed = readGeneralizedTime(textIn(computer, 'whenChanged') ?? '') ?? UNKNOWN_TIME;
  // Asks whether there is any, not for the secret itself.
  const onComputer = await connection.search(
    { base: computer.dn, scope: 'base', filter: isPresent(OWNER), attributes: ['1.1'] },
    signal,
  );
  if (onComputer.length > 0) return changed;
  const link = textIn(computer, LINK);
  if (link === undefined) return undefined;
  const [linked] = await connection.search(
    { base: link, scope: 'base', filter: isPresent('objectClass'), attributes: ['whenChanged'] },
    signal,
  );
  return readGeneralizedTime((linked && textIn(linked, 'whenChanged')) ?? '') ?? changed;
}

async function readOwnerPassword(
  computer: Entry,
  { connection, signal }: DomainAccess,
): Promise<string> {
  const onComputer = textIn(computer, OWNER);
  if (onComputer !== undefined) return onComputer;
  const link = textIn(computer, LINK);
  if (link === undefined) throw noneStored();
  const [linked] = await connection.search(
    { base: link, scope: 'base', filter: isPresent('objectClass'), attributes: [OWNER] },
    signal,
  );
  const password = linked && textIn(linked, OWNER);
  // The link says that there is one, and the attribute is mandatory: where none is shown, it is
  // hidden.
  if (password === undefined)
    throw new AppError('tpm.notPermitted', 'the linked owner information may not be read');
  return password;
}

function noneStored(): AppError {
  return new AppError('tpm.noneStored', 'no such owner password');
}
