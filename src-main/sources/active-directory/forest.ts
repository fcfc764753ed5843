import { textIn } from '#main/drivers/ldap/entries.ts';
import { and, equals, isPresent } from '#main/drivers/ldap/filters.ts';
import type { ControllerConnection } from './controller-connection.ts';
import type { Domain } from './user-names.ts';

/** A domain, and where its objects are. */
export interface ForestDomain extends Domain {
  /** `DC=contoso,DC=test` */
  readonly dn: string;
}

/**
 * Every domain of the forest, the connection's own first. Any authenticated account may read this.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function readForestDomains(
  connection: ControllerConnection,
  signal: AbortSignal,
): Promise<readonly ForestDomain[]> {
  const { configurationNamingContext, defaultNamingContext } = connection.root;
  const entries = await connection.search(
    {
      base: `CN=Partitions,${configurationNamingContext}`,
      scope: 'one',
      filter: and(equals('objectClass', 'crossRef'), isPresent('nETBIOSName')),
      attributes: ['nETBIOSName', 'dnsRoot', 'nCName'],
    },
    signal,
  );
  const domains = entries.flatMap((entry) => {
    const [netbios, dns, dn] = [
      textIn(entry, 'nETBIOSName'),
      textIn(entry, 'dnsRoot'),
      textIn(entry, 'nCName'),
    ];
    return netbios === undefined || dns === undefined || dn === undefined
      ? []
      : [{ netbios, dns, dn }];
  });
  const isOwn = ({ dn }: ForestDomain): boolean =>
    dn.toLowerCase() === defaultNamingContext.toLowerCase();
  return [
    ...domains.filter(isOwn),
    ...domains.filter((domain) => !isOwn(domain)).sort((a, b) => (a.netbios < b.netbios ? -1 : 1)),
  ];
}

/** The domain an object is in: the one with the longest name that the object's name ends with. */
export function domainOf(dn: string, domains: readonly ForestDomain[]): ForestDomain | undefined {
  const lower = dn.toLowerCase();
  return domains
    .filter((domain) => lower.endsWith(`,${domain.dn.toLowerCase()}`))
    .sort((a, b) => b.dn.length - a.dn.length)[0];
}

/** `contoso.test` for `DC=contoso,DC=test`. */
export function dnsNameOf(dn: string): string {
  return [...dn.matchAll(/(?:^|,)\s*DC=([^,]+)/gi)].map(([, label = '']) => label).join('.');
}
