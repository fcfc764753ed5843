import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type ConsoleWindow, openConsole } from './support/console-window.ts';
import { readStore } from './support/store.ts';
import { expect, test } from './support/test.ts';

const KILLS = 50;
const PARTS = 5;
const KILLS_A_PART = KILLS / PARTS;

for (let part = 1; part <= PARTS; part += 1) {
  test(`killed at any instant of a disclosure, no secret is out without its entry (${KILLS_A_PART} kills, part ${part})`, async () => {
    const userData = mkdtempSync(join(tmpdir(), 'keydesk-killed-'));
    const received: string[] = [];
    const started = new Date().toISOString();
    let disclosedBetweenKills = 0;

    for (let kill = 1; kill <= KILLS_A_PART; kill += 1) {
      const before = received.length;
      // The first lives to see one disclosure, each later one two more.
      await discloseUntilKilled(await openConsole({ userData }), received, 2 * kill - 1);
      disclosedBetweenKills += received.length - before;

      const store = readStore(userData);
      const entries = await store.entries();
      const recorded = new Set(
        entries
          .filter(({ action, time }) => action === 'disclose' && time >= started)
          .map(({ keyId }) => keyId),
      );
      expect(await store.verify(), `kill ${kill}: the chain`).toMatchObject({ intact: true });
      expect(
        received.filter((keyId) => !recorded.has(keyId)),
        `kill ${kill}: shown without an entry`,
      ).toEqual([]);
      expect(
        (await store.disclosedSince(started)).filter((keyId) => !recorded.has(keyId)),
        `kill ${kill}: marked without an entry`,
      ).toEqual([]);
      await store.close();
    }
    expect(disclosedBetweenKills, 'disclosures that reached the page').toBeGreaterThan(
      2 * KILLS_A_PART,
    );
    rmSync(userData, { recursive: true, force: true });
  });
}

/**
 * Signs in, asks for one key after the other as fast as the bridge answers, and is killed without
 * warning after so many disclosures and, at an instant that chance chooses, within the next one:
 * the time one takes on this machine is measured.
 */
async function discloseUntilKilled(
  { app, page, userData, close }: ConsoleWindow,
  received: string[],
  disclosures: number,
): Promise<void> {
  const keyIds = await allKeyIds(userData, page);
  await page.exposeFunction('received', (keyId: string) => received.push(keyId));
  const working = page.evaluate(async (ids) => {
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
  working.catch(() => undefined);
  await expect.poll(() => received, { message: 'the sign-in' }).toContain('');
  received.splice(received.indexOf(''), 1);
  const before = received.length;
  const began = performance.now();
  await expect
    .poll(() => received.length - before, { message: 'disclosures', intervals: [1] })
    .toBeGreaterThanOrEqual(disclosures);
  const oneTakesMs = (performance.now() - began) / (received.length - before);
  await setTimeout(Math.random() * oneTakesMs);
  const gone = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await gone;
  await close();
}

async function allKeyIds(
  userData: string,
  page: { evaluate(work: () => Promise<unknown>): Promise<unknown> },
): Promise<readonly string[]> {
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
