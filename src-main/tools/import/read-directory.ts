import { type Entry, bytesIn, firstRdnValue, textIn } from '#main/drivers/ldap/entries.ts';
import { and, equals, or, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { SearchScope } from '#main/sources/active-directory/catalog-search.ts';
import type { LdapForest } from '#main/sources/active-directory/configuration.ts';
import { COMPUTER_CLASS } from '#main/sources/active-directory/find-computers.ts';
import { forestAccess } from '#main/sources/active-directory/forest-access.ts';
import {
  bindCredentials,
  openForestSession,
} from '#main/sources/active-directory/forest-session.ts';
import type { ForestDomain } from '#main/sources/active-directory/forest.ts';
import {
  KEY_CLASS,
  SECRET_KEY_ATTRIBUTES,
  type KeyObject,
  keyObjectOf,
} from '#main/sources/active-directory/key-objects.ts';
import {
  COMPUTER_NAME_ATTRIBUTES,
  computerNameIn,
  nameBeforeMangling,
} from '#main/sources/active-directory/object-names.ts';
import { configuredDomains } from '#main/sources/active-directory/user-names.ts';
import type { ImportRow } from './import-keys.ts';

/** Whoever reads has to have the right to read the passwords. */
export interface DirectoryToRead extends Credentials {
  readonly forest: LdapForest;
}

const FIRST_BYTES = 256;
/** So many computers are asked for at once. */
const COMPUTERS_AT_ONCE = 100;

/**
 * Every recovery key of a forest, domain after domain. Read in 256 parts, by the first byte of its
 * ID, which is indexed: no part is larger than what may be held in memory.
 *
 * @throws AppError `auth.*`, `directory.*`, `request.cancelled`
 */
export async function* readDirectory(
  { forest, ...typed }: DirectoryToRead,
  signal: AbortSignal,
): AsyncGenerator<ImportRow> {
  const access = forestAccess(forest);
  const domains = configuredDomains(forest);
  const session = await openForestSession(
    { configuration: forest, access, credentials: bindCredentials(typed, domains).credentials },
    signal,
  );
  try {
    for (const each of session.domains) {
      const names: ComputerNames = new Map();
      for (let byte = 0; byte < FIRST_BYTES; byte += 1) {
        const found = await session.connections.run(
          { kind: 'controller', domain: each.dns },
          (connection) => readPart(byte, { connection, base: each.dn, names }, signal),
          signal,
        );
        for (const one of found) yield rowOf(one, each, names);
      }
    }
  } finally {
    session.connections.close();
  }
}

/** Names of computers by their distinguished names, in lower case. */
type ComputerNames = Map<string, string>;

interface FoundKey {
  readonly entry: Entry;
  readonly key: KeyObject | undefined;
}

/** The keys whose IDs begin with this byte; the names of their computers go into `names`. */
async function readPart(
  byte: number,
  scope: SearchScope & { readonly names: ComputerNames },
  signal: AbortSignal,
): Promise<readonly FoundKey[]> {
  const request: SearchRequest = {
    base: scope.base,
    scope: 'sub',
    filter: and(KEY_CLASS, startsWith('msFVE-RecoveryGuid', Buffer.from([byte]))),
    attributes: SECRET_KEY_ATTRIBUTES,
  };
  const entries = await scope.connection.search(request, signal);
  // What the server's filter lets through is looked at again: each key is in one part.
  const found = entries
    .filter((entry) => bytesIn(entry, 'msFVE-RecoveryGuid')[0]?.[0] === byte)
    .map((entry) => ({ entry, key: keyObjectOf(entry) }));
  const computers = new Set(found.flatMap(({ key }) => key?.computerDn ?? []));
  const unknown = [...computers].filter((dn) => !scope.names.has(dn.toLowerCase()));
  for (let from = 0; from < unknown.length; from += COMPUTERS_AT_ONCE)
    await readNames(unknown.slice(from, from + COMPUTERS_AT_ONCE), scope, signal);
  return found;
}

/** The name of a computer is that of its account: its object may have been renamed since. */
async function readNames(
  dns: readonly string[],
  { connection, base, names }: SearchScope & { readonly names: ComputerNames },
  signal: AbortSignal,
): Promise<void> {
  const anyOf = or(...dns.map((dn) => equals('distinguishedName', dn)));
  const filter = and(COMPUTER_CLASS, anyOf);
  const attributes = COMPUTER_NAME_ATTRIBUTES;
  const entries = await connection.search({ base, scope: 'sub', filter, attributes }, signal);
  for (const entry of entries) {
    const name = computerNameIn(entry);
    if (name !== undefined) names.set(entry.dn.toLowerCase(), name);
  }
}

function rowOf({ entry, key }: FoundKey, domain: ForestDomain, names: ComputerNames): ImportRow {
  const computerDn = key?.computerDn ?? '';
  const [keyPackage] = bytesIn(entry, 'msFVE-KeyPackage');
  return {
    where: entry.dn,
    raw: {
      // An object whose ID contradicts itself may be the key of any drive: it is not imported.
      keyId: key === undefined || key.damaged ? '' : key.keyId,
      recoveryPassword: textIn(entry, 'msFVE-RecoveryPassword') ?? '',
      computer:
        names.get(computerDn.toLowerCase()) ?? nameBeforeMangling(firstRdnValue(computerDn)),
      domain: domain.netbios,
      dnsDomain: domain.dns,
      users: '',
      driveLetter: '',
      kind: '',
      label: '',
      escrowedAt: key?.escrowedAt ?? '',
      keyPackage: keyPackage?.toString('base64') ?? '',
    },
  };
}
