import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, expect } from '@playwright/test';
import { type ConsoleWindow, openConsole, putMainBack } from './console-window.ts';
import { restorePreparedStore } from './prepared-store.ts';

/** One console for many tests, each of which finds it as if it had just been started. */
export interface SharedConsole {
  /** Signs out, takes back what the last test did, and begins a new page on a virgin store. */
  asNew(): Promise<ConsoleWindow>;
  close(): Promise<void>;
}

export async function openSharedConsole(): Promise<SharedConsole> {
  let desk: ConsoleWindow | undefined;
  return {
    async asNew() {
      if (desk === undefined) desk = await openConsole();
      else await renew(desk);
      return desk;
    },
    close: async () => desk?.close(),
  };
}

async function renew(desk: ConsoleWindow): Promise<void> {
  const { app, page, userData, complaints } = desk;
  await signOutByHand(page);
  await putMainBack(app);
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  await restorePreparedStore(userData);
  rmSync(join(userData, 'state.json'), { force: true });
  await page.reload();
  // Nobody is signed in, and who was is forgotten.
  await expect(page.getByRole('form', { name: 'Sign in' }).getByLabel('User name')).toHaveValue('');
  complaints.splice(0);
}

/** What the page shows does not matter: a dialog may be open, or the lock. */
async function signOutByHand(page: Page): Promise<void> {
  const reply = await page.evaluate(() =>
    globalThis.window.bridge.call({
      id: crypto.randomUUID(),
      name: 'session.signOut',
      input: undefined,
    }),
  );
  if (!reply.ok) expect(reply.error.code).toBe('auth.signedOut');
}
