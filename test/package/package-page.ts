import type { ChildProcess } from 'node:child_process';
import { type Page, chromium } from '@playwright/test';
import { LONGEST_WAIT_MS } from '../e2e/support/times.ts';

/** The page of a package that was started with a port for the developer tools' protocol. */
export async function pageOf(app: ChildProcess): Promise<Page> {
  const browser = await chromium.connectOverCDP(await debuggerOf(app), {
    timeout: LONGEST_WAIT_MS,
  });
  const [context] = browser.contexts();
  context?.setDefaultTimeout(LONGEST_WAIT_MS);
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('the package opened no page');
  return page;
}

function debuggerOf(app: ChildProcess): Promise<string> {
  return new Promise((resolveUrl, reject) => {
    let output = '';
    app.stderr?.on('data', (data) => {
      output += data;
      const [, url] = /DevTools listening on (ws:\S+)/.exec(output) ?? [];
      if (url !== undefined) resolveUrl(url);
    });
    app.once('exit', () => {
      reject(new Error(`the package ended early:\n${output}`));
    });
  });
}
