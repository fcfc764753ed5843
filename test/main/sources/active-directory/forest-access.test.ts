import { expect, test } from 'vitest';
import { LdapForest } from '#main/sources/active-directory/configuration.ts';
import { forestAccess } from '#main/sources/active-directory/forest-access.ts';

test('a configuration for slow lines multiplies every wait, and nothing else', () => {
  const limitsOf = (timeoutFactor?: number) =>
    forestAccess(LdapForest.parse({ domain: 'contoso.test', timeoutFactor })).options.timeLimits;
  const { idleCheckAfter, ...waits } = limitsOf();
  expect(limitsOf(3)).toEqual({
    ...Object.fromEntries(Object.entries(waits).map(([wait, ms]) => [wait, 3 * ms])),
    idleCheckAfter,
  });
});

test.each([0, -1, 0.5, 21, Number.NaN])('%d is no factor', (timeoutFactor) => {
  expect(LdapForest.safeParse({ domain: 'contoso.test', timeoutFactor }).success).toBe(false);
});
