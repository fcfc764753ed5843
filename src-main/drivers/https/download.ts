import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import { cancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { CallLimit } from '../network/time-limit.ts';
import { tlsOptions } from '../network/tls-options.ts';
import { type HttpsFailures, networkError, unreadableAnswer } from './https-sender.ts';

const OK = 200;

/** Something long that is fetched. */
export interface Download {
  /** `https:` */
  readonly url: URL;
  /** Whose certificates are trusted; `undefined`: Node's own list. */
  readonly authorities: readonly string[] | undefined;
  readonly failures: HttpsFailures;
}

/**
 * Fetches a body piece by piece, so that it need not be held in memory. Redirections are not
 * followed.
 *
 * @throws AppError with the codes of the failures, `request.cancelled`
 */
export async function* download(
  { url, authorities, failures }: Download,
  { ms, signal }: CallLimit,
): AsyncGenerator<Uint8Array> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const options = { ...tlsOptions(host, { authorities }), agent: false, signal: ended };
  const request = https.get(url, options);
  // The answer says it as well, and later on nobody listens here.
  request.on('error', () => undefined);
  try {
    const response = await answerTo(request);
    if (response.statusCode !== OK)
      throw unreadableAnswer(failures, `status ${response.statusCode}`);
    const pieces: AsyncIterable<Uint8Array> = response;
    yield* pieces;
    if (!response.complete) throw unreadableAnswer(failures, 'the answer was cut short');
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    if (ended.aborted) throw new AppError(failures.timedOut, `no end within ${ms} ms`);
    throw networkError(error, url.host, failures);
  } finally {
    request.destroy();
  }
}

function answerTo(request: ReturnType<typeof https.get>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request.once('response', resolve);
    request.once('error', reject);
  });
}
