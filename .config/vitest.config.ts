import { defineConfig } from 'vitest/config';
import { LONGEST_TEST_MS, LONGEST_WAIT_MS } from '#test/fakes/patience.ts';
import { VitestCounts } from './commands/steps/vitest-counts.mjs';

const NEEDS_A_PAGE = 'test/renderer/**/*.test.{ts,tsx}';

/** Where `npm test` wants the results added up. */
const countsFile = process.env['KEYDESK_COUNTS'];

export default defineConfig({
  test: {
    // Ends what hangs, and nothing else: every test waits for a state, on a machine of any speed.
    testTimeout: LONGEST_TEST_MS,
    hookTimeout: LONGEST_TEST_MS,
    expect: { poll: { timeout: LONGEST_WAIT_MS } },
    reporters: ['default', ...(countsFile === undefined ? [] : [new VitestCounts(countsFile)])],
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{shared,main,contract,house,tooling,torture}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [NEEDS_A_PAGE],
          environment: 'jsdom',
          setupFiles: ['test/renderer/setup.ts'],
        },
      },
    ],
  },
});
