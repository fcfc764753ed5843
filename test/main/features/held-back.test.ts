import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf, tpmOwnerOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

const REACHED = new AppError('disclosure.limitReached', 'as asked for', {
  details: { window: 'minute', most: 1, nextAt: '2026-06-01T09:01:00.000Z' },
});
const TPM_FORM = {
  computerName: 'WS-1',
  computerDomain: 'CONTOSO',
  userDomain: '',
  userName: '',
  reason: 'clear-tpm',
  note: '',
  ticket: '',
};
const OWNER = 'KioqKioqKioqKioqKioqKioqKio=';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
  app.profile.protectors.push(protectorOf(ID));
  app.profile.tpmOwners.push(tpmOwnerOf('1', OWNER));
});

const submit = (changes: object = {}) =>
  app.refused('recovery.submit', { form: driveForm(), ...changes });
const newest = () => app.profile.entries.at(-1);
/** The disclosures that were refused for the limit, as far as they have an entry each. */
const refusals = () =>
  app.profile.entries.filter(({ failure }) => failure === 'disclosure.limitReached');

describe('an operator who has reached the limit', () => {
  beforeEach(async () => {
    await app.signIn('admin');
    app.profile.limitReached = REACHED;
  });

  test('is told which, and the log has the refusal', async () => {
    const reply = await app.call('recovery.submit', { form: driveForm({ note: 'n' }) });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'disclosure.limitReached', details: REACHED.details },
    });
    expect(newest()).toMatchObject({
      action: 'disclose',
      result: 'failed',
      failure: 'disclosure.limitReached',
      keyId: ID,
      note: 'n',
      flag: '',
    });
  });

  test('fills no log: what is more than 20 a minute is told by its number', async () => {
    for (let time = 0; time < 50; time += 1) await submit();
    expect(refusals()).toHaveLength(20);
    app.clock.advance(60_000);
    await expect.poll(() => newest()?.note).toBe('30 more requests');
    expect(refusals()).toHaveLength(21);
    await submit();
    expect(refusals()).toHaveLength(22);
  });

  test('is refused for a TPM owner password as well', async () => {
    expect(await app.refused('tpm.submit', { form: TPM_FORM })).toBe('disclosure.limitReached');
    expect(newest()).toMatchObject({
      failure: 'disclosure.limitReached',
      keyType: 'tpm-password-hash',
    });
  });

  test('stays refused when not even the refusal can be written', async () => {
    app.profile.duringLimit = () => {
      app.profile.logIsFull = true;
    };
    expect(await submit()).toBe('disclosure.limitReached');
    expect(refusals()).toEqual([]);
  });
});

describe('breaking the glass', () => {
  const breakGlass = 'A ward waits';

  test.each([
    ['recovery.submit', { form: driveForm({ note: 'n' }) }],
    ['tpm.submit', { form: { ...TPM_FORM, note: 'n' } }],
  ] as const)(
    '%s: the reason and the disclosure are two entries, both flagged',
    async (name, asked) => {
      await app.signIn('admin');
      app.profile.limitReached = REACHED;
      expect(await app.ask(name, { ...asked, breakGlass })).toMatchObject({
        outcome: 'disclosed',
        disclosure: { isBeyondLimit: true },
      });
      const [reason, disclosure] = app.profile.entries.slice(-2);
      expect(reason).toMatchObject({
        action: 'note',
        result: 'successful',
        note: breakGlass,
        flag: 'break-glass',
        requestId: disclosure?.requestId,
      });
      expect(disclosure).toMatchObject({ action: 'disclose', note: 'n', flag: 'break-glass' });
    },
  );

  test('is once: the next request is refused again', async () => {
    await app.signIn('admin');
    app.profile.limitReached = REACHED;
    await app.ask('recovery.disclose', { form: driveForm(), keyId: ID, breakGlass });
    expect(await submit()).toBe('disclosure.limitReached');
  });

  test('needs a reason, and no secret for one', async () => {
    await app.signIn('admin');
    for (const wrong of ['', ' \n', 'x'.repeat(600), `it is ${protectorOf(ID).recoveryPassword}`])
      expect(await submit({ breakGlass: wrong })).toBe('input.invalid');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  // A Hangul filler, an empty Braille pattern, a letter with nothing to see: none is white space.
  test.each(['\u3164', '\u2800\u2800', '\uFFA0 \u115F', '.', '- -', '\uFE0F'])(
    'is not given with a reason that says nothing: %j',
    async (blank) => {
      await app.signIn('admin');
      expect(await submit({ breakGlass: blank })).toBe('input.invalid');
    },
  );

  test('is for admins alone', async () => {
    await app.signIn('user');
    const form = driveForm({ userDomain: 'CONTOSO', userName: 'anna' });
    expect(await submit({ form, breakGlass })).toBe('auth.forbidden');
    expect(app.profile.entries.some(({ flag }) => flag !== '')).toBe(false);
  });

  test('without an entry of the reason, nothing is disclosed', async () => {
    await app.signIn('admin');
    app.profile.logIsFull = true;
    expect(await submit({ breakGlass })).toBe('store.full');
  });

  test('an ordinary disclosure says that it was none', async () => {
    await app.signIn('admin');
    expect(await app.ask('recovery.submit', { form: driveForm() })).toMatchObject({
      disclosure: { isBeyondLimit: false },
    });
    expect(newest()?.flag).toBe('');
  });
});

describe('guesses', () => {
  const unknownKey = (index: number) => ({
    form: driveForm({ keyId: `0000000${index % 10}`, userDomain: 'CONTOSO', userName: 'anna' }),
  });
  const guess = (index: number) => app.refused('recovery.submit', unknownKey(index));
  const flagged = () => app.profile.entries.filter(({ flag }) => flag === 'guessing');

  test('at keys are free ten times; then they are flagged, and wait', async () => {
    await app.signIn('user');
    for (let index = 0; index < 10; index += 1)
      expect(await guess(index)).toBe('recovery.noneForEndUser');
    expect(flagged()).toEqual([]);
    expect(await guess(10)).toBe('recovery.noneForEndUser');
    expect(flagged()).toHaveLength(1);

    const reply = await app.call('recovery.submit', unknownKey(11));
    expect(reply).toMatchObject({
      error: {
        code: 'disclosure.tooManyGuesses',
        details: { nextAt: new Date(app.clock.now() + 15_000).toISOString() },
      },
    });
    expect(newest()).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'disclosure.tooManyGuesses',
      flag: 'guessing',
    });
    app.clock.advance(15_000);
    expect(await guess(12)).toBe('recovery.noneForEndUser');
    app.clock.advance(15_000);
    expect(await guess(13)).toBe('disclosure.tooManyGuesses');
  });

  test('at end users and computers count too, and a key that fits ends nothing', async () => {
    await app.signIn('user');
    const asUser = (userName: string) => ({ form: driveForm({ userDomain: 'CONTOSO', userName }) });
    for (let index = 0; index < 5; index += 1)
      expect(await submit(asUser(`guessed.${index}`))).toBe('recovery.noneForEndUser');
    for (let index = 0; index < 5; index += 1) {
      const form = {
        ...TPM_FORM,
        computerName: `WS-9${index}`,
        userDomain: 'CONTOSO',
        userName: 'anna',
      };
      expect(await app.refused('tpm.submit', { form })).toBe('tpm.unknownComputer');
    }
    await app.ask('recovery.submit', asUser('anna'));
    expect(await submit(asUser('guessed.5'))).toBe('recovery.noneForEndUser');
    expect(newest()?.flag).toBe('guessing');
    for (const name of ['recovery.submit', 'recovery.disclose'] as const)
      expect(await app.refused(name, { ...asUser('anna'), keyId: ID })).toBe(
        'disclosure.tooManyGuesses',
      );
    const form = { ...TPM_FORM, userDomain: 'CONTOSO', userName: 'anna' };
    for (const name of ['tpm.submit', 'tpm.readLockout', 'tpm.resetCommand'] as const)
      expect(await app.refused(name, { form })).toBe('disclosure.tooManyGuesses');
  });

  test('are an hour old some time', async () => {
    await app.signIn('admin');
    for (let index = 0; index < 11; index += 1) await guess(index);
    app.clock.advance(3_600_000);
    expect(await guess(11)).toBe('recovery.noMatch');
    expect(flagged()).toHaveLength(1);
  });

  test('do not end because somebody sets the clock', async () => {
    await app.signIn('admin');
    for (let index = 0; index < 11; index += 1) await guess(index);
    app.clock.set(7_200_000);
    expect(await guess(11)).toBe('disclosure.tooManyGuesses');
  });

  test('fill no log', async () => {
    await app.signIn('admin');
    for (let index = 0; index < 111; index += 1) await guess(index);
    expect(app.profile.entries.length).toBeLessThan(40);
    app.clock.advance(60_000);
    await expect.poll(() => newest()?.note).toBe('80 more requests');
  });
});
