import { and, equals } from '#main/drivers/ldap/filters.ts';
import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { OperatorForest } from './catalog-search.ts';
import { findDomain } from './user-names.ts';

/** Finds computers in their domain, with the rights of whoever is signed in. */
export function computerPlaceFinder({
  session,
}: Pick<OperatorForest, 'session'>): NonNullable<Directory['placeOf']> {
  return async ({ domain: typed, name }, { signal }) => {
    const forest = await session(signal);
    const { domains, inDomain } = forest.groupLookup(signal);
    const domain = findDomain(domains, typed);
    if (domain === undefined || name === '') return undefined;
    const filter = and(equals('objectCategory', 'computer'), equals('sAMAccountName', `${name}$`));
    const [entry, ...others] = await inDomain(domain, (connection) =>
      connection.search({ base: domain.dn, scope: 'sub', filter, attributes: ['cn'] }, signal),
    );
    return entry === undefined || others.length > 0 ? undefined : entry.dn;
  };
}
