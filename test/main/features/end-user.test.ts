import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

let app: TestConsole;
beforeEach(async () => {
  app = testConsole();
  app.profile.protectors.push(protectorOf(ID));
  await app.signIn('user');
});

const submit = (userDomain: string, userName: string) =>
  app.call('recovery.submit', { form: driveForm({ userDomain, userName }) });

describe('an end user by another name than the source has', () => {
  test.each([
    ['contoso.com', 'anna.a', 'contoso.com\\anna.a'],
    ['CONTOSO', 'anna.a@contoso.com', 'CONTOSO\\anna.a@contoso.com'],
  ])('%s and %s is whom the directory says, and is recorded so', async (domain, name, asked) => {
    const names: string[] = [];
    app.profile.findAccount = async (typed) => {
      names.push(typed);
      return 'CONTOSO\\anna';
    };
    expect(await submit(domain, name)).toMatchObject({ ok: true });
    expect(names).toEqual([asked]);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'disclose',
      endUser: 'CONTOSO\\anna',
    });
  });

  test('is not associated where the directory says it is somebody else', async () => {
    app.profile.findAccount = async () => 'CONTOSO\\bert';
    expect(await submit('CONTOSO', 'anna')).toMatchObject({
      ok: false,
      error: { code: 'recovery.noneForEndUser' },
    });
  });

  test.each([
    ['does not know the name', async () => undefined],
    [
      'does not answer',
      async () => {
        throw new AppError('directory.unreachable', 'down');
      },
    ],
  ])('is taken as typed where the directory %s', async (_what, findAccount) => {
    app.profile.findAccount = findAccount;
    expect(await submit('CONTOSO', 'anna')).toMatchObject({ ok: true });
    expect(await submit('contoso.com', 'anna.a')).toMatchObject({
      ok: false,
      error: { code: 'recovery.noneForEndUser' },
    });
    expect(app.profile.entries.at(-1)).toMatchObject({ endUser: 'contoso.com\\anna.a' });
  });

  test('the directory is not waited for longer than five seconds', async () => {
    app.profile.findAccount = (_name, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new AppError('request.cancelled', 'too late'));
        });
        app.clock.advance(5_000);
      });
    expect(await submit('CONTOSO', 'anna')).toMatchObject({ ok: true });
  });

  test('an admin finds the computers of the account that is meant', async () => {
    app.profile.findAccount = async () => 'CONTOSO\\anna';
    await app.signIn('admin');
    const found = await app.ask('recovery.find', { by: 'endUser', text: 'anna.a@contoso.com' });
    expect(found.matches).toMatchObject([{ keyId: ID }]);
    expect(app.profile.entries.at(-1)).toMatchObject({ endUser: 'CONTOSO\\anna' });
  });
});
