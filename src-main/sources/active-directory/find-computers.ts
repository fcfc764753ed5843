import { type Entry, sameName } from '#main/drivers/ldap/entries.ts';
import { type Filter, and, equals, or, startsWith } from '#main/drivers/ldap/filters.ts';
import type { SearchRequest } from '#main/drivers/ldap/search.ts';
import type { SearchScope } from './catalog-search.ts';
import {
  COMPUTER_NAME_ATTRIBUTES,
  type ComputerNames,
  computerAccountName,
  computerNamesIn,
  isLongerThanAccounts,
} from './object-names.ts';

/** Matches computers. */
export const COMPUTER_CLASS = equals('objectClass', 'computer');

/** Computers of one name. */
interface ComputerQuery {
  readonly name: string;
  /** Read besides the names. */
  readonly attributes?: readonly string[];
  /** Only those that were deleted, instead of those that were not. */
  readonly onlyDeleted?: boolean;
}

/**
 * The computers of this name, those that lost it to another one included. The account's name
 * decides; the object's and the one in DNS count where no account has it, as an account has only
 * the first 15 characters of a longer name.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function findComputers(
  { connection, base }: SearchScope,
  { name, attributes = [], onlyDeleted = false }: ComputerQuery,
  signal: AbortSignal,
): Promise<readonly Entry[]> {
  const search = async (named: Filter) => {
    const found = await connection.search(
      {
        base,
        scope: 'sub',
        filter: and(COMPUTER_CLASS, ...(onlyDeleted ? [equals('isDeleted', 'TRUE')] : []), named),
        attributes: [...COMPUTER_NAME_ATTRIBUTES, ...attributes],
        withDeleted: onlyDeleted,
      } satisfies SearchRequest,
      signal,
    );
    return onlyNamed(found, name);
  };
  if (name === '') return [];
  const indexed = await search(
    or(
      equals('sAMAccountName', computerAccountName(name)),
      equals('cn', name),
      // What follows the name of a deleted object, or of one that lost it.
      startsWith('cn', Buffer.from(`${name}\n`, 'utf8')),
    ),
  );
  if (indexed.length > 0) return indexed;
  // No index helps with this one.
  return search(
    or(equals('dNSHostName', name), startsWith('dNSHostName', Buffer.from(`${name}.`, 'utf8'))),
  );
}

/** What the server's filter lets through is looked at again. */
function onlyNamed(entries: readonly Entry[], typed: string): readonly Entry[] {
  const wanted = typed.replace(/(?<=.)\$$/, '');
  const known = entries
    .map((entry) => ({ entry, names: computerNamesIn(entry) }))
    .filter(({ names }) => isNamed(names, wanted));
  const isByAccount = ({ account = '' }: ComputerNames) => sameName(account, wanted);
  const hasAccount = known.some(({ names }) => isByAccount(names));
  // A computer is called what its account is, whatever its object is still called.
  return known
    .filter(({ names }) => !hasAccount || isByAccount(names) || names.isConflict)
    .map(({ entry }) => entry);
}

function isNamed({ account = '', object, host, dnsName }: ComputerNames, wanted: string): boolean {
  if ([account, object, host, dnsName].some((name) => sameName(name ?? '', wanted))) return true;
  // Nothing says what the account's name was cut from.
  return (
    isLongerThanAccounts(wanted) &&
    host === undefined &&
    sameName(`${account}$`, computerAccountName(wanted))
  );
}
