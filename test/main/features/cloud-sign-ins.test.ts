import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { type MemoryCloud, memoryCloud } from '#test/fakes/memory-cloud.ts';

const SOURCE = { source: 'Entra ID' };

describe('a source with a sign-in of its own', () => {
  let app: TestConsole;
  let cloud: MemoryCloud;
  beforeEach(async () => {
    app = testConsole();
    cloud = memoryCloud();
    Object.assign(app.profile, { clouds: [cloud] });
    await app.signIn('user');
  });
  const lastEntry = () => app.profile.entries.at(-1);

  test('is listed, signed in to with an entry, and signed out of', async () => {
    expect(await app.ask('cloud.list')).toMatchObject({ clouds: [{ ...SOURCE, account: null }] });
    expect(await app.ask('cloud.signIn', SOURCE)).toMatchObject({
      clouds: [{ account: 'op@contoso.test', list: { reading: 12_000 } }],
    });
    expect(lastEntry()).toMatchObject({
      action: 'configure',
      result: 'successful',
      note: 'Entra ID',
      operator: 'CONTOSO\\op',
    });
    expect(await app.ask('cloud.signOut', SOURCE)).toMatchObject({ clouds: [{ account: null }] });
  });

  test('with another one’s account leaves an entry that says so', async () => {
    cloud.failure = new AppError('entra.otherAccount', 'no', { details: { reason: 'boss@x' } });
    const reply = await app.call('cloud.signIn', SOURCE);
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'entra.otherAccount', details: { reason: 'boss@x' } },
    });
    expect(lastEntry()).toMatchObject({ result: 'failed', failure: 'entra.otherAccount' });
  });

  test('without its entry nobody stays signed in', async () => {
    app.profile.logIsFull = true;
    expect(await app.refused('cloud.signIn', SOURCE)).toBe('store.full');
    expect(cloud.account).toBeNull();
  });

  test('whoever locks meanwhile is not told', async () => {
    cloud.inBrowser = async () => app.ask('session.lock');
    expect(await app.refused('cloud.signIn', SOURCE)).toBe('auth.locked');
  });

  test('the page in the browser cannot be given markup', async () => {
    let shown = '';
    cloud.inBrowser = async ({ pages }) => void (shown = pages.done + pages.failed);
    await app.ask('cloud.signIn', SOURCE);
    expect(shown).toContain('<p>Signed in</p>');
    expect(shown).toContain('<p>Not signed in</p>');
    expect(shown).not.toContain('<script');
  });

  test.each(['cloud.signIn', 'cloud.signOut', 'cloud.readList'] as const)(
    '%s takes sources of this profile alone',
    async (call) => {
      expect(await app.refused(call, { source: '../other' })).toBe('input.invalid');
    },
  );

  test('its list is read by whoever is signed in', async () => {
    expect(await app.refused('cloud.readList', SOURCE)).toBe('entra.signInNeeded');
    await app.ask('cloud.signIn', SOURCE);
    expect(await app.ask('cloud.readList', SOURCE)).toMatchObject({
      clouds: [{ list: { reading: 0 } }],
    });
  });

  test('cannot be used while the console is locked, or before sign-in', async () => {
    await app.ask('session.lock');
    expect(await app.refused('cloud.signIn', SOURCE)).toBe('auth.locked');
    expect(await testConsole().refused('cloud.list')).toBe('auth.signedOut');
  });
});
