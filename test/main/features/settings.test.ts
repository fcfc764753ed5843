import { describe, expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, WORDS, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, disclosed, driveForm } from './drive-request.ts';

const viewOf = async (app: TestConsole, name: string) =>
  (await app.ask('settings.list')).settings.find((one) => one.name === name);

describe('what a person chooses', () => {
  test('holds at once, is kept, and is told with its origin', async () => {
    const app = testConsole();
    app.profile.protectors.push(protectorOf(ID));
    await app.signIn('admin');
    const { settings } = await app.ask('settings.choose', {
      name: 'recovery.clearClipboardAfterSeconds',
      value: 7,
    });
    expect(settings.recovery.clearClipboardAfterSeconds).toBe(7);
    const disclosureId = await disclosed(app);
    expect(await app.ask('recovery.copy', { disclosureId })).toEqual({ clearAfterSeconds: 7 });
    expect(await viewOf(app, 'recovery.clearClipboardAfterSeconds')).toMatchObject({
      value: 7,
      origin: 'person',
      isOpen: true,
      highest: 30,
    });
    expect(app.appState.choices).toEqual({ 'recovery.clearClipboardAfterSeconds': 7 });
  });

  test('goes back to the default', async () => {
    const app = testConsole();
    await app.ask('settings.choose', { name: 'appearance.theme', value: 'dark' });
    await app.ask('settings.choose', { name: 'appearance.theme', value: null });
    expect(await viewOf(app, 'appearance.theme')).toMatchObject({
      value: 'system',
      origin: 'default',
    });
    expect(app.appState.choices).toEqual({});
  });

  test.each([
    ['appearance.theme', 'purple', 'input.invalid'],
    ['recovery.hideAfterSeconds', 61, 'input.invalid'],
    ['recovery.hideAfterSeconds', 9, 'input.invalid'],
    ['recovery.defaultUserDomain', 'CONTOSO\\', 'input.invalid'],
    ['no.such', 1, 'input.invalid'],
    ['__proto__', 1, 'input.invalid'],
    ['session.lockAfterIdleSeconds', 28_800, 'settings.managed'],
  ])('cannot be that %s is %j', async (name, value, code) => {
    const app = testConsole();
    expect(await app.refused('settings.choose', { name, value })).toBe(code);
    expect(app.appState.choices).toEqual({});
  });

  test('is the language, too, unless the organisation has chosen one', async () => {
    const settings = Settings.parse({ appearance: { language: 'fr' } });
    const app = testConsole(settings);
    expect(await app.refused('app.speak', { language: 'de', words: WORDS })).toBe(
      'settings.managed',
    );
    const { managed } = await app.ask('app.describe', { words: WORDS });
    expect(managed).toContain('appearance.language');
  });
});

test('without break glass nobody goes beyond the limit', async () => {
  const app = testConsole(Settings.parse({ disclosures: { breakGlass: false } }));
  app.profile.protectors.push(protectorOf(ID));
  await app.signIn('admin');
  const asked = { form: driveForm(), breakGlass: 'A ward waits' };
  expect(await app.refused('recovery.submit', asked)).toBe('auth.forbidden');
});
