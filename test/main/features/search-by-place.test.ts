import { beforeEach, describe, expect, test } from 'vitest';
import type {
  DisclosedProtector,
  RecoverySource,
  SearchPlaces,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery, protectorOf } from '#test/fakes/memory-profile.ts';
import { ID, driveForm } from './drive-request.ts';

let app: TestConsole;
/** What the source keeps that lists keys by computer alone. */
let kept: DisclosedProtector[];
/** Where it was told to look, newest last. */
let told: SearchPlaces[];

/** A source that finds a key only at a computer it is told. */
function placeSource(listedBy: string | undefined): RecoverySource {
  const source = memoryRecovery(
    () => app.profile,
    'places',
    () => kept,
  );
  return {
    ...source,
    searchedByPlace: { listedBy },
    async find(query, limit, options) {
      const { places = { computers: [] } } = options;
      told.push(places);
      const all = (await source.find(query, limit, options)).matches;
      const matches = all.filter(
        ({ computer, users }) =>
          places.computers.some(({ name }) => name === computer.name) ||
          users.some((user) => user === `CONTOSO\\${places.endUser?.name}`),
      );
      if (matches.length === 0 && places.areAll !== true)
        throw new AppError('adminService.noSearchById', 'as asked for');
      return {
        matches,
        total: matches.length,
        ...(places.areAll !== true && { incomplete: 'adminService.noSearchById' as const }),
      };
    },
  };
}

const submit = (changes: Parameters<typeof driveForm>[0] = {}) =>
  app.call('recovery.submit', { form: driveForm(changes) });
const ANNA = { userDomain: 'CONTOSO', userName: 'anna', note: 'n', ticket: 'INC1' };

beforeEach(() => {
  app = testConsole();
  told = [];
  kept = [protectorOf(ID, { sources: ['places'] })];
});

describe('a source that is searched in the list of another one', () => {
  beforeEach(async () => {
    // The first of the profile is asked first, whatever the order of reading.
    app.profile.recovery.unshift(placeSource('memory'));
    await app.signIn('admin');
  });

  test('is told the computers of that list, and eight digits are enough', async () => {
    app.profile.protectors.push(protectorOf(ID));
    expect(await submit()).toMatchObject({
      ok: true,
      output: {
        outcome: 'disclosed',
        disclosure: { protector: { keyId: ID, sources: ['memory', 'places'] } },
      },
    });
    expect(told).toEqual([{ computers: [{ domain: 'CONTOSO', name: 'WS-1' }], areAll: true }]);
  });

  test('has no key where that list has none', async () => {
    expect(await submit()).toMatchObject({ ok: false, error: { code: 'recovery.noMatch' } });
    expect(told).toEqual([{ computers: [], areAll: true }]);
  });

  test('has given no answer where that list gave none', async () => {
    app.profile.find = async () => Promise.reject(new AppError('directory.unreachable', 'gone'));
    expect(await submit()).toMatchObject({ ok: false, error: { code: 'directory.unreachable' } });
    expect(told).toEqual([{ computers: [], areAll: false }]);
  });

  test('is not sure of a list that was cut', async () => {
    app.profile.find = async () => ({ matches: [protectorOf(ID).protector], total: 2 });
    await submit();
    expect(told).toMatchObject([{ areAll: false }]);
  });
});

describe('a source without such a list', () => {
  beforeEach(() => {
    app.profile.recovery.push(placeSource(undefined));
  });

  test('is told the end user, and a help desk user gets that one’s key', async () => {
    await app.signIn('user');
    expect(await submit({ ...ANNA, keyId: ID })).toMatchObject({
      ok: true,
      output: { outcome: 'disclosed', disclosure: { protector: { sources: ['places'] } } },
    });
    expect(told.at(-1)).toMatchObject({ endUser: { name: 'anna' }, areAll: false });
  });

  test('may have another key that begins the same: eight digits are listed first', async () => {
    await app.signIn('user');
    const missing = [{ source: 'places', state: 'failed', failure: 'adminService.noSearchById' }];
    expect(await submit(ANNA)).toMatchObject({
      ok: true,
      output: { outcome: 'several', matches: [{ keyId: ID }], total: 1, missing },
    });
    const form = driveForm(ANNA);
    expect(await app.ask('recovery.disclose', { form, keyId: ID })).toMatchObject({
      disclosure: { protector: { keyId: ID } },
    });
  });

  test('gives nobody the key of somebody else', async () => {
    await app.signIn('user');
    expect(await submit({ ...ANNA, userName: 'mallory', keyId: ID })).toMatchObject({
      ok: false,
      error: { code: 'recovery.sourcesMissing', details: { sources: 'places' } },
    });
  });

  test('is not said to have no key where nobody could say where to look', async () => {
    await app.signIn('admin');
    expect(await submit()).toMatchObject({
      ok: false,
      error: { code: 'recovery.sourcesMissing', details: { sources: 'places' } },
    });
    app.profile.recovery.splice(0, 1);
    expect(await submit()).toMatchObject({
      ok: false,
      error: { code: 'adminService.noSearchById' },
    });
  });

  test('is told the computers of what others have found', async () => {
    await app.signIn('admin');
    app.profile.protectors.push(protectorOf(ID));
    expect(await submit({ keyId: ID })).toMatchObject({
      ok: true,
      output: { disclosure: { protector: { sources: ['memory', 'places'] } } },
    });
  });

  test('is asked about the computer of a key that waits to be replaced', async () => {
    await app.signIn('admin', 'reports');
    app.profile.recovery.splice(0, 1);
    const form = driveForm({ ...ANNA, keyId: ID });
    await app.ask('recovery.submit', { form });
    told.length = 0;
    const { list } = await app.ask('reports.awaitingRotation');
    expect(list?.keys).toMatchObject([{ keyId: ID }]);
    expect(list?.keys[0]).not.toHaveProperty('isUnknown');
    expect(told).toEqual([{ computers: [{ domain: 'CONTOSO', name: 'WS-1' }] }]);
  });
});
