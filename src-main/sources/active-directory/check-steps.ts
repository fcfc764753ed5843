import type { CheckOptions } from '#main/ports/connection/connection-check.ts';
import { cancelled } from '#shared/cancellation.ts';
import { type CheckFacts, CheckName } from '#shared/connection/connection-check.ts';
import { AppError, codeOf } from '#shared/errors.ts';

/** The result of a step that did not fail. */
export interface StepResult<T> {
  readonly facts: CheckFacts;
  /** It works, but somebody should look at it. */
  readonly isWarning?: boolean;
  /** What the next step needs of it. */
  readonly value: T;
}

type SkipReason = 'not-signed-in' | 'nothing-configured' | 'no-ticket' | 'no-kerberos';

/** Ends the check: the steps after it would fail for the same reason. */
class CheckStopped extends Error {}

/** A failed step, with the facts that were found before it failed. */
export class StepFailure extends Error {
  readonly facts: CheckFacts;

  constructor(facts: CheckFacts, cause: unknown) {
    super('step failed', { cause });
    this.facts = facts;
  }
}

/**
 * Steps of other checks, for Entra ID, the databases and the audit log; and the ticket, which
 * nobody needs to sign in with a password.
 */
const ADDED: ReadonlySet<CheckName> = new Set([
  'tenant',
  'ticket',
  'sources',
  'secrets',
  'admin-service',
  'cloud',
  'witnesses',
  'messages',
  'audit-log',
]);
const STEPS = CheckName.options.filter((name) => !ADDED.has(name));

/** Takes the steps of a check one after the other, and reports each as it ends. */
export interface Steps {
  /** A step that fails ends the check. */
  take<T>(name: CheckName, work: () => Promise<StepResult<T>>): Promise<T>;
  skip(name: CheckName, because: SkipReason): void;
}

/**
 * Runs steps until one fails, and reports each; those after it as skipped.
 *
 * @throws AppError `request.cancelled`; a cancelled step is not reported
 */
export async function runSteps(
  { onStep, signal }: CheckOptions,
  run: (steps: Steps) => Promise<void>,
): Promise<void> {
  const reported = new Set<CheckName>();
  const report: CheckOptions['onStep'] = (step) => {
    reported.add(step.name);
    onStep(step);
  };
  const steps: Steps = {
    async take(name, work) {
      try {
        const { facts, isWarning = false, value } = await work();
        report({ name, state: isWarning ? 'warning' : 'passed', facts });
        return value;
      } catch (error) {
        if (signal.aborted) throw cancelled(signal);
        report({ name, state: 'failed', ...failureOf(error) });
        throw new CheckStopped();
      }
    },
    skip: (name, because) => report({ name, state: 'skipped', because }),
  };
  try {
    await run(steps);
  } catch (error) {
    if (!(error instanceof CheckStopped)) throw error;
    for (const name of STEPS)
      if (!reported.has(name)) report({ name, state: 'skipped', because: 'failed-before' });
  }
}

function failureOf(error: unknown) {
  const [cause, facts] = error instanceof StepFailure ? [error.cause, error.facts] : [error, {}];
  const details = cause instanceof AppError ? cause.details : {};
  return { facts, failure: codeOf(cause), details };
}
