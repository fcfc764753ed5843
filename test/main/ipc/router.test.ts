import { describe, expect, test } from 'vitest';
import { type CallName, contract } from '#shared/contract.ts';
import { Role, areasOf } from '#shared/sign-in/role.ts';
import { testConsole } from '#test/fakes/console.ts';

const names = Object.keys(contract) as CallName[];
const guarded = names.filter((name) => contract[name].access !== 'anyone');

describe('access', () => {
  test.each(guarded)('%s is refused to a window nobody signed in at', async (name) => {
    expect(await testConsole().refused(name, {})).toBe('auth.signedOut');
  });

  const forbidden = Role.options.flatMap((role) =>
    names
      .filter((name) => isArea(name) && !areasOf([role]).includes(contract[name].access as never))
      .map((name) => [role, name] as const),
  );

  test.each(forbidden)('role %s may not call %s, and the try is recorded', async (role, name) => {
    const desk = testConsole();
    await desk.signIn(role);
    expect(await desk.refused(name, {})).toBe('auth.forbidden');
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'refusal',
      failure: 'auth.forbidden',
      note: name,
      operator: 'CONTOSO\\op',
    });
  });

  test('each role is shut out of what is not its own', () => {
    expect(forbidden).toContainEqual(['reports', 'recovery.submit']);
    expect(forbidden).toContainEqual(['user', 'reports.page']);
    expect(forbidden.some(([role]) => role === 'admin')).toBe(false);
  });

  function isArea(name: CallName): boolean {
    return contract[name].access !== 'anyone' && contract[name].access !== 'signed-in';
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
    const desk = testConsole();
    await desk.signIn('admin');
    expect(await desk.refused('recovery.submit', { form: { keyId: 5 } })).toBe('input.invalid');
    expect(await desk.refused('recovery.copy', { disclosureId: '../etc' })).toBe('input.invalid');
  });

  test('an unforeseen failure answers an incident, never its text', async () => {
    const desk = testConsole();
    await desk.signIn('admin');
    desk.profile.find = () => Promise.reject(new Error('secret inside'));
    const form = {
      userDomain: '',
      userName: '',
      keyId: 'AAAAAAAA',
      reason: 'lost-pin',
      note: '',
      ticket: '',
    };
    const reply = await desk.call('recovery.submit', { form });
    expect(reply).toMatchObject({
      ok: false,
      error: { code: 'internal', incident: expect.stringMatching(/^[0-9A-F]{8}$/) },
    });
    expect(JSON.stringify(reply)).not.toContain('secret inside');
    expect(desk.unforeseen).toHaveLength(1);
  });

  test.each([
    ['by the page', 'cancel'],
    ['because the page is gone', 'cancelAll'],
  ] as const)('a call cancelled %s answers so', async (_why, how) => {
    const desk = testConsole();
    await desk.signIn('admin');
    desk.profile.find = (_query, _limit, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(signal.reason);
        });
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
    const reply = desk.router.handle(
      { id, name: 'recovery.submit', input: { form } },
      () => undefined,
    );
    await Promise.resolve();
    desk.router[how](id);
    expect(await reply).toMatchObject({ ok: false, error: { code: 'request.cancelled' } });
    expect(desk.story()).toEqual(['sign-in successful']);
  });
});
