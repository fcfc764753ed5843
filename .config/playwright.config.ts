import { defineConfig } from '@playwright/test';

/** The suites in the real window. No browser is needed: Playwright drives Electron itself. */
export default defineConfig({
  testDir: '../test',
  outputDir: '../dist/test-results/playwright',
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] ?? '../dist/test-results/playwright.json',
      },
    ],
  ],
  // A test that fails once is a bug, not a nuisance.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'e2e', testMatch: 'e2e/*.spec.ts' },
    { name: 'tour', testMatch: 'tour/*.tour.ts' },
    { name: 'package', testMatch: 'package/*.spec.ts', timeout: 180_000 },
  ],
});
