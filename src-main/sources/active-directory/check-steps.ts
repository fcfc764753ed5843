import type { CheckOptions } from '#main/ports/connection/connection-check.ts';
import { cancelled } from '#shared/cancellation.ts';
import { type CheckFacts, CheckName } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

/** What a step saw; `value` is what the next step needs of it. */
export interface Seen<T> {
  readonly facts: CheckFacts;
  /** Works, but somebody should look at it. */
  readonly isWorrying?: boolean;
  readonly value: T;
}

type SkipReason = 'not-signed-in' | 'nothing-configured';

/** Ends the check: what came after it would fail for the same reason. */
class Stopped extends Error {}

/** A failure with what was seen before it. */
export class FailedWith extends Error {
  readonly facts: CheckFacts;

  constructor(facts: CheckFacts, cause: unknown) {
    super('step failed', { cause });
    this.facts = facts;
  }
}

/** The steps of this check. Those for the databases and for the audit log are added to it elsewhere. */
const STEPS = CheckName.options.filter((name) => name !== 'sources' && name !== 'audit-log');

/** Tells of each step as it comes out. */
export interface Steps {
  take<T>(name: CheckName, work: () => Promise<Seen<T>>): Promise<T>;
  skip(name: CheckName, because: SkipReason): void;
}

/**
 * Runs steps until one fails, and reports each; those after it as skipped. @throws AppError
 * `request.cancelled`
 */
export async function runSteps(
  { onStep, signal }: CheckOptions,
  run: (steps: Steps) => Promise<void>,
): Promise<void> {
  const told = new Set<CheckName>();
  const tell: CheckOptions['onStep'] = (step) => {
    told.add(step.name);
    onStep(step);
  };
  const steps: Steps = {
    async take(name, work) {
      try {
        const { facts, isWorrying = false, value } = await work();
        tell({ name, state: isWorrying ? 'warning' : 'passed', facts });
        return value;
      } catch (error) {
        if (signal.aborted) throw cancelled(signal);
        const [cause, facts] =
          error instanceof FailedWith ? [error.cause, error.facts] : [error, {}];
        tell({
          name,
          state: 'failed',
          facts,
          failure: codeOf(cause),
          details: cause instanceof AppError ? cause.details : {},
        });
        throw new Stopped();
      }
    },
    skip: (name, because) => {
      tell({ name, state: 'skipped', because });
    },
  };
  try {
    await run(steps);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    for (const name of STEPS)
      if (!told.has(name)) tell({ name, state: 'skipped', because: 'failed-before' });
  }
}
