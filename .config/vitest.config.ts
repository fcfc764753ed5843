import { defineConfig } from 'vitest/config';

const NEEDS_A_PAGE = 'test/renderer/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
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
      { extends: true, test: { name: 'component', include: [NEEDS_A_PAGE], environment: 'jsdom', testTimeout: 30_000 } },
    ],
  },
});
