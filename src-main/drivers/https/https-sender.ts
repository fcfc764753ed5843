import type { IncomingHttpHeaders } from 'node:http';
import https, { type Agent } from 'node:https';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { AppError, type ErrorCode, messageOf, systemCodeOf } from '#shared/errors.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';
import { tlsOptions } from '../network/tls-options.ts';
import { tlsProblem } from '../network/tls-problem.ts';
import { TunnelAgent } from './tunnel-agent.ts';

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

/** What is said of a server that cannot be asked. */
export interface HttpsFailures {
  readonly unreachable: ErrorCode;
  readonly timedOut: ErrorCode;
  readonly notTrusted: ErrorCode;
  /** The answer is none that the service describes. */
  readonly unreadable: ErrorCode;
}

/** Sends requests over connections of one's own. */
export interface HttpsSender {
  /** Keeps connections open between requests. Whoever asks for it destroys it. */
  agent(mostConnections: number): Agent;
  /**
   * Redirections are not followed: what is in the headers goes to no other server.
   *
   * @throws AppError with the codes of the failures, `request.cancelled`
   */
  send(agent: Agent, request: HttpsRequest, limit: AnswerLimit): Promise<HttpsAnswer>;
}

/**
 * @param authorities whose certificates are trusted; `undefined`: Node's own list
 * @param proxy through which every connection goes; `undefined`: directly
 */
export function httpsSender(
  authorities: readonly string[] | undefined,
  failures: HttpsFailures,
  proxy?: URL,
): HttpsSender {
  const { ca, minVersion, host: _everyHost, ...proof } = tlsOptions('', { authorities });
  // Once: to read the hundreds of authorities of an operating system takes longer than a request.
  const secureContext = tls.createSecureContext({
    ...(ca !== undefined && { ca }),
    ...(minVersion !== undefined && { minVersion }),
  });
  return {
    agent(mostConnections) {
      // The proof belongs to the agent: given with a request, it keeps Node from using a connection
      // again.
      const options = { keepAlive: true, maxSockets: mostConnections, secureContext, ...proof };
      return proxy === undefined ? new https.Agent(options) : new TunnelAgent(proxy, options);
    },
    async send(agent, { url, method, headers, body }, { ms, signal, mostBytes }) {
      if (url.protocol !== 'https:') throw new AppError(failures.unreachable, 'not HTTPS');
      const { hostname: host } = url;
      const request = https.request(url, {
        ...(isIP(host) === 0 && { servername: host }),
        host,
        agent,
        method,
        headers: {
          ...headers,
          ...(method === 'POST' && { 'content-length': String(Buffer.byteLength(body ?? '')) }),
        },
      });
      const answered = answerOf(request, mostBytes, failures);
      request.end(body);
      const giveUp = () => void request.destroy();
      const { timedOut } = failures;
      try {
        return await withTimeLimit(answered, { ms, timedOut, signal, giveUp });
      } catch (error) {
        giveUp();
        throw networkError(error, url.host, failures);
      }
    },
  };
}

function answerOf(
  request: ReturnType<typeof https.request>,
  mostBytes: number,
  failures: HttpsFailures,
) {
  return new Promise<HttpsAnswer>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      response.on('error', reject);
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        if (bytes > mostBytes) {
          reject(unreadableAnswer(failures, `an answer of more than ${mostBytes} bytes`));
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
        if (!response.complete) reject(unreadableAnswer(failures, 'the answer was cut short'));
      });
    });
  });
}

/** The answer is none that the service describes. */
export function unreadableAnswer({ unreadable }: HttpsFailures, reason: string): AppError {
  return new AppError(unreadable, reason, { details: { reason } });
}

/** What an error of the network means. An AppError is returned as it is. */
export function networkError(cause: unknown, server: string, failures: HttpsFailures): AppError {
  if (cause instanceof AppError) return cause;
  const code = systemCodeOf(cause);
  const reason = code === '' ? messageOf(cause) : code;
  const meaning =
    tlsProblem(cause) !== undefined
      ? failures.notTrusted
      : code === 'ETIMEDOUT'
        ? failures.timedOut
        : failures.unreachable;
  return new AppError(meaning, `${server}: ${reason}`, { cause, details: { server, reason } });
}
