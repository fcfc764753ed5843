import { beforeEach, describe, expect, test } from 'vitest';
import { readProtector } from '#main/features/recorded-read.ts';
import type {
  DisclosedProtector,
  UnrecordedRecoverySource,
} from '#main/ports/recovery/recovery-source.ts';
import { AppError } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { type MemoryProfile, memoryProfile, protectorOf } from '#test/fakes/memory-profile.ts';

const ID = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');

let profile: MemoryProfile;
let entriesWhenRead: number;
beforeEach(() => {
  profile = memoryProfile(manualClock());
  entriesWhenRead = -1;
});

const reader = (
  read: () => Promise<DisclosedProtector> = async () => protectorOf(ID),
): UnrecordedRecoverySource => ({
  name: 'somewhere',
  recordedBy: 'feature',
  shouldTryNextSource: () => true,
  marksDisclosed: false,
  find: async () => ({ matches: [], total: 0 }),
  ofComputer: async () => [],
  async read() {
    entriesWhenRead = profile.entries.length;
    return read();
  },
});
const disclose = (from: UnrecordedRecoverySource) =>
  readProtector(from, ID, {
    log: profile.auditLog,
    entry: draft({ keyId: ID, result: 'successful' }),
  });
const recordedResults = () =>
  profile.entries.map(({ result, failure }) => [result, failure].filter(Boolean).join(' '));

describe('a source that keeps no record of its own', () => {
  test('is read between the intent and the outcome', async () => {
    expect(await disclose(reader())).toMatchObject({
      recoveryPassword: protectorOf(ID).recoveryPassword,
    });
    expect(entriesWhenRead).toBe(1);
    expect(recordedResults()).toEqual(['intended', 'successful']);
    expect(new Set(profile.entries.map(({ requestId }) => requestId)).size).toBe(1);
  });

  test('is not read when the intent cannot be written', async () => {
    profile.logIsFull = true;
    await expect(disclose(reader())).rejects.toMatchObject({ code: 'store.full' });
    expect(entriesWhenRead).toBe(-1);
  });

  test('gives nothing when the outcome cannot be written', async () => {
    const filling = reader(async () => {
      profile.logIsFull = true;
      return protectorOf(ID);
    });
    await expect(disclose(filling)).rejects.toMatchObject({ code: 'store.full' });
    expect(recordedResults()).toEqual(['intended']);
  });

  test.each(['recovery.notPermitted', 'recovery.noMatch', 'directory.unreachable'] as const)(
    'that fails with %s leaves that as the outcome',
    async (code) => {
      await expect(
        disclose(reader(() => Promise.reject(new AppError(code, 'no')))),
      ).rejects.toMatchObject({ code });
      expect(recordedResults()).toEqual(['intended', `failed ${code}`]);
    },
  );
});
