import net, { type LookupFunction } from 'node:net';
import tls from 'node:tls';
import { ExtendedRequest, ExtendedResponse, ProtocolOperation } from 'ldapts';
import { AppError } from '#shared/errors.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';
import { type ServerProof, tlsOptions } from '../network/tls-options.ts';
import { directoryError } from './errors.ts';
import { exchange } from './exchange.ts';

/** StartTLS (RFC 4511, 4.14.1). */
const START_TLS = '1.3.6.1.4.1.1466.20037';

/** How a server's name is resolved, and whose certificates are trusted. */
export interface SocketOptions extends ServerProof {
  /** `undefined`: the operating system resolves names. */
  readonly lookup: LookupFunction | undefined;
}

/**
 * A connection encrypted from its first byte. On cancel it is closed.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export function openTlsSocket(
  server: HostAndPort,
  options: SocketOptions,
  limit: CallLimit,
): Promise<tls.TLSSocket> {
  const socket = tls.connect({
    ...tlsOptions(server.host, options),
    ...addressOf(server, options),
  });
  return whenReady(socket, 'secureConnect', limit);
}

/**
 * A connection in clear text, to be encrypted before anything is said over it. On cancel it is
 * closed.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export function openPlainSocket(
  server: HostAndPort,
  options: SocketOptions,
  limit: CallLimit,
): Promise<net.Socket> {
  return whenReady(net.connect(addressOf(server, options)), 'connect', limit);
}

/**
 * The certificate a server shows, trusted or not, so that a person can be told what is wrong with
 * it. Nothing is said over this connection.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function readCertificate(
  server: HostAndPort,
  options: SocketOptions,
  limit: CallLimit,
): Promise<tls.PeerCertificate> {
  const socket = tls.connect({
    ...tlsOptions(server.host, options),
    ...addressOf(server, options),
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
  });
  try {
    return (await whenReady(socket, 'secureConnect', limit)).getPeerCertificate();
  } finally {
    socket.destroy();
  }
}

/**
 * Encrypts a connection in clear text over which nothing was said yet (RFC 4511, 4.14). On cancel
 * it is closed.
 *
 * @throws AppError `directory.clearTextRefused` when the server does not encrypt, `directory.*`,
 *   `request.cancelled`
 */
export async function startTls(
  socket: net.Socket,
  options: tls.ConnectionOptions,
  limit: CallLimit,
): Promise<tls.TLSSocket> {
  const answer = new ExtendedResponse({ messageId: 1 });
  const request = new ExtendedRequest({ messageId: 1, oid: START_TLS });
  const giveUp = () => void socket.destroy();
  const timeLimit = { ...limit, timedOut: 'directory.timedOut', giveUp } as const;
  try {
    const asked = exchange(socket, request, ProtocolOperation.LDAP_RES_EXTENSION);
    answer.parse(await withTimeLimit(asked, timeLimit), []);
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw directoryError(error);
  }
  if (answer.status !== 0) {
    socket.destroy();
    // The server answered, and does not encrypt: it shall not see the password.
    throw new AppError('directory.clearTextRefused', `StartTLS refused, result ${answer.status}`);
  }
  return whenReady(tls.connect({ ...options, socket }), 'secureConnect', limit);
}

function addressOf({ host, port }: HostAndPort, { lookup }: SocketOptions) {
  return { host, port, ...(lookup !== undefined && { lookup }) };
}

async function whenReady<S extends net.Socket>(
  socket: S,
  event: 'connect' | 'secureConnect',
  { ms, signal }: CallLimit,
): Promise<S> {
  const ready = new Promise<S>((resolve, reject) => {
    socket.once(event, () => resolve(socket));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('closed by the other side')));
  });
  const giveUp = () => socket.destroy();
  try {
    await withTimeLimit(ready, { ms, timedOut: 'directory.timedOut', signal, giveUp });
    socket.removeAllListeners('close');
    return socket;
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw directoryError(error);
  }
}
