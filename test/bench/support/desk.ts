import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { WireReply } from '#shared/wire.ts';
import { type ConsoleWindow, openConsole } from '#test/e2e/support/console-window.ts';
import { signIn } from '#test/e2e/support/steps.ts';
import type { StoreFolder } from '../data/demo-store.ts';

/** The real console on a generated store. */
export interface Desk extends Pick<
  ConsoleWindow,
  'app' | 'page' | 'downloads' | 'answerSaveDialog'
> {
  close(): Promise<void>;
}

/** Somebody is signed in and the area in front is ready to be used. */
export async function openDesk(store: StoreFolder): Promise<Desk> {
  const { userData, remove } = profileOn(store);
  const desk = await openConsole({ userData });
  await signIn(desk.page, 'helpdesk-admin');
  await desk.page.getByLabel('Recovery key ID').waitFor();
  return {
    ...desk,
    async close() {
      await desk.close();
      remove();
    },
  };
}

/** A fresh profile folder whose store is the generated one, where it lies. */
export function profileOn({ folder }: StoreFolder): {
  readonly userData: string;
  readonly remove: () => void;
} {
  const userData = mkdtempSync(join(tmpdir(), 'keydesk-bench-'));
  symlinkSync(folder, join(userData, 'demo'), 'junction');
  return {
    userData,
    remove: () => {
      rmSync(userData, { recursive: true, force: true });
    },
  };
}

/**
 * Asks main over the page's own bridge.
 *
 * @returns the reply, and milliseconds by the page's clock
 */
export async function ask(
  page: Page,
  name: string,
  input?: unknown,
): Promise<{ readonly reply: WireReply; readonly ms: number }> {
  const answered = await page.evaluate(
    async (request) => {
      const start = performance.now();
      const reply = await window.bridge.call({ id: crypto.randomUUID(), ...request });
      return { reply, ms: performance.now() - start };
    },
    { name, input },
  );
  if (!answered.reply.ok) throw new Error(`${name}: ${answered.reply.error.code}`);
  return answered;
}
