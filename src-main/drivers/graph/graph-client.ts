import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { graphError, requestIdOf } from './graph-errors.ts';
import { type HttpsAnswer, type HttpsClient, unreadable } from './https-client.ts';
import { waitMsAfter } from './retry-after.ts';

/** Gives the token of whoever is signed in. */
export type TokenProvider = (asked: {
  readonly signal: AbortSignal;
  /** The service has refused the last one: it must be a new one. */
  readonly isRefused: boolean;
}) => Promise<string>;

/** Where Graph is, and who asks it. */
export interface GraphClientParts {
  /** `https://graph.microsoft.com`, or that of another cloud. */
  readonly root: URL;
  readonly https: HttpsClient;
  readonly token: TokenProvider;
  /** What the program calls itself in Microsoft's records. */
  readonly client: { readonly name: string; readonly version: string };
}

/** What is asked for. */
export interface GraphQuestion {
  /** Below the version, its parts encoded. */
  readonly path: string;
  /** `v1.0` where nothing is said. What Microsoft offers in `beta` alone may change. */
  readonly version?: 'beta';
  /** OData's options by name, with the dollar sign. */
  readonly options?: Readonly<Record<string, string>>;
  /** Whether the answer comes from the index for advanced queries. */
  readonly isAdvanced?: boolean;
  /** Under which number of one's own Microsoft records the request; without it, a new one. */
  readonly clientRequestId?: string;
}

export interface GraphOptions {
  readonly signal: AbortSignal;
  /** For how long throttled requests are sent again, in milliseconds. */
  readonly patienceMs: number;
}

/** The body of an answer, and the number under which Microsoft has the request. */
export interface GraphAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

/**
 * Asks Microsoft Graph.
 *
 * All throw AppError `entra.*`, with `requestId` and `reason` in the details where the service told
 * them, and `request.cancelled`.
 */
export interface GraphClient {
  /** `undefined`: there is no such object. */
  get(question: GraphQuestion, options: GraphOptions): Promise<GraphAnswer | undefined>;
  /** The values of all pages, page by page. */
  pages(question: GraphQuestion, options: GraphOptions): AsyncGenerator<readonly unknown[]>;
  /**
   * Has something done that answers with nothing.
   *
   * @returns the number under which Microsoft has the request
   */
  act(question: GraphQuestion, options: GraphOptions): Promise<string>;
  /** Has something answered that does not fit into an address. It changes nothing. */
  answerTo(
    question: GraphQuestion & { readonly body: object },
    options: GraphOptions,
  ): Promise<GraphAnswer>;
}

/** One request, throttling not counted, in milliseconds. */
const ANSWERS_WITHIN_MS = 30_000;
/** A page of a list has some hundred kilobytes. */
const LONGEST_ANSWER_BYTES = 16_000_000;
/** More pages than any organisation has, of the smallest size seen. */
const MOST_PAGES = 100_000;
const ANSWERED: ReadonlySet<number> = new Set([200, 204, 404]);
const THROTTLED: ReadonlySet<number> = new Set([429, 503, 504]);

const Body = z.record(z.string(), z.unknown());
const Page = z.object({ value: z.array(z.unknown()), '@odata.nextLink': z.string().optional() });

export function graphClient(parts: GraphClientParts): GraphClient {
  return {
    async get(question, options) {
      const answer = await ask(parts, addressOf(parts, question), { ...options, ...question });
      if (answer.status === 404) return undefined;
      return { body: bodyOf(answer), requestId: requestIdOf(answer) };
    },
    async *pages(question, options) {
      const seen = new Set<string>();
      let address: URL | undefined = addressOf(parts, question);
      while (address !== undefined) {
        seen.add(address.href);
        if (seen.size > MOST_PAGES) throw unreadable('a list without end');
        const answer = await ask(parts, address, { ...options, ...question });
        // The list of an object that is gone is not an empty one.
        if (answer.status === 404) throw graphError(answer);
        const page = Page.safeParse(bodyOf(answer));
        if (!page.success) throw unreadable('a list that is none');
        yield page.data.value;
        address = nextAddress(parts, page.data['@odata.nextLink'], seen);
      }
    },
    async act(question, options) {
      const address = addressOf(parts, question);
      const answer = await ask(parts, address, { ...options, ...question, method: 'POST' });
      if (answer.status === 404) throw graphError(answer);
      return requestIdOf(answer);
    },
    async answerTo(question, options) {
      const address = addressOf(parts, question);
      const body = JSON.stringify(question.body);
      const answer = await ask(parts, address, { ...options, ...question, method: 'POST', body });
      if (answer.status === 404) throw graphError(answer);
      return { body: bodyOf(answer), requestId: requestIdOf(answer) };
    },
  };
}

function addressOf(
  { root }: GraphClientParts,
  { path, version, options = {} }: GraphQuestion,
): URL {
  const query = Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return new URL(`/${version ?? 'v1.0'}/${path}${query === '' ? '' : `?${query}`}`, root);
}

/** The token goes along with each page: a link to anywhere else is not followed. */
function nextAddress(
  { root }: GraphClientParts,
  link: string | undefined,
  seen: ReadonlySet<string>,
): URL | undefined {
  if (link === undefined) return undefined;
  const next = URL.canParse(link) ? new URL(link) : undefined;
  if (next?.origin !== root.origin || next.username !== '' || next.password !== '')
    throw unreadable('the next page is on another server');
  if (seen.has(next.href)) throw unreadable('the pages of a list go round in a circle');
  return next;
}

type Asked = GraphOptions &
  Pick<GraphQuestion, 'isAdvanced' | 'clientRequestId'> & {
    readonly method?: 'GET' | 'POST';
    /** JSON. */
    readonly body?: string;
  };

/**
 * Sends a request until it is answered, refused, or the patience is over.
 *
 * @returns an answer with the status 200, 204 or 404
 */
async function ask(
  parts: GraphClientParts,
  address: URL,
  { signal, patienceMs, method = 'GET', body, ...asked }: Asked,
): Promise<HttpsAnswer> {
  let left = patienceMs;
  let isRefused = false;
  for (let tries = 1; ; tries += 1) {
    refuseIfCancelled(signal);
    const token = await parts.token({ signal, isRefused });
    const answer = await parts.https.send(
      {
        method,
        url: address,
        headers: {
          ...headersOf(parts, token, asked),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
      },
      { ms: ANSWERS_WITHIN_MS, signal, mostBytes: LONGEST_ANSWER_BYTES },
    );
    if (ANSWERED.has(answer.status)) return answer;
    if (answer.status === 401 && !isRefused) isRefused = true;
    else if (THROTTLED.has(answer.status)) {
      const waitMs = waitMsAfter(answer.headers['retry-after'], tries, Date.now());
      if (waitMs > left) throw graphError(answer, waitMs);
      left -= waitMs;
      await pause(waitMs, signal);
    } else throw graphError(answer);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, { signal });
  } catch (error) {
    if (signal.aborted) throw cancelled(signal);
    throw error;
  }
}

function headersOf(
  { client }: GraphClientParts,
  token: string,
  {
    isAdvanced = false,
    clientRequestId = randomUUID(),
  }: Pick<Asked, 'isAdvanced' | 'clientRequestId'>,
) {
  return {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'user-agent': `${client.name}/${client.version}`,
    'ocp-client-name': client.name,
    'ocp-client-version': client.version,
    'client-request-id': clientRequestId,
    ...(isAdvanced && { consistencylevel: 'eventual' }),
  };
}

function bodyOf({ text }: HttpsAnswer): GraphAnswer['body'] {
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch (cause) {
    throw Object.assign(unreadable('an answer that is no JSON'), { cause });
  }
  const read = Body.safeParse(body);
  if (!read.success) throw unreadable('an answer that is no object');
  return read.data;
}
