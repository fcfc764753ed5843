/**
 * What the page writes into the audit log. All who work with the console read the same log: these
 * notes are in English, whatever language the console speaks.
 */
export const READ_BACK_NOTE = 'Read back by the caller, all groups right.';

export type StepwiseProcedure = 'moved' | 'corrupted';

const TITLES: Readonly<Record<StepwiseProcedure, string>> = {
  moved: 'Moved drive',
  corrupted: 'Corrupted drive',
};

/** Step by step, in the order of the screen. */
const DONE: Readonly<Record<StepwiseProcedure, readonly string[]>> = {
  moved: ['started in WinRE', 'key ID compared', 'unlocked', 'decrypted', 'started normally'],
  corrupted: [
    'key package taken there',
    'empty drive connected',
    'repair-bde run',
    'repaired drive checked',
  ],
};

interface Done {
  readonly procedure: StepwiseProcedure;
  /** The drives that were chosen, such as `C: → D:`; empty where there is no choice. */
  readonly drives: string;
  /** Places of the steps that were done, from 0. */
  readonly steps: readonly number[];
}

/** Which steps of a procedure were done. */
export function procedureNote({ procedure, drives, steps }: Done): string {
  const all = DONE[procedure];
  return [
    drives === '' ? `${TITLES[procedure]}:` : `${TITLES[procedure]} (${drives}):`,
    `${steps.map((step) => all[step]).join(', ')}.`,
    `${steps.length} of ${all.length} steps.`,
  ].join(' ');
}
