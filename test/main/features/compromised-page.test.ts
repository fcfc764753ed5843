import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostilePage, misuse } from '#test/torture/hostile-page.ts';

test('a page gets no key without an entry, and no call beyond its role; one chain', async () => {
  const happened = new Set<string>();
  await fc.assert(
    fc.asyncProperty(hostilePage, async (page) => {
      const outcome = await misuse(page);
      for (const kind of outcome.happened) happened.add(kind);
      expect(outcome.lost).toEqual([]);
    }),
    { numRuns: 1_200 },
  );
  // Or the page was never given anything to misuse.
  expect([...happened]).toEqual(
    expect.arrayContaining([
      'disclose recovery-key-password successful',
      'disclose tpm-password-hash successful',
      'copy tpm-password-hash successful',
      'copy recovery-key-password successful',
      'save-key-package key-package successful',
      'note  successful',
      'reset-lockout tpm-password-hash intended',
    ]),
  );
});
