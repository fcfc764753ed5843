import { Client, ResultCodeError } from 'ldapts';
import { AppError } from '#shared/errors.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { tlsOptions } from '../network/tls-options.ts';
import { directoryError } from './errors.ts';
import { type SocketOptions, openPlainSocket, openTlsSocket } from './sockets.ts';

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
  const { answer: timeout, connect: ms } = options.timeLimits;
  if (options.encryption === 'ldaps') {
    const socket = await openTlsSocket(server, options, { ms, signal });
    const client = new Client({
      url: 'ldaps://controller',
      timeout,
      createSecureConnection: usableOnce(socket),
    });
    return { client, drop: () => socket.destroy() };
  }
  const socket = await openPlainSocket(server, options, { ms, signal });
  const client = new Client({
    url: 'ldap://controller',
    timeout,
    createConnection: usableOnce(socket),
  });
  const drop = () => void socket.destroy();
  await withTimeLimit(client.startTLS(tlsOptions(server.host, options)), {
    ms,
    timedOut: 'directory.timedOut',
    signal,
    giveUp: drop,
  }).catch((error: unknown) => {
    drop();
    throw startTlsError(error);
  });
  return { client, drop };
}

function startTlsError(error: unknown): AppError {
  // The server answered, and does not encrypt: it shall not see the password.
  return error instanceof ResultCodeError
    ? new AppError('directory.clearTextRefused', `StartTLS refused, result ${error.code}`, {
        cause: error,
      })
    : directoryError(error);
}

/**
 * ldapts opens a new connection by itself when one is lost: without the bind and, after StartTLS,
 * without encryption. There is no option against that, so its client is given one socket and no
 * second one.
 */
function usableOnce<S>(socket: S): () => S {
  let taken = false;
  return () => {
    if (taken) throw new AppError('directory.unreachable', 'the connection was lost');
    taken = true;
    return socket;
  };
}
