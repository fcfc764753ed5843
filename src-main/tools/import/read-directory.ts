import { type Entry, bytesIn, firstRdnValue, textIn } from '#main/drivers/ldap/entries.ts';
import { and, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import type { LdapForest } from '#main/sources/active-directory/configuration.ts';
import { forestAccess } from '#main/sources/active-directory/forest-access.ts';
import {
  bindCredentials,
  openForestSession,
} from '#main/sources/active-directory/forest-session.ts';
import type { ForestDomain } from '#main/sources/active-directory/forest.ts';
import {
  KEY_CLASS,
  SECRET_KEY_ATTRIBUTES,
  keyObjectOf,
} from '#main/sources/active-directory/key-objects.ts';
import { configuredDomains } from '#main/sources/active-directory/user-names.ts';
import type { ImportRow } from './import-keys.ts';

/** Whoever reads has to have the right to read the passwords. */
export interface DirectoryToRead extends Credentials {
  readonly forest: LdapForest;
}

const FIRST_BYTES = 256;

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
      for (let byte = 0; byte < FIRST_BYTES; byte += 1) {
        const request: SearchRequest = {
          base: each.dn,
          scope: 'sub',
          filter: and(KEY_CLASS, startsWith('msFVE-RecoveryGuid', Buffer.from([byte]))),
          attributes: SECRET_KEY_ATTRIBUTES,
        };
        const entries = await session.connections.run(
          { kind: 'controller', domain: each.dns },
          (connection) => connection.search(request, signal),
          signal,
        );
        // What the server's filter lets through is looked at again: each key is in one part.
        for (const entry of entries)
          if (bytesIn(entry, 'msFVE-RecoveryGuid')[0]?.[0] === byte) yield rowOf(entry, each);
      }
    }
  } finally {
    session.connections.close();
  }
}

function rowOf(entry: Entry, domain: ForestDomain): ImportRow {
  const key = keyObjectOf(entry);
  const [keyPackage] = bytesIn(entry, 'msFVE-KeyPackage');
  return {
    where: entry.dn,
    raw: {
      // An object whose ID contradicts itself may be the key of any drive: it is not imported.
      keyId: key === undefined || key.damaged ? '' : key.keyId,
      recoveryPassword: textIn(entry, 'msFVE-RecoveryPassword') ?? '',
      computer: firstRdnValue(key?.computerDn ?? ''),
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
