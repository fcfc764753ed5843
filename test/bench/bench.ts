/**
 * One line of the table: something measured beside what it is fair to compare it with. Both sides
 * return the value of one round, in `unit`.
 */
export interface Row {
  readonly name: string;
  readonly unit: string;
  /** Highest ratio of medians, ours to the baseline's. */
  readonly target: number;
  /** Highest p95 of ours, in `unit`, where there is one besides. */
  readonly p95Target?: number;
  /** Rounds that count, and rounds before them that do not. Without it, {@link ROUNDS}. */
  readonly rounds?: Rounds | undefined;
  ours(): Promise<number>;
  readonly baseline: { readonly what: string; measure(): Promise<number> };
}

export interface Rounds {
  readonly counted: number;
  readonly warmUp: number;
}

/** How a run is made. */
export interface Wanted {
  /** Fewer rounds, and smaller data where the row says so. */
  readonly quick: boolean;
}

/** Rows that are measured on the same data and in the same windows. */
export interface Bench {
  readonly name: string;
  /** Why it cannot run on this machine, or `undefined`. */
  obstacle?(): string | undefined;
  /**
   * Makes or finds the data and opens the windows. The first rounds of the measurement warm things
   * up, and are not counted.
   */
  prepare(wanted: Wanted): Promise<Prepared>;
}

export interface Prepared {
  readonly rows: readonly Row[];
  dispose(): Promise<void>;
}

export interface Figures {
  readonly median: number;
  readonly p95: number;
}

/** A row as `--json` writes it. */
export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly ours: Figures;
  readonly baseline: Figures & { readonly what: string };
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
}

const ROUNDS = { full: { counted: 15, warmUp: 2 }, quick: { counted: 5, warmUp: 2 } } as const;

/**
 * Measures every row of a bench and reports each as soon as it is known. `n` is the number of
 * rounds that counted.
 */
export async function measure(
  bench: Bench,
  wanted: Wanted,
  onRow: (row: Measured, n: number) => void,
): Promise<void> {
  const { rows, dispose } = await bench.prepare(wanted);
  try {
    for (const row of rows) {
      const rounds = row.rounds ?? ROUNDS[wanted.quick ? 'quick' : 'full'];
      onRow(await measureRow(row, rounds), rounds.counted);
    }
  } finally {
    await dispose();
  }
}

/** Runs both in turn, so that other work on the machine slows both alike. */
async function measureRow(row: Row, { counted, warmUp }: Rounds): Promise<Measured> {
  const values = { ours: new Array<number>(), baseline: new Array<number>() };
  for (let round = -warmUp; round < counted; round += 1) {
    // Each comes first in turn, because what one leaves in caches helps the other.
    const turns = [
      ['ours', row.ours],
      ['baseline', row.baseline.measure],
    ] as const;
    for (const [side, work] of round % 2 === 0 ? turns : turns.toReversed()) {
      const value = await work();
      if (round >= 0) values[side].push(value);
    }
  }
  const [ours, baseline] = [figuresOf(values.ours), figuresOf(values.baseline)];
  const ratio = ours.median / baseline.median;
  const { name, unit, target, p95Target = Number.POSITIVE_INFINITY } = row;
  return {
    name,
    unit,
    ours,
    baseline: { what: row.baseline.what, ...baseline },
    ratio,
    target,
    ok: ratio <= target && ours.p95 <= p95Target,
  };
}

export function figuresOf(values: readonly number[]): Figures {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** Milliseconds that `work` takes, by this process's clock. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
