import { z } from 'zod';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { HttpsAnswer } from './https-client.ts';

/** An error as Graph describes it; the names of the inner one come in two spellings. */
const Inner = z.object({ 'request-id': z.string().optional() }).optional().catch(undefined);
const GraphError = z.object({
  error: z.object({
    code: z.string().catch(''),
    message: z.string().catch(''),
    innerError: Inner,
    innererror: Inner,
  }),
});

/** Longest text of another program that a person is shown. */
const LONGEST_REASON = 300;
const CONTROLS = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

/** A text of the service, on one line and not longer than a person reads. */
export function shortReason(text: string): string {
  return text.replaceAll(CONTROLS, ' ').trim().slice(0, LONGEST_REASON);
}

/** The number under which Microsoft has the request; empty where it told none. */
export function requestIdOf({ headers }: HttpsAnswer): string {
  const told = headers['request-id'];
  return typeof told === 'string' ? shortReason(told) : '';
}

const MEANINGS: Readonly<Record<number, ErrorCode>> = {
  401: 'entra.signInNeeded',
  403: 'entra.notPermitted',
  429: 'entra.throttled',
  503: 'entra.unavailable',
  504: 'entra.unavailable',
};

/** What an answer means that is none of success. */
export function graphError(answer: HttpsAnswer, waitMs?: number): AppError {
  const { status, text } = answer;
  const told = GraphError.safeParse(parsed(text)).data?.error;
  const requestId =
    requestIdOf(answer) ||
    shortReason((told?.innerError ?? told?.innererror)?.['request-id'] ?? '');
  const reason = shortReason([String(status), told?.code, told?.message].filter(Boolean).join(' '));
  const code = MEANINGS[status] ?? (status >= 500 ? 'entra.unavailable' : 'entra.refused');
  return new AppError(code, `Graph: ${reason}, request ${requestId}`, {
    details: {
      reason,
      ...(requestId !== '' && { requestId }),
      ...(waitMs !== undefined && { waitSeconds: Math.ceil(waitMs / 1_000) }),
    },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
