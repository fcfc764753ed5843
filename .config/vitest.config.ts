import { defineConfig } from 'vitest/config';
import { VitestCounts } from './commands/steps/vitest-counts.mjs';

const NEEDS_A_PAGE = 'test/renderer/**/*.test.{ts,tsx}';

/** Where `npm test` wants the results added up. */
const countsFile = process.env['KEYDESK_COUNTS'];

export default defineConfig({
  test: {
    reporters: ['default', ...(countsFile === undefined ? [] : [new VitestCounts(countsFile)])],
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/{shared,main,contract,house,tooling}/**/*.test.ts'],
          // Real files, real processes and real password hashes take their time on a busy machine.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [NEEDS_A_PAGE],
          environment: 'jsdom',
          setupFiles: ['test/renderer/setup.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
});
