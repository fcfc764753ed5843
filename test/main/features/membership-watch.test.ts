import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createOwedEntries } from '#main/features/owed-entries.ts';
import { watchMembership } from '#main/features/sign-in/membership-watch.ts';
import { AppError } from '#shared/errors.ts';
import type { Operator } from '#shared/sign-in/session.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const EVERY_SECONDS = 600;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let app: TestConsole;
let asked: number;
let answer: () => Promise<Operator>;
let stop: () => void;
beforeEach(async () => {
  app = testConsole();
  asked = 0;
  await app.signIn('admin');
  const operator = app.sessions.require().operator;
  answer = async () => operator;
  Object.assign(app.profile, { recheck: () => ((asked += 1), answer()) });
  stop = watchMembership({
    sessions: app.sessions,
    clock: app.clock,
    log: silent,
    owed: createOwedEntries({ clock: app.clock, log: silent, owedFile: app.owedFile }),
    workstation: 'DESK-1',
    everySeconds: EVERY_SECONDS,
  });
});
afterEach(() => {
  stop();
});

async function pass(times = 1): Promise<void> {
  for (let time = 0; time < times; time += 1) {
    app.clock.advance(EVERY_SECONDS * 1000);
    // The answer, what follows from it, and the next appointment are promises one after the other.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
}

describe('the directory is asked again', () => {
  test('time after time, and nothing happens while all is as it was', async () => {
    await pass(3);
    expect(asked).toBe(3);
    expect(app.sessions.current()).toBeDefined();
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test.each(['auth.disabled', 'auth.noRole', 'auth.badCredentials', 'auth.lockedOut'] as const)(
    '%s ends the session, with the reason in the log',
    async (code) => {
      answer = () => Promise.reject(new AppError(code, 'gone'));
      await pass();
      expect(app.sessions.current()).toBeUndefined();
      expect(app.profile.entries.at(-1)).toMatchObject({
        action: 'sign-out',
        failure: code,
        operator: 'CONTOSO\\op',
      });
    },
  );

  test('new groups are new roles at once', async () => {
    const before = app.sessions.require().operator;
    answer = async () => ({ ...before, roles: ['reports'] });
    await pass();
    expect(app.sessions.view()?.operator.roles).toEqual(['reports']);
    expect(await app.refused('tpm.computers', { start: 'WS-' })).toBe('auth.forbidden');
  });

  test.each(['directory.unreachable', 'directory.timedOut'] as const)(
    '%s ends nothing, and it is asked again',
    async (code) => {
      answer = () => Promise.reject(new AppError(code, 'down'));
      await pass(2);
      expect(asked).toBe(2);
      expect(app.sessions.current()).toBeDefined();
    },
  );

  test('a directory that stays away locks the session after six times', async () => {
    answer = () => Promise.reject(new AppError('directory.unreachable', 'down'));
    await pass(5);
    expect(app.sessions.current()).toMatchObject({ locked: false });
    await pass();
    expect(app.sessions.current()).toMatchObject({ locked: true });
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'lock',
      failure: 'directory.unreachable',
      operator: 'CONTOSO\\op',
    });
  });

  test('one answer in between, and it is counted anew', async () => {
    const there = answer;
    const away = () => Promise.reject(new AppError('directory.unreachable', 'down'));
    for (const times of [5, 5]) {
      answer = away;
      await pass(times);
      answer = there;
      await pass();
    }
    expect(app.sessions.current()).toMatchObject({ locked: false });
  });

  test('not while locked, not when nobody is there, not after the end', async () => {
    await app.ask('session.lock');
    await pass();
    await app.ask('session.signOut');
    await pass();
    stop();
    await app.signIn('admin');
    await pass();
    expect(asked).toBe(0);
  });

  test('an answer that comes after a lock changes nothing', async () => {
    answer = async () => {
      await app.ask('session.lock');
      throw new AppError('auth.disabled', 'gone');
    };
    await pass();
    expect(app.sessions.current()).toMatchObject({ locked: true });
  });
});
