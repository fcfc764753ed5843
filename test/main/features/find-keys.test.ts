import { beforeEach, describe, expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';
import { driveForm } from './drive-request.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OTHER = 'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF';

let app: TestConsole;
beforeEach(() => {
  app = testConsole();
  app.profile.protectors.push(
    protectorOf(ID),
    protectorOf(OTHER, { computer: { domain: 'CONTOSO', name: 'WS-2' }, users: ['CONTOSO\\bert'] }),
  );
});

describe('finding keys without a key ID', () => {
  test.each([
    ['computer', 'WS-1', { computer: 'WS-1' }],
    ['computer', 'contoso\\ws-1', { computer: 'contoso\\ws-1' }],
    ['endUser', 'CONTOSO\\anna', { endUser: 'CONTOSO\\anna' }],
    ['endUser', 'anna', { endUser: 'CONTOSO\\anna' }],
  ] as const)(
    'by %s %j lists them, discloses nothing, and leaves an entry of its own',
    async (by, text, entry) => {
      await app.signIn('admin');
      const found = await app.ask('recovery.find', { by, text });
      expect(found).toMatchObject({ matches: [{ keyId: ID }], missing: [] });
      expect(JSON.stringify(found)).not.toContain('471207');
      expect(app.profile.entries.at(-1)).toMatchObject({
        action: 'search',
        result: 'successful',
        keyType: 'recovery-key-id',
        operator: 'CONTOSO\\op',
        ...entry,
      });
    },
  );

  test('only an admin is shown deleted keys, however they are asked for', async () => {
    const asked: unknown[] = [];
    const [source] = app.profile.recovery;
    if (source === undefined) throw new Error('no source');
    app.profile.recovery[0] = {
      ...source,
      find: (query, limit, options) => {
        asked.push(options.withDeleted);
        return source.find(query, limit, options);
      },
      ofComputer: (computer, limit, options) => {
        asked.push(options.withDeleted);
        return source.ofComputer(computer, limit, options);
      },
    };
    const form = driveForm({ keyId: OTHER, userDomain: 'CONTOSO', userName: 'bert' });
    await app.signIn('admin');
    await app.ask('recovery.find', { by: 'computer', text: '\\\\WS-2' });
    await app.ask('recovery.submit', { form });
    await app.signIn('user');
    await app.ask('recovery.submit', { form });
    expect(asked).toEqual([true, true, false]);
  });

  test('none is a sentence, and recorded', async () => {
    await app.signIn('admin');
    expect(await app.refused('recovery.find', { by: 'computer', text: 'WS-9' })).toBe(
      'recovery.noneFound',
    );
    expect(app.profile.entries.at(-1)).toMatchObject({
      result: 'failed',
      failure: 'recovery.noneFound',
      computer: 'WS-9',
    });
  });

  test('is refused to a help desk user, who needs a key ID, and recorded', async () => {
    await app.signIn('user');
    expect(await app.refused('recovery.find', { by: 'computer', text: 'WS-1' })).toBe(
      'auth.forbidden',
    );
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'auth.forbidden',
    });
  });

  test.each(['', '  ', 'x'.repeat(300), '471207-278498-422125-177177-561902-537405-468006-693451'])(
    '%j is refused before it is looked for or recorded',
    async (text) => {
      await app.signIn('admin');
      const before = app.profile.entries.length;
      expect(await app.refused('recovery.find', { by: 'computer', text })).toBe('input.invalid');
      expect(app.profile.entries).toHaveLength(before);
    },
  );

  test('shows nothing when it cannot be recorded', async () => {
    await app.signIn('admin');
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.find', { by: 'computer', text: 'WS-1' })).toBe('store.full');
  });

  test('says when there are more than it lists', async () => {
    app = testConsole(Settings.parse({ recovery: { maxMatches: 1 } }));
    app.profile.protectors.push(protectorOf(ID), protectorOf(OTHER));
    await app.signIn('admin');
    expect(await app.ask('recovery.find', { by: 'computer', text: 'WS-1' })).toMatchObject({
      matches: [{}],
      hasMore: true,
    });
  });
});

describe('completing a computer to find keys by', () => {
  test('begins with the third letter', async () => {
    await app.signIn('admin');
    expect(await app.ask('recovery.computers', { start: 'ws' })).toEqual({ computers: [] });
    expect(await app.ask('recovery.computers', { start: ' ws- ' })).toMatchObject({
      computers: [{ name: 'WS-9' }],
    });
  });

  test.each(['user', 'reports'] as const)(
    'is not for a role that may not find by it: %s',
    async (role) => {
      await app.signIn(role);
      expect(await app.refused('recovery.computers', { start: 'ws-' })).toBe('auth.forbidden');
    },
  );
});
