import type { VolumeKind } from '#shared/recovery/protector.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { KeyMetadata } from './key-metadata.ts';

/** The keys of a tenant by their IDs. It holds no secret. */
export interface KeyIndex {
  /** How many keys there are. */
  readonly size: number;
  /**
   * The keys whose ID begins so, newest first, at most `limit`, and how many there are in all.
   *
   * @param start at least one hexadecimal digit, written like a key ID that was cut short
   */
  startingWith(
    start: string,
    limit: number,
  ): { readonly matches: readonly KeyMetadata[]; readonly total: number };
  /** All of it, for {@link keyIndexOf} on the same computer. */
  toBytes(): IndexBytes;
}

/** An index as bytes, and of how many keys and devices it is. */
export interface IndexBytes {
  readonly keys: number;
  readonly devices: number;
  readonly bytes: Uint8Array;
}

/** Takes in the pages of a list. */
export interface KeyIndexBuilder {
  /** How many keys there are so far. */
  readonly size: number;
  add(key: KeyMetadata): void;
  /** Nothing may be added afterwards. */
  finish(): KeyIndex;
}

const ID_BYTES = 16;
const NO_DEVICE = '0'.repeat(2 * ID_BYTES);
const LATEST_MS = 8.64e15;
const KINDS: readonly VolumeKind[] = ['operating-system', 'fixed', 'removable', 'unknown'];
const FIRST_ROOM = 4_096;

/** Columns of bytes and numbers: a tenant has hundreds of thousands of keys. */
interface Columns {
  readonly ids: Uint8Array;
  /** The number of a device, in the order in which they were seen. */
  readonly devices: Uint32Array;
  readonly kinds: Uint8Array;
  /** Milliseconds since the epoch. */
  readonly escrowedAt: Float64Array;
}

/** The same, and the IDs of the devices by their numbers. */
interface Held extends Columns {
  readonly deviceIds: Uint8Array;
}

const columns = (room: number): Columns => ({
  ids: new Uint8Array(room * ID_BYTES),
  devices: new Uint32Array(room),
  kinds: new Uint8Array(room),
  escrowedAt: new Float64Array(room),
});

export function keyIndexBuilder(): KeyIndexBuilder {
  const deviceNumbers = new Map<string, number>();
  let held = columns(FIRST_ROOM);
  let size = 0;

  function numberOf(device: string): number {
    const known = deviceNumbers.get(device);
    if (known !== undefined) return known;
    deviceNumbers.set(device, deviceNumbers.size);
    return deviceNumbers.size - 1;
  }

  return {
    get size() {
      return size;
    },
    add({ keyId, deviceId, kind, escrowedAt }) {
      if (size === held.devices.length) held = copied(held, { room: 2 * size, size });
      held.ids.set(bytesOfId(keyId), size * ID_BYTES);
      held.devices[size] = numberOf(deviceId);
      held.kinds[size] = KINDS.indexOf(kind);
      held.escrowedAt[size] = Date.parse(escrowedAt);
      size += 1;
    },
    finish() {
      const deviceIds = new Uint8Array(deviceNumbers.size * ID_BYTES);
      for (const [device, number] of deviceNumbers)
        deviceIds.set(bytesOfId(device), number * ID_BYTES);
      return keyIndex({ ...copied(held, { room: size, size }), deviceIds });
    },
  };
}

/**
 * An index as it was before it became bytes.
 *
 * @throws Error when these are not the bytes of one
 */
export function keyIndexOf({ keys, devices, bytes }: IndexBytes): KeyIndex {
  let at = 0;
  // Copied: numbers cannot be read at any place in memory.
  const taken = (length: number) => Uint8Array.from(bytes.subarray(at, (at += length)));
  const held: Held = {
    ids: taken(keys * ID_BYTES),
    escrowedAt: new Float64Array(taken(keys * 8).buffer),
    devices: new Uint32Array(taken(keys * 4).buffer),
    deviceIds: taken(devices * ID_BYTES),
    kinds: taken(keys),
  };
  const isWhole =
    at === bytes.length &&
    held.devices.every((number) => number < devices) &&
    held.kinds.every((kind) => kind < KINDS.length) &&
    held.escrowedAt.every((ms) => Math.abs(ms) <= LATEST_MS);
  if (!isWhole) throw new Error('no index');
  return keyIndex(held);
}

function bytesOf({ ids, escrowedAt, devices, deviceIds, kinds }: Held): IndexBytes {
  const columnsOfIt = [ids, escrowedAt, devices, deviceIds, kinds];
  return {
    keys: kinds.length,
    devices: deviceIds.length / ID_BYTES,
    bytes: Buffer.concat(
      columnsOfIt.map(({ buffer, byteOffset, byteLength }) =>
        Buffer.from(buffer, byteOffset, byteLength),
      ),
    ),
  };
}

/** Empty is no device. */
const bytesOfId = (id: string) => Buffer.from(id.replaceAll('-', '') || NO_DEVICE, 'hex');

function idAt(ids: Uint8Array, number: number): string {
  const hex = Buffer.from(ids.subarray(number * ID_BYTES, (number + 1) * ID_BYTES))
    .toString('hex')
    .toUpperCase();
  return [0, 8, 12, 16, 20].map((at, part) => hex.slice(at, [8, 12, 16, 20, 32][part])).join('-');
}

function deviceAt(ids: Uint8Array, number: number): string {
  const id = idAt(ids, number);
  return id.replaceAll('-', '') === NO_DEVICE ? '' : id;
}

function copied(from: Columns, { room, size }: { readonly room: number; readonly size: number }) {
  const to = columns(room);
  to.ids.set(from.ids.subarray(0, size * ID_BYTES));
  to.devices.set(from.devices.subarray(0, size));
  to.kinds.set(from.kinds.subarray(0, size));
  to.escrowedAt.set(from.escrowedAt.subarray(0, size));
  return to;
}

function keyIndex(held: Held): KeyIndex {
  const order = sortedOrder(held);

  function keyAt(row: number): KeyMetadata {
    return {
      keyId: RecoveryKeyId.parse(idAt(held.ids, row)),
      deviceId: deviceAt(held.deviceIds, held.devices[row] ?? 0),
      kind: KINDS[held.kinds[row] ?? -1] ?? 'unknown',
      escrowedAt: new Date(held.escrowedAt[row] ?? 0).toISOString(),
    };
  }

  return {
    size: order.length,
    startingWith(start, limit) {
      const digits = start.replaceAll('-', '').toLowerCase();
      const from = firstAtOrAfter({ held, order }, digits.padEnd(2 * ID_BYTES, '0'));
      const to = firstAtOrAfter({ held, order }, digits.padEnd(2 * ID_BYTES, 'f'), true);
      const rows = [...order.subarray(from, to)].sort(
        (a, b) => (held.escrowedAt[b] ?? 0) - (held.escrowedAt[a] ?? 0),
      );
      return { matches: rows.slice(0, limit).map(keyAt), total: rows.length };
    },
    toBytes: () => bytesOf(held),
  };
}

/** Rows by their IDs. One that came twice, as pages may shift meanwhile, is there once. */
function sortedOrder(held: Columns): Uint32Array {
  const view = new DataView(held.ids.buffer);
  const compare = (a: number, b: number): number => {
    for (let at = 0; at < ID_BYTES; at += 4) {
      const difference = view.getUint32(a * ID_BYTES + at) - view.getUint32(b * ID_BYTES + at);
      if (difference !== 0) return difference;
    }
    return (held.devices[a] ?? 0) - (held.devices[b] ?? 0);
  };
  const rows =
    held.devices.length > MOST_PACKED
      ? Uint32Array.from(held.devices.keys()).sort(compare)
      : packedOrder(view, { size: held.devices.length, compare });
  return rows.filter((row, at) => at === 0 || compare(rows[at - 1] ?? row, row) !== 0);
}

/** As many rows as there is room for behind the first eight digits in a number. */
const MOST_PACKED = 2 ** 21;

interface Comparing {
  readonly size: number;
  readonly compare: (a: number, b: number) => number;
}

/**
 * The same order ten times as fast, as nothing else runs meanwhile: plain numbers are sorted
 * without a call for each comparison, and then the few whose first eight digits are the same.
 */
function packedOrder(view: DataView, { size, compare }: Comparing): Uint32Array {
  const packed = Float64Array.from(
    { length: size },
    (_none, row) => view.getUint32(row * ID_BYTES) * MOST_PACKED + row,
  ).sort();
  const rows = Uint32Array.from(packed, (number) => number % MOST_PACKED);
  const startOf = (at: number) => Math.floor((packed[at] ?? -1) / MOST_PACKED);
  for (let from = 0; from < size;) {
    let to = from + 1;
    while (to < size && startOf(to) === startOf(from)) to += 1;
    if (to - from > 1) rows.subarray(from, to).sort(compare);
    from = to;
  }
  return rows;
}

/** The place of the first ID that is not before this one, or that is behind it. */
function firstAtOrAfter(
  { held, order }: { readonly held: Columns; readonly order: Uint32Array },
  hex: string,
  isBehind = false,
): number {
  const wanted = Buffer.from(hex, 'hex');
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const at = (order[middle] ?? 0) * ID_BYTES;
    const compared = Buffer.compare(held.ids.subarray(at, at + ID_BYTES), wanted);
    if (compared < 0 || (isBehind && compared === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
