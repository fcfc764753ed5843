import { expect, test } from 'vitest';
import { newerKeyOf } from '#main/domain/recovery/newer-key.ts';
import type { Protector } from '#shared/recovery/protector.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';
import { protectorOf } from '#test/fakes/memory-profile.ts';

const OLD = protectorOf('AC9D5655-F7CA-4D1D-902F-1B6087118138').protector;
const newer = (changes: Partial<Protector>): Protector => ({
  ...OLD,
  ...protectorOf('BBBBBBBB-F7CA-4D1D-902F-1B6087118138').protector,
  escrowedAt: '2026-02-01T00:00:00.000Z',
  ...changes,
});
const found = (...others: readonly Protector[]) => newerKeyOf(OLD.keyId, [...others, OLD])?.keyId;

test('the newest key of the same drive has taken its place', () => {
  const newest = newer({ escrowedAt: '2026-03-01T00:00:00.000Z' });
  const between = { ...newer({}), keyId: OLD.keyId };
  expect(found(newer({}), newest)).toBe(newest.keyId);
  expect(newerKeyOf(OLD.keyId, [OLD, between])).toEqual(between);
});

test.each<[string, Partial<Protector>]>([
  ['an older one', { escrowedAt: '2025-01-01T00:00:00.000Z' }],
  ['one of the same moment', { escrowedAt: OLD.escrowedAt }],
  ['one of another drive', { volume: { ...OLD.volume, driveLetter: 'D:' } }],
  ['one of another kind', { volume: { ...OLD.volume, kind: 'fixed' } }],
  ['one of another computer of that name', { computer: { domain: 'FABRIKAM', name: 'WS-1' } }],
  ['one whose volume has an ID', { volume: { ...OLD.volume, id: 'one' } }],
])('%s has not', (_what, changes) => {
  expect(found(newer(changes))).toBeUndefined();
});

test('nothing is said of a key that the source does not list, or not with its date', () => {
  expect(newerKeyOf(OLD.keyId, [newer({})])).toBeUndefined();
  expect(newerKeyOf(OLD.keyId, [newer({}), { ...OLD, escrowedAt: UNKNOWN_TIME }])).toBeUndefined();
});

test('volumes with one ID are one drive, whatever else is known of them', () => {
  const old = { ...OLD, volume: { ...OLD.volume, kind: 'unknown' as const, id: 'one' } };
  const next = newer({ volume: { ...OLD.volume, id: 'one' } });
  const other = newer({ volume: { ...OLD.volume, id: 'two' } });
  expect(newerKeyOf(OLD.keyId, [old, next])).toEqual(next);
  expect(newerKeyOf(OLD.keyId, [old, other])).toBeUndefined();
});
