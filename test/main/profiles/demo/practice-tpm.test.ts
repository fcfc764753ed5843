import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TpmRemote } from '#main/ports/tpm/tpm-remote.ts';
import { practiceTpm } from '#main/profiles/demo/practice-tpm.ts';
import { TpmOwnerPassword } from '#shared/tpm/tpm-owner.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { addTpmOwners, testStore } from '#test/main/sources/embedded-store/test-store.ts';

const RIGHT = TpmOwnerPassword.parse('1euIs20Or/60b0ehnTqoX4cMis8=');
const WRONG = TpmOwnerPassword.parse('2jmj7l5rSw0yVb/vlWAYkK/YBwk=');
const signal = new AbortController().signal;

let remote: TpmRemote;
let clock: ManualClock;
let dispose: () => Promise<void>;
beforeEach(async () => {
  const recordedAt = '2015-01-01T00:00:00.000Z';
  const store = await testStore((db) =>
    addTpmOwners(db, [
      { computer: 'OLD-1', users: [], owners: [{ ownerPassword: RIGHT, recordedAt }] },
      { computer: 'NEW-1', users: [], owners: [] },
      { computer: 'SEA-WS-0083', users: [], owners: [{ ownerPassword: RIGHT, recordedAt }] },
    ]),
  );
  clock = manualClock();
  remote = practiceTpm(store.db, clock);
  dispose = store.dispose;
});
afterEach(() => dispose());

const target = (name: string) => ({
  hostName: `${name}.contoso.test`,
  credentials: { userName: '', password: '' },
});
const isLocked = async (name: string) =>
  (await remote.readLockout(target(name), { signal })).lockedOut;
const reset = (name: string, ownerPassword?: TpmOwnerPassword) =>
  remote.resetLockout(target(name), ownerPassword, { signal });

describe('a practice TPM', () => {
  test('with a stored owner password wants it, and is open then', async () => {
    expect(await isLocked('old-1')).toBe(true);
    expect(await reset('old-1')).toBe(0x80070057);
    expect(await isLocked('old-1')).toBe(true);
    expect(await reset('old-1', RIGHT)).toBe(0);
    expect(await isLocked('old-1')).toBe(false);
  });

  test('locks for its whole time-out at a wrong one, against the right one too', async () => {
    expect(await reset('old-1', WRONG)).toBe(0x80280001);
    expect(await reset('old-1', RIGHT)).toBe(0x80280803);
    clock.advance(10 * 60_000 - 1);
    expect(await reset('old-1', RIGHT)).toBe(0x80280803);
    clock.advance(1);
    expect(await reset('old-1', RIGHT)).toBe(0);
  });

  test('of today keeps its authorisation itself, and takes none from outside', async () => {
    expect(await remote.readLockout(target('new-1'), { signal })).toEqual({
      lockedOut: true,
      healTime: '10 minutes',
      count: 32,
      limit: 32,
    });
    expect(await reset('new-1')).toBe(0);
    expect(await remote.readLockout(target('new-1'), { signal })).toMatchObject({
      lockedOut: false,
      count: 0,
    });
    expect(await reset('new-1', RIGHT)).toBe(0x80280001);
    expect(await isLocked('new-1')).toBe(true);
  });

  test('may not be locked, or not be there', async () => {
    expect(await isLocked('sea-ws-0083')).toBe(false);
    await expect(isLocked('sea-lt-0092')).rejects.toMatchObject({ code: 'tpm.unreachable' });
    await expect(reset('sea-lt-0092')).rejects.toMatchObject({ code: 'tpm.unreachable' });
  });

  test('is not asked when cancelled', async () => {
    await expect(
      remote.resetLockout(target('new-1'), undefined, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'request.cancelled' });
    expect(await isLocked('new-1')).toBe(true);
  });
});
