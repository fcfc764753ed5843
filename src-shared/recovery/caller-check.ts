import { z } from 'zod';
import { textProblem } from '../request/secret-text.ts';
import type { Role } from '../sign-in/role.ts';

/** So many steps of so many UTF-16 units fit into one audit entry together. */
const MOST_STEPS = 6;
const LONGEST_STEP = 70;

/**
 * What an organisation wants done before a key is handed out, such as "Called back at the number in
 * the directory".
 */
export const CallerCheck = z.strictObject({
  steps: z
    .array(
      z
        .string()
        .trim()
        .min(1)
        .refine(
          (step) => textProblem(step, LONGEST_STEP) === undefined,
          `at most ${LONGEST_STEP} ordinary characters`,
        ),
    )
    .max(MOST_STEPS)
    .default([])
    .describe('Steps the operator ticks before a key is handed out. They are recorded with it.'),
  requiredOfUsers: z
    .boolean()
    .default(false)
    .describe('Whether a help desk user must have ticked every step. An admin need not.'),
});
export type CallerCheck = z.infer<typeof CallerCheck>;

/** The steps that were ticked, by their indexes. */
export const TickedSteps = z
  .array(
    z
      .int()
      .min(0)
      .max(MOST_STEPS - 1),
  )
  .max(MOST_STEPS);

/**
 * Whether this role may go on with these steps ticked. Main enforces exactly this; the screen
 * mirrors it.
 */
export function isCallerChecked(
  { steps, requiredOfUsers }: CallerCheck,
  ticked: readonly number[],
  role: Role,
): boolean {
  return (
    role === 'admin' || !requiredOfUsers || steps.every((_step, index) => ticked.includes(index))
  );
}
