import net, { type LookupFunction, isIP } from 'node:net';
import tls from 'node:tls';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { connectionError } from './connection-errors.ts';
import { within } from './waiting.ts';

/** How a server is reached, and whom to trust there. */
export interface Reach {
  /** `undefined`: Node's own list. */
  readonly authorities: readonly string[] | undefined;
  readonly lookup: LookupFunction | undefined;
  /** Shown the server's certificate once its chain has been found good, before its name is compared. */
  readonly onCertificate?: (certificate: tls.PeerCertificate) => void;
}

/**
 * How the other side proves who it is. The name asked for must be in the certificate; there is no
 * way around it.
 */
export function tlsOptions(
  host: string,
  { authorities, onCertificate }: Reach,
): tls.ConnectionOptions {
  return {
    host,
    // A server name is a name (RFC 6066, 3); an address is checked against the certificate all the same.
    ...(isIP(host) === 0 && { servername: host }),
    ...(authorities !== undefined && { ca: [...authorities] }),
    ...(onCertificate !== undefined && {
      checkServerIdentity: (name, certificate) => {
        onCertificate(certificate);
        return tls.checkServerIdentity(name, certificate);
      },
    }),
    minVersion: 'TLSv1.2',
    // Said here, or NODE_TLS_REJECT_UNAUTHORIZED in somebody's environment would switch it off.
    rejectUnauthorized: true,
  };
}

/** A connection encrypted from its first byte. @throws AppError `directory.*`, `request.cancelled` */
export function openTlsSocket(
  to: HostAndPort,
  reach: Reach,
  ms: number,
  signal: AbortSignal,
): Promise<tls.TLSSocket> {
  const socket = tls.connect({
    ...tlsOptions(to.host, reach),
    port: to.port,
    ...(reach.lookup !== undefined && { lookup: reach.lookup }),
  });
  return opened(socket, 'secureConnect', ms, signal);
}

/**
 * A connection in clear, to be encrypted before anything is said over it. @throws as
 * {@link openTlsSocket}
 */
export function openPlainSocket(
  to: HostAndPort,
  { lookup }: Reach,
  ms: number,
  signal: AbortSignal,
): Promise<net.Socket> {
  const socket = net.connect({
    host: to.host,
    port: to.port,
    ...(lookup !== undefined && { lookup }),
  });
  return opened(socket, 'connect', ms, signal);
}

/** Waits until a socket is ready. @throws as {@link openTlsSocket} */
export async function opened<S extends net.Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  ms: number,
  signal: AbortSignal,
): Promise<S> {
  const ready = new Promise<S>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed by the other side')));
  });
  try {
    await within(ready, ms, signal, () => socket.destroy());
    socket.removeAllListeners('close');
    return socket;
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw connectionError(error);
  }
}
