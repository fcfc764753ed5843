import { Client, ResultCodeError } from 'ldapts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { AppError } from '#shared/errors.ts';
import { connectionError } from './connection-errors.ts';
import { type Reach, openPlainSocket, openTlsSocket, tlsOptions } from './sockets.ts';
import { within } from './waiting.ts';

/** Milliseconds. A controller that is down or hangs costs `connect`, once. */
export interface Timing {
  /** Until a DNS server has answered. It is asked twice. */
  readonly dns: number;
  /** Until the connection stands and is encrypted. */
  readonly connect: number;
  /** Until the directory has checked the password, which it may have to ask another domain about. */
  readonly bind: number;
  /** Until a page of answers is there. */
  readonly answer: number;
  /** Until a connection that was idle has proved to be alive. */
  readonly probe: number;
  /**
   * How long an answer may take before the server itself is looked for. A slow search is no dead
   * server.
   */
  readonly patience: number;
  /** How long a connection counts as alive after it last answered. */
  readonly trusted: number;
}

/** Short waits: a controller that does not answer is left for the next one. */
export const TIMING: Timing = {
  dns: 1_500,
  connect: 2_000,
  bind: 5_000,
  answer: 10_000,
  probe: 1_500,
  patience: 1_000,
  trusted: 1_000,
};

/** How connections to a forest are made. */
export interface ConnectOptions extends Reach {
  readonly encryption: 'ldaps' | 'starttls';
  readonly timing: Timing;
}

/** A client and the end of its socket. */
export interface OpenClient {
  readonly client: Client;
  /** Closes the socket at once, whatever it is doing. */
  readonly drop: () => void;
}

/**
 * A client over an encrypted connection, before anybody has signed in over it. @throws AppError
 * `directory.*`, `request.cancelled`
 */
export async function openClient(
  to: HostAndPort,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<OpenClient> {
  const timeout = options.timing.answer;
  if (options.encryption === 'ldaps') {
    const socket = await openTlsSocket(to, options, options.timing.connect, signal);
    const client = new Client({
      url: 'ldaps://controller',
      timeout,
      createSecureConnection: once(socket),
    });
    return { client, drop: () => socket.destroy() };
  }
  const socket = await openPlainSocket(to, options, options.timing.connect, signal);
  const client = new Client({ url: 'ldap://controller', timeout, createConnection: once(socket) });
  const drop = () => void socket.destroy();
  await within(
    client.startTLS(tlsOptions(to.host, options)),
    options.timing.connect,
    signal,
    drop,
  ).catch((error: unknown) => {
    drop();
    // The server answered, and does not encrypt: it shall not see the password.
    if (error instanceof ResultCodeError)
      throw new AppError('directory.clearTextRefused', `StartTLS refused, result ${error.code}`, {
        cause: error,
      });
    throw connectionError(error);
  });
  return { client, drop };
}

/**
 * ldapts opens a new connection by itself when one is lost, without the bind and, after StartTLS,
 * without encryption. Here it finds none: a client has the one connection it was made with.
 */
function once<S>(socket: S): () => S {
  let taken = false;
  return () => {
    if (taken) throw new AppError('directory.unreachable', 'the connection was lost');
    taken = true;
    return socket;
  };
}
