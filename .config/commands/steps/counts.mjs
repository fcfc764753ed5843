/** Adds up the reports of both test runners. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './run.mjs';

/**
 * What ended a runner from outside, by its exit code: 128 and the number of a signal.
 *
 * @type {Readonly<Record<number, string>>}
 */
const ENDED_BY = {
  130: 'was interrupted',
  137:
    'was killed by the system, most likely because the memory ran out: end other programs, ' +
    'or run a part at a time with --only',
};

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {readonly string[]} failures each failed test, suite or run, named
 * @property {readonly { name: string; reason: string }[]} skips
 */

/** @typedef {{ name: string; contentType: string; path?: string }} Attachment */
/** @typedef {{ type: string; description?: string }} Annotation */
/** @typedef {{ message?: string; location?: { file: string; line: number } }} ReportedError */
/**
 * @typedef {{
 *   status: string;
 *   annotations: Annotation[];
 *   results?: { attachments: Attachment[]; errors?: ReportedError[] }[];
 * }} ReportedTest
 */
/**
 * @typedef {object} WindowTest
 * @property {string} name
 * @property {string} status
 * @property {string} reason
 * @property {Attachment[]} attachments
 * @property {ReportedError[]} errors
 */

/** How many lines of an error are said: the sentence, what was expected, and what came. */
const LINES_OF_AN_ERROR = 12;

/**
 * What the reporter in vitest-counts.mjs wrote.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function readVitest(file) {
  return (
    readJson(file) ?? {
      passed: 0,
      failures: ['the suites without a window left no report'],
      skips: [],
    }
  );
}

/**
 * What Playwright's JSON reporter wrote.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function readPlaywright(file) {
  const report = readJson(file);
  if (report === undefined)
    return { passed: 0, failures: ['the suites in the real window left no report'], skips: [] };
  /** @type {WindowTest[]} */
  const tests = report.suites.flatMap(testsIn);
  return {
    passed: report.stats.expected,
    failures: [
      // A flaky test is a bug, whatever its last try said.
      ...tests
        .filter(({ status }) => ['unexpected', 'flaky'].includes(status))
        .map((test) => [test.name, ...whyFailed(test), ...evidence(test)].join('\n')),
      ...report.errors.map(
        (/** @type {{ message?: string }} */ error) =>
          `an error outside the tests: ${error.message ?? 'without words'}`,
      ),
    ],
    skips: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ name, reason }) => ({ name, reason })),
  };
}

/**
 * @param {{ suites?: any[]; specs?: any[] }} suite
 * @returns {WindowTest[]}
 */
function testsIn({ suites = [], specs = [] }) {
  const own = specs.flatMap(({ file, title, tests }) =>
    tests.map((/** @type {ReportedTest} */ { status, annotations, results = [] }) => ({
      name: `${file}: ${title}`,
      status,
      reason: annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given',
      attachments: results.flatMap(({ attachments }) => attachments),
      errors: results.flatMap(({ errors = [] }) => errors),
    })),
  );
  return [...own, ...suites.flatMap(testsIn)];
}

/**
 * Why a test failed: the place in its file, and the first lines of the error.
 *
 * @param {WindowTest} test
 */
function whyFailed({ errors }) {
  return errors.flatMap(({ message, location }) => [
    ...(location ? [`  at: ${fromRoot(location.file)}:${location.line}`] : []),
    ...firstLines(message),
  ]);
}

/**
 * The first lines of an error, indented and without colours.
 *
 * @param {string | undefined} message
 */
export function firstLines(message = 'an error without words') {
  return stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LINES_OF_AN_ERROR)
    .map((line) => `  ${line}`);
}

/** @param {string} path */
function fromRoot(path) {
  return relative(root, path).replaceAll('\\', '/');
}

/**
 * What a failed test left to look at, a line each.
 *
 * @param {WindowTest} test
 */
function evidence({ attachments }) {
  return attachments.flatMap(({ name, contentType, path }) => {
    if (path === undefined) return [];
    const file = fromRoot(path);
    if (name === 'trace') return [`  trace: npx playwright show-trace ${file}`];
    return contentType.startsWith('image/') ? [`  picture: ${file}`] : [];
  });
}

/**
 * A runner may fail without naming a test: when it was killed, or could not end.
 *
 * @param {Counts} counts
 * @param {string} runner
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function ended(counts, runner, code) {
  const how = ENDED_BY[code];
  if (how !== undefined) return { ...counts, failures: [...counts.failures, `${runner} ${how}`] };
  if (code === 0 || counts.failures.length > 0) return counts;
  return { ...counts, failures: [`${runner} ended with exit code ${code} and names no reason`] };
}

/**
 * What a person reads at the end: what was skipped and why, what failed, and one line that counts.
 *
 * @param {readonly Counts[]} all
 */
export function counted(all) {
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
  const failures = all.flatMap((counts) => counts.failures);
  const skips = all.flatMap((counts) => counts.skips);
  const reasons = [...new Set(skips.map(({ reason }) => reason))];
  return {
    lines: [
      ...reasons.flatMap((reason) => skippedFor(reason, skips)),
      ...failures.map((failure) => `failed: ${failure}`),
      `${passed} passed, ${failures.length} failed, ${skips.length} skipped`,
    ],
    green: failures.length === 0 && passed > 0,
  };
}

/**
 * @param {string} reason
 * @param {Counts['skips']} skips
 */
function skippedFor(reason, skips) {
  const names = skips.filter((skip) => skip.reason === reason).map(({ name }) => `  ${name}`);
  return [`skipped (${names.length}): ${reason}`, ...names];
}

/** @param {string} file */
function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
