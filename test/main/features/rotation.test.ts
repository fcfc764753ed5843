import { beforeEach, describe, expect, test } from 'vitest';
import type { RecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';
import { memoryRecovery, protectorOf } from '#test/fakes/memory-profile.ts';
import { driveForm } from './drive-request.ts';

const OLD = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEW = 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138';
const LATER = { escrowedAt: '2026-06-02T00:00:00.000Z' };

let desk: TestConsole;
let disclosureId: string;
/** What the source was asked to replace, and what it answers. */
let asked: { keyId: string; pages: unknown }[];
let answer: AppError | undefined;
let fits: boolean;

/** A source that marks nothing and can have keys replaced. */
function asEntra(source: RecoverySource): RecoverySource {
  return {
    ...source,
    marksDisclosed: false,
    rotation: {
      fits: () => fits,
      async request(keyId, { pages }) {
        asked.push({ keyId, pages });
        if (answer !== undefined) throw answer;
      },
    },
  };
}

beforeEach(async () => {
  desk = testConsole();
  [asked, answer, fits] = [[], undefined, true];
  desk.profile.recovery.splice(0, 1, asEntra(memorySource()));
  desk.profile.protectors.push(protectorOf(OLD));
  await desk.signIn('admin');
  disclosureId = (await disclosed()).disclosureId;
});

const memorySource = () =>
  memoryRecovery(
    () => desk.profile,
    'memory',
    () => desk.profile.protectors,
  );

async function disclosed() {
  const form = driveForm({ keyId: OLD });
  const output = await desk.ask('recovery.submit', { form });
  if (output.outcome !== 'disclosed') throw new Error(output.outcome);
  return output.disclosure;
}

const escrow = (changes: Partial<Protector> = {}) =>
  void desk.profile.protectors.unshift(protectorOf(NEW, { ...LATER, ...changes }));
const recorded = () =>
  desk.profile.entries
    .filter(({ action }) => action === 'request-rotation' || action === 'see-new-key')
    .map(({ action, result, failure, keyId, note }) => ({ action, result, failure, keyId, note }));

describe('having a key replaced', () => {
  test('is asked of its source between two entries, which say nothing of a new key', async () => {
    await desk.ask('recovery.requestRotation', { disclosureId });
    expect(asked).toEqual([
      { keyId: OLD, pages: { done: expect.any(String), failed: expect.any(String) } },
    ]);
    const entry = { action: 'request-rotation', failure: '', keyId: OLD, note: 'memory' };
    expect(recorded()).toEqual([
      { ...entry, result: 'intended' },
      { ...entry, result: 'successful' },
    ]);
  });

  test('is recorded as failed when the source refuses', async () => {
    answer = new AppError('entra.notManaged', 'no');
    expect(await desk.refused('recovery.requestRotation', { disclosureId })).toBe(
      'entra.notManaged',
    );
    expect(recorded().at(-1)).toMatchObject({ result: 'failed', failure: 'entra.notManaged' });
  });

  test('is not asked for without its entry', async () => {
    desk.profile.logIsFull = true;
    expect(await desk.refused('recovery.requestRotation', { disclosureId })).toBe('store.full');
    expect(asked).toEqual([]);
  });

  test('is refused where no source of the key can do it', async () => {
    fits = false;
    expect((await disclosed()).rotation).toBe('other-drive');
    expect(await desk.refused('recovery.requestRotation', { disclosureId })).toBe(
      'recovery.cannotRotate',
    );
    desk.profile.recovery.splice(0, 1, { ...memorySource(), marksDisclosed: false });
    expect((await disclosed()).rotation).toBe('not-here');
    desk.profile.recovery.splice(0, 1, memorySource());
    expect((await disclosed()).rotation).toBe('by-client');
    expect(recorded()).toEqual([]);
  });
});

describe('the new key', () => {
  test('is not there before it was seen, and nothing says that it is', async () => {
    expect(await desk.ask('recovery.newKey', { disclosureId })).toEqual({ newKey: null });
    escrow({ volume: { kind: 'fixed', driveLetter: 'D:', label: '' } });
    expect(await desk.ask('recovery.newKey', { disclosureId })).toEqual({ newKey: null });
    expect(recorded()).toEqual([]);
  });

  test('is named in one entry, however often it is looked for', async () => {
    escrow();
    const newKey = { keyId: NEW, source: 'memory', ...LATER };
    expect(await desk.ask('recovery.newKey', { disclosureId })).toEqual({ newKey });
    expect(await desk.ask('recovery.newKey', { disclosureId })).toEqual({ newKey });
    const note = `New key ID ${NEW}`;
    expect(recorded()).toEqual([
      { action: 'see-new-key', result: 'successful', failure: '', keyId: OLD, note },
    ]);
  });

  test('is unknown, not absent, where a source does not answer', async () => {
    const failing = async () => Promise.reject(new AppError('directory.unreachable', 'down'));
    desk.profile.recovery.push({ ...memorySource(), name: 'other', ofComputer: failing });
    expect(await desk.refused('recovery.newKey', { disclosureId })).toBe('directory.unreachable');
    escrow();
    expect(await desk.ask('recovery.newKey', { disclosureId })).toMatchObject({
      newKey: { keyId: NEW },
    });
  });
});

describe('the list of keys that were disclosed and not rotated', () => {
  const DAY_MS = 86_400_000;
  const waiting = async () => {
    const { list } = await desk.ask('reports.awaitingRotation');
    return list?.keys.map(({ keyId, isUnknown }) => (isUnknown ? `? ${keyId}` : keyId));
  };
  beforeEach(() => desk.signIn('admin', 'reports'));

  test('is read from the log, from the first disclosure on', async () => {
    const { time } = desk.profile.entries.find(({ action }) => action === 'disclose') ?? {};
    desk.clock.advance(DAY_MS);
    await desk.signIn('admin', 'reports');
    await disclosed();
    expect(await desk.ask('reports.awaitingRotation')).toEqual({
      list: {
        keys: [
          {
            keyId: OLD,
            computer: 'CONTOSO\\WS-1',
            driveLetter: '',
            disclosedAt: time,
            disclosedBy: 'CONTOSO\\op',
          },
        ],
        total: 1,
      },
    });
  });

  test('closes when somebody has seen the new key', async () => {
    expect(await waiting()).toEqual([OLD]);
    escrow();
    const again = await disclosed();
    await desk.ask('recovery.newKey', { disclosureId: again.disclosureId });
    expect(await waiting()).toEqual([]);
  });

  test('closes by itself when its source has a newer key', async () => {
    desk.profile.protectors.splice(0, 1, protectorOf(OLD, { state: 'superseded' }));
    expect(await desk.ask('reports.awaitingRotation')).toEqual({ list: { keys: [], total: 0 } });
  });

  test('stays open, and says so, where nobody can tell', async () => {
    desk.profile.protectors.length = 0;
    expect(await waiting()).toEqual([`? ${OLD}`]);
    desk.profile.protectors.push(protectorOf(OLD));
    desk.profile.find = async () => Promise.reject(new AppError('directory.unreachable', 'down'));
    desk.profile.recovery.splice(0, 1, {
      ...asEntra(memorySource()),
      find: async () => Promise.reject(new AppError('directory.unreachable', 'down')),
    });
    expect(await waiting()).toEqual([`? ${OLD}`]);
  });

  test('leaves a key to a source that marks what is handed out', async () => {
    desk.profile.recovery.push({
      ...memorySource(),
      name: 'store',
      awaitingRotation: async () => ({ keys: [], total: 0 }),
    });
    expect(await waiting()).toEqual([]);
  });

  test('forgets what was handed out long ago', async () => {
    desk.clock.advance(91 * DAY_MS);
    await desk.signIn('admin', 'reports');
    expect(await waiting()).toEqual([]);
  });
});
