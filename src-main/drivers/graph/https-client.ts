import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { AppError, type ErrorCode, messageOf, systemCodeOf } from '#shared/errors.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';
import { tlsOptions } from '../network/tls-options.ts';
import { tlsProblem } from '../network/tls-problem.ts';

/** A request as it is sent. */
export interface HttpsRequest {
  readonly method: 'GET' | 'POST';
  /** `https:` */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What the server answered, whatever its status. */
export interface HttpsAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** How long a request may take in all, and how many bytes the answer may have. */
export interface AnswerLimit extends CallLimit {
  readonly mostBytes: number;
}

/** Sends requests over connections that are kept open between them. */
export interface HttpsClient {
  /**
   * Redirections are not followed: what is in the headers goes to no other server.
   *
   * @throws AppError `entra.unreachable`, `entra.timedOut`, `entra.notTrusted`,
   *   `entra.unreadableAnswer`, `request.cancelled`
   */
  send(request: HttpsRequest, limit: AnswerLimit): Promise<HttpsAnswer>;
  /** Closes the connections. A request that still runs fails. */
  close(): void;
}

/** Connections at once. The services of Entra ID count requests, not connections. */
const MOST_CONNECTIONS = 8;

/** @param authorities whose certificates are trusted; `undefined`: Node's own list */
export function httpsClient(authorities: readonly string[] | undefined): HttpsClient {
  const { ca, minVersion, ...proof } = tlsOptions('', { authorities });
  const agent = new https.Agent({
    keepAlive: true,
    maxSockets: MOST_CONNECTIONS,
    // Once: to read the hundreds of authorities of an operating system takes longer than a request.
    secureContext: tls.createSecureContext({
      ...(ca !== undefined && { ca }),
      ...(minVersion !== undefined && { minVersion }),
    }),
  });
  return {
    async send({ url, method, headers, body }, { ms, signal, mostBytes }) {
      if (url.protocol !== 'https:') throw new AppError('entra.unreachable', 'not HTTPS');
      const { hostname: host } = url;
      const request = https.request(url, {
        ...proof,
        ...(isIP(host) === 0 && { servername: host }),
        host,
        agent,
        method,
        headers: {
          ...headers,
          ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body ?? '')) }),
        },
      });
      const answered = answerOf(request, mostBytes);
      request.end(body);
      const giveUp = () => void request.destroy();
      try {
        return await withTimeLimit(answered, { ms, timedOut: 'entra.timedOut', signal, giveUp });
      } catch (error) {
        giveUp();
        throw networkError(error, url.host);
      }
    },
    close: () => agent.destroy(),
  };
}

function answerOf(request: ReturnType<typeof https.request>, mostBytes: number) {
  return new Promise<HttpsAnswer>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.on('error', reject);
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > mostBytes) {
          reject(unreadable(`an answer of more than ${mostBytes} bytes`));
          request.destroy();
        } else pieces.push(piece);
      });
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8');
        const answer = { status: response.statusCode ?? 0, headers: response.headers, text };
        // By then the connection is free again, and the next request need not open another.
        setImmediate(() => {
          resolve(answer);
        });
      });
      response.on('close', () => {
        if (!response.complete) reject(unreadable('the answer was cut short'));
      });
    });
  });
}

/** The answer is none that the service describes. */
export function unreadable(reason: string): AppError {
  return new AppError('entra.unreadableAnswer', reason, { details: { reason } });
}

function networkError(cause: unknown, server: string): AppError {
  if (cause instanceof AppError) return cause;
  const code = systemCodeOf(cause);
  const reason = code === '' ? messageOf(cause) : code;
  const meaning: ErrorCode =
    tlsProblem(cause) !== undefined
      ? 'entra.notTrusted'
      : code === 'ETIMEDOUT'
        ? 'entra.timedOut'
        : 'entra.unreachable';
  return new AppError(meaning, `${server}: ${reason}`, { cause, details: { server, reason } });
}
