import type { InventoryComputer } from './inventory.ts';

type Named = Pick<InventoryComputer, 'domain'>;

/**
 * One name for each domain, though one source tells its short name and another its DNS name: the
 * latter, where it is known. Of a short name that two domains have, it is not.
 */
export function domainNames(computers: Iterable<Named>): (computer: Named) => string {
  const dnsNames = new Map<string, Set<string>>();
  for (const { domain } of computers) {
    if (domain.netbios === '' || domain.dns === '') continue;
    const netbios = domain.netbios.toLowerCase();
    const known = dnsNames.get(netbios);
    if (known === undefined) dnsNames.set(netbios, new Set([domain.dns.toLowerCase()]));
    else known.add(domain.dns.toLowerCase());
  }
  return ({ domain }) => {
    if (domain.dns !== '') return domain.dns.toLowerCase();
    const netbios = domain.netbios.toLowerCase();
    const [first, ...others] = dnsNames.get(netbios) ?? [];
    return first !== undefined && others.length === 0 ? first : netbios;
  };
}
