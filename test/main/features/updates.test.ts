import { expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { AppError } from '#shared/errors.ts';
import { UpdateList } from '#shared/updates/update-list.ts';
import { testConsole } from '#test/fakes/console.ts';

const HOUR_MS = 60 * 60 * 1000;
const ON = {
  mode: 'notify',
  folder: 'https://files.contoso.test/keydesk/',
  publicKey: `${'A'.repeat(43)}=`,
} as const;

function listOf(version: string): UpdateList {
  return UpdateList.parse({
    format: 1,
    issued: '2026-05-01T00:00:00Z',
    validUntil: '2026-08-01T00:00:00Z',
    rings: { all: { version, percent: 100 } },
    packages: [],
  });
}

function deskOf(updates: object = ON, version = '2.0.0') {
  const desk = testConsole(Settings.parse({ updates }));
  desk.updates.list = async () => listOf(version);
  return desk;
}

test('is off unless somebody switches it on: nobody is asked, not even on request', async () => {
  const desk = deskOf({});
  const stop = desk.watch();
  desk.clock.advance(24 * HOUR_MS);
  expect(await desk.ask('updates.check')).toEqual({ state: 'off' });
  expect(await desk.ask('updates.current')).toEqual({ state: 'off' });
  expect(desk.updates.asked).toBe(0);
  stop();
});

test('looks after the start and from time to time, and tells whoever asks', async () => {
  const desk = deskOf();
  const stop = desk.watch();
  expect(await desk.ask('updates.current')).toEqual({ state: 'not-looked' });
  desk.clock.advance(60_000);
  await expect
    .poll(() => desk.ask('updates.current'))
    .toEqual({
      state: 'offered',
      at: '2026-06-01T09:01:00.000Z',
      version: '2.0.0',
      folder: ON.folder,
    });
  desk.updates.list = async () => listOf('1.2.3');
  desk.clock.advance(6 * HOUR_MS);
  await expect.poll(() => desk.ask('updates.current')).toMatchObject({ state: 'newest' });
  stop();
  desk.clock.advance(24 * HOUR_MS);
  expect(desk.updates.asked).toBe(2);
});

test('an older version is none', async () => {
  expect(await deskOf(ON, '1.2.2').ask('updates.check')).toMatchObject({ state: 'newest' });
});

test('what goes wrong is known, and found again', async () => {
  const desk = deskOf();
  desk.updates.list = async () => {
    throw new AppError('updates.forged', 'forged');
  };
  expect(await desk.ask('updates.check')).toMatchObject({
    state: 'failed',
    code: 'updates.forged',
  });
  desk.updates.list = async () => ({ ...listOf('2.0.0'), validUntil: '2026-05-02T00:00:00Z' });
  expect(await desk.ask('updates.check')).toMatchObject({
    state: 'failed',
    code: 'updates.expired',
    details: { reason: '2026-05-02' },
  });
  desk.updates.list = async () => listOf('2.0.0');
  expect(await desk.ask('updates.check')).toMatchObject({ state: 'offered' });
});

test('what nobody foresaw ends no later look', async () => {
  const desk = deskOf();
  const stop = desk.watch();
  desk.updates.list = async () => Promise.reject(new TypeError('a defect'));
  desk.clock.advance(60_000);
  await expect.poll(() => desk.unforeseen).toHaveLength(1);
  desk.updates.list = async () => listOf('2.0.0');
  desk.clock.advance(6 * HOUR_MS);
  await expect.poll(() => desk.ask('updates.current')).toMatchObject({ state: 'offered' });
  stop();
});
