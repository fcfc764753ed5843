import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConsole } from '#test/e2e/support/console-window.ts';
import { shownPassword, signIn, submit } from '#test/e2e/support/steps.ts';
import { demoStoreFile, readStore } from '#test/e2e/support/store.ts';
import { filesIn, standsIn } from '#test/find-secret.ts';
import { endConsole, killProcess } from '../killed-window.ts';
import type { Attempt, Trial } from '../trial.ts';

/** Keys shown by one console. */
const KEYS = 5;

/**
 * A console shows and copies keys, then ends as usual or is killed. None of the digits are found
 * anywhere in its profile folder, caches, crash reports, or the folder for temporary files. The
 * demo store itself is left out: it is where the digits come from.
 */
export const traces: Trial = {
  name: 'shown keys looked for in every file',
  most: 200,
  weight: 3,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-traces-'));
    return {
      attempt: (round) => showAndSearch(join(folder, String(round)), round % 2 === 0),
      dispose: async () => {
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

async function showAndSearch(folder: string, isKilled: boolean): Promise<Attempt> {
  const userData = join(folder, 'profile');
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  try {
    const shown = await showKeys(userData, isKilled);
    const lost = filesIn(folder)
      .filter((path) => !path.startsWith(demoStoreFile(userData)))
      .flatMap((path) => found(path, shown));
    return { tried: shown.length, lost };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns the recovery passwords that were on the screen */
async function showKeys(userData: string, isKilled: boolean): Promise<readonly string[]> {
  const desk = await openConsole({ userData });
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  // By then the console has made its store.
  await page.getByLabel('Recovery key ID').waitFor();
  const store = readStore(userData);
  const keyIds = (await store.allKeyIds()).slice(0, KEYS);
  await store.close();
  const shown: string[] = [];
  for (const keyId of keyIds) {
    await submit(page, { keyId });
    shown.push(await shownPassword(page));
    await page.getByRole('button', { name: 'Copy Key' }).click();
    await page.getByRole('button', { name: 'New request' }).click();
  }
  if (isKilled) await killProcess(desk.app, 'page');
  // Playwright gives up a page that has crashed, and waits for it for ever.
  await (isKilled ? endConsole(desk) : desk.close());
  return shown;
}

function found(path: string, passwords: readonly string[]): readonly string[] {
  return passwords
    .filter((password) => standsIn(path, password))
    .map((password) => `the password of ${password.slice(0, 6)}… stands in ${path}`);
}
