import type { MachineError } from '#shared/compliance/compliance-error.ts';

/**
 * A computer a visitor can look up under Computer Compliance: the README lists these with what each
 * one shows.
 */
export interface DemoCompliance {
  /** In domain CONTOSO. */
  readonly computer: string;
  readonly shows:
    | Exclude<MachineError, 'no-error'>
    | 'compliant'
    | 'agent-silent'
    | 'encrypting'
    | 'suspended'
    | 'weak-cipher'
    | 'user-exempt'
    | 'temporary-user-exempt'
    | 'policy-not-enforced'
    | 'never-reported';
}

/** Fixed for good: README, tour and tests name them. */
export const DEMO_COMPLIANCE: readonly DemoCompliance[] = [
  { computer: 'NYC-LT-0117', shows: 'compliant' },
  { computer: 'NYC-LT-0132', shows: 'suspended' },
  { computer: 'LON-WS-0208', shows: 'no-compatible-tpm' },
  { computer: 'SEA-LT-0045', shows: 'user-postponed' },
  { computer: 'LON-LT-0219', shows: 'weak-cipher' },
  { computer: 'SEA-WS-0061', shows: 'temporary-user-exempt' },
  { computer: 'NYC-WS-0150', shows: 'compliant' },
];
