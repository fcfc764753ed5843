import type { CheckFacts, CheckStep } from '#shared/connection/connection-check.ts';
import { DeskExit } from './exit-codes.ts';

/** Something that was looked at. */
export type DeskStep =
  | CheckStep
  | {
      readonly name: DeskStepName;
      readonly state: 'passed' | 'warning' | 'failed';
      readonly facts: CheckFacts;
      /** The code of what is wrong. */
      readonly failure?: string;
    };

/** What the command line looks at besides the connection. */
type DeskStepName = 'policy' | 'store' | 'log' | 'evidence' | 'program-log' | 'disk' | 'update';

/** What was found of one organisation. */
export interface ProfileReport {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly DeskStep[];
}

/** What was found, as `--json` writes it. */
export interface DeskReport {
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Of the whole. */
  readonly state: 'passed' | 'warning' | 'failed';
  readonly configuration: { readonly origin: string; readonly path: string };
  readonly profiles: readonly ProfileReport[];
  /** Of this computer, whatever the profile. */
  readonly steps: readonly DeskStep[];
}

/** The worst of all steps; what was not tried counts for nothing. */
export function worstOf(steps: readonly DeskStep[]): DeskReport['state'] {
  const states = new Set(steps.map(({ state }) => state));
  if (states.has('failed')) return 'failed';
  return states.has('warning') ? 'warning' : 'passed';
}

export function exitCodeOf(state: DeskReport['state']): DeskExit {
  switch (state) {
    case 'passed':
      return DeskExit.good;
    case 'warning':
      return DeskExit.warned;
    case 'failed':
      return DeskExit.notGood;
  }
}
