import { type Entry, textIn } from '#main/drivers/ldap/entries.ts';
import { and, equals } from '#main/drivers/ldap/filters.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import { splitAccount } from '#shared/sign-in/account.ts';
import type { OperatorForest } from './catalog-search.ts';
import { domainOf } from './forest.ts';
import { PERSON } from './signed-in-account.ts';
import { findDomain } from './user-names.ts';

/**
 * Reads how a person is reached, with the rights of whoever is signed in. A controller of the
 * person's own domain is asked: the global catalog has no mobile numbers.
 */
export function contactFinder({
  session,
}: Pick<OperatorForest, 'session'>): NonNullable<Directory['contactOf']> {
  return async (account, { signal }) => {
    const forest = await session(signal);
    const { domains, inDomain } = forest.groupLookup(signal);
    const { domain: typed, name } = splitAccount(account);
    const domain = findDomain(domains, typed);
    if (domain === undefined || name === '') return undefined;
    const filter = and(PERSON, equals('sAMAccountName', name));
    const attributes = ['mail', 'mobile', 'manager'];
    const [entry, ...others] = await inDomain(domain, (connection) =>
      connection.search({ base: domain.dn, scope: 'sub', filter, attributes }, signal),
    );
    if (entry === undefined || others.length > 0) return undefined;
    const manager = textIn(entry, 'manager');
    const home = manager === undefined ? undefined : domainOf(manager, domains);
    const found =
      manager === undefined || home === undefined
        ? []
        : await inDomain(home, (connection) =>
            connection.search(
              { base: manager, scope: 'base', filter: PERSON, attributes: ['mail'] },
              signal,
            ),
          );
    return {
      mail: addressIn(entry, 'mail'),
      mobile: addressIn(entry, 'mobile'),
      managerMail: found[0] === undefined ? '' : addressIn(found[0], 'mail'),
    };
  };
}

function addressIn(entry: Entry, attribute: string): string {
  return textIn(entry, attribute)?.trim() ?? '';
}
