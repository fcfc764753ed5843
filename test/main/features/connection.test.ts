import { beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionCheck } from '#main/ports/connection/connection-check.ts';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
});

describe('checking the connection', () => {
  let asked: (Credentials | undefined)[];
  const check: ConnectionCheck = async (credentials, { onStep }) => {
    asked.push(credentials);
    onStep({ name: 'find', state: 'passed', facts: { servers: 'dc1:636' } });
  };
  beforeEach(() => {
    asked = [];
    app.profile.checkConnection = check;
  });

  test('tells each step as it comes, and ends with an entry in the audit log', async () => {
    const told: unknown[] = [];
    const reply = await app.router.handle(
      { id: crypto.randomUUID(), name: 'connection.check', input: { profileId: 'test' } },
      (step) => told.push(step),
    );
    expect(reply).toMatchObject({
      ok: true,
      output: {
        steps: [{ name: 'find' }, { name: 'audit-log', state: 'passed', facts: { sequence: '1' } }],
      },
    });
    expect(told).toHaveLength(2);
    expect(app.profile.entries).toMatchObject([
      { action: 'check-connection', result: 'successful', operator: '' },
    ]);
    expect(asked).toEqual([undefined]);
  });

  test('is made as the operator, while one is signed in', async () => {
    await app.signIn('admin');
    await app.ask('connection.check', { profileId: 'test' });
    await app.ask('session.lock');
    await app.ask('connection.check', { profileId: 'test' });
    expect(asked).toEqual([{ userName: 'CONTOSO\\op', password: 'pw' }, undefined]);
    expect(
      app.profile.entries
        .filter(({ action }) => action === 'check-connection')
        .map(({ operator }) => operator),
    ).toEqual(['CONTOSO\\op', '']);
  });

  test('says what failed, there and in the log', async () => {
    app.profile.checkConnection = async (_credentials, { onStep }) => {
      onStep({
        name: 'reach',
        state: 'failed',
        facts: {},
        failure: 'directory.unreachable',
        details: {},
      });
    };
    await app.ask('connection.check', { profileId: 'test' });
    expect(app.profile.entries).toMatchObject([
      { action: 'check-connection', result: 'failed', failure: 'directory.unreachable' },
    ]);
  });

  test('a log that cannot be written is a step that failed', async () => {
    app.profile.logIsFull = true;
    expect(await app.ask('connection.check', { profileId: 'test' })).toMatchObject({
      steps: [{}, { name: 'audit-log', state: 'failed', failure: 'store.full' }],
    });
  });

  test('of a profile nobody knows is refused', async () => {
    expect(await app.refused('connection.check', { profileId: 'nobody' })).toBe('profile.unknown');
  });
});

describe('connecting to an organisation', () => {
  const directory = { domain: ' contoso.test ', encryption: 'ldaps', dnsServer: '' } as const;
  const way = (changes: object = {}) => ({
    directory,
    usesAuthorities: false,
    userName: '',
    password: '',
    ...changes,
  });
  async function enter(): Promise<string> {
    const account = { userName: 'admin', password: 'pw' };
    const { entered } = await app.ask('setup.check', way(account));
    if (entered === null) throw new Error('the directory did not accept the account');
    return entered.setupId;
  }

  test('tries the way without an account first', async () => {
    expect(await app.ask('setup.check', way())).toMatchObject({
      steps: [{ name: 'find' }, { name: 'bind', state: 'skipped' }],
      entered: null,
    });
    expect(app.setup.checked).toEqual([
      { domain: 'contoso.test', encryption: 'ldaps', dnsServer: '', caFile: undefined },
    ]);
  });

  test('goes no further with an account that is refused', async () => {
    expect(await app.ask('setup.check', way({ userName: 'admin', password: 'no' }))).toMatchObject({
      steps: [{}, { name: 'bind', state: 'failed' }],
      entered: null,
    });
    expect(app.setup.open).toBe(0);
  });

  test('slows guesses down as the sign-in does; an unreachable directory is no guess', async () => {
    for (let n = 0; n < 5; n += 1)
      await app.ask('setup.check', way({ userName: 'admin', password: 'no' }));
    expect(await app.call('setup.check', way({ userName: 'admin', password: 'pw' }))).toMatchObject(
      { error: { code: 'auth.throttled', details: { waitSeconds: 15 } } },
    );
    expect(await app.ask('setup.check', way())).toMatchObject({ entered: null });
    app.clock.advance(15_000);
    await enter();
    expect(app.setup.open).toBe(1);
  });

  test('finds groups, writes the configuration, and records who set it up', async () => {
    const setupId = await enter();
    expect(await app.ask('setup.groups', { setupId, text: 'Adm' })).toEqual({
      groups: [{ sid: 'S-1-5-21-1-2-3-0', name: 'CONTOSO\\Admins', description: '' }],
    });
    expect(
      await app.ask('setup.finish', {
        setupId,
        name: 'Contoso',
        groups: { admin: 'S-1-5-21-1-2-3-0' },
      }),
    ).toEqual({ profileId: 'test' });
    expect(app.setup.added).toMatchObject([
      {
        domain: 'contoso.test',
        name: 'Contoso',
        netbiosName: 'CONTOSO',
        groups: { admin: 'S-1-5-21-1-2-3-0' },
      },
    ]);
    expect(app.profile.entries).toMatchObject([
      { action: 'configure', operator: 'admin', result: 'successful' },
    ]);
    expect(app.setup.open).toBe(0);
    expect(await app.refused('setup.groups', { setupId, text: '' })).toBe('setup.ended');
  });

  test('needs a name and a group', async () => {
    const setupId = await enter();
    expect(await app.call('setup.finish', { setupId, name: ' ', groups: {} })).toMatchObject({
      error: {
        code: 'input.invalid',
        details: { fields: { name: 'required', groups: 'required' } },
      },
    });
    expect(app.setup.added).toEqual([]);
  });

  test('keeps its connection when the file cannot be written, for another attempt', async () => {
    const setupId = await enter();
    expect(
      await app.refused('setup.finish', {
        setupId,
        name: 'full disk',
        groups: { reports: 'S-1-1' },
      }),
    ).toBe('file.noSpace');
    expect(app.setup.open).toBe(1);
  });

  test.each(['left', 'forgotten', 'begun anew'])(
    'closes its connection when it is %s',
    async (how) => {
      const setupId = await enter();
      if (how === 'left') await app.ask('setup.leave');
      if (how === 'forgotten') app.clock.advance(900_000);
      if (how === 'begun anew') await enter();
      expect(app.setup.open).toBe(how === 'begun anew' ? 1 : 0);
      expect(await app.refused('setup.groups', { setupId, text: '' })).toBe('setup.ended');
    },
  );

  test('one that is left while it connects leaves no connection open', async () => {
    app.setup.whileEntering = () => app.ask('setup.leave');
    expect(await app.refused('setup.check', way({ userName: 'admin', password: 'pw' }))).toBe(
      'setup.ended',
    );
    expect(app.setup.open).toBe(0);
  });

  test('one that is cancelled while it connects leaves no connection open', async () => {
    const id = crypto.randomUUID();
    app.setup.whileEntering = () => {
      app.router.cancel(id);
    };
    const reply = await app.router.handle(
      { id, name: 'setup.check', input: way({ userName: 'admin', password: 'pw' }) },
      () => undefined,
    );
    expect(reply).toMatchObject({ ok: false, error: { code: 'request.cancelled' } });
    expect(app.setup.open).toBe(0);
  });

  test('takes authorities from a file; the page learns only the name of it', async () => {
    expect(await app.ask('setup.chooseAuthorities')).toEqual({ fileName: null });
    app.opener.answer = { fileName: 'ca.cer', bytes: Uint8Array.of(1) };
    expect(await app.ask('setup.chooseAuthorities')).toEqual({ fileName: 'ca.cer' });
    await app.ask('setup.check', way({ usesAuthorities: true }));
    await app.ask('setup.check', way());
    expect(app.setup.checked.map(({ caFile }) => caFile)).toEqual([
      '/authorities/1.pem',
      undefined,
    ]);
  });

  const calls = [
    ['setup.chooseAuthorities', undefined],
    ['setup.check', way()],
    ['setup.groups', { setupId: crypto.randomUUID(), text: '' }],
    ['setup.finish', { setupId: crypto.randomUUID(), name: 'x', groups: {} }],
  ] as const;
  test.each(calls)(
    '%s is refused where an administrator has configured the console',
    async (name, input) => {
      app.setup.isManaged = true;
      expect(await app.refused(name, input)).toBe('setup.managed');
    },
  );
  test.each(calls)('%s is refused while somebody is signed in', async (name, input) => {
    await app.signIn('admin');
    expect(await app.refused(name, input)).toBe('setup.signOutFirst');
  });
});
