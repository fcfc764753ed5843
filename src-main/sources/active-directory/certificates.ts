import tls from 'node:tls';
import { type Reach, opened, tlsOptions } from '#main/drivers/ldap/sockets.ts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import type { CheckFacts } from '#shared/connection/connection-check.ts';

/** What a certificate says of itself, for a person to read. `validTo` is ISO 8601. */
export function certificateFacts(certificate: tls.PeerCertificate): CheckFacts {
  return {
    issuer: nameIn(certificate.issuer),
    names: (certificate.subjectaltname ?? nameIn(certificate.subject)).replaceAll('DNS:', ''),
    validTo: new Date(certificate.valid_to).toISOString(),
  };
}

/**
 * The certificate a server shows, trusted or not, so that a person can be told what is wrong with
 * it. Nothing is said over this connection. Empty when the server shows none.
 */
export async function shownCertificate(
  to: HostAndPort,
  reach: Reach,
  ms: number,
  signal: AbortSignal,
): Promise<CheckFacts> {
  const lookup = reach.lookup === undefined ? {} : { lookup: reach.lookup };
  const socket = tls.connect({
    ...tlsOptions(to.host, reach),
    ...lookup,
    port: to.port,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  try {
    await opened(socket, 'secureConnect', ms, signal);
    return certificateFacts(socket.getPeerCertificate());
  } catch {
    return {};
  } finally {
    socket.destroy();
  }
}

// One kind of name may stand there several times.
function nameIn({
  CN,
  O,
}: {
  readonly CN?: string | string[] | undefined;
  readonly O?: string | string[] | undefined;
}): string {
  return [CN ?? O ?? ''].flat().join(', ');
}
