/** One line of the torture test: something that is tried very often while things go wrong. */
export interface Trial {
  readonly name: string;
  /** How much of it a whole run tries, when its time allows. */
  readonly most: number;
  /** How much of it `npm test` tries; without it, nothing. */
  readonly short?: number;
  /** Its part of the time of a whole run, as a weight beside the others'. */
  readonly weight: number;
  /** Why it cannot run on this machine, or `undefined`. */
  obstacle?(): string | undefined;
  /** Makes what all attempts share. */
  prepare(): Promise<Attempts>;
}

/** The attempts of one trial, made one after the other. */
export interface Attempts {
  attempt(round: number): Promise<Attempt>;
  /** What shows only after all of them. @returns losses, as of an attempt */
  atEnd?(): Promise<readonly string[]>;
  dispose(): Promise<void>;
}

/** What one attempt tried, and what did not survive it. */
export interface Attempt {
  readonly tried: number;
  /** Each loss in words: what is missing, broken, or was given away. Nothing is lost when empty. */
  readonly lost: readonly string[];
}

/** A row as `--json` writes it. */
export interface Row {
  readonly name: string;
  /** How much a whole run tries, when its time allows. */
  readonly figure: number;
  readonly tried: number;
  readonly survived: number;
  readonly lost: number;
  /** The first losses, in words. */
  readonly losses: readonly string[];
}

/** When a trial ends: after so many attempts, or when its time is over, whichever is first. */
export interface Limits {
  readonly most: number;
  readonly milliseconds: number;
}

const LOSSES_KEPT = 10;

/** Makes attempts until a limit is met; at least one. What an attempt throws counts as a loss. */
export async function runTrial(trial: Trial, { most, milliseconds }: Limits): Promise<Row> {
  const began = performance.now();
  const attempts = await trial.prepare();
  let tried = 0;
  const losses: string[] = [];
  try {
    for (let round = 0; round === 0 || (tried < most && !isOver(began, milliseconds)); round += 1) {
      const attempt = await attempts.attempt(round).catch(thrown);
      tried += attempt.tried;
      losses.push(...attempt.lost);
    }
    losses.push(...((await attempts.atEnd?.()) ?? []));
  } finally {
    await attempts.dispose();
  }
  const lost = losses.length;
  const survived = Math.max(0, tried - lost);
  const { name, most: figure } = trial;
  return { name, figure, tried, survived, lost, losses: losses.slice(0, LOSSES_KEPT) };
}

const isOver = (began: number, milliseconds: number) => performance.now() - began > milliseconds;

const thrown = (error: unknown): Attempt => ({
  tried: 1,
  lost: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
});
