import type { Asking } from '#main/domain/sign-in/access.ts';
import type { DomainNames } from '#shared/sign-in/domain-names.ts';
import type { Session } from './sessions.ts';

interface Inquiry extends Omit<Asking, 'domains'> {
  readonly session: Session;
}

/** Who asks, as the rule about end users takes it. */
export function asking({ session, request, role }: Inquiry): Asking {
  return { request, role, domains: domainsOf(session) };
}

/** The domains of the directory that the operator is signed in to, by both of their names. */
export function domainsOf({ profile: { directory } }: Session): readonly DomainNames[] {
  const { domains, dnsDomains } = directory;
  return domains.map((netbios, index) => ({ netbios, dns: dnsDomains[index] ?? netbios }));
}
