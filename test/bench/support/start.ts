import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Page, chromium } from '@playwright/test';
import { electronArgs, electronExecutable } from './runtime.ts';

/** Milliseconds before the driver attaches, because attaching slows a starting window. */
const LEFT_ALONE_MS = 1_500;

/**
 * Starts an application as its user does, waits until its page has these entries of the Performance
 * API, marks or paints, and ends it.
 *
 * @returns milliseconds from the start of the process to the last of the marks
 */
export async function timeToMarks(
  folder: string,
  userData: string,
  marks: readonly string[],
): Promise<number> {
  const startedMs = performance.timeOrigin + performance.now();
  const app = spawn(
    electronExecutable(),
    [folder, ...electronArgs(), '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  try {
    const address = await debuggerOf(app);
    await sleep(LEFT_ALONE_MS);
    const browser = await chromium.connectOverCDP(address);
    const page =
      browser.contexts()[0]?.pages()[0] ?? (await browser.contexts()[0]?.waitForEvent('page'));
    if (page === undefined) throw new Error(`${folder} opened no page`);
    const reachedMs = await lastOf(page, marks);
    // Closed as a person closes it, so that the store's log is merged into its file.
    const exited = once(app, 'exit');
    await page.close();
    await exited;
    return reachedMs - startedMs;
  } finally {
    app.kill('SIGKILL');
  }
}

/** Milliseconds since the epoch. */
async function lastOf(page: Page, marks: readonly string[]): Promise<number> {
  await page.waitForFunction(
    (names) => names.every((name) => performance.getEntriesByName(name).length > 0),
    marks,
  );
  return page.evaluate(
    (names) =>
      performance.timeOrigin +
      Math.max(
        ...names.map((name) => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN),
      ),
    marks,
  );
}

/** The address at which Chromium can be driven, which it prints first on stderr. */
function debuggerOf(app: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    app.stderr?.on('data', (data) => {
      output += data;
      const [, url] = /DevTools listening on (ws:\S+)/.exec(output) ?? [];
      if (url !== undefined) resolve(url);
    });
    app.once('exit', () => {
      reject(new Error(`the application ended early:\n${output}`));
    });
  });
}
