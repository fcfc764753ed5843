/** Runs suites with both test runners: one after the other, or side by side where the machine can. */
import { resolve } from 'node:path';
import { ended, readPlaywright, readVitest } from './counts.mjs';
import { runPlaywright } from './playwright.mjs';
import { root } from './run.mjs';
import { say } from './say.mjs';
import { runVitest } from './vitest.mjs';

/** Where the runners leave their reports, pictures and traces. */
export const RESULTS = resolve(root, 'dist/test-results');
/** Of suites that run beside others: two domain controllers need an address each. */
export const SECOND_LAB = { KEYDESK_LAB_ADDRESS: '127.0.0.98' };
/** The exit code of what Ctrl+C ended. */
const INTERRUPTED = 130;

/** @typedef {import('./parts.mjs').Run} Run */
/** @typedef {import('./counts.mjs').Counts} Counts */
/** @typedef {import('./electron-runtime.mjs').ElectronRuntime} ElectronRuntime */
/** @typedef {{ counts: Counts; code: number }} Ended */

/**
 * @typedef {object} Plan
 * @property {readonly Run[]} withoutWindow
 * @property {readonly Run[]} inWindow
 * @property {boolean} beside whether the two go on at the same time
 * @property {{ windowWorkers: number; unitWorkers: number }} workers
 */

/**
 * @param {readonly Run[]} runs
 * @param {{ windowWorkers: number; unitWorkers: number; beside: boolean }} machine
 * @returns {Plan}
 */
export function planOf(runs, { beside, ...workers }) {
  const withoutWindow = runs.filter(({ runner }) => runner === 'vitest');
  const inWindow = runs.filter(({ runner }) => runner === 'playwright');
  const both = beside && withoutWindow.length > 0 && inWindow.length > 0;
  // Windows wait for the processor more than for anything else: they keep their workers.
  const unitWorkers = both ? Math.max(1, Math.floor(workers.unitWorkers / 2)) : workers.unitWorkers;
  return { withoutWindow, inWindow, beside: both, workers: { ...workers, unitWorkers } };
}

/**
 * @param {Plan} plan
 * @param {ElectronRuntime | undefined} electron that was prepared if something runs in the window
 * @returns {Promise<readonly Counts[]>}
 */
export async function runSuites({ withoutWindow, inWindow, beside, workers }, electron) {
  const first = () => inTurn(withoutWindow, (one) => inVitest(one, beside, workers.unitWorkers));
  const second = () =>
    inTurn(inWindow, (one) => inPlaywright(one, electron, workers.windowWorkers));
  if (beside) return (await Promise.all([first(), second()])).flat();
  return [...(await first()), ...(await second())];
}

/**
 * @param {readonly Run[]} runs
 * @param {(run: Run) => Promise<Ended>} start
 * @returns {Promise<readonly Counts[]>}
 */
async function inTurn(runs, start) {
  const done = [];
  for (const one of runs) {
    const { counts, code } = await start(one);
    done.push(counts);
    // Whoever pressed Ctrl+C wants no further one.
    if (code === INTERRUPTED) break;
  }
  return done;
}

/**
 * @param {Run} run
 * @param {boolean} beside two runners that write at once cannot be read: this one's lines are kept
 *   until it ends
 * @param {number} workers
 * @returns {Promise<Ended>}
 */
async function inVitest({ id, title, files }, beside, workers) {
  const report = resolve(RESULTS, `${id}.json`);
  say(`Running ${title}${beside ? '; what they write follows in one piece when they end' : ''}`);
  const { code, output } = await runVitest([...files, `--maxWorkers=${workers}`], {
    env: { KEYDESK_COUNTS: report, ...(beside ? SECOND_LAB : {}) },
    quiet: beside,
  });
  if (beside) process.stdout.write(`\nkeydesk: The end of ${title}:\n${output}\n`);
  return { counts: ended(readVitest(report), 'Vitest', code), code };
}

/**
 * @param {Run} run
 * @param {ElectronRuntime | undefined} electron
 * @param {number} workers
 * @returns {Promise<Ended>}
 */
async function inPlaywright({ id, title, files }, electron, workers) {
  if (electron === undefined) throw new Error(`Nothing was prepared for ${title}`);
  const report = resolve(RESULTS, `${id}.json`);
  say(`Running ${title}`);
  const code = await runPlaywright(
    electron,
    [...files, `--workers=${workers}`, '--output', resolve(RESULTS, id)],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  );
  return { counts: ended(readPlaywright(report), 'Playwright', code), code };
}
