/** How long the calls of one name took, people's dialogs included. */
export interface CallTime {
  readonly name: string;
  readonly count: number;
  readonly totalMs: number;
  readonly longestMs: number;
}

/** Adds up how long calls take: four numbers for each name there is, however many calls. */
export interface CallTimes {
  add(name: string, tookMs: number): void;
  /** The slowest first. */
  list(): readonly CallTime[];
}

export function createCallTimes(): CallTimes {
  const times = new Map<string, CallTime>();
  return {
    add(name, tookMs) {
      const { count, totalMs, longestMs } = times.get(name) ?? {
        count: 0,
        totalMs: 0,
        longestMs: 0,
      };
      times.set(name, {
        name,
        count: count + 1,
        totalMs: totalMs + tookMs,
        longestMs: Math.max(longestMs, tookMs),
      });
    },
    list: () => [...times.values()].toSorted((one, other) => other.longestMs - one.longestMs),
  };
}
