import { hasDisplay, isRoot, withDisplay } from './linux.mjs';
/** Runs suites in the real window. */
import { runTool } from './run.mjs';

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {readonly string[]} args of Playwright
 * @param {Record<string, string>} [env]
 */
export async function runPlaywright(electron, args, env = {}) {
  // A virtual display has no graphics processor, and to play one takes Chromium time.
  const drawing = hasDisplay() ? [] : ['--disable-gpu'];
  const { code } = await withDisplay(() =>
    runTool(
      '@playwright/test/cli.js',
      ['test', '--config', '.config/playwright.config.ts', ...args],
      {
        env: {
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
