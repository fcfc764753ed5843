import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { firstLines } from './counts.mjs';

/** @typedef {import('vitest/node').TestCase} TestCase */
/** @typedef {import('vitest/node').TestModule} TestModule */
/** @typedef {import('vitest/node').TestSuite} TestSuite */

/**
 * A reporter of Vitest that writes what `npm test` adds up into a file: JSON of the shape of
 * `Counts` in counts.mjs.
 */
export class VitestCounts {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
  }

  /**
   * @param {readonly TestModule[]} modules
   * @param {readonly { message?: string; stack?: string }[]} strays errors nobody caught: they end
   *   the run with a failure though every test passed
   */
  onTestRunEnd(modules, strays) {
    // One that could not be prepared fails as a whole: its tests count as skipped, and are not.
    const broken = modules.flatMap(brokenIn);
    const tests = modules
      .flatMap((module) => [...module.children.allTests()])
      .filter((test) => !ancestors(test).some((parent) => broken.includes(parent)));
    const inState = (/** @type {string} */ state) =>
      tests.filter((test) => test.result().state === state);

    /** @type {import('./counts.mjs').Counts} */
    const counts = {
      passed: inState('passed').length,
      failures: [
        ...inState('failed').map((test) =>
          [`${test.module.relativeModuleId}: ${test.fullName}`, ...reasonsOf(test)].join('\n'),
        ),
        ...broken.map((suite) => `${nameOf(suite)}: ${firstLine(suite.errors()[0])}`),
        ...strays.map((error) => `an error no test caught: ${error.stack ?? firstLine(error)}`),
      ],
      skips: inState('skipped').map((test) => ({ name: test.fullName, reason: reasonOf(test) })),
    };
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, JSON.stringify(counts));
  }
}

/**
 * The suites in it, or itself, that failed as a whole.
 *
 * @param {TestModule | TestSuite} suite
 * @returns {(TestModule | TestSuite)[]}
 */
function brokenIn(suite) {
  if (suite.errors().length > 0) return [suite];
  return [...suite.children.suites()].flatMap(brokenIn);
}

/** @param {TestModule | TestSuite} suite */
function nameOf(suite) {
  return suite.type === 'module'
    ? suite.relativeModuleId
    : `${suite.module.relativeModuleId}: ${suite.fullName}`;
}

/**
 * @param {TestCase} test
 * @returns {(TestModule | TestSuite)[]}
 */
function ancestors(test) {
  /** @type {(TestModule | TestSuite)[]} */
  const found = [test.module];
  /** @type {TestModule | TestSuite} */
  let parent = test.parent;
  while (parent.type === 'suite') {
    found.push(parent);
    parent = parent.parent;
  }
  return found;
}

/** @param {TestCase} test */
function reasonOf(test) {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  // Tests put the reason there: test/vitest-meta.d.ts.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return note ?? /** @type {{ reason?: string }} */ (test.meta()).reason ?? 'no reason given';
}

/**
 * Why a test failed.
 *
 * @param {TestCase} test
 */
function reasonsOf(test) {
  return (test.result().errors ?? []).flatMap(({ message, diff }) =>
    firstLines(diff === undefined ? message : `${message}\n${diff}`),
  );
}

/** @param {{ message?: string } | undefined} error */
function firstLine(error) {
  return (error?.message ?? 'it could not be prepared').split('\n', 1)[0] ?? '';
}
