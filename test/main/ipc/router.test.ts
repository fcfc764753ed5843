import { describe, expect, test } from 'vitest';
import { type CallName, contract } from '#shared/contract.ts';
import { Role, areasOf } from '#shared/sign-in/role.ts';
import { CALL_NAMES, testConsole } from '#test/fakes/console.ts';

const guarded = CALL_NAMES.filter((name) => contract[name].access !== 'anyone');

describe('access', () => {
  test.each(guarded)('%s is refused to a window nobody signed in at', async (name) => {
    expect(await testConsole().refused(name, {})).toBe('auth.signedOut');
  });

  const forbidden = Role.options.flatMap((role) =>
    CALL_NAMES.filter((name) => !isOpenTo(role, name)).map((name) => [role, name] as const),
  );

  test.each(forbidden)('role %s may not call %s, and the try is recorded', async (role, name) => {
    const app = testConsole();
    await app.signIn(role);
    expect(await app.refused(name, {})).toBe('auth.forbidden');
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'refusal',
      failure: 'auth.forbidden',
      note: name,
      operator: 'CONTOSO\\op',
    });
  });

  test('a flood of refused calls is counted, and does not fill the log', async () => {
    const app = testConsole();
    await app.signIn('user');
    for (let n = 0; n < 200; n += 1) await app.refused('reports.page', {});
    const refusals = () => app.profile.entries.filter(({ action }) => action === 'refusal');
    expect(refusals()).toHaveLength(20);
    app.clock.advance(60_000);
    await Promise.resolve();
    expect(refusals()).toHaveLength(21);
    expect(refusals().at(-1)).toMatchObject({ note: '180 more calls', operator: 'CONTOSO\\op' });
    await app.refused('reports.page', {});
    expect(refusals()).toHaveLength(22);
  });

  test('each role is shut out of what is not its own', () => {
    expect(forbidden).toContainEqual(['reports', 'recovery.submit']);
    expect(forbidden).toContainEqual(['user', 'reports.page']);
    expect(forbidden.some(([role]) => role === 'admin')).toBe(false);
  });

  function isOpenTo(role: Role, name: CallName): boolean {
    const { access } = contract[name];
    return access === 'anyone' || access === 'signed-in' || areasOf([role]).includes(access);
  }
});

describe('requests', () => {
  test.each(['nonsense', 'toString', '__proto__', 'constructor'])(
    'the name %s is no call',
    async (name) => {
      const { router } = testConsole();
      const reply = await router.handle(
        { id: crypto.randomUUID(), name, input: undefined },
        () => undefined,
      );
      expect(reply).toEqual({ ok: false, error: { code: 'input.invalid', details: {} } });
    },
  );

  test('input of another shape is refused', async () => {
    const app = testConsole();
    await app.signIn('admin');
    expect(await app.refused('recovery.submit', { form: { keyId: 5 } })).toBe('input.invalid');
    expect(await app.refused('recovery.copy', { disclosureId: '../etc' })).toBe('input.invalid');
  });

  test('more calls at once than a page makes are refused, not kept', async () => {
    const app = testConsole();
    await app.signIn('admin');
    const { promise, resolve } = Promise.withResolvers<void>();
    app.profile.find = () => promise.then(() => ({ matches: [], total: 0 }));
    const form = {
      userDomain: '',
      userName: '',
      keyId: 'AAAAAAAA',
      reason: 'lost-pin',
      note: '',
      ticket: '',
    };
    const replies = Array.from({ length: 70 }, () => app.call('recovery.submit', { form }));
    resolve();
    const codes = (await Promise.all(replies)).map((reply) => !reply.ok && reply.error.code);
    expect(codes.slice(64)).toEqual(Array.from({ length: 6 }, () => 'request.inProgress'));
    expect(codes[0]).toBe('recovery.noMatch');
  });

  test('an unforeseen failure answers an incident, never its text', async () => {
    const app = testConsole();
    await app.signIn('admin');
    app.profile.find = () => Promise.reject(new Error('secret inside'));
    const form = {
      userDomain: '',
      userName: '',
      keyId: 'AAAAAAAA',
      reason: 'lost-pin',
      note: '',
      ticket: '',
    };
    const reply = await app.call('recovery.submit', { form });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'internal', incident: expect.stringMatching(/^[0-9A-F]{8}$/) },
    });
    expect(JSON.stringify(reply)).not.toContain('secret inside');
    expect(app.unforeseen).toHaveLength(1);
  });

  test.each([
    ['by the page', 'cancel'],
    ['because the page is gone', 'cancelAll'],
  ] as const)('a call cancelled %s answers so', async (_why, how) => {
    const app = testConsole();
    await app.signIn('admin');
    const asked = Promise.withResolvers<void>();
    app.profile.find = (_query, _limit, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason);
        });
        asked.resolve();
      });
    const id = crypto.randomUUID();
    const form = {
      userDomain: '',
      userName: '',
      keyId: 'AAAAAAAA',
      reason: 'lost-pin',
      note: '',
      ticket: '',
    };
    const reply = app.router.handle(
      { id, name: 'recovery.submit', input: { form } },
      () => undefined,
    );
    await asked.promise;
    app.router[how](id);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'request.cancelled' } });
    expect(app.recordedActions()).toEqual(['sign-in successful']);
  });
});
