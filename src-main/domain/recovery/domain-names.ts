import { withoutCase } from '../sign-in/same-account.ts';

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
 * The better NetBIOS name of two for one domain; the stored one where both are as good. The first
 * label of the DNS name is what most are called, and may have been supposed; any other was told.
 */
export function betterName(stored: StoredDomain, told: StoredDomain): string {
  return isSupposed(stored) && !isSupposed(told) ? told.name : stored.name;
}

function isSupposed({ name, dnsName }: StoredDomain): boolean {
  const written = withoutCase(name);
  return [withoutCase(dnsName), withoutCase(dnsName.split('.')[0] ?? '')].includes(written);
}
