import { isIP } from 'node:net';
import tls from 'node:tls';
import { shortKeyError } from './tls-problem.ts';

/** Whose certificates are trusted. */
export interface ServerProof {
  /** Certificate authorities in PEM form; `undefined`: Node's own list. */
  readonly authorities: readonly string[] | undefined;
  /** Called once the chain of the server's certificate is trusted, before its name is compared. */
  readonly onCertificate?: (certificate: tls.PeerCertificate) => void;
}

/**
 * How the server proves who it is. The name asked for must be in its certificate; no option turns
 * that off.
 */
export function tlsOptions(
  host: string,
  { authorities, onCertificate }: ServerProof,
): tls.ConnectionOptions {
  return {
    host,
    // RFC 6066, 3 admits only names here; an address is compared with the certificate all the same.
    ...(isIP(host) === 0 && { servername: host }),
    ...(authorities !== undefined && { ca: [...authorities] }),
    checkServerIdentity: (name, certificate) => {
      onCertificate?.(certificate);
      return shortKeyError(certificate) ?? tls.checkServerIdentity(name, certificate);
    },
    minVersion: 'TLSv1.2',
    // Explicit, or NODE_TLS_REJECT_UNAUTHORIZED in somebody's environment would switch it off.
    rejectUnauthorized: true,
  };
}
