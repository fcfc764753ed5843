import { runTrial } from '#test/torture/trial.ts';
import { traces } from '#test/torture/trials/traces.ts';
import { expect, test } from './support/test.ts';

test('the digits of shown keys are in no file, after a quit and after a crash', async () => {
  // Two consoles: one that quits, and one whose page is killed.
  const row = await runTrial(traces, { most: 10, milliseconds: Number.POSITIVE_INFINITY });
  expect(row).toMatchObject({ tried: 10, lost: 0, losses: [] });
});
