import type { TLSSocket } from 'node:tls';
import { Client } from 'ldapts';
import { AppError } from '#shared/errors.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { tlsOptions } from '../network/tls-options.ts';
import { type SocketOptions, openPlainSocket, openTlsSocket, startTls } from './sockets.ts';

/** Milliseconds. */
export interface LdapTimeLimits {
  /** Until the connection stands and is encrypted. */
  readonly connect: number;
  /** Until the directory has checked the password. It may have to ask another domain for that. */
  readonly bind: number;
  /** Until a page of answers is there. */
  readonly answer: number;
  /** Until a server has answered the simplest question there is. */
  readonly probe: number;
  /** How long an answer may take before the server is checked over another connection. */
  readonly suspectAfter: number;
  /** How long a connection may be idle before it is checked when it is used again. */
  readonly idleCheckAfter: number;
}

/** How a client is opened. */
export interface ClientOptions extends SocketOptions {
  readonly encryption: 'ldaps' | 'starttls';
  readonly timeLimits: LdapTimeLimits;
}

/** A client, and how to end it. */
export interface OpenClient {
  readonly client: Client;
  /** False once the connection is lost or closed. */
  readonly isOpen: () => boolean;
  /** Closes the socket at once, whatever it is doing. */
  readonly drop: () => void;
}

/**
 * A client over an encrypted connection, before anybody has signed in over it. On cancel the
 * connection is closed.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function openClient(
  server: HostAndPort,
  options: ClientOptions,
  signal: AbortSignal,
): Promise<OpenClient> {
  return clientOver(await openEncrypted(server, options, signal), options);
}

/**
 * An encrypted connection that no client listens to yet. On cancel it is closed.
 *
 * @throws AppError `directory.*`, `request.cancelled`
 */
export async function openEncrypted(
  server: HostAndPort,
  options: ClientOptions,
  signal: AbortSignal,
): Promise<TLSSocket> {
  const limit = { ms: options.timeLimits.connect, signal };
  if (options.encryption === 'ldaps') return openTlsSocket(server, options, limit);
  const plain = await openPlainSocket(server, options, limit);
  return startTls(plain, tlsOptions(server.host, options), limit);
}

/** A client over a connection that is encrypted already. */
export function clientOver(
  socket: TLSSocket,
  { timeLimits }: Pick<ClientOptions, 'timeLimits'>,
): OpenClient {
  const client = new Client({
    url: 'ldaps://controller',
    timeout: timeLimits.answer,
    createSecureConnection: usableOnce(socket),
  });
  return { client, isOpen: () => client.isConnected, drop: () => socket.destroy() };
}

/**
 * ldapts opens a new connection by itself when one is lost, without the bind. There is no option
 * against that, so its client is given one socket and no second one.
 */
function usableOnce<S>(socket: S): () => S {
  let taken = false;
  return () => {
    if (taken) throw new AppError('directory.unreachable', 'the connection was lost');
    taken = true;
    return socket;
  };
}
