/** Adds up the reports of both test runners. */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} skips each skipped test with its reason
 */

/**
 * @param {string} file
 * @returns {Counts}
 */
export function readVitest(file) {
  const report = readJson(file);
  if (report === undefined) return { passed: 0, failed: 1, skips: [] };
  /** @typedef {{ status: string, fullName: string, meta?: { reason?: string } }} Test */
  /** @type {{ status: string, assertionResults: Test[] }[]} */
  const suites = report.testResults;
  // One that could not be prepared fails as a whole: its tests stand there as skipped, and are not.
  const brokenSuites = suites.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'));
  const tests = suites.filter((suite) => !brokenSuites.includes(suite)).flatMap(({ assertionResults }) => assertionResults);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + brokenSuites.length,
    skips: tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName, meta }) => `${fullName} (${meta?.reason ?? 'this machine cannot run it; the test says why'})`),
  };
}

/**
 * @param {string} file
 * @returns {Counts}
 */
export function readPlaywright(file) {
  const report = readJson(file);
  if (report === undefined) return { passed: 0, failed: 1, skips: [] };
  const { expected, unexpected, flaky } = report.stats;
  // A flaky test is a bug, whatever its last try said.
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skips: report.suites.flatMap(skipsIn) };
}

/**
 * @param {{ suites?: any[], specs?: any[] }} suite
 * @returns {string[]}
 */
function skipsIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests
      .filter((/** @type {{ status: string }} */ test) => test.status === 'skipped')
      .map((/** @type {{ annotations: { type: string, description?: string }[] }} */ test) => `${title} (${test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'})`),
  );
  return [...own, ...suites.flatMap(skipsIn)];
}

/** @param {readonly Counts[]} all */
export function counted(all) {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
  const skips = all.flatMap((counts) => counts.skips);
  return { line: `${passed} passed, ${failed} failed, ${skips.length} skipped`, skips, failed, ran: passed + failed };
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
