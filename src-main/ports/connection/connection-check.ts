import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { Credentials } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';

/** How a check reports its steps. */
export interface CheckOptions extends CallOptions {
  /** Called with each step when it is done. */
  readonly onStep: (step: CheckStep) => void;
}

/**
 * Checks the connection to a directory step by step. A failed step is reported, not thrown.
 *
 * @param credentials without them, the steps after the bind are skipped. They are tried only once,
 *   because every failure counts towards the lockout of the account
 * @throws AppError `request.cancelled`
 */
export type ConnectionCheck = (
  credentials: Credentials | undefined,
  options: CheckOptions,
) => Promise<void>;
