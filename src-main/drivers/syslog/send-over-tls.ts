import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { type Identity, tlsOptionsAs } from '../network/client-identity.ts';
import { handOverError, notTaken } from '../network/hand-over-error.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';

/** Where frames go, and how. */
export interface Receiver extends HostAndPort {
  readonly identity: Identity;
}

/**
 * With TLS 1.3 a server may refuse the client's certificate only after the client believes that the
 * connection is open. So the client waits at least this long, in milliseconds, before it sends.
 */
const LEAST_PAUSE_MS = 100;

/**
 * Sends bytes over a new connection, closes this side, and waits until the receiver has closed its
 * side without an error: by then it has read every byte. Syslog has no other acknowledgement (RFC
 * 5425). Whether the receiver has stored what it read is not known. The limit is for all of it.
 *
 * @throws AppError `witness.*`, `request.cancelled`; then it is not known how much has arrived
 */
export async function sendOverTls(
  bytes: Buffer,
  receiver: Receiver,
  { ms, signal }: CallLimit,
): Promise<void> {
  const begunAt = performance.now();
  const { host, port, identity } = receiver;
  const ending = new AbortController();
  try {
    const socket = tls.connect({ ...tlsOptionsAs(identity, host), port });
    const giveUp = () => {
      ending.abort();
      socket.destroy();
    };
    const sent = send(socket, bytes, { begunAt, signal: ending.signal });
    await withTimeLimit(sent, { ms, timedOut: 'witness.timedOut', signal, giveUp }).finally(giveUp);
  } catch (error) {
    throw handOverError(error);
  }
}

interface Begun {
  readonly begunAt: number;
  readonly signal: AbortSignal;
}

async function send(socket: tls.TLSSocket, bytes: Buffer, { begunAt, signal }: Begun) {
  let hasSent = false;
  const failed = new Promise<never>((_resolve, reject) => {
    socket.on('error', reject);
    socket.once('end', () => {
      if (!hasSent) reject(notTaken('the connection was closed before anything was sent'));
    });
    socket.once('close', () => reject(notTaken('the connection was closed')));
  });
  failed.catch(() => undefined);
  // The receiver sends nothing, but without reading, Node would not notice that it closes.
  socket.resume();
  await Promise.race([once(socket, 'secureConnect', { signal }), failed]);
  const pauseMs = Math.max(LEAST_PAUSE_MS, performance.now() - begunAt);
  await Promise.race([sleep(pauseMs, undefined, { signal }), failed]);
  hasSent = true;
  const closed = once(socket, 'end', { signal });
  socket.end(bytes);
  await Promise.race([closed, failed]);
}
