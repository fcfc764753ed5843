/** Runs suites that need no window. */
import { suitesPastTheProxy } from './network.mjs';
import { runTool } from './run.mjs';

/** Ten times what they take, and more. */
const LIMIT = { minutes: 120, waitsFor: 'the suites without a window to end' };

/**
 * @param {readonly string[]} args of Vitest
 * @param {{ env?: Record<string, string>; quiet?: boolean }} [options] quiet: what it writes is
 *   kept and given back
 */
export function runVitest(args, { env = {}, quiet = false } = {}) {
  return runTool('vitest/vitest.mjs', ['run', '--config', '.config/vitest.config.ts', ...args], {
    quiet,
    limit: LIMIT,
    env: { ...suitesPastTheProxy(), ...env },
  });
}
