import type { Entry } from 'ldapts';
import type { Connection, Query } from '#main/drivers/ldap/connection.ts';
import {
  bytesIn,
  computerAccount,
  computerNameIn,
  readGeneralizedTime,
  textIn,
} from '#main/drivers/ldap/entries.ts';
import { all, any, beginningWith, equal, present } from '#main/drivers/ldap/filters.ts';
import type { TypedComputer, UnrecordedTpmSource } from '#main/ports/tpm/tpm-source.ts';
import { AppError } from '#shared/errors.ts';
import type { Computer } from '#shared/request/computer.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { type TpmOwner, TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import { guidText } from './byte-forms.ts';
import type { OperatorForest } from './catalog.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { domainNamed } from './user-names.ts';

const OWNER = 'msTPM-OwnerInformation';
/**
 * Since the schema of Server 2012 the owner information is an object of its own, and the computer
 * names it.
 */
const LINK = 'msTPM-TpmInformationForComputer';
const COMPUTER_ATTRIBUTES = ['objectGUID', 'sAMAccountName', 'whenChanged', LINK];
const COMPUTER_CLASS = equal('objectClass', 'computer');

/**
 * TPM owner information in Active Directory: on the computer object, else on the object it links
 * to. A record is named by its domain and the computer's GUID, which outlives a renaming.
 *
 * @param name what people know it by
 */
export function ldapTpmSource(
  name: string,
  { reached, withCatalog }: OperatorForest,
): UnrecordedTpmSource {
  const at = async <T>(
    domain: ForestDomain,
    signal: AbortSignal,
    work: (connection: Connection) => Promise<T>,
  ): Promise<T> =>
    (await reached(signal)).connections.run(
      { kind: 'controller', domain: domain.dns },
      work,
      signal,
    );

  return {
    name,
    record: 'none',

    async computersNamed(start, limit, { signal }) {
      const known = await reached(signal);
      const named =
        start === ''
          ? present('sAMAccountName')
          : beginningWith('sAMAccountName', Buffer.from(start, 'utf8'));
      const query: Omit<Query, 'base'> = {
        scope: 'sub',
        filter: all(COMPUTER_CLASS, named),
        attributes: COMPUTER_ATTRIBUTES,
        atMost: limit,
      };
      const entries = await withCatalog(
        known,
        ({ connection, base }) => connection.search({ ...query, base }, signal),
        signal,
      );
      return entries
        .flatMap((entry) => computerIn(entry, known.forest) ?? [])
        .sort((a, b) => (a.name < b.name ? -1 : 1));
    },

    async find(typed, { signal }) {
      const domain = domainNamed((await reached(signal)).forest, typed.domain);
      if (domain === undefined) return { computer: undefined, owners: [] };
      return at(domain, signal, async (connection) => {
        const [entry, ...others] = await connection.search(
          {
            base: domain.dn,
            scope: 'sub',
            filter: filterFor(typed),
            attributes: COMPUTER_ATTRIBUTES,
          },
          signal,
        );
        // Two computers under one name: whose TPM would it be?
        const computer =
          entry === undefined || others.length > 0 ? undefined : computerIn(entry, [domain]);
        if (entry === undefined || computer === undefined)
          return { computer: undefined, owners: [] };
        const recordedAt = await timeOfRecord(connection, entry, signal);
        const owners =
          recordedAt === undefined ? [] : [ownerOf(entry, { computer, recordedAt, name })];
        return { computer, owners };
      });
    },

    async read(ownerId, { signal }) {
      const [netbios = '', guid = ''] = ownerId.split('/');
      const domain = domainNamed((await reached(signal)).forest, netbios);
      if (domain === undefined || !/^[0-9A-F-]{36}$/.test(guid)) throw noneStored();
      return at(domain, signal, async (connection) => {
        // By GUID as a name of its own (MS-ADTS 3.1.1.3.1.2.4).
        const [entry] = await connection.search(
          {
            base: `<GUID=${guid}>`,
            scope: 'base',
            filter: COMPUTER_CLASS,
            attributes: [...COMPUTER_ATTRIBUTES, OWNER],
          },
          signal,
        );
        const computer = entry === undefined ? undefined : computerIn(entry, [domain]);
        if (entry === undefined || computer === undefined) throw noneStored();
        const recordedAt = (await timeOfRecord(connection, entry, signal)) ?? UNKNOWN_TIME;
        const password = TpmOwnerPassword.safeParse(
          await readOwnerPassword(connection, entry, signal),
        );
        if (!password.success)
          throw new AppError(
            'tpm.damagedPassword',
            `${computer.domain}\\${computer.name}: not an owner password`,
          );
        return {
          owner: ownerOf(entry, { computer, recordedAt, name }),
          ownerPassword: password.data,
        };
      });
    },
  };
}

function filterFor({ name }: TypedComputer): Query['filter'] {
  const typed = name.trim();
  return all(
    COMPUTER_CLASS,
    any(equal('sAMAccountName', computerAccount(typed)), equal('dNSHostName', typed)),
  );
}

function computerIn(entry: Entry, forest: readonly ForestDomain[]): Computer | undefined {
  const domain = domainOf(entry.dn, forest);
  const name = computerNameIn(entry);
  if (domain === undefined || name === undefined) return undefined;
  // The directory does not know who uses a computer.
  return { domain: domain.netbios, dnsDomain: domain.dns, name, users: [] };
}

function ownerOf(
  entry: Entry,
  {
    computer,
    recordedAt,
    name,
  }: { readonly computer: Computer; readonly recordedAt: string; readonly name: string },
): TpmOwner {
  const guid = guidText(bytesIn(entry, 'objectGUID')[0] ?? new Uint8Array()) ?? '';
  return {
    ownerId: `${computer.domain}/${guid}`,
    computer,
    recordedAt,
    state: 'current',
    source: name,
  };
}

/**
 * When the object that holds the owner information last changed: it was recorded then or before.
 *
 * @returns `undefined` when nothing shows that there is any
 */
async function timeOfRecord(
  connection: Connection,
  computer: Entry,
  signal: AbortSignal,
): Promise<string | undefined> {
  const changed = readGeneralizedTime(textIn(computer, 'whenChanged') ?? '') ?? UNKNOWN_TIME;
  // Only whether there is one is asked: the secret stays where it is.
  const own = await connection.search(
    { base: computer.dn, scope: 'base', filter: present(OWNER), attributes: ['1.1'] },
    signal,
  );
  if (own.length > 0) return changed;
  const link = textIn(computer, LINK);
  if (link === undefined) return undefined;
  const [linked] = await connection.search(
    { base: link, scope: 'base', filter: present('objectClass'), attributes: ['whenChanged'] },
    signal,
  );
  return readGeneralizedTime((linked && textIn(linked, 'whenChanged')) ?? '') ?? changed;
}

async function readOwnerPassword(
  connection: Connection,
  computer: Entry,
  signal: AbortSignal,
): Promise<string> {
  const own = textIn(computer, OWNER);
  if (own !== undefined) return own;
  const link = textIn(computer, LINK);
  if (link === undefined) throw noneStored();
  const [linked] = await connection.search(
    { base: link, scope: 'base', filter: present('objectClass'), attributes: [OWNER] },
    signal,
  );
  const kept = linked && textIn(linked, OWNER);
  // The link says that there is one, and the attribute is mandatory: what does not show is hidden.
  if (kept === undefined)
    throw new AppError('tpm.notPermitted', 'the linked owner information may not be read');
  return kept;
}

function noneStored(): AppError {
  return new AppError('tpm.noneStored', 'no such owner password');
}
