import { beforeEach, describe, expect, test } from 'vitest';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
  app.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['user'] });
});

const signIn = (password: string, userName = 'CONTOSO\\op') =>
  app.call('session.signIn', { profileId: 'test', userName, password });

describe('signing in', () => {
  test('gives the page a view of the session and leaves an entry', async () => {
    expect(await signIn('pw')).toMatchObject({
      ok: true,
      output: {
        operator: { account: 'CONTOSO\\op', roles: ['user'] },
        locked: false,
        domains: ['CONTOSO'],
      },
    });
    expect(app.profile.entries).toMatchObject([
      { action: 'sign-in', result: 'successful', operator: 'CONTOSO\\op', workstation: 'DESK-1' },
    ]);
  });

  test('a wrong password and an unknown account answer alike, and both are recorded', async () => {
    const wrong = await signIn('no');
    const unknown = await signIn('pw', 'CONTOSO\\nobody');
    expect(wrong).toEqual({ ok: false, error: { code: 'auth.badCredentials', details: {} } });
    expect(unknown).toEqual(wrong);
    expect(app.profile.entries.map(({ operator, result }) => [operator, result])).toEqual([
      ['CONTOSO\\op', 'failed'],
      ['CONTOSO\\nobody', 'failed'],
    ]);
  });

  test('without an entry there is no session', async () => {
    app.profile.logIsFull = true;
    expect(await signIn('pw')).toMatchObject({ ok: false, error: { code: 'store.full' } });
    expect(await app.ask('session.current')).toBeNull();
  });

  test('without an entry, nobody goes on with the rights of another operator', async () => {
    app.profile.accounts.set('contoso\\other', { password: 'pw2', roles: ['admin'] });
    app.profile.logIsFull = true;
    await signIn('pw');
    expect(app.profile.actsFor).toBeUndefined();
    app.profile.logIsFull = false;
    await signIn('pw');
    app.profile.logIsFull = true;
    expect(await signIn('pw2', 'CONTOSO\\other')).toMatchObject({
      ok: false,
      error: { code: 'store.full' },
    });
    expect(app.profile.actsFor).toBeUndefined();
    expect(app.sessions.view()).toMatchObject({
      operator: { account: 'CONTOSO\\op' },
      locked: true,
    });
  });

  test('empty fields reach neither the directory nor the log', async () => {
    expect(await signIn('', '  ')).toMatchObject({
      ok: false,
      error: {
        code: 'input.invalid',
        details: { fields: { userName: 'required', password: 'required' } },
      },
    });
    expect(app.profile.entries).toEqual([]);
  });

  test('a recovery password typed as the user name is not recorded', async () => {
    const digits = '471207-278498-422125-177177-561902-537405-468006-693451';
    expect(await signIn('pw', digits)).toMatchObject({
      ok: false,
      error: { code: 'input.invalid' },
    });
    expect(app.profile.entries).toEqual([]);
  });
});

describe('failures in a row', () => {
  test('the fifth costs 15 seconds, the next twice as long; success ends the row', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('no');
    expect(await signIn('pw')).toEqual({
      ok: false,
      error: { code: 'auth.throttled', details: { waitSeconds: 15 } },
    });
    app.clock.advance(15_000);
    await signIn('no');
    expect(await signIn('pw')).toMatchObject({
      ok: false,
      error: { details: { waitSeconds: 30 } },
    });
    app.clock.advance(30_000);
    expect(await signIn('pw')).toMatchObject({ ok: true });
    expect(await signIn('no')).toMatchObject({ ok: false, error: { code: 'auth.badCredentials' } });
  });

  test('under another name than the directory has, success ends the row as well', async () => {
    const account = 'CONTOSO\\op';
    app.profile.accounts.set('contoso.com\\op.x', { password: 'pw', roles: ['user'], account });
    for (let n = 0; n < 4; n += 1) await signIn('no', 'contoso.com\\op.x');
    expect(await signIn('pw', 'contoso.com\\op.x')).toMatchObject({ ok: true });
    expect(app.profile.entries.slice(-2)).toMatchObject([
      { action: 'sign-in', result: 'successful', operator: account },
      { action: 'sign-in', result: 'successful', operator: 'contoso.com\\op.x', note: account },
    ]);
    await signIn('no', 'contoso.com\\op.x');
    expect(await signIn('pw', 'contoso.com\\op.x')).toMatchObject({ ok: true });
    expect(await signIn('pw', 'contoso.com\\op.x')).toMatchObject({ ok: true });
    expect(app.recordedActions().filter((action) => action === 'sign-in successful')).toHaveLength(
      5,
    );
  });

  test('a refused try is recorded and does not lengthen the wait', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('no');
    for (let n = 0; n < 9; n += 1) await signIn('pw');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'refusal',
      failure: 'auth.throttled',
    });
    expect(await signIn('pw')).toMatchObject({
      ok: false,
      error: { details: { waitSeconds: 15 } },
    });
  });

  test.each([
    'directory.unreachable',
    'directory.timedOut',
    'directory.noLogonServer',
    'directory.outdatedEncryption',
    'auth.restricted',
    'auth.logonType',
    'auth.tooManyGroups',
    'auth.mustChangePassword',
    'auth.noRole',
    'store.unavailable',
  ] as const)('%s costs no wait, is recorded, and ends no row', async (failure) => {
    app.profile.signInFailure = failure;
    for (let n = 0; n < 20; n += 1)
      expect(await signIn('pw')).toMatchObject({ ok: false, error: { code: failure } });
    expect(app.profile.entries.at(-1)).toMatchObject({ action: 'sign-in', failure });
    app.profile.signInFailure = undefined;
    expect(await signIn('pw')).toMatchObject({ ok: true });
    for (let n = 0; n < 4; n += 1) await signIn('no');
    app.profile.signInFailure = failure;
    for (let n = 0; n < 20; n += 1) await signIn('no');
    app.profile.signInFailure = undefined;
    await signIn('no');
    expect(await signIn('pw')).toMatchObject({ ok: false, error: { code: 'auth.throttled' } });
  });

  test('setting the clock forward does not shorten the wait', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('no');
    for (let n = 0; n < 40; n += 1) {
      app.clock.set(3_600_000);
      expect(await signIn('pw')).toEqual({
        ok: false,
        error: { code: 'auth.throttled', details: { waitSeconds: 15 } },
      });
    }
    app.clock.advance(15_000);
    expect(await signIn('pw')).toMatchObject({ ok: true });
  });

  test('setting the clock back does not lengthen the wait', async () => {
    for (let n = 0; n < 5; n += 1) await signIn('no');
    app.clock.set(-7 * 365 * 86_400_000);
    app.clock.advance(14_000);
    expect(await signIn('pw')).toMatchObject({ ok: false, error: { details: { waitSeconds: 1 } } });
    app.clock.advance(1_000);
    expect(await signIn('pw')).toMatchObject({ ok: true });
  });

  test('tries at the same time count one by one', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => signIn('no')));
    const codes = replies.map((reply) => (reply.ok ? '' : reply.error.code));
    expect(codes.filter((code) => code === 'auth.badCredentials')).toHaveLength(1);
    expect(codes.filter((code) => code === 'request.inProgress')).toHaveLength(19);
  });

  test('unlocking is counted like signing in, however the name was spelled', async () => {
    await signIn('pw');
    await app.ask('session.lock');
    for (let n = 0; n < 4; n += 1)
      expect(await app.refused('session.unlock', { password: 'no' })).toBe('auth.badCredentials');
    await signIn('no', 'op');
    expect(await app.refused('session.unlock', { password: 'pw' })).toBe('auth.throttled');
  });
});

describe('one password for many accounts', () => {
  const spray = async (accounts: number, from = 0) => {
    const codes: string[] = [];
    for (let n = from; n < from + accounts; n += 1) {
      const reply = await signIn('Winter2026', `CONTOSO\\person-${n}`);
      codes.push(reply.ok ? 'ok' : reply.error.code);
    }
    return codes;
  };

  test('is slowed down at this workstation after twenty, more with each', async () => {
    expect(new Set(await spray(21))).toEqual(new Set(['auth.badCredentials']));
    expect(await signIn('Winter2026', 'CONTOSO\\person-21')).toEqual({
      ok: false,
      error: { code: 'auth.throttled', details: { waitSeconds: 15, reason: 'workstation' } },
    });
    app.clock.advance(15_000);
    expect(await spray(2, 21)).toEqual(['auth.badCredentials', 'auth.throttled']);
    expect(await signIn('pw')).toMatchObject({ error: { details: { waitSeconds: 30 } } });
    app.clock.advance(30_000);
    expect(await signIn('pw')).toMatchObject({ ok: true });
  });

  test('is not forgiven for a right password between, nor for a clock set forward', async () => {
    for (let n = 0; n < 21; n += 1) {
      await spray(1, n);
      await signIn('pw');
    }
    expect(app.recordedActions().filter((one) => one === 'sign-in successful')).toHaveLength(20);
    app.clock.set(86_400_000);
    expect(await spray(1, 21)).toEqual(['auth.throttled']);
  });

  test('is forgotten after an hour, and what is no guess does not count', async () => {
    await spray(20);
    app.clock.advance(3_600_000);
    app.profile.signInFailure = 'directory.unreachable';
    await spray(40, 20);
    app.profile.signInFailure = undefined;
    expect(new Set(await spray(20, 60))).toEqual(new Set(['auth.badCredentials']));
  });

  test('seventy-five accounts take hours', async () => {
    let tried = 0;
    for (let minute = 0; minute < 60; minute += 1) {
      tried += (await spray(5, tried)).filter((code) => code === 'auth.badCredentials').length;
      app.clock.advance(60_000);
    }
    expect(tried).toBeLessThan(31);
  });
});

describe('locking', () => {
  beforeEach(async () => {
    await signIn('pw');
  });

  test('a locked session may only unlock, lock again or sign out', async () => {
    await app.ask('session.lock');
    expect(await app.ask('session.current')).toMatchObject({ locked: true });
    expect(await app.refused('recovery.release', { disclosureId: crypto.randomUUID() })).toBe(
      'auth.locked',
    );
    expect(await app.ask('session.unlock', { password: 'pw' })).toMatchObject({ locked: false });
    expect(app.recordedActions()).toEqual([
      'sign-in successful',
      'lock successful',
      'refusal failed',
      'unlock successful',
    ]);
  });

  test('locks even when it cannot be recorded', async () => {
    app.profile.logIsFull = true;
    await app.call('session.lock');
    expect(app.sessions.view()).toMatchObject({ locked: true });
  });

  test('signing in over a session ends it, and is recorded', async () => {
    await signIn('pw');
    expect(app.recordedActions()).toEqual([
      'sign-in successful',
      'sign-in successful',
      'sign-out successful',
    ]);
  });

  test('signing out ends the session', async () => {
    await app.ask('session.signOut');
    expect(await app.ask('session.current')).toBeNull();
    expect(app.recordedActions()).toEqual(['sign-in successful', 'sign-out successful']);
  });

  test('signed out while unlocking: the directory forgets the password too', async () => {
    await app.ask('session.lock');
    app.profile.whileChecking = () => app.ask('session.signOut');
    expect(await app.refused('session.unlock', { password: 'pw' })).toBe('auth.signedOut');
    expect(app.profile.actsFor).toBeUndefined();
    expect(await app.ask('session.current')).toBeNull();
  });

  test('roles are read anew when unlocking', async () => {
    await app.ask('session.lock');
    app.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['reports'] });
    await app.ask('session.unlock', { password: 'pw' });
    expect(await app.refused('recovery.release', { disclosureId: crypto.randomUUID() })).toBe(
      'auth.forbidden',
    );
  });
});

describe('a ticket', () => {
  const byTicket = () => app.call('session.signInByTicket', { profileId: 'test' });
  beforeEach(() => {
    app.profile.ticket = 'CONTOSO\\op';
  });

  test('signs in and unlocks whoever is at the desk', async () => {
    expect(await byTicket()).toMatchObject({ ok: true, output: { byTicket: true } });
    await app.ask('session.lock');
    expect(await app.call('session.unlockByTicket')).toMatchObject({ ok: true });
  });

  test('is refused while nobody is there, and the log says so', async () => {
    await byTicket();
    await app.ask('session.lock');
    app.stays.isSomebodyThere = false;
    const nobody = { ok: false, error: { code: 'auth.nobodyThere', details: {} } };
    expect(await app.call('session.unlockByTicket')).toEqual(nobody);
    expect(app.sessions.view()).toMatchObject({ locked: true });
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'refusal',
      failure: 'auth.nobodyThere',
      operator: 'CONTOSO\\op',
    });
    await app.ask('session.signOut');
    expect(await byTicket()).toEqual(nobody);
    expect(await signIn('pw')).toMatchObject({ ok: true });
  });

  test('of somebody else unlocks nothing', async () => {
    app.profile.accounts.set('contoso\\other', { password: 'pw2', roles: ['admin'] });
    await byTicket();
    await app.ask('session.lock');
    app.profile.ticket = 'CONTOSO\\other';
    expect(await app.call('session.unlockByTicket')).toMatchObject({ ok: false });
    expect(app.sessions.view()).toMatchObject({
      operator: { account: 'CONTOSO\\op' },
      locked: true,
    });
  });

  test('unlocks no session that was begun with a password', async () => {
    await signIn('pw');
    await app.ask('session.lock');
    expect(await app.call('session.unlockByTicket')).toMatchObject({
      ok: false,
      error: { code: 'auth.passwordOnly' },
    });
  });
});

describe('the browser', () => {
  const inBrowser = () => app.call('session.signInInBrowser', { profileId: 'test' });
  beforeEach(() => {
    app.profile.letIn = 'CONTOSO\\op';
  });

  test('signs in and unlocks, and the log says which account it was', async () => {
    expect(await inBrowser()).toMatchObject({ ok: true, output: { byTicket: true } });
    await app.ask('session.lock');
    expect(await app.call('session.unlockInBrowser')).toMatchObject({ ok: true });
    const noted = app.profile.entries.map(({ action, result, note }) => [action, result, note]);
    expect(noted).toEqual([
      ['sign-in', 'successful', 'Entra ID, CONTOSO\\op'],
      ['lock', 'successful', ''],
      ['unlock', 'successful', 'Entra ID, CONTOSO\\op'],
    ]);
  });

  test('is itself where somebody is: keyboard and mouse may rest meanwhile', async () => {
    app.stays.isSomebodyThere = false;
    expect(await inBrowser()).toMatchObject({ ok: true });
  });

  test('unlocks for nobody but whoever locked', async () => {
    app.profile.accounts.set('contoso\\other', { password: 'pw2', roles: ['admin'] });
    await inBrowser();
    await app.ask('session.lock');
    app.profile.letIn = 'CONTOSO\\other';
    expect(await app.call('session.unlockInBrowser')).toMatchObject({
      ok: false,
      error: { code: 'entra.otherAccount' },
    });
    expect(app.sessions.view()).toMatchObject({
      operator: { account: 'CONTOSO\\op' },
      locked: true,
    });
    expect(app.profile.actsFor).toBeUndefined();
    expect(app.profile.forgotten).toBe(1);
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'unlock',
      result: 'failed',
      failure: 'entra.otherAccount',
    });
  });

  test('lets nobody in without a role or without an entry, and keeps nothing of them', async () => {
    app.profile.signInFailure = 'auth.noRole';
    expect(await inBrowser()).toMatchObject({ ok: false, error: { code: 'auth.noRole' } });
    app.profile.signInFailure = undefined;
    app.profile.logIsFull = true;
    expect(await inBrowser()).toMatchObject({ ok: false, error: { code: 'store.full' } });
    expect(app.profile.forgotten).toBe(2);
    expect(app.profile.actsFor).toBeUndefined();
    expect(await app.ask('session.current')).toBeNull();
  });

  test('that was closed leaves no entry: nobody is known', async () => {
    app.profile.letIn = 'entra.signInCancelled';
    expect(await inBrowser()).toMatchObject({ error: { code: 'entra.signInCancelled' } });
    expect(app.profile.entries).toEqual([]);
  });

  test('is not asked where people sign in otherwise', async () => {
    app.profile.letIn = undefined;
    expect(await inBrowser()).toMatchObject({ error: { code: 'auth.passwordOnly' } });
    expect(await app.call('session.unlockInBrowser')).toMatchObject({
      error: { code: 'auth.signedOut' },
    });
  });
});
