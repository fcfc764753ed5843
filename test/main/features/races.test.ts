import { beforeEach, describe, expect, test } from 'vitest';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf, tpmOwnerOf } from '#test/fakes/memory-profile.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';
const DRIVE = {
  form: { userDomain: '', userName: '', keyId: KEY, reason: 'lost-pin', note: '', ticket: '' },
};
const TPM = {
  form: {
    userDomain: '',
    userName: '',
    computerDomain: 'CONTOSO',
    computerName: 'WS-1',
    reason: 'reset-pin-lockout',
    note: '',
    ticket: '',
  },
};
/** More turns than any of these calls takes. */
const TURNS = 60;
/** Turns from main's last look at the session until its answer is on the wire. */
const ON_ITS_WAY = 4;

let app: TestConsole;
beforeEach(async () => {
  app = testConsole();
  app.profile.protectors.push(protectorOf(KEY));
  app.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
  await app.signIn('admin');
});

async function disclosureId(): Promise<string> {
  const output = await app.ask('recovery.submit', DRIVE);
  if (output.outcome !== 'disclosed') throw new Error(`it was answered by ${output.outcome}`);
  return output.disclosure.disclosureId;
}

const ends = { locked: () => app.sessions.lock(), 'signed out': () => app.sessions.end() };

describe.each(Object.entries(ends))('a console that is %s at any moment of', (_how, end) => {
  test.each([
    ['recovery.submit', DRIVE, '471207'],
    ['tpm.submit', TPM, OWNER],
  ] as const)('%s answers no secret from then on', async (name, input, secret) => {
    for (let turns = 0; turns < TURNS; turns += 1) {
      await app.signIn('admin');
      let isAnswered = false;
      const reply = app.call(name, input).finally(() => (isAnswered = true));
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      end();
      for (let turn = 0; turn < ON_ITS_WAY; turn += 1) await Promise.resolve();
      const wasOnItsWay = isAnswered;
      const late = wasOnItsWay ? '' : JSON.stringify(await reply);
      expect(late).not.toContain(secret);
    }
    expect(app.unforeseen).toEqual([]);
  });

  test.each(['tpm.readLockout', 'tpm.resetLockout'] as const)(
    '%s asks no computer in the operator’s name from then on',
    async (name) => {
      for (let turns = 0; turns < TURNS; turns += 1) {
        await app.signIn('admin');
        let isOver = false;
        let askedLate = 0;
        app.profile.tpmRemote.lockedOut = true;
        app.profile.tpmRemote.whileAsked = () => void (askedLate += isOver ? 1 : 0);
        const sent = app.profile.tpmRemote.sent.length;
        const reply = app.call(name, {
          ...TPM,
          authorisation: { kind: 'kept-by-computer' },
          acceptsOtherMachine: false,
          acceptsSuperseded: false,
        });
        for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
        const before = app.profile.tpmRemote.sent.length;
        end();
        isOver = true;
        await reply;
        // What has been sent has happened, and is looked at once more to say how it came out.
        expect(askedLate).toBeLessThanOrEqual(before - sent);
        expect(app.profile.tpmRemote.sent.length).toBe(before);
      }
    },
  );

  test('a copy leaves nothing on the clipboard', async () => {
    for (let turns = 0; turns < TURNS; turns += 1) {
      await app.signIn('admin');
      const id = await disclosureId();
      app.clipboard.whilePutting = () => Promise.resolve();
      const reply = app.call('recovery.copy', { disclosureId: id });
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      end();
      await reply;
      for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
      expect(app.clipboard.text).toBe('');
    }
  });
});

test('a key that was copied though the clipboard gave an error is taken back', async () => {
  app.clipboard.lies = true;
  expect(await app.refused('recovery.copy', { disclosureId: await disclosureId() })).toBe(
    'clipboard.unavailable',
  );
  expect(app.clipboard.text).not.toBe('');
  app.clock.advance(30_000);
  for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
  expect(app.clipboard.text).toBe('');
});

test('what one operator asked for is not told to the next', async () => {
  app.profile.accounts.set('contoso\\next', { password: 'pw', roles: ['admin'] });
  app.profile.find = async () => {
    await app.ask('session.signIn', {
      profileId: 'test',
      userName: 'CONTOSO\\next',
      password: 'pw',
    });
    return {
      matches: [
        protectorOf(KEY).protector,
        protectorOf('AC9D5655-0000-4D1D-902F-1B6087118138').protector,
      ],
      total: 2,
    };
  };
  expect(await app.refused('recovery.submit', { form: { ...DRIVE.form, keyId: 'AC9D5655' } })).toBe(
    'auth.locked',
  );
});
