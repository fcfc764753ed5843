import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { LoginGuard } from './login-guard.ts';

/** All addresses of a host. @throws a Node error with `ENOTFOUND` and the like */
export type Lookup = (host: string) => Promise<readonly LookupAddress[]>;

interface Target {
  readonly host: string;
  readonly port: number;
}

interface Opening {
  /** All addresses at once, and the first that answers; otherwise one after the other. */
  readonly together: boolean;
  /** Milliseconds in all. */
  readonly ms: number;
  readonly lookup?: Lookup | undefined;
}

/** Shortest time an address is given, so that one of many is not given up too soon. */
const LEAST_MS = 1_000;

/**
 * A guarded connection to one of the addresses of a host. @throws what the last address failed
 * with, AppError `request.cancelled`
 */
export async function openSocket(
  { host, port }: Target,
  { together, ms, lookup = allAddresses }: Opening,
  signal: AbortSignal,
): Promise<LoginGuard> {
  const addresses = await lookup(host);
  refuseIfCancelled(signal);
  if (together)
    return firstOf(addresses, (address, ended) =>
      connect({ ...address, port }, ms, AbortSignal.any([signal, ended])),
    );
  // An address that swallows everything must not take the time of those after it.
  const each = Math.max(LEAST_MS, Math.floor(ms / Math.max(1, addresses.length)));
  let failure: unknown = notFound(host);
  for (const address of addresses) {
    try {
      return await connect({ ...address, port }, each, signal);
    } catch (error) {
      refuseIfCancelled(signal);
      failure = error;
    }
  }
  throw failure;
}

async function firstOf<A>(
  all: readonly A[],
  open: (one: A, ended: AbortSignal) => Promise<LoginGuard>,
): Promise<LoginGuard> {
  const enough = new AbortController();
  const tries = all.map((one) => open(one, enough.signal));
  try {
    const winner = await Promise.any(tries);
    for (const attempt of tries)
      void attempt.then(
        (socket) => socket !== winner && socket.destroy(),
        () => undefined,
      );
    return winner;
  } catch (error) {
    throw error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  } finally {
    enough.abort();
  }
}

async function connect(
  { address, family, port }: LookupAddress & Pick<Target, 'port'>,
  ms: number,
  signal: AbortSignal,
): Promise<LoginGuard> {
  const socket = new LoginGuard();
  const ready = new Promise<LoginGuard>((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.once('error', reject);
  });
  socket.setNoDelay(true).connect({ host: address, port, family });
  try {
    const giveUp = () => socket.destroy();
    return await withTimeLimit(ready, { ms, timedOut: 'sql.timedOut', signal, giveUp });
  } catch (error) {
    socket.on('error', () => undefined).destroy();
    throw error;
  }
}

async function allAddresses(host: string): Promise<readonly LookupAddress[]> {
  const family = isIP(host);
  return family === 0 ? systemLookup(host, { all: true }) : [{ address: host, family }];
}

function notFound(host: string): Error {
  return Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' });
}
