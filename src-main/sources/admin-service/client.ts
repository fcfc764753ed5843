import { z } from 'zod';
import { waitMsAfter } from '#main/drivers/graph/retry-after.ts';
import {
  type HttpsAnswer,
  type HttpsFailures,
  type HttpsRequest,
  unreadableAnswer,
} from '#main/drivers/https/https-sender.ts';
import type { HttpProof, SignedHttps } from '#main/drivers/https/signed-https.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';

/** Where the service is, and how it is told who asks. */
export interface ClientParts {
  /** `https://cm1.contoso.com/AdminService/` */
  readonly root: URL;
  readonly https: SignedHttps;
  /** A new proof for each request. @throws AppError `auth.signedOut` */
  readonly proof: (options: CallOptions) => HttpProof;
}

/**
 * Asks the administration service (OData 4).
 *
 * All throw AppError `adminService.*`, `kerberos.*`, `auth.*`, `request.cancelled`.
 */
export interface AdminServiceClient {
  /**
   * The values of a list, of all its pages. Names of fields are in lower case: the routes of the
   * service differ in that. `undefined`: it answers 404, which it does for what is not there and
   * for a filter that it cannot use.
   *
   * @param path below the root, its parts encoded
   */
  list(path: string, options: CallOptions): Promise<readonly Fields[] | undefined>;
  /** Calls a function. `undefined`: it answers 404. */
  call(path: string, body: object, options: CallOptions): Promise<Fields | undefined>;
}

/** An object of an answer, with the names of its fields in lower case. */
export type Fields = Readonly<Record<string, unknown>>;

/** What is said where it cannot be asked. */
export const FAILURES: HttpsFailures = {
  unreachable: 'adminService.unreachable',
  timedOut: 'adminService.timedOut',
  notTrusted: 'adminService.notTrusted',
  unreadable: 'adminService.unreadableAnswer',
};

/** One request, in milliseconds. */
const ANSWERS_WITHIN_MS = 20_000;
/** A computer has a few keys, and a name a few computers. */
const LONGEST_ANSWER_BYTES = 4_000_000;
const MOST_PAGES = 100;
const MOST_VALUES = 10_000;
/** Longest text of the service that a person is shown. */
const LONGEST_REASON = 300;
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

const Body = z.record(z.string(), z.unknown());
const ServiceError = z.object({
  error: z.object({
    code: z.string().catch(''),
    // OData 3 wraps it.
    message: z
      .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
      .catch(''),
  }),
});

export function adminServiceClient(parts: ClientParts): AdminServiceClient {
  return {
    async list(path, options) {
      const values: Fields[] = [];
      const seen = new Set<string>();
      let address: URL | undefined = new URL(path, parts.root);
      while (address !== undefined) {
        seen.add(address.href);
        if (seen.size > MOST_PAGES) throw unreadable('a list without end');
        const body = await ask(parts, { method: 'GET', url: address }, options);
        if (body === undefined) return undefined;
        values.push(...valuesIn(body));
        if (values.length > MOST_VALUES) throw unreadable('a list without end');
        address = nextAddress(parts.root, body['@odata.nextlink'], seen);
      }
      return values;
    },
    call: (path, body, options) =>
      ask(
        parts,
        { method: 'POST', url: new URL(path, parts.root), body: JSON.stringify(body) },
        options,
      ),
  };
}

/**
 * Whether the service is there: it wants to know who asks.
 *
 * @throws AppError `adminService.*`, `request.cancelled`
 */
export async function reach(
  https: SignedHttps,
  server: string,
  { signal }: CallOptions,
): Promise<void> {
  const url = new URL('wmi/SMS_Site?$top=1', rootOf(server));
  const nobody: HttpProof = { schemes: [], next: async () => undefined };
  const limit = { ms: ANSWERS_WITHIN_MS, signal, mostBytes: LONGEST_ANSWER_BYTES };
  const answer = await https.send({ method: 'GET', url, headers: {} }, nobody, limit);
  if (answer.status !== 401) throw refusal(answer, url.host);
}

/** Where the service is on its server. */
export function rootOf(server: string): URL {
  return new URL(`https://${server}/AdminService/`);
}

/** One object, which either route may give alone or in a list, is a list too. */
function valuesIn(body: Fields): readonly Fields[] {
  const { value } = body;
  if (value === undefined) return [body];
  const read = z.array(Body).safeParse(value);
  if (!read.success) throw unreadable('a list that is none');
  return read.data.map(inLowerCase);
}

/** Each page proves anew who asks: a link to anywhere else is not followed. */
function nextAddress(root: URL, link: unknown, seen: ReadonlySet<string>): URL | undefined {
  if (link === undefined || link === null) return undefined;
  const next =
    typeof link === 'string' && URL.canParse(link, root.href) ? new URL(link, root) : undefined;
  const isOwn =
    next?.origin === root.origin &&
    next.pathname.toLowerCase().startsWith(root.pathname.toLowerCase());
  if (next === undefined || !isOwn || next.username !== '' || next.password !== '')
    throw unreadable('the next page is somewhere else');
  if (seen.has(next.href)) throw unreadable('the pages of a list go round in a circle');
  return next;
}

async function ask(
  { https, proof }: ClientParts,
  request: Omit<HttpsRequest, 'headers'>,
  options: CallOptions,
): Promise<Fields | undefined> {
  const answer = await https.send(
    {
      ...request,
      headers: {
        accept: 'application/json',
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
      },
    },
    proof(options),
    { ms: ANSWERS_WITHIN_MS, signal: options.signal, mostBytes: LONGEST_ANSWER_BYTES },
  );
  if (answer.status === 404) return undefined;
  if (answer.status !== 200) throw refusal(answer, request.url.host);
  return bodyOf(answer);
}

function bodyOf({ text, headers }: HttpsAnswer): Fields {
  if (!/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw unreadable(`an answer of the type ${short(headers['content-type'] ?? '?')}`);
  let body: unknown;
  try {
    body = JSON.parse(text) as unknown;
  } catch {
    // The parser's message would quote the answer, which may be a secret.
    throw unreadable('an answer that is no JSON');
  }
  const read = Body.safeParse(body);
  if (!read.success) throw unreadable('an answer that is no object');
  return inLowerCase(read.data);
}

function inLowerCase(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

const MEANINGS: Readonly<Record<number, ErrorCode>> = {
  401: 'adminService.signInRefused',
  403: 'adminService.notPermitted',
  429: 'adminService.busy',
  503: 'adminService.busy',
};

/** What an answer means that is not a success. */
function refusal(answer: HttpsAnswer, server: string): AppError {
  const { status, headers } = answer;
  const told = ServiceError.safeParse(parsed(answer)).data?.error;
  const reason = short([String(status), told?.code, told?.message].filter(Boolean).join(' '));
  const code = MEANINGS[status] ?? (status >= 500 ? 'adminService.failed' : 'adminService.refused');
  const waitMs = code === 'adminService.busy' ? waitMsOf(headers['retry-after']) : undefined;
  return new AppError(code, `AdminService: ${reason}`, {
    details: {
      server,
      reason,
      ...(waitMs !== undefined && { waitSeconds: Math.ceil(waitMs / 1_000) }),
    },
  });
}

function waitMsOf(told: string | undefined): number | undefined {
  return told === undefined ? undefined : waitMsAfter(told, 1, Date.now());
}

function parsed({ text }: HttpsAnswer): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function short(text: string): string {
  return text.replaceAll(CONTROLS, ' ').trim().slice(0, LONGEST_REASON);
}

function unreadable(reason: string): AppError {
  return unreadableAnswer(FAILURES, reason);
}
