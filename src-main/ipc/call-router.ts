import { randomUUID } from 'node:crypto';
import type { CallName, InputOf, OutputOf } from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import type { Router } from './router.ts';

interface CallOptions {
  readonly signal: AbortSignal;
  readonly onProgress?: (data: unknown) => void;
}

/**
 * Makes calls as the page makes them, through every check of the router, where there is no page.
 *
 * @throws AppError what a call fails with; its message is a reason or an incident, and may be empty
 */
export function callsOf({ handle, cancel }: Pick<Router, 'handle' | 'cancel'>) {
  return async <Name extends CallName>(
    name: Name,
    input: InputOf<Name>,
    { signal, onProgress = () => undefined }: CallOptions,
  ): Promise<OutputOf<Name>> => {
    if (signal.aborted) throw new AppError('request.cancelled', 'stopped');
    const id = randomUUID();
    const stop = () => {
      cancel(id);
    };
    signal.addEventListener('abort', stop);
    try {
      const reply = await handle({ id, name, input }, onProgress);
      // The router has checked the output against the schema of this name.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      if (reply.ok) return reply.output as OutputOf<Name>;
      const { code, details, incident } = reply.error;
      throw new AppError(code, incident ?? details.reason ?? '', { details });
    } finally {
      signal.removeEventListener('abort', stop);
    }
  };
}
