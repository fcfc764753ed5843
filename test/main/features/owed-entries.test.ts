import { beforeEach, describe, expect, test } from 'vitest';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

let app: TestConsole;
beforeEach(async () => {
  app = testConsole();
  await app.signIn('admin');
});

/** What was promised meanwhile comes to its end. */
const settled = () => new Promise(setImmediate);
const MINUTE_MS = 60_000;

describe('an entry that the log does not take', () => {
  test('locks at once, says why it is not recorded, and is written later', async () => {
    app.profile.logIsFull = true;
    const at = new Date(app.clock.now()).toISOString();
    expect(await app.refused('session.lock')).toBe('store.full');
    expect(app.sessions.view()).toMatchObject({ locked: true });
    for (let n = 0; n < 5; n += 1) {
      app.clock.advance(MINUTE_MS);
      await settled();
    }
    expect(app.recordedActions()).toEqual(['sign-in successful']);
    app.profile.logIsFull = false;
    app.clock.advance(MINUTE_MS);
    await settled();
    expect(app.recordedActions()).toEqual(['sign-in successful', 'lock successful']);
    expect(app.profile.entries.at(-1)?.note).toContain(at);
  });

  test('comes in its order, and before whoever signs in next', async () => {
    app.profile.logIsFull = true;
    await app.call('session.lock');
    await app.call('session.signOut');
    app.profile.logIsFull = false;
    await app.signIn('admin');
    expect(app.recordedActions()).toEqual([
      'sign-in successful',
      'lock successful',
      'sign-out successful',
      'sign-in successful',
    ]);
    app.clock.advance(MINUTE_MS);
    await settled();
    expect(app.profile.entries).toHaveLength(4);
  });

  test('is kept for the next start, and forgotten once it is written', async () => {
    app.profile.logIsFull = true;
    await app.finish();
    expect(app.owedFile.entries).toMatchObject([
      { profileId: 'test', draft: { action: 'sign-out', operator: 'CONTOSO\\op' } },
    ]);
    const next = testConsole(undefined, app.owedFile);
    await next.signIn('admin');
    expect(next.recordedActions()).toEqual(['sign-out successful', 'sign-in successful']);
    expect(app.owedFile.entries).toEqual([]);
  });

  test('is kept when a log gives no answer at all and the console is quitting', async () => {
    app.profile.logIsBusy = true;
    void app.finish();
    await settled();
    app.clock.advance(1_000);
    expect(app.owedFile.entries).toMatchObject([{ draft: { action: 'sign-out' } }]);
  });

  test('touches no file where all goes well', async () => {
    await app.ask('session.lock');
    await app.ask('session.signOut');
    await app.finish();
    expect(app.owedFile.writes).toBe(0);
  });
});
