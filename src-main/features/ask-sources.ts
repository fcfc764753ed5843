import { cancelled, refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError, type ErrorDetails, codeOf } from '#shared/errors.ts';
import type { ListState } from '#shared/request/list-state.ts';
import type { SourceStatus } from '#shared/request/source-status.ts';
import type { CallOptions, Clock } from '../ports/system.ts';

interface Named {
  readonly name: string;
  readonly listState?: () => ListState;
}

/** How several sources are asked. */
export interface AskOptions extends CallOptions {
  readonly clock: Clock;
  /** How long one source may take. A slower one counts as failed with `source.timedOut`. */
  readonly limitSeconds: number;
  /** Told each time a source has answered or failed; not called for a single source. */
  readonly onProgress?: (sources: readonly SourceStatus[]) => void;
}

/** What several sources answered. */
export interface Answers<S, T> {
  /** In the order of the sources. */
  readonly answered: readonly { readonly source: S; readonly answer: T }[];
  /** Sources without an answer, and why. */
  readonly missing: readonly SourceStatus[];
}

/** What several sources answered, whether or not any has. */
export interface AllAnswers<S, T> extends Pick<Answers<S, T>, 'answered'> {
  /** All of them, in their order. */
  readonly statuses: readonly SourceStatus[];
  /** What the first one failed with. */
  readonly failed: unknown;
}

/**
 * Asks all sources at the same time. A slow or broken source does not hold up the answers of the
 * others beyond the time limit.
 *
 * @throws AppError `request.cancelled`; what the first source failed with, when none answered
 */
export async function askSources<S extends Named, T>(
  sources: readonly S[],
  ask: (source: S, options: CallOptions) => Promise<T>,
  options: AskOptions,
): Promise<Answers<S, T>> {
  const { answered, statuses, failed } = await askAll(sources, ask, options);
  if (answered.length === 0 && failed !== undefined) throw failed;
  return { answered, missing: statuses.filter(({ state }) => state === 'failed') };
}

/**
 * The same where it is for the caller to say what it means that none has answered.
 *
 * @throws AppError `request.cancelled`
 */
export async function askAll<S extends Named, T>(
  sources: readonly S[],
  ask: (source: S, options: CallOptions) => Promise<T>,
  options: AskOptions,
): Promise<AllAnswers<S, T>> {
  const statuses: SourceStatus[] = sources.map(({ name }) => ({ source: name, state: 'waiting' }));
  const settle = (index: number, status: SourceStatus) => {
    statuses[index] = status;
    if (sources.length > 1) options.onProgress?.([...statuses]);
  };
  const outcomes = await Promise.allSettled(
    sources.map(async (source, index) => {
      try {
        const answer = await withTimeLimit((limited) => ask(source, limited), options);
        settle(index, { source: source.name, state: 'answered', ...listOf(source) });
        return { source, answer };
      } catch (error) {
        const failure = codeOf(error);
        settle(index, { source: source.name, state: 'failed', failure, ...listOf(source) });
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
  return { answered, statuses, failed };
}

function listOf({ listState }: Named): Pick<SourceStatus, 'list'> {
  return listState === undefined ? {} : { list: listState() };
}

/** Names the sources without an answer, for the error text; empty when all have answered. */
export function missingDetails(missing: readonly SourceStatus[]): ErrorDetails {
  return missing.length === 0 ? {} : { sources: missing.map(({ source }) => source).join(', ') };
}

/**
 * Waits for one source until the time limit, or until a cancel. A source that ignores its signal is
 * not waited for any longer.
 */
function withTimeLimit<T>(
  ask: (options: CallOptions) => Promise<T>,
  { clock, limitSeconds, signal }: AskOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const limit = new AbortController();
    const stopWaiting = (error: AppError) => {
      reject(error);
      limit.abort();
    };
    const onCancel = () => {
      stopWaiting(cancelled(signal));
    };
    const cancelTimer = clock.after(limitSeconds * 1000, () => {
      stopWaiting(new AppError('source.timedOut', `no answer within ${limitSeconds} s`));
    });
    signal.addEventListener('abort', onCancel);
    ask({ signal: AbortSignal.any([signal, limit.signal]) })
      .finally(() => {
        cancelTimer();
        signal.removeEventListener('abort', onCancel);
      })
      .then(resolve, reject);
  });
}
