import { availableParallelism } from 'node:os';
import type { CallOptions } from '#main/ports/system.ts';

/** A thread takes as long to start as to check some 30,000 entries. */
const FEWEST_A_THREAD = 50_000;
/** Each has a core for itself, and takes some memory. */
const MOST_THREADS = 4;

/** How many threads look through so many entries. */
export function threadsFor(entries: number): number {
  return Math.max(
    1,
    Math.min(MOST_THREADS, availableParallelism(), Math.floor(entries / FEWEST_A_THREAD)),
  );
}

/** Where each of some stretches of about the same length ends, the last one at `total`. */
export function endsOf(total: number, stretches: number): readonly number[] {
  return Array.from({ length: stretches }, (_, index) =>
    Math.floor((total * (index + 1)) / stretches),
  );
}

/** Looks for a fault; `undefined` when there is none. */
type Check<Fault> = (options: CallOptions) => Promise<Fault | undefined>;

/**
 * Makes several checks at once. What is found is what making them in turn would find: the others
 * are stopped, and have ended, when that is known.
 */
export async function firstFault<Fault>(
  checks: readonly Check<Fault>[],
  { signal }: CallOptions,
): Promise<Fault | undefined> {
  const stopping = new AbortController();
  const options = { signal: AbortSignal.any([signal, stopping.signal]) };
  const running = checks.map((check) => check(options));
  const ended = Promise.allSettled(running);
  try {
    for (const check of running) {
      const fault = await check;
      if (fault !== undefined) return fault;
    }
    return undefined;
  } finally {
    stopping.abort();
    await ended;
  }
}
