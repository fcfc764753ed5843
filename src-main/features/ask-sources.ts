import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, codeOf, type ErrorDetails } from '#shared/errors.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { CallOptions, Clock } from '../ports/system.ts';

interface Named {
  readonly name: string;
}

/** How sources are asked. */
export interface AskOptions extends CallOptions {
  readonly clock: Clock;
  /** How long one source may take. One that takes longer is left out of the answer. */
  readonly limitSeconds: number;
  /** Told whenever one of several sources has answered or failed. */
  readonly onProgress?: (sources: readonly SourceStatus[]) => void;
}

/** What came of asking. */
export interface Answers<S, T> {
  /** In the order of the sources. */
  readonly answered: readonly { readonly source: S; readonly answer: T }[];
  /** Sources without an answer, and why. */
  readonly missing: readonly SourceStatus[];
}

/**
 * Asks every source at once. One that is slow or dead does not hide what the others say.
 *
 * @throws AppError `request.cancelled`; and when no source answered, what the first one failed with
 */
export async function askSources<S extends Named, T>(
  sources: readonly S[],
  ask: (source: S, options: CallOptions) => Promise<T>,
  options: AskOptions,
): Promise<Answers<S, T>> {
  const statuses: SourceStatus[] = sources.map(({ name }) => ({ source: name, state: 'waiting' }));
  const settle = (index: number, status: SourceStatus) => {
    statuses[index] = status;
    if (sources.length > 1) options.onProgress?.([...statuses]);
  };
  const outcomes = await Promise.allSettled(
    sources.map(async (source, index) => {
      try {
        const answer = await inTime((limited) => ask(source, limited), options);
        settle(index, { source: source.name, state: 'answered' });
        return { source, answer };
      } catch (error) {
        settle(index, { source: source.name, state: 'failed', failure: codeOf(error) });
        throw error;
      }
    }),
  );
  refuseIfCancelled(options.signal);
  const answered = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  );
  const [failed] = outcomes.flatMap((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
  );
  if (answered.length === 0 && failed !== undefined) throw failed;
  return { answered, missing: statuses.filter(({ state }) => state === 'failed') };
}

/**
 * Names the sources that gave no answer, for the sentence that tells of them; nothing where all
 * have answered.
 */
export function missingDetails(missing: readonly SourceStatus[]): ErrorDetails {
  return missing.length === 0 ? {} : { sources: missing.map(({ source }) => source).join(', ') };
}

/**
 * Waits for one source until the limit, or until a cancel; one that does not heed its signal is
 * left to itself then.
 */
function inTime<T>(
  ask: (options: CallOptions) => Promise<T>,
  { clock, limitSeconds, signal }: AskOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = new AbortController();
    const giveUp = (error: AppError) => {
      reject(error);
      limit.abort();
    };
    const onCancel = () => {
      giveUp(cancelled(signal));
    };
    const callOff = clock.after(limitSeconds * 1000, () => {
      giveUp(new AppError('source.timedOut', `no answer within ${limitSeconds} s`));
    });
    signal.addEventListener('abort', onCancel);
    ask({ signal: AbortSignal.any([signal, limit.signal]) })
      .finally(() => {
        callOff();
        signal.removeEventListener('abort', onCancel);
      })
      .then(resolve, reject);
  });
}
