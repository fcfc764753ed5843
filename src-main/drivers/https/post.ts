import https from 'node:https';
import { type Identity, tlsOptionsAs } from '../network/client-identity.ts';
import { handOverError, notTaken } from '../network/hand-over-error.ts';
import { type CallLimit, withTimeLimit } from '../network/time-limit.ts';

/** Longest answer that is read, in bytes: collectors answer with one line. */
const LONGEST_ANSWER = 65_536;

/** A body to send, and where to. */
export interface Posting {
  /** `https:` */
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly identity: Identity;
}

/** What the server answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
}

/**
 * Sends a body over a new connection and reads the whole answer. Redirections are not followed, so
 * the body goes only to the configured address. The limit is for all of it.
 *
 * @throws AppError `witness.*`, `request.cancelled`; then it is not known whether it has arrived
 */
export async function post(posting: Posting, { ms, signal }: CallLimit): Promise<Answer> {
  const { url, headers, body, identity } = posting;
  const request = https.request(url, {
    ...tlsOptionsAs(identity, hostOf(url)),
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
  });
  const giveUp = () => void request.destroy();
  const answered = answerOf(request);
  request.end(body);
  try {
    return await withTimeLimit(answered, { ms, timedOut: 'witness.timedOut', signal, giveUp });
  } catch (error) {
    throw handOverError(error);
  } finally {
    giveUp();
  }
}

/** Without the brackets of an IPv6 address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

function answerOf(request: ReturnType<typeof https.request>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > LONGEST_ANSWER) reject(notTaken('an answer without end'));
      });
      response.on('end', () => {
        if (response.complete) resolve({ status: response.statusCode ?? 0, text });
        else reject(notTaken('the answer was cut short'));
      });
      response.on('close', () => reject(notTaken('the answer was cut short')));
    });
  });
}
