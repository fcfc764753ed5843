import type {
  InventoryComputer,
  InventoryKey,
  InventoryPart,
} from '#main/domain/escrow/inventory.ts';
import {
  type Entry,
  firstRdnValue,
  parentDn,
  readFileTime,
  textIn,
} from '#main/drivers/ldap/entries.ts';
import { type Filter, equals } from '#main/drivers/ldap/filters.ts';
import type { EscrowInventory, InventoryProgress } from '#main/ports/escrow/escrow-inventory.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import type { OperatorForest } from './catalog-search.ts';
import type { ControllerConnection } from './controller-connection.ts';
import type { ForestDomain } from './forest.ts';
import { KEY_ATTRIBUTES, KEY_CLASS, keyObjectOf } from './key-objects.ts';
import {
  COMPUTER_NAME_ATTRIBUTES,
  computerNameIn,
  nameBeforeMangling,
  safeName,
  safeNameIn,
} from './object-names.ts';

/** Managed service accounts are of the same class, but of another category. */
const COMPUTERS = equals('objectCategory', 'computer');
const COMPUTER_ATTRIBUTES = [
  ...COMPUTER_NAME_ATTRIBUTES,
  'pwdLastSet',
  'lastLogonTimestamp',
  'userAccountControl',
  'operatingSystem',
];
/** ADS_UF_ACCOUNT_DISABLE (MS-ADTS 2.2.16). */
const ACCOUNT_DISABLED = 0x2;

/**
 * The computers and keys of every domain of a forest. The catalog does not know when computers
 * changed their passwords, so a controller of each domain is asked, one after the other. Attributes
 * that hold secrets are never asked for.
 *
 * @param sourceName as people read it
 */
export function ldapInventory(
  sourceName: string,
  { session }: Pick<OperatorForest, 'session'>,
): EscrowInventory {
  return {
    name: sourceName,
    async *list({ signal, onProgress }) {
      const { domains, connections } = await session(signal);
      const before = { computers: 0, keys: 0 };
      for (const domain of domains) {
        const tell = ({ computers, keys }: InventoryProgress) =>
          onProgress?.({ computers: before.computers + computers, keys: before.keys + keys });
        // Asked once more from its beginning over another connection, when this one is lost.
        const part = await connections.run(
          { kind: 'controller', domain: domain.dns },
          (connection) => readDomain({ domain, connection, signal, tell }),
          signal,
        );
        before.computers += part.computers.length;
        before.keys += part.keys.length;
        yield part;
      }
    },
  };
}

interface Reading {
  readonly domain: ForestDomain;
  readonly connection: ControllerConnection;
  readonly signal: AbortSignal;
  readonly tell: (progress: InventoryProgress) => void;
}

async function readDomain(reading: Reading): Promise<InventoryPart> {
  const { domain, tell } = reading;
  const computers = new Map<string, InventoryComputer>();
  const keys: InventoryKey[] = [];
  const told = () => {
    tell({ computers: computers.size, keys: keys.length });
  };
  for await (const page of pagesOf(reading, COMPUTERS, COMPUTER_ATTRIBUTES)) {
    for (const entry of page) {
      const ref = entry.dn.toLowerCase();
      computers.set(ref, computerOf(entry, ref, domain));
    }
    told();
  }
  for await (const page of pagesOf(reading, KEY_CLASS, KEY_ATTRIBUTES)) {
    for (const entry of page) keys.push(keyOf(entry, computers, domain));
    told();
  }
  // To an account without the right to read keys, the directory shows no key at all.
  const keysTold = keys.length > 0;
  const all = [...computers.values()];
  return { computers: keysTold ? all : all.map((one) => ({ ...one, keysTold })), keys };
}

function pagesOf(
  { connection, domain, signal }: Reading,
  filter: Filter,
  attributes: readonly string[],
): AsyncGenerator<readonly Entry[]> {
  return connection.pages({ base: domain.dn, scope: 'sub', filter, attributes }, signal);
}

function computerOf(entry: Entry, ref: string, { netbios, dns }: ForestDomain): InventoryComputer {
  const flags = Number(textIn(entry, 'userAccountControl') ?? 0);
  return {
    ref,
    name: computerNameIn(entry) ?? nameOf(entry.dn),
    domain: { netbios, dns },
    exists: true,
    keysTold: true,
    passwordSetAt: readFileTime(textIn(entry, 'pwdLastSet') ?? ''),
    lastSignInAt: readFileTime(textIn(entry, 'lastLogonTimestamp') ?? ''),
    account: (flags & ACCOUNT_DISABLED) === 0 ? 'enabled' : 'disabled',
    operatingSystem: safeNameIn(entry, 'operatingSystem') ?? '',
  };
}

/** What it lies below is known from now on, though it be no computer. */
function keyOf(
  entry: Entry,
  computers: Map<string, InventoryComputer>,
  domain: ForestDomain,
): InventoryKey {
  const parent = parentDn(entry.dn);
  const lower = parent.toLowerCase();
  const computer = computers.get(lower) ?? noComputer(parent, lower, domain);
  computers.set(computer.ref, computer);
  const key = keyObjectOf(entry);
  return {
    ref: computer.ref,
    // The ID of a damaged key may be that of another one.
    keyId: key === undefined || key.damaged ? '' : key.keyId,
    escrowedAt: key === undefined || key.escrowedAt === UNKNOWN_TIME ? undefined : key.escrowedAt,
    isDamaged: key?.damaged ?? true,
  };
}

function noComputer(dn: string, ref: string, { netbios, dns }: ForestDomain): InventoryComputer {
  return {
    ref,
    name: nameOf(dn),
    domain: { netbios, dns },
    exists: false,
    keysTold: true,
    passwordSetAt: undefined,
    lastSignInAt: undefined,
    account: 'unknown',
    operatingSystem: '',
  };
}

function nameOf(dn: string): string {
  return safeName(nameBeforeMangling(firstRdnValue(dn)));
}
