import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { AppError } from '#shared/errors.ts';
import type { HttpsClient } from '../graph/https-client.ts';

/** One request of a sign-in, in milliseconds. */
const ANSWERS_WITHIN_MS = 20_000;
/** Answers of a token service have some kilobytes. */
const LONGEST_ANSWER_BYTES = 1_000_000;

/** How the library reaches the token service, and what went wrong on the way. */
export interface SignInNetwork {
  readonly networkClient: INetworkModule;
  /** The library reports a failure of the network in words of its own. Asked once. */
  takeFailure(): AppError | undefined;
}

/** @param signal ends every request: nobody is signed in any more */
export function signInNetwork(https: HttpsClient, signal: AbortSignal): SignInNetwork {
  let failure: AppError | undefined;

  async function send<T>(
    method: 'GET' | 'POST',
    url: string,
    { headers = {}, body }: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> {
    const request = { method, url: new URL(url), headers, ...(body !== undefined && { body }) };
    try {
      const answer = await https.send(request, {
        ms: ANSWERS_WITHIN_MS,
        signal,
        mostBytes: LONGEST_ANSWER_BYTES,
      });
      return {
        status: answer.status,
        headers: Object.fromEntries(
          Object.entries(answer.headers).map(([name, value]) => [name, String(value)]),
        ),
        // What it has to be is said by the library, which checks it.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        body: JSON.parse(answer.text) as T,
      };
    } catch (error) {
      if (error instanceof AppError) failure = error;
      throw error;
    }
  }

  return {
    networkClient: {
      sendGetRequestAsync: (url, options) => send('GET', url, options),
      sendPostRequestAsync: (url, options) => send('POST', url, options),
    },
    takeFailure() {
      const taken = failure;
      failure = undefined;
      return taken;
    },
  };
}
