import { type Entry, sameName, textIn } from '#main/drivers/ldap/entries.ts';
import { and, equals, or } from '#main/drivers/ldap/filters.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import { LONGEST_USER_NAME } from '#shared/sign-in/session.ts';
import type { OperatorForest, SearchScope } from './catalog-search.ts';
import { type ForestDomain, domainOf } from './forest.ts';
import { PERSON } from './signed-in-account.ts';
import { type Domain, findDomain } from './user-names.ts';

/** A domain and the name of an account in it. */
interface AccountName {
  readonly domain: Domain;
  readonly name: string;
}

/** What a typed name may stand for. */
interface Meanings {
  /** A user principal name; its suffix need not be a domain. */
  readonly principalName: string | undefined;
  readonly account: AccountName | undefined;
  /** Which of the two counts where they are two people. */
  readonly first: 'principal' | 'account';
  /** The domain the account must be in, where one was typed before a user principal name. */
  readonly within: Domain | undefined;
}

/** Finds accounts with the rights of whoever is signed in; without, it is `auth.signedOut`. */
export function accountFinder({
  session,
  searchCatalog,
}: OperatorForest): NonNullable<Directory['findAccount']> {
  return async (name, { signal }) => {
    const current = await session(signal);
    const { domains } = current;
    const find = (scope: SearchScope) => findNamedAccount(name, { ...scope, domains }, signal);
    return searchCatalog(current, find, signal);
  };
}

/**
 * The account that a person means by a name, in any form the directory knows: `DOMAIN\name`,
 * `dns.domain\name`, `name@dns.domain`, or a user principal name with whatever suffix.
 *
 * @returns `DOMAIN\name` as the directory spells it; `undefined` for nobody, and for several
 * @throws AppError `directory.*`, `request.cancelled`
 */
async function findNamedAccount(
  typed: string,
  { connection, base, domains }: SearchScope & { readonly domains: readonly ForestDomain[] },
  signal: AbortSignal,
): Promise<string | undefined> {
  const meanings = meaningsOf(typed, domains);
  if (meanings === undefined) return undefined;
  const { principalName, account } = meanings;
  const names = [
    ...(principalName === undefined ? [] : [equals('userPrincipalName', principalName)]),
    ...(account === undefined ? [] : [equals('sAMAccountName', account.name)]),
  ];
  const entries = await connection.search(
    {
      base,
      scope: 'sub',
      filter: and(PERSON, or(...names)),
      attributes: ['sAMAccountName', 'userPrincipalName'],
    },
    signal,
  );
  return chosen(entries, meanings, domains);
}

/** `undefined` when nobody can have the name. */
function meaningsOf(typed: string, domains: readonly Domain[]): Meanings | undefined {
  const text = typed.trim().slice(0, LONGEST_USER_NAME).normalize('NFC');
  const slash = text.indexOf('\\');
  const before = text.slice(0, Math.max(slash, 0)).trim();
  const name = text.slice(slash + 1).trim();
  if (name === '' || name.includes('\\')) return undefined;
  const typedDomain = before === '' ? undefined : findDomain(domains, before);
  const at = name.lastIndexOf('@');
  if (at !== -1) {
    if (before !== '' && typedDomain === undefined) return undefined;
    const domain = findDomain(domains, name.slice(at + 1).trim());
    const account = domain && { domain, name: name.slice(0, at).trim() };
    return { principalName: name, account, first: 'principal', within: typedDomain };
  }
  const domain = before === '' ? domains[0] : typedDomain;
  return {
    // What was typed as a domain may be the suffix of a user principal name. No NetBIOS name has a
    // dot.
    principalName: before.includes('.') ? `${name}@${before}` : undefined,
    account: domain && { domain, name },
    first: 'account',
    within: undefined,
  };
}

function chosen(
  entries: readonly Entry[],
  { principalName, account, first, within }: Meanings,
  domains: readonly ForestDomain[],
): string | undefined {
  const people = entries.flatMap((entry) => {
    const domain = domainOf(entry.dn, domains);
    const name = textIn(entry, 'sAMAccountName');
    const principal = textIn(entry, 'userPrincipalName') ?? '';
    return domain === undefined || name === undefined ? [] : [{ domain, name, principal }];
  });
  const byPrincipal = people.filter(({ principal }) => sameName(principal, principalName ?? '\0'));
  const byAccount = people.filter(
    ({ domain, name }) =>
      account !== undefined &&
      sameName(name, account.name) &&
      sameName(domain.dns, account.domain.dns),
  );
  const [preferred, other] =
    first === 'principal' ? [byPrincipal, byAccount] : [byAccount, byPrincipal];
  const [found, ...others] = (preferred.length > 0 ? preferred : other).filter(
    ({ domain }) => within === undefined || sameName(domain.dns, within.dns),
  );
  return found === undefined || others.length > 0
    ? undefined
    : `${found.domain.netbios}\\${found.name}`;
}
