import type { z } from 'zod';
import { ComplianceError, type MachineError } from './compliance-error.ts';
import type { PolicyEnforcement } from './compliance-policy.ts';
import { type Compliance, ComplianceStatus, type DriveCompliance } from './compliance-status.ts';
import type { DriveGroup } from './enterprise-compliance.ts';
import { Exemption } from './exemption.ts';

/**
 * What the compliance of a computer means, written once: `decide` answers by these rules, and so
 * does the SQL that `src-main/sources/rule-sql.ts` writes of them. They are those of Configuration
 * Manager's own reports: a permanent exemption evaluates as compliant, a temporary one does not.
 */

/** What is known of a computer before anything follows from it; `null` was never reported. */
export interface Facts {
  readonly overall: Compliance;
  readonly enforcement: PolicyEnforcement | null;
  /** What the agent itself complains of. */
  readonly machineError: MachineError | null;
}
export type Fact = keyof Facts;

export type Condition =
  | { readonly fact: Fact; readonly is: string | null }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** A word; or the word of a fact; or that, if it is the one named, and otherwise another. */
export type Outcome =
  | string
  | { readonly wordOf: Fact }
  | { readonly wordOf: Fact; readonly if: string; readonly otherwise: string };

/** The first case that holds decides. */
export interface Rule<W extends string> {
  readonly words: z.ZodType<W>;
  readonly cases: readonly { readonly when: Condition; readonly gives: Outcome }[];
  readonly otherwise: Outcome;
}

function is<F extends Fact>(fact: F, word: Facts[F]): Condition {
  return { fact, is: word };
}

function all(...conditions: readonly Condition[]): Condition {
  return { all: conditions };
}

const PERMANENTLY_EXEMPT = all(is('overall', 'compliant'), is('enforcement', 'user-exempt'));
const TEMPORARILY_EXEMPT = all(
  is('overall', 'non-compliant'),
  is('enforcement', 'temporary-user-exempt'),
);
const NOT_ENFORCED = all(is('overall', 'compliant'), is('enforcement', 'not-enforced'));
const ENFORCED = all(is('overall', 'compliant'), is('enforcement', 'enforced'));

/** What a computer counts as. */
export const STATUS_RULE: Rule<ComplianceStatus> = {
  words: ComplianceStatus,
  cases: [
    { when: PERMANENTLY_EXEMPT, gives: 'user-exempt' },
    { when: TEMPORARILY_EXEMPT, gives: 'temporary-user-exempt' },
    { when: NOT_ENFORCED, gives: 'policy-not-enforced' },
  ],
  otherwise: { wordOf: 'overall' },
};

/** Whether a person may leave it unencrypted. */
export const EXEMPTION_RULE: Rule<Exemption> = {
  words: Exemption,
  cases: [
    { when: is('enforcement', null), gives: 'not-applicable' },
    { when: TEMPORARILY_EXEMPT, gives: 'temporary-user-exempt' },
    { when: PERMANENTLY_EXEMPT, gives: 'user-exempt' },
  ],
  otherwise: 'not-exempt',
};

/** What stands in the way of its compliance. */
export const ERROR_RULE: Rule<ComplianceError> = {
  words: ComplianceError,
  cases: [
    { when: NOT_ENFORCED, gives: 'policy-not-enforced' },
    {
      when: ENFORCED,
      gives: { wordOf: 'machineError', if: 'volume-locked', otherwise: 'no-error' },
    },
    { when: { any: [is('overall', 'compliant'), is('machineError', null)] }, gives: 'none' },
  ],
  otherwise: { wordOf: 'machineError' },
};

/** The statuses of computers that have to comply: only these are told apart by their drives. */
export const HAVE_TO_COMPLY: readonly ComplianceStatus[] = ['compliant', 'non-compliant'];

interface DriveGroupRule {
  readonly drives: 'osDrive' | 'fixedDrives';
  readonly are: Extract<DriveCompliance, 'compliant' | 'non-compliant'>;
}

/** Which of its drives put a computer that has to comply into a group. */
export const DRIVE_GROUPS: Readonly<Record<DriveGroup, DriveGroupRule>> = {
  'os-compliant': { drives: 'osDrive', are: 'compliant' },
  'os-non-compliant': { drives: 'osDrive', are: 'non-compliant' },
  'fixed-compliant': { drives: 'fixedDrives', are: 'compliant' },
  'fixed-non-compliant': { drives: 'fixedDrives', are: 'non-compliant' },
};

type Evaluation = Pick<Facts, 'overall' | 'enforcement'>;

export function complianceStatusOf(evaluation: Evaluation): ComplianceStatus {
  return decide(STATUS_RULE, { ...evaluation, machineError: null });
}

export function exemptionOf(evaluation: Evaluation): Exemption {
  return decide(EXEMPTION_RULE, { ...evaluation, machineError: null });
}

export function complianceErrorOf(
  evaluation: Evaluation,
  reported: MachineError | null,
): ComplianceError {
  return decide(ERROR_RULE, { ...evaluation, machineError: reported });
}

function decide<W extends string>({ words, cases, otherwise }: Rule<W>, facts: Facts): W {
  const { gives = otherwise } = cases.find(({ when }) => holds(when, facts)) ?? {};
  return words.parse(wordOf(gives, facts));
}

function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  return facts[condition.fact] === condition.is;
}

function wordOf(outcome: Outcome, facts: Facts): string | null {
  if (typeof outcome === 'string') return outcome;
  const word = facts[outcome.wordOf];
  return !('if' in outcome) || word === outcome.if ? word : outcome.otherwise;
}
