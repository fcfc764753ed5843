/** Runs suites in the real window. */
import { isRoot } from './debian.mjs';
import { hasDisplay, withDisplays } from './linux.mjs';
import { thisMachine, workersFor } from './machine.mjs';
import { suitesPastTheProxy } from './network.mjs';
import { runTool } from './run.mjs';

/** Ten times what they take; slowed down to a third, still three times. */
const LIMIT = { minutes: 120, waitsFor: 'the suites in the real window to end' };

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {readonly string[]} args of Playwright
 * @param {Record<string, string>} [env]
 */
export async function runPlaywright(electron, args, env = {}) {
  // A virtual display has no graphics processor, and to play one takes Chromium time.
  const drawing = hasDisplay() ? [] : ['--disable-gpu'];
  const { windowWorkers } = workersFor(thisMachine());
  const { code } = await withDisplays(windowWorkers, () =>
    runTool(
      '@playwright/test/cli.js',
      ['test', '--config', '.config/playwright.config.ts', ...args],
      {
        limit: LIMIT,
        env: {
          ...suitesPastTheProxy(),
          ...env,
          KEYDESK_ELECTRON: electron.executable,
          KEYDESK_ELECTRON_ARGS: [...electronArgs(), ...drawing].join(' '),
        },
      },
    ),
  );
  return code;
}

/**
 * Chromium refuses to sandbox for root. Only a source tree ever runs like this; a package refuses
 * the switch.
 */
export function electronArgs() {
  return process.platform === 'linux' && isRoot ? ['--no-sandbox'] : [];
}
