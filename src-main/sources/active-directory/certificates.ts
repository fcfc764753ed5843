import type { PeerCertificate } from 'node:tls';
import type { CheckFacts } from '#shared/connection/connection-check.ts';

/** What a certificate says of itself, for a person to read. `validTo` is ISO 8601. */
export function certificateFacts(certificate: PeerCertificate): CheckFacts {
  return {
    issuer: commonName(certificate.issuer),
    names: (certificate.subjectaltname ?? commonName(certificate.subject)).replaceAll('DNS:', ''),
    validTo: new Date(certificate.valid_to).toISOString(),
  };
}

// Each kind of name may stand there several times.
function commonName({ CN, O }: PeerCertificate['subject']): string {
  return [CN ?? O ?? ''].flat().join(', ');
}
