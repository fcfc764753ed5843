import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, type TestInfo, expect } from '@playwright/test';
import { z } from 'zod';
import type { CallName } from '#shared/contract.ts';
import {
  type ConsoleWindow,
  type LaunchOptions,
  openConsole,
  putMainBack,
} from './console-window.ts';
import { beginEvidence, keepEvidence } from './evidence.ts';

/**
 * One console for many tests, each of which finds it as if it had just been started: nobody signed
 * in, a new page, nothing remembered, the dialogs and the clipboard as they were. What else a test
 * does to the main process stays: such a test starts a console of its own.
 */
export interface SharedConsole {
  begin(): Promise<ConsoleWindow>;
  end(info: TestInfo): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param launch how it is started, by the first test
 * @param restore makes what it works on what it was, while nobody is signed in
 */
export function shareConsole(
  launch: LaunchOptions,
  restore: (desk: ConsoleWindow) => Promise<void>,
): SharedConsole {
  let desk: ConsoleWindow | undefined;
  let downloads = '';
  return {
    async begin() {
      if (desk === undefined) desk = await openConsole(launch);
      else await renew(desk, restore);
      downloads = mkdtempSync(join(tmpdir(), 'keydesk-downloads-'));
      await beginEvidence(desk);
      return { ...desk, downloads };
    },
    async end(info) {
      if (desk !== undefined) await keepEvidence(desk, info);
      rmSync(downloads, { recursive: true, force: true });
    },
    close: async () => desk?.close(),
  };
}

async function renew(
  desk: ConsoleWindow,
  restore: (desk: ConsoleWindow) => Promise<void>,
): Promise<void> {
  const { app, page, userData, complaints } = desk;
  await ask(page, 'session.signOut');
  await putMainBack(app);
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await restore(desk);
  const state = join(userData, 'state.json');
  // Main goes by what was chosen, whether it is still in the file or not.
  for (const name of choicesIn(state)) await ask(page, 'settings.choose', { name, value: null });
  rmSync(state, { force: true });
  await page.reload();
  // Nobody is signed in, and who was is forgotten.
  await expect(page.getByRole('form', { name: 'Sign in' }).getByLabel('User name')).toHaveValue('');
  complaints.splice(0);
}

/** Names of the settings that a person has chosen. */
function choicesIn(state: string): readonly string[] {
  const { choices = {} } = existsSync(state)
    ? z
        .object({ choices: z.record(z.string(), z.unknown()).optional() })
        .parse(JSON.parse(readFileSync(state, 'utf8')))
    : {};
  return Object.keys(choices);
}

/** Asks main, whatever the page shows: a dialog may be open, or the lock. */
export async function ask(page: Page, name: CallName, input?: unknown): Promise<void> {
  const reply = await page.evaluate(
    (request) => globalThis.window.bridge.call({ id: crypto.randomUUID(), ...request }),
    { name, input },
  );
  if (!reply.ok) expect(reply.error.code).toBe('auth.signedOut');
}
