import type { CheckStep } from '#shared/connection/connection-check.ts';
import type { Credentials } from '../sign-in/directory.ts';
import type { CallOptions } from '../system.ts';

/** How a check tells of its steps. */
export interface CheckOptions extends CallOptions {
  /** Told every step as it comes out. */
  readonly onStep: (step: CheckStep) => void;
}

/**
 * Looks at the way to a directory step by step. Never rejects for what it finds: that is in the
 * steps.
 *
 * @param credentials without them, the steps that need a bind are skipped. They are tried once:
 *   each try counts towards lockout
 * @throws AppError `request.cancelled`
 */
export type ConnectionCheck = (
  credentials: Credentials | undefined,
  options: CheckOptions,
) => Promise<void>;
