import { withoutCase } from '../without-case.ts';

/** A domain as a store keeps it. */
export interface StoredDomain {
  readonly name: string;
  /** The name once more where the DNS name is not known. */
  readonly dnsName: string;
}

/** A domain as a row names it; where it has no DNS name there, that is empty or the name. */
export function domainOfRow(name: string, dnsName: string): StoredDomain {
  return { name, dnsName: dnsName === '' ? name : dnsName };
}

/**
 * The NetBIOS name to keep for a domain. A name that is the first label of the DNS name, or the DNS
 * name itself, may only have been derived from it; any other name was stated, and replaces it.
 */
export function betterName(stored: StoredDomain, told: StoredDomain): string {
  return mayBeDerived(stored) && !mayBeDerived(told) ? told.name : stored.name;
}

function mayBeDerived({ name, dnsName }: StoredDomain): boolean {
  const written = withoutCase(name);
  return [withoutCase(dnsName), withoutCase(dnsName.split('.')[0] ?? '')].includes(written);
}
