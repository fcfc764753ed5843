import { setTimeout as sleep } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { type ConsoleWindow, openConsole } from '#test/e2e/support/console-window.ts';
import { type StoreReader, readStore } from '#test/e2e/support/store.ts';
import { until } from './until.ts';

/** The processes of a console. */
export type Victim = 'main' | 'page' | 'gpu';

interface Kill {
  readonly victim: Victim;
  /** After so many disclosures, at any moment of the next one. */
  readonly after: number;
}

/** A console that was killed, and what the page had received by then. */
interface Killed {
  readonly received: readonly string[];
  /** What is wrong with what its store recorded. */
  readonly lost: readonly string[];
}

/**
 * Opens a console, signs in, asks for one key after the other as fast as the bridge answers, and
 * kills one of its processes without warning.
 *
 * @param userData a profile folder that is kept from one kill to the next
 */
export async function killWhileDisclosing(userData: string, kill: Kill): Promise<Killed> {
  const desk = await openConsole({ userData });
  const started = new Date().toISOString();
  const received: string[] = [];
  const keyIds = await shuffledKeyIds(userData, desk.page);
  await desk.page.exposeFunction('received', (keyId: string) => received.push(keyId));
  discloseAll(desk.page, keyIds).catch(() => undefined);
  await until('somebody is signed in', () => received.length > 0);
  const began = performance.now();
  await until('keys were disclosed', () => received.length > kill.after);
  await sleep((Math.random() * (performance.now() - began)) / received.length);
  await killProcess(desk.app, kill.victim);
  await endConsole(desk);
  // The first only said that somebody is signed in.
  const keys = received.slice(1);
  const store = readStore(userData);
  const lost = await lossesIn(store, started, keys);
  await store.close();
  return { received: keys, lost };
}

/** In the page: signs in, reports that with an empty text, then each key ID that it received. */
function discloseAll(page: Page, keyIds: readonly string[]): Promise<void> {
  return page.evaluate(async (ids) => {
    const { bridge } = globalThis.window;
    const ask = (name: string, input: unknown) =>
      bridge.call({ id: crypto.randomUUID(), name, input });
    await ask('session.signIn', {
      profileId: 'demo',
      userName: 'CONTOSO\\helpdesk-admin',
      password: 'demo',
    });
    const report = Reflect.get(globalThis, 'received') as (keyId: string) => Promise<void>;
    await report('');
    for (const keyId of ids) {
      const form = {
        userDomain: '',
        userName: '',
        keyId,
        reason: 'lost-pin',
        note: '',
        ticket: '',
      };
      const reply = await ask('recovery.submit', { form });
      if (reply.ok) void report(keyId);
    }
  }, keyIds);
}

/** Kills one process of a console. */
export async function killProcess(app: ElectronApplication, victim: Victim): Promise<void> {
  if (victim === 'main') {
    app.process().kill('SIGKILL');
    return;
  }
  const pid = await app.evaluate(
    ({ app: application, BrowserWindow }, wanted) =>
      wanted === 'page'
        ? BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
        : application.getAppMetrics().find(({ type }) => type === 'GPU')?.pid,
    victim,
  );
  // Where nothing draws there is no process for it.
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
}

/** Ends a console without asking it. */
export async function endConsole({ app, close }: ConsoleWindow): Promise<void> {
  const child = app.process();
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
  await close();
}

async function lossesIn(
  store: StoreReader,
  started: string,
  received: readonly string[],
): Promise<readonly string[]> {
  const entries = await store.entries();
  const recorded = new Set(
    entries
      .filter(({ action, time }) => action === 'disclose' && time >= started)
      .map(({ keyId }) => keyId),
  );
  const marked = await store.disclosedSince(started);
  const verdict = await store.verify();
  return [
    ...received.filter((id) => !recorded.has(id)).map((id) => `${id}: shown without an entry`),
    ...marked.filter((id) => !recorded.has(id)).map((id) => `${id}: marked without an entry`),
    ...(verdict.intact ? [] : [`the chain is broken at entry ${verdict.brokenAt}`]),
  ];
}

async function shuffledKeyIds(userData: string, page: Page): Promise<readonly string[]> {
  // The first opening makes the store.
  await page.evaluate(() =>
    globalThis.window.bridge.call({
      id: crypto.randomUUID(),
      name: 'profile.open',
      input: { profileId: 'demo' },
    }),
  );
  const store = readStore(userData);
  const ids = await store.allKeyIds();
  await store.close();
  return ids.toSorted(() => Math.random() - 0.5);
}
