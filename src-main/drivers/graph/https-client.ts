import type { AppError } from '#shared/errors.ts';
import {
  type AnswerLimit,
  type HttpsAnswer,
  type HttpsFailures,
  type HttpsRequest,
  httpsSender,
  unreadableAnswer,
} from '../https/https-sender.ts';

export type { HttpsAnswer } from '../https/https-sender.ts';

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
const FAILURES: HttpsFailures = {
  unreachable: 'entra.unreachable',
  timedOut: 'entra.timedOut',
  notTrusted: 'entra.notTrusted',
  unreadable: 'entra.unreadableAnswer',
};

/**
 * @param authorities whose certificates are trusted; `undefined`: Node's own list
 * @param proxy through which every connection goes; `undefined`: directly
 */
export function httpsClient(authorities: readonly string[] | undefined, proxy?: URL): HttpsClient {
  const sender = httpsSender(authorities, FAILURES, proxy);
  const agent = sender.agent(MOST_CONNECTIONS);
  return {
    send: (request, limit) => sender.send(agent, request, limit),
    close: () => agent.destroy(),
  };
}

/** The answer is none that the service describes. */
export function unreadable(reason: string): AppError {
  return unreadableAnswer(FAILURES, reason);
}
