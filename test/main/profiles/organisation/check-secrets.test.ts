import { expect, test } from 'vitest';
import { withSecrets } from '#main/profiles/organisation/check-secrets.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { AppError } from '#shared/errors.ts';

type Kept = 'none' | 'clear' | 'encrypted';

async function stepsOf(keepsSecrets: (() => Promise<Kept>) | undefined): Promise<CheckStep[]> {
  const steps: CheckStep[] = [];
  const check = withSecrets(
    async () => undefined,
    () => keepsSecrets && { keepsSecrets },
  );
  const { signal } = new AbortController();
  await check(undefined, { signal, onStep: (step) => void steps.push(step) });
  return steps;
}

test.each([
  ['none', 'passed'],
  ['clear', 'warning'],
  ['encrypted', 'passed'],
] as const)('secrets that are %s: %s', async (secrets, state) => {
  expect(await stepsOf(async () => secrets)).toEqual([
    { name: 'secrets', state, facts: { secrets } },
  ]);
});

test('a key that is missing shows before somebody waits for a password', async () => {
  const missing = async () => Promise.reject(new AppError('store.keyMissing', 'as asked for'));
  expect(await stepsOf(missing)).toMatchObject([
    { name: 'secrets', state: 'failed', failure: 'store.keyMissing' },
  ]);
});

test('there is no such step without a store that is read', async () => {
  expect(await stepsOf(undefined)).toEqual([]);
});
