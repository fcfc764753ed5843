import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyIndexBuilder, keyIndexOf } from '#main/sources/entra/key-index.ts';
import { type KeyMetadata, keyMetadataOf, oneObject } from '#main/sources/entra/key-metadata.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { UNKNOWN_TIME } from '#shared/request/source-status.ts';

const DEVICE = '1AB40AB2-32A8-4B00-B6B5-BA724E407DE9';

function key(keyId: string, changes: Partial<KeyMetadata> = {}): KeyMetadata {
  return {
    keyId: RecoveryKeyId.parse(keyId),
    deviceId: DEVICE,
    kind: 'operating-system',
    escrowedAt: '2026-01-01T00:00:00.000Z',
    ...changes,
  };
}

function indexOf(keys: readonly KeyMetadata[]) {
  const builder = keyIndexBuilder();
  for (const one of keys) builder.add(one);
  return builder.finish();
}

const hex = (digits: string) =>
  [0, 8, 12, 16, 20].map((at, part) => digits.slice(at, [8, 12, 16, 20, 32][part])).join('-');
const ids = fc
  .array(fc.constantFrom('0', '1', '8', '9', 'A', 'B', 'E', 'F'), { minLength: 32, maxLength: 32 })
  .map((digits) => hex(digits.join('')));

describe('an index of keys', () => {
  test('gives back what was put in', () => {
    const keys = [
      key('FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', { kind: 'removable', deviceId: '' }),
      key('00000000-0000-4000-8000-000000000000', { kind: 'unknown', escrowedAt: UNKNOWN_TIME }),
      key('AC9D5655-F7CA-4D1D-902F-1B6087118138', { kind: 'fixed' }),
    ];
    const index = indexOf(keys);
    expect(index.size).toBe(3);
    for (const one of keys)
      expect(index.startingWith(one.keyId, 5)).toEqual({ matches: [one], total: 1 });
  });

  test('an empty one has nothing', () => {
    expect(indexOf([])).toMatchObject({ size: 0 });
    expect(indexOf([]).startingWith('AC9D5655', 5)).toEqual({ matches: [], total: 0 });
  });

  test('a key that came twice is there once; on two devices, it is there twice', () => {
    const one = key('AC9D5655-F7CA-4D1D-902F-1B6087118138');
    const moved = { ...one, deviceId: '2EF04EF1-23B0-2E00-A3A5-AB345E567AB6' };
    expect(indexOf([one, one]).startingWith('AC9D5655', 5).total).toBe(1);
    expect(indexOf([one, moved, one]).startingWith('AC9D5655', 5).total).toBe(2);
  });

  test('finds exactly what begins so, newest first, and counts what was cut off', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(ids, fc.integer({ min: 0, max: 1_000 })), { maxLength: 300 }),
        fc.integer({ min: 1, max: 32 }),
        fc.integer({ min: 0, max: 299 }),
        (listed, length, chosen) => {
          const unique = new Map(listed);
          const keys = [...unique].map(([keyId, day]) =>
            key(keyId, { escrowedAt: new Date(day * 86_400_000).toISOString() }),
          );
          const whole = keys[chosen % Math.max(1, keys.length)]?.keyId ?? '00000000';
          const start = whole.slice(0, length).replace(/-$/, '');
          const expected = keys.filter(({ keyId }) => keyId.startsWith(start));
          const found = indexOf(keys).startingWith(start, 10);
          expect(found.total).toBe(expected.length);
          expect(found.matches.map(({ escrowedAt }) => escrowedAt)).toEqual(
            expected
              .map(({ escrowedAt }) => escrowedAt)
              .sort()
              .toReversed()
              .slice(0, 10),
          );
        },
      ),
    );
  });
});

describe('an index as bytes', () => {
  const keys = [
    key('FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF', { kind: 'removable', deviceId: '' }),
    key('00000000-0000-4000-8000-000000000000', { kind: 'unknown', escrowedAt: UNKNOWN_TIME }),
    key('AC9D5655-F7CA-4D1D-902F-1B6087118138', { kind: 'fixed' }),
  ];

  test.each([0, 1, 3])('is the same again, with %d keys', (count) => {
    const listed = keys.slice(0, count);
    // At an odd place in memory, as a part of a longer file is.
    const { bytes, ...counts } = indexOf(listed).toBytes();
    const within = Buffer.concat([Buffer.of(1), bytes]).subarray(1);
    const again = keyIndexOf({ ...counts, bytes: within });
    expect(again.size).toBe(count);
    for (const one of listed)
      expect(again.startingWith(one.keyId, 5)).toEqual({ matches: [one], total: 1 });
    expect(again.toBytes()).toEqual({ ...counts, bytes: Buffer.from(bytes) });
  });

  test('is none where it is cut off, too long, or counted wrongly', () => {
    const { bytes, ...counts } = indexOf(keys).toBytes();
    for (const wrong of [
      { ...counts, bytes: bytes.subarray(0, -1) },
      { ...counts, bytes: Buffer.concat([bytes, Buffer.of(0)]) },
      { ...counts, keys: 2, bytes },
      { ...counts, devices: 1, bytes },
      { keys: 0, devices: 0, bytes },
    ])
      expect(() => keyIndexOf(wrong)).toThrow('no index');
  });

  test('is none with a kind, a device or a date that there is not', () => {
    const { bytes, ...counts } = indexOf(keys).toBytes();
    const changed = (at: number, value: number[]) => {
      const copy = Buffer.from(bytes);
      copy.set(value, at);
      return { ...counts, bytes: copy };
    };
    const [dates, devices] = [3 * 16, 3 * 16 + 3 * 8];
    for (const wrong of [
      changed(bytes.length - 1, [4]),
      changed(devices, [2, 0, 0, 0]),
      // Not a number, and infinite.
      changed(dates, [0, 0, 0, 0, 0, 0, 0xf8, 0x7f]),
      changed(dates, [0, 0, 0, 0, 0, 0, 0xf0, 0x7f]),
    ])
      expect(() => keyIndexOf(wrong)).toThrow('no index');
  });
});

const LISTED = {
  '@odata.type': '#microsoft.graph.bitlockerRecoveryKey',
  id: 'b465e4e8-e4e8-b465-e8e4-65b4e8e465b4',
  createdDateTime: '2020-06-15T13:45:30.1234567Z',
  volumeType: '1',
  deviceId: DEVICE.toLowerCase(),
};

describe('a key as Graph lists it', () => {
  test.each([
    [1, 'operating-system'],
    ['1', 'operating-system'],
    ['operatingSystemVolume', 'operating-system'],
    [2, 'fixed'],
    ['2', 'fixed'],
    ['fixedDataVolume', 'fixed'],
    [3, 'removable'],
    ['3', 'removable'],
    ['removableDataVolume', 'removable'],
    [4, 'unknown'],
    ['unknownFutureValue', 'unknown'],
    [0, 'unknown'],
    ['17', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    [{}, 'unknown'],
  ])('volume type %j is %s', (volumeType, kind) => {
    expect(keyMetadataOf({ ...LISTED, volumeType })?.kind).toBe(kind);
  });

  test('has its ID and date as Keydesk writes them', () => {
    expect(keyMetadataOf(LISTED)).toEqual({
      keyId: 'B465E4E8-E4E8-B465-E8E4-65B4E8E465B4',
      deviceId: DEVICE,
      kind: 'operating-system',
      escrowedAt: '2020-06-15T13:45:30.123Z',
    });
    expect(
      keyMetadataOf({ ...LISTED, createdDateTime: '2020-06-15T15:45:30+02:00' }),
    ).toMatchObject({ escrowedAt: '2020-06-15T13:45:30.000Z' });
  });

  test.each([null, undefined, '', 'never', '0000-00-00', 5, '9999999-01-01'])(
    'a date that is none is unknown: %j',
    (createdDateTime) => {
      expect(keyMetadataOf({ ...LISTED, createdDateTime })?.escrowedAt).toBe(UNKNOWN_TIME);
    },
  );

  test.each([null, undefined, '', '00000000-0000-0000-0000-000000000000', 'a phone', 7])(
    'a device that is none has no ID: %j',
    (deviceId) => {
      expect(keyMetadataOf({ ...LISTED, deviceId })?.deviceId).toBe('');
    },
  );

  test.each([null, undefined, '', 'b465e4e8', `${LISTED.id}/..`, `${LISTED.id}0`, 5])(
    'without an ID it is none: %j',
    (id) => {
      expect(keyMetadataOf({ ...LISTED, id })).toBeUndefined();
    },
  );

  test('a single one stands alone, or in a value of its own', () => {
    expect(oneObject(LISTED)).toEqual(LISTED);
    expect(oneObject({ '@odata.context': 'x', value: LISTED })).toEqual(LISTED);
  });
});
