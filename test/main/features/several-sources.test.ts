import { beforeEach, describe, expect, test } from 'vitest';
import type {
  DisclosedProtector,
  RecordingRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import type { DriveForm } from '#shared/recovery/drive-request.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery, protectorOf, tpmOwnerOf } from '#test/fakes/memory-profile.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const form = (keyId = 'AC9D5655'): DriveForm => ({
  userDomain: '',
  userName: '',
  keyId,
  reason: 'lost-pin',
  note: '',
  ticket: '',
});
const unreachable = () => Promise.reject(new AppError('directory.unreachable', 'gone'));

let app: TestConsole;
/** What the second source keeps. */
let second: DisclosedProtector[];
let secondSource: RecordingRecoverySource;
beforeEach(async () => {
  app = testConsole();
  second = [];
  secondSource = memoryRecovery(
    () => app.profile,
    'second',
    () => second,
  );
  app.profile.recovery.push({
    ...secondSource,
    find: (...asked) => secondSource.find(...asked),
    disclose: (...asked) => secondSource.disclose(...asked),
  });
  await app.signIn('admin');
});

describe('a search in several sources', () => {
  test('finds what only the second one keeps, and discloses it from there', async () => {
    second.push(protectorOf(ID, { sources: ['second'] }));
    expect(await app.ask('recovery.submit', { form: form() })).toMatchObject({
      outcome: 'disclosed',
      disclosure: { protector: { sources: ['second'] } },
    });
    expect(app.recordedActions()).toEqual(['sign-in successful', 'disclose successful']);
  });

  test('shows a key that both keep once, and names both', async () => {
    app.profile.protectors.push(protectorOf(ID));
    second.push(protectorOf(ID, { sources: ['second'] }));
    expect(await app.ask('recovery.submit', { form: form() })).toMatchObject({
      outcome: 'disclosed',
      disclosure: { protector: { sources: ['memory', 'second'] } },
    });
  });

  test('discloses nothing while a source is missing: it may keep a similar key', async () => {
    app.profile.protectors.push(protectorOf(ID));
    secondSource = { ...secondSource, find: unreachable };
    expect(await app.ask('recovery.submit', { form: form() })).toMatchObject({
      outcome: 'several',
      matches: [{ keyId: ID }],
      total: 1,
      missing: [{ source: 'second', state: 'failed', failure: 'directory.unreachable' }],
    });
    expect(await app.ask('recovery.disclose', { form: form(), keyId: ID })).toMatchObject({
      disclosure: { protector: { keyId: ID } },
    });
  });

  test('discloses a whole ID all the same: there is but one', async () => {
    app.profile.protectors.push(protectorOf(ID));
    secondSource = { ...secondSource, find: unreachable };
    expect(await app.ask('recovery.submit', { form: form(ID) })).toMatchObject({
      outcome: 'disclosed',
    });
  });

  test('does not say that there is no key when a source could not be asked', async () => {
    secondSource = { ...secondSource, find: unreachable };
    expect(await app.call('recovery.submit', { form: form() })).toMatchObject({
      ok: false,
      error: { code: 'recovery.sourcesMissing', details: { sources: 'second' } },
    });
    expect(app.profile.entries.at(-1)).toMatchObject({
      action: 'search',
      result: 'failed',
      failure: 'recovery.sourcesMissing',
    });
  });

  test('says why when no source could be asked', async () => {
    app.profile.find = unreachable;
    secondSource = {
      ...secondSource,
      find: () => Promise.reject(new AppError('store.locked', 'busy')),
    };
    expect(await app.refused('recovery.submit', { form: form() })).toBe('directory.unreachable');
  });

  test('leaves a silent source behind after its time', async () => {
    app.profile.protectors.push(protectorOf(ID), protectorOf(TWIN));
    let wasCancelled = false;
    secondSource = {
      ...secondSource,
      find: (_query, _limit, { signal }) =>
        new Promise(() => {
          signal.addEventListener('abort', () => (wasCancelled = true));
        }),
    };
    const answer = app.ask('recovery.submit', { form: form() });
    await new Promise(setImmediate);
    app.clock.advance(15_000);
    expect(await answer).toMatchObject({
      outcome: 'several',
      total: 2,
      missing: [{ source: 'second', failure: 'source.timedOut' }],
    });
    expect(wasCancelled).toBe(true);
  });

  test('tells who has answered while others still think', async () => {
    app.profile.protectors.push(protectorOf(ID), protectorOf(TWIN));
    const thinking = new AbortController();
    secondSource = {
      ...secondSource,
      find: () =>
        new Promise((resolve) =>
          thinking.signal.addEventListener('abort', () => resolve({ matches: [], total: 0 })),
        ),
    };
    const told: unknown[] = [];
    const answer = app.router.handle(
      { id: crypto.randomUUID(), name: 'recovery.submit', input: { form: form() } },
      (data) => told.push(data),
    );
    await new Promise(setImmediate);
    expect(told).toEqual([
      {
        sources: [
          { source: 'memory', state: 'answered' },
          { source: 'second', state: 'waiting' },
        ],
      },
    ]);
    thinking.abort();
    expect(await answer).toMatchObject({ ok: true, output: { missing: [] } });
  });
});

describe('a key that two sources keep', () => {
  beforeEach(() => {
    app.profile.protectors.push(protectorOf(ID));
    second.push(protectorOf(ID, { sources: ['second'] }));
  });

  test.each(['damaged', 'gone'] as const)(
    'is read from the second when it is %s in the first, each try with its entry',
    async (why) => {
      if (why === 'damaged')
        app.profile.protectors[0] = { ...protectorOf(ID), recoveryPassword: '111111-111111' };
      else app.profile.find = async () => ({ matches: [protectorOf(ID).protector], total: 1 });
      if (why === 'gone') app.profile.protectors.length = 0;
      expect(await app.ask('recovery.submit', { form: form() })).toMatchObject({
        outcome: 'disclosed',
      });
      expect(app.recordedActions().slice(1)).toEqual(
        why === 'damaged'
          ? ['disclose successful', 'search failed', 'disclose successful']
          : ['disclose successful'],
      );
    },
  );

  test('is not looked for elsewhere when the log cannot be written', async () => {
    app.profile.logIsFull = true;
    expect(await app.refused('recovery.submit', { form: form() })).toBe('store.full');
  });
});

describe('TPM owner passwords in several sources', () => {
  const tpmForm = {
    computerDomain: 'CONTOSO',
    computerName: 'WS-1',
    userDomain: '',
    userName: '',
    reason: 'reset-pin-lockout',
    note: '',
    ticket: '',
  };

  test('are one history; each record is disclosed from its own source', async () => {
    const [first] = app.profile.tpm;
    if (first === undefined) throw new Error('no source');
    const [older, newer] = [
      tpmOwnerOf('7', '1euIs20Or/60b0ehnTqoX4cMis8='),
      tpmOwnerOf('7', '2jmj7l5rSw0yVb/vlWAYkK/YBwk='),
    ];
    app.profile.tpmOwners.push(older);
    const other = {
      ...newer,
      owner: { ...newer.owner, recordedAt: '2017-01-01T00:00:00.000Z', source: 'second' },
    };
    app.profile.tpm.push({
      ...first,
      recordedBy: 'source',
      name: 'second',
      find: async () => ({
        computer: { ...other.owner.computer, users: ['CONTOSO\\bert'] },
        owners: [other.owner],
      }),
      disclose: async (_id, entry) => {
        await app.profile.auditLog.append(entry);
        return other;
      },
    });
    const found = await app.ask('tpm.submit', { form: tpmForm });
    expect(found).toMatchObject({
      outcome: 'several',
      owners: [
        { ownerId: '1/7', source: 'second' },
        { ownerId: '0/7', source: 'memory' },
      ],
    });
    expect(await app.ask('tpm.disclose', { form: tpmForm, ownerId: '1/7' })).toMatchObject({
      disclosure: { ownerPassword: other.ownerPassword },
    });
    expect(await app.ask('tpm.disclose', { form: tpmForm, ownerId: '0/7' })).toMatchObject({
      disclosure: { ownerPassword: older.ownerPassword },
    });
    expect(await app.refused('tpm.disclose', { form: tpmForm, ownerId: '2/7' })).toBe(
      'tpm.noneStored',
    );
  });

  test('are not said to be none when a source could not be asked', async () => {
    const [first] = app.profile.tpm;
    if (first === undefined) throw new Error('no source');
    app.profile.tpm.push({ ...first, name: 'second', find: unreachable });
    expect(
      await app.call('tpm.submit', { form: { ...tpmForm, computerName: 'WS-9' } }),
    ).toMatchObject({ error: { code: 'tpm.sourcesMissing', details: { sources: 'second' } } });
    expect(
      await app.call('tpm.submit', { form: { ...tpmForm, computerName: 'NOBODY' } }),
    ).toMatchObject({ error: { code: 'tpm.sourcesMissing' } });
  });
});
