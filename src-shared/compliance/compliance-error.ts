import { z } from 'zod';

/**
 * The "compliance status details" of a computer: what stands in the way. `none` is no information,
 * as when the agent is missing or inactive; `no-error` is an agent that has nothing to complain
 * of.
 */
export const ComplianceError = z.enum([
  'user-postponed',
  'no-compatible-tpm',
  'system-partition',
  'tpm-not-initialized',
  'policy-conflict',
  'waiting-for-tpm',
  'volume-locked',
  'unknown-error',
  'none',
  'policy-not-enforced',
  'no-error',
]);
export type ComplianceError = z.infer<typeof ComplianceError>;

/**
 * `MBAMMachineError0` of Configuration Manager; `policy-not-enforced` and `none` are derived by its
 * reports.
 */
export const ERROR_CODES: Readonly<Record<ComplianceError, number>> = {
  none: -1,
  'no-error': 0,
  'unknown-error': 1,
  'user-postponed': 5,
  'system-partition': 6,
  'no-compatible-tpm': 7,
  'tpm-not-initialized': 8,
  'policy-conflict': 9,
  'waiting-for-tpm': 10,
  'volume-locked': 11,
  'policy-not-enforced': 50,
};

/** What an agent itself reports. */
export const MachineError = ComplianceError.exclude(['none', 'policy-not-enforced']);
export type MachineError = z.infer<typeof MachineError>;

/** What nobody has to look into; everything else is an error. */
export const NO_ERRORS: readonly ComplianceError[] = ['no-error', 'none', 'policy-not-enforced'];

/** True for what somebody has to look into. */
export function isError(error: ComplianceError): boolean {
  return !NO_ERRORS.includes(error);
}
