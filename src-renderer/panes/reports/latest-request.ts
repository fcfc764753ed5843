import { type AskError, asAskError } from '#renderer/api.ts';

/** A request that may have been followed by another one meanwhile. */
export interface RunningRequest<State> {
  /** Aborted once there is a later request, or a person cancels. */
  readonly signal: AbortSignal;
  isLatest(): boolean;
  /** Changes what is shown, as long as this is the latest request. */
  show(changes: Partial<State>): void;
}

interface LatestRequest<State> {
  /**
   * Cancels the request before; what that one still brings is not shown.
   *
   * @returns false when it failed, or a person cancelled it
   */
  run(work: (request: RunningRequest<State>) => Promise<void>): Promise<boolean>;
  cancel(): void;
}

/** What is shown at each stage of a request, beside what it brings. */
interface RequestStages<State> {
  begin(): Partial<State>;
  fail(failure: AskError): Partial<State>;
  /** In any case, at last. */
  end(): Partial<State>;
}

/** Runs one request at a time, and always the latest. */
export function createLatestRequest<State>(
  set: (changes: Partial<State>) => void,
  { begin, fail, end }: RequestStages<State>,
): LatestRequest<State> {
  let latest: AbortController | undefined;
  return {
    async run(work) {
      latest?.abort();
      const own = new AbortController();
      latest = own;
      const isLatest = () => latest === own;
      const show = (changes: Partial<State>) => {
        if (isLatest()) set(changes);
      };
      set(begin());
      try {
        await work({ signal: own.signal, isLatest, show });
        return true;
      } catch (error) {
        if (isLatest()) set(fail(asAskError(error)));
        return !isLatest();
      } finally {
        if (isLatest()) set(end());
      }
    },
    cancel: () => latest?.abort(),
  };
}

/** A request a person cancelled has not failed. */
export function unlessCancelled(failure: AskError): { readonly failure?: AskError } {
  return failure.code === 'request.cancelled' ? {} : { failure };
}
