import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { testConsole } from '#test/fakes/console.ts';

const LOGIN = { source: 'MBAM', userName: ' reader ', password: ' S3cret ' };

describe('logins of database servers', () => {
  let app: ReturnType<typeof testConsole>;
  beforeEach(async () => {
    app = testConsole();
    Object.assign(app.profile.info, { databaseLogins: ['MBAM'] });
    await app.signIn('user');
  });

  test('are kept under profile and source, with an entry, and never sent to the page', async () => {
    expect(await app.ask('logins.list')).toEqual({ logins: [{ source: 'MBAM', isKept: false }] });
    const answer = await app.ask('logins.keep', LOGIN);
    expect(answer).toEqual({ logins: [{ source: 'MBAM', isKept: true }] });
    // Blanks around a name are a slip; in a password they may be meant.
    expect(await app.logins.read('test/MBAM')).toEqual({
      userName: 'reader',
      password: ' S3cret ',
    });
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'configure',
      result: 'successful',
      note: 'MBAM',
      operator: 'CONTOSO\\op',
    });
    expect(JSON.stringify(app.profile.entries)).not.toContain('S3cret');
  });

  test('are forgotten, with an entry', async () => {
    await app.ask('logins.keep', LOGIN);
    expect(await app.ask('logins.forget', { source: 'MBAM' })).toEqual({
      logins: [{ source: 'MBAM', isKept: false }],
    });
    expect(app.recordedActions().slice(-2)).toEqual([
      'configure successful',
      'configure successful',
    ]);
  });

  test('that cannot be protected are not kept, and the entry says so', async () => {
    app.logins.keep = () => Promise.reject(new AppError('login.noProtection', 'basic_text'));
    expect(await app.refused('logins.keep', LOGIN)).toBe('login.noProtection');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'configure',
      result: 'failed',
      failure: 'login.noProtection',
    });
  });

  test.each([
    ['without a name', { ...LOGIN, userName: ' ' }],
    ['without a password', { ...LOGIN, password: '' }],
    ['for a source that is none of the profile’s', { ...LOGIN, source: '../other' }],
  ])('%s are refused', async (_what, login) => {
    expect(await app.refused('logins.keep', login)).toBe('input.invalid');
    expect(await app.logins.has('test/MBAM')).toBe(false);
  });

  test('cannot be used while the console is locked, or before sign-in', async () => {
    await app.ask('session.lock');
    expect(await app.refused('logins.keep', LOGIN)).toBe('auth.locked');
    expect(await testConsole().refused('logins.list')).toBe('auth.signedOut');
  });
});
