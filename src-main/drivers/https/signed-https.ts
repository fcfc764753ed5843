import type { Agent } from 'node:https';
import {
  type AnswerLimit,
  type HttpsAnswer,
  type HttpsFailures,
  type HttpsRequest,
  type HttpsSender,
  httpsSender,
} from './https-sender.ts';

/** What is said next to a server that wants to know who asks. */
interface Token {
  readonly token: Buffer;
  /** Nothing more is needed: the request itself goes with it. */
  readonly isLast: boolean;
}

/** Proves to a server, step by step, whose request it is. Good for one request. */
export interface HttpProof {
  /** Names of the ways to prove it, in lower case, the best one first. */
  readonly schemes: readonly string[];
  /**
   * @param challenge what the server sent; empty at first
   * @returns `undefined` where there is nothing to answer
   * @throws AppError of whatever makes the proof
   */
  next(challenge: Buffer): Promise<Token | undefined>;
  /** Checks what came with the answer. @throws AppError where the server is not who it should be */
  accepted?(challenge: Buffer): Promise<void>;
}

/** Sends requests that prove who asks (RFC 4559). */
export interface SignedHttps {
  /**
   * What is in `body` goes along only once the server knows who asks. Redirections are not
   * followed.
   *
   * @param limit for each step of the proof, and for the answer
   * @returns the answer; with the status 401 where the proof was refused
   * @throws AppError with the codes of the failures, `request.cancelled`, and what the proof throws
   */
  send(request: HttpsRequest, proof: HttpProof, limit: AnswerLimit): Promise<HttpsAnswer>;
  /** Ends every request that still runs, and closes the connections. */
  close(): void;
}

/** Connections that are kept for the next request. */
const MOST_IDLE = 4;
/** NTLM needs three. A server that asks for more than this is given up. */
const MOST_STEPS = 6;
const NOTHING = Buffer.alloc(0);

/** @param authorities whose certificates are trusted; `undefined`: Node's own list */
export function signedHttps(
  authorities: readonly string[] | undefined,
  failures: HttpsFailures,
): SignedHttps {
  const sender = httpsSender(authorities, failures);
  const all = new Set<Agent>();
  const idle: Agent[] = [];
  return {
    async send(request, proof, limit) {
      // Nobody else's request comes between the steps on one connection.
      const agent = idle.pop() ?? sender.agent(1);
      all.add(agent);
      let isSound = false;
      try {
        const answer = await prove({ request, proof }, (next) => sender.send(agent, next, limit));
        isSound = answer.status !== 401;
        return answer;
      } finally {
        if (isSound && all.has(agent) && idle.length < MOST_IDLE) idle.push(agent);
        else {
          all.delete(agent);
          agent.destroy();
        }
      }
    },
    close() {
      for (const agent of all) agent.destroy();
      all.clear();
      idle.length = 0;
    },
  };
}

interface Proving {
  readonly request: HttpsRequest;
  readonly proof: HttpProof;
}

type Send = (request: HttpsRequest) => ReturnType<HttpsSender['send']>;

async function prove({ request, proof }: Proving, send: Send): Promise<HttpsAnswer> {
  let scheme: string | undefined;
  let isSaid = false;
  let answer = await send(withoutBody(request));
  for (let step = 1; step < MOST_STEPS && answer.status === 401; step += 1) {
    const offers = offersIn(answer);
    scheme ??= proof.schemes.find((one) => offers.has(one));
    const challenge = scheme === undefined ? undefined : offers.get(scheme);
    // Refused: the same offer once more, without anything to answer.
    if (scheme === undefined || challenge === undefined || (isSaid && challenge.length === 0))
      return answer;
    const said = await proof.next(challenge);
    if (said === undefined) return answer;
    isSaid = true;
    const name = scheme === 'ntlm' ? 'NTLM' : 'Negotiate';
    const authorization = `${name} ${said.token.toString('base64')}`;
    const next = said.isLast ? request : withoutBody(request);
    answer = await send({ ...next, headers: { ...next.headers, authorization } });
  }
  // Of a connection the server already knows whose it is.
  if (!isSaid && answer.status !== 401 && request.body !== undefined) answer = await send(request);
  const last = scheme === undefined ? undefined : offersIn(answer).get(scheme);
  if (answer.status !== 401 && last !== undefined && last.length > 0) await proof.accepted?.(last);
  return answer;
}

function withoutBody({ body: _body, ...request }: HttpsRequest): HttpsRequest {
  return request;
}

/** By the scheme in lower case, what comes with it. */
function offersIn({ headers }: HttpsAnswer): ReadonlyMap<string, Buffer> {
  // Node joins several headers of this name with commas, and no token has a comma in it.
  const offers = (headers['www-authenticate'] ?? '').split(',').map((offer) => offer.trim());
  return new Map(
    offers.map((offer) => {
      const [scheme = '', token = ''] = offer.split(/\s+/, 2);
      return [
        scheme.toLowerCase(),
        /^[A-Za-z0-9+/]+=*$/.test(token) ? Buffer.from(token, 'base64') : NOTHING,
      ];
    }),
  );
}
