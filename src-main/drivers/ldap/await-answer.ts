import type { SearchOptions } from 'ldapts';
import { AppError } from '#shared/errors.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { withTimeLimit } from '../network/time-limit.ts';
import { type ClientOptions, openClient } from './open-client.ts';

/** The least a server can be asked, and answers to anybody (MS-ADTS 3.1.1.3.2). */
export const PROBE: SearchOptions = { scope: 'base', attributes: ['currentTime'] };

/** Whose answer is waited for, and how long. */
export interface Awaited {
  readonly server: HostAndPort;
  readonly options: ClientOptions;
  /** Milliseconds the answer may take. */
  readonly ms: number;
  readonly signal: AbortSignal;
  /** Closes the connection: an answer that nobody waits for would still come over it. */
  readonly giveUp: () => void;
}

/**
 * Waits for an answer: no longer than its time, not after a cancel, and not for a server that has
 * stopped responding. Each of the three gives up the connection.
 *
 * @throws AppError `directory.timedOut`, `request.cancelled`, and whatever the answer throws
 */
export function awaitAnswer<T>(answer: Promise<T>, awaited: Awaited): Promise<T> {
  const { ms, signal, giveUp } = awaited;
  return withTimeLimit(failIfUnresponsive(answer, awaited), {
    ms,
    timedOut: 'directory.timedOut',
    signal,
    giveUp,
  });
}

/**
 * A slow search looks like a dead server. When an answer takes longer than `suspectAfter`, the
 * server is asked something simple over another connection; only where that is not answered either,
 * the wait ends early.
 */
function failIfUnresponsive<T>(
  answer: Promise<T>,
  { server, options, signal, giveUp }: Awaited,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const check = async () => {
      if ((await isResponsive(server, options, signal)) || signal.aborted) return;
      giveUp();
      reject(new AppError('directory.timedOut', `${server.host} has stopped responding`));
    };
    const timer = setTimeout(() => void check(), options.timeLimits.suspectAfter);
    answer.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}

async function isResponsive(
  server: HostAndPort,
  options: ClientOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { probe } = options.timeLimits;
  const limit = { ms: probe, timedOut: 'directory.timedOut', signal } as const;
  const probing = (async () => {
    const { client, drop } = await openClient(server, options, signal);
    await withTimeLimit(client.search('', PROBE), { ...limit, giveUp: drop }).finally(drop);
    return true;
  })();
  // The connection and the answer share one limit: a server may take connections and say nothing.
  return withTimeLimit(probing, { ...limit, giveUp: () => undefined }).catch(() => false);
}
