/** Something measured beside what it is fair to compare it with. */
export interface Bench {
  readonly name: string;
  readonly unit: string;
  /** Highest ratio of medians, ours to the baseline's. */
  readonly target: number;
  /** What the baseline is. */
  readonly baseline: string;
  /** Why it cannot run on this machine, or `undefined`. */
  obstacle(): string | undefined;
  /** Makes the data and warms nothing: the first rounds do, and are not counted. */
  prepare(): Promise<Prepared>;
}

interface Prepared {
  ours(): Promise<void>;
  baseline(): Promise<void>;
  dispose(): Promise<void>;
}

export interface Figures {
  readonly median: number;
  readonly p95: number;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly n: number;
  readonly ours: Figures;
  readonly baseline: Figures & { readonly what: string };
  readonly ratio: number;
  readonly target: number;
  readonly ok: boolean;
}

const WARM_UP_ROUNDS = 2;

/** Runs both in turn, so that whatever else the machine does hits both alike. */
export async function measure(bench: Bench, rounds: number): Promise<Measured> {
  const { ours, baseline, dispose } = await bench.prepare();
  const times = { ours: new Array<number>(), baseline: new Array<number>() };
  try {
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      for (const [side, work] of [['ours', ours], ['baseline', baseline]] as const) {
        const start = performance.now();
        await work();
        if (round >= 0) times[side].push(performance.now() - start);
      }
    }
  } finally {
    await dispose();
  }
  const figures = { ours: figuresOf(times.ours), baseline: figuresOf(times.baseline) };
  const ratio = figures.ours.median / figures.baseline.median;
  const { name, unit, target } = bench;
  return { name, unit, n: rounds, ours: figures.ours, baseline: { what: bench.baseline, ...figures.baseline }, ratio, target, ok: ratio <= target };
}

function figuresOf(times: readonly number[]): Figures {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
