import {
  type CallName,
  type InputOf,
  type OutputOf,
  type ProgressOf,
  contract,
} from '#shared/contract.ts';
import { AppError } from '#shared/errors.ts';
import { type Bridge, PageEvent, WireError } from '#shared/wire.ts';

export interface AskOptions<N extends CallName> {
  /** Aborting asks main to stop; the call then rejects with `request.cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (data: ProgressOf<N>) => void;
}

/**
 * A failure as the page knows it, with the number of the incident in main's log if it was not
 * expected.
 */
export class AskError extends AppError {
  readonly incident: string | undefined;

  constructor({ code, details, incident }: WireError) {
    super(code, code, { details });
    this.incident = incident;
  }
}

/** Everything the page can ask of main. */
export interface Api {
  /** @throws AskError */
  ask<N extends CallName>(
    name: N,
    input: InputOf<N>,
    options?: AskOptions<N>,
  ): Promise<OutputOf<N>>;
  /** @returns a function that stops listening. */
  onEvent(listener: (event: PageEvent) => void): () => void;
}

export function createApi(bridge: Bridge): Api {
  const progressListeners = new Map<string, (data: unknown) => void>();
  bridge.onProgress((id, data) => progressListeners.get(id)?.(data));

  return {
    async ask(name, input, { signal, onProgress } = {}) {
      const id = crypto.randomUUID();
      const cancel = () => {
        bridge.cancel(id);
      };
      // Main parses progress by the contract of this call; on the bridge its type is lost.
      if (onProgress !== undefined)
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        progressListeners.set(id, (data) => onProgress(data as ProgressOf<typeof name>));
      signal?.addEventListener('abort', cancel);
      try {
        const reply = await bridge.call({ id, name, input });
        if (!reply.ok) throw new AskError(WireError.parse(reply.error));
        // The schema is that of `name`, which TypeScript cannot work out for a generic name.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return contract[name].output.parse(reply.output) as OutputOf<typeof name>;
      } catch (error) {
        throw asAskError(error);
      } finally {
        signal?.removeEventListener('abort', cancel);
        progressListeners.delete(id);
      }
    },
    onEvent: (listener) =>
      bridge.onEvent((raw) => {
        const event = PageEvent.safeParse(raw);
        if (event.success) listener(event.data);
      }),
  };
}

/** Whatever was thrown, as something that can be worded. */
export function asAskError(error: unknown): AskError {
  return error instanceof AskError ? error : new AskError({ code: 'internal', details: {} });
}
