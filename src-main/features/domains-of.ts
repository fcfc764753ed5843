import type { Directory } from '#main/ports/sign-in/directory.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';

/** The domains of a directory by both of their names. */
export function domainsOf({
  domains,
  dnsDomains,
}: Pick<Directory, 'domains' | 'dnsDomains'>): readonly DomainNames[] {
  return domains.map((netbios, index) => ({ netbios, dns: dnsDomains[index] ?? netbios }));
}
