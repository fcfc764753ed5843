import { beforeEach, describe, expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const STEPS = ['Called back at the number in the directory', 'Manager confirmed'];
const FORM = {
  userDomain: 'CONTOSO',
  userName: 'anna',
  keyId: 'AC9D5655',
  reason: 'lost-pin',
  note: 'n',
  ticket: 'INC1',
};

let app: TestConsole;
beforeEach(() => {
  app = testConsole(
    Settings.parse({ recovery: { callerCheck: { steps: STEPS, requiredOfUsers: true } } }),
  );
  app.profile.protectors.push(protectorOf(ID));
});

describe('a caller check that users must do', () => {
  test('is told to the page', async () => {
    await app.signIn('user');
    expect(await app.ask('recovery.callerCheck')).toEqual({
      steps: STEPS,
      requiredOfUsers: true,
      code: null,
    });
  });

  test('is recorded before the key, under the same request', async () => {
    await app.signIn('user');
    await app.ask('recovery.submit', { form: FORM, ticked: [1, 0] });
    const [check, disclosure] = app.profile.entries.slice(-2);
    expect(check).toMatchObject({
      action: 'caller-check',
      note: 'Called back at the number in the directory; Manager confirmed',
      keyId: ID,
      ticket: 'INC1',
    });
    expect(disclosure).toMatchObject({
      action: 'disclose',
      note: 'n',
      requestId: check?.requestId,
    });
  });

  test.each([[[]], [[0]], [[1, 1]], [[0, 5]]])('refuses a user who ticked %j', async (ticked) => {
    await app.signIn('user');
    expect(await app.refused('recovery.submit', { form: FORM, ticked })).toBe('input.invalid');
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });

  test('refuses a row of the matches just so', async () => {
    app.profile.protectors.push(protectorOf(TWIN));
    await app.signIn('user');
    await app.ask('recovery.submit', { form: FORM, ticked: [0, 1] });
    expect(await app.refused('recovery.disclose', { form: FORM, keyId: ID })).toBe('input.invalid');
    await app.ask('recovery.disclose', { form: FORM, keyId: ID, ticked: [0, 1] });
    expect(app.recordedActions().slice(-3)).toEqual([
      'search successful',
      'caller-check successful',
      'disclose successful',
    ]);
  });

  test('binds no admin, but records what one ticked', async () => {
    await app.signIn('admin', 'user');
    await app.ask('recovery.submit', { form: FORM });
    expect(app.recordedActions().at(-2)).toBe('sign-in successful');
    await app.ask('recovery.submit', { form: FORM, ticked: [0] });
    expect(app.profile.entries.at(-2)).toMatchObject({ action: 'caller-check', note: STEPS[0] });
  });

  test('that cannot be recorded gives no key', async () => {
    await app.signIn('user');
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.submit', { form: FORM, ticked: [0, 1] })).toBe('store.full');
  });
});

test.each([
  { steps: ['a'.repeat(71)] },
  { steps: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] },
  { steps: [''] },
  { steps: ['two\nlines'] },
  { steps: [], required: true },
])('%j is no caller check', (callerCheck) => {
  expect(Settings.safeParse({ recovery: { callerCheck } }).success).toBe(false);
});
