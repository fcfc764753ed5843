import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { LONGEST_TEST_MS, LONGEST_WAIT_MS } from '#test/e2e/support/times.ts';

/** The suites in the real window. No browser is needed: Playwright drives Electron itself. */
export default defineConfig({
  testDir: '../test',
  outputDir: '../dist/test-results/playwright',
  globalSetup: fileURLToPath(import.meta.resolve('../test/e2e/support/prepare-run.ts')),
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
  // Test by test to whichever worker is free: each has one console that it shares among them.
  fullyParallel: true,
  timeout: LONGEST_TEST_MS,
  expect: { timeout: LONGEST_WAIT_MS },
  projects: [
    { name: 'e2e', testMatch: 'e2e/*.spec.ts' },
    { name: 'tour', testMatch: 'tour/*.tour.ts' },
    { name: 'package', testMatch: 'package/*.spec.ts' },
  ],
});
