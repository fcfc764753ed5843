import { beforeEach, expect, test } from 'vitest';
import { createClipboardGuard } from '#main/features/clipboard-guard.ts';
import { finishWork } from '#main/features/finish-work.ts';
import { createOwedEntries } from '#main/features/owed-entries.ts';
import type { Log } from '#main/ports/system.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

let app: TestConsole;
let told: string[];
beforeEach(async () => {
  app = testConsole();
  told = [];
  await app.signIn('admin');
});

/** Quits with a key on the clipboard. */
async function quit(): Promise<void> {
  const { sessions, profiles, clock } = app;
  const clipboard = createClipboardGuard({
    clipboard: app.clipboard,
    clock,
    clearAfterSeconds: () => 30,
    onNotCleared: () => undefined,
  });
  await clipboard.copy('digits');
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (event) => void told.push(event),
  };
  const owed = createOwedEntries({ clock, log, owedFile: app.owedFile });
  await finishWork({ sessions, clipboard, profiles, log, owed, workstation: 'DESK-1' });
}

test('quitting signs out, and takes the key off the clipboard', async () => {
  await quit();
  expect(app.recordedActions().at(-1)).toBe('sign-out successful');
  expect(app.clipboard.text).toBe('');
  expect(told).toEqual([]);
});

test('a log that cannot be written leaves no key on the clipboard', async () => {
  app.profile.logIsFull = true;
  await quit();
  expect(app.clipboard.text).toBe('');
  expect(told).toEqual(['sign-out not recorded']);
});

test('the clipboard does not wait for a log that is busy', async () => {
  app.profile.logIsBusy = true;
  void quit();
  await new Promise(setImmediate);
  expect(app.clipboard.text).toBe('');
});
