import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

// https://www.sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const CHECKED_OF_HEADER = 24;
const FRAME_HEADER_BYTES = 24;
const CHECKED_OF_FRAME_HEADER = 8;
const MAGIC_LITTLE_ENDIAN = 0x37_7f_06_82;
const MAGIC_BIG_ENDIAN = 0x37_7f_06_83;
const PAGE_SIZE_AT = 8;
/** Pages of the database after a commit; zero in a frame that ends no transaction. */
const COMMIT_AT = 4;
/** Two numbers that change each time the log starts again; every frame repeats them. */
const SALT_AT = 16;
const FRAME_SALT_AT = 8;
const CHECKSUM_AT_END = 8;

/** How far a write-ahead log is whole: the end of its last transaction that recovery would find. */
export interface WalPosition {
  /** Changes each time the log starts again from its beginning; empty for a log without header. */
  readonly salt: string;
  /** Where the transaction ends in the file. */
  readonly bytes: number;
  /** Of everything up to there. */
  readonly checksum: Checksum;
}

type Checksum = readonly [number, number];

export const EMPTY_WAL: WalPosition = { salt: '', bytes: 0, checksum: [0, 0] };

export function isSamePosition(one: WalPosition, other: WalPosition): boolean {
  const [a, b] = one.checksum;
  const [c, d] = other.checksum;
  return one.salt === other.salt && one.bytes === other.bytes && a === c && b === d;
}

/**
 * Follows a write-ahead log to the end of its last whole transaction, as SQLite does when it
 * recovers one. SQLite locks the database and its shared memory, never this file, so opening and
 * closing it is safe.
 *
 * @param from where a look before this one came to: what is before it is not read again
 * @returns `undefined` when the log is shorter than it was then, without having started again
 * @throws what the file system throws
 */
export function followWal(path: string, from: WalPosition): WalPosition | undefined {
  const handle = openSync(path, 'r');
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    readSync(handle, header, 0, HEADER_BYTES, 0);
    const magic = header.readUInt32BE(0);
    if (magic !== MAGIC_LITTLE_ENDIAN && magic !== MAGIC_BIG_ENDIAN) return EMPTY_WAL;
    const log = { handle, size: fstatSync(handle).size, isBigEndian: magic === MAGIC_BIG_ENDIAN };
    const begin = beginning(header, log.isBigEndian);
    const start = from.salt === begin.salt ? from : begin;
    if (log.size < start.bytes) return undefined;
    return lastCommit({ ...log, pageSize: header.readUInt32BE(PAGE_SIZE_AT) }, start);
  } finally {
    closeSync(handle);
  }
}

interface Log {
  readonly handle: number;
  readonly size: number;
  readonly isBigEndian: boolean;
  readonly pageSize: number;
}

function beginning(header: Buffer, isBigEndian: boolean): WalPosition {
  return {
    salt: header.toString('hex', SALT_AT, SALT_AT + 8),
    bytes: HEADER_BYTES,
    checksum: checksum(header.subarray(0, CHECKED_OF_HEADER), { isBigEndian, after: [0, 0] }),
  };
}

function lastCommit({ handle, size, isBigEndian, pageSize }: Log, start: WalPosition): WalPosition {
  const frame = Buffer.alloc(FRAME_HEADER_BYTES + pageSize);
  let end = start;
  let { bytes, checksum: sum } = start;
  while (bytes + frame.length <= size) {
    readSync(handle, frame, 0, frame.length, bytes);
    if (frame.toString('hex', FRAME_SALT_AT, FRAME_SALT_AT + 8) !== start.salt) break;
    sum = checksum(frame.subarray(0, CHECKED_OF_FRAME_HEADER), { isBigEndian, after: sum });
    sum = checksum(frame.subarray(FRAME_HEADER_BYTES), { isBigEndian, after: sum });
    const stated = FRAME_HEADER_BYTES - CHECKSUM_AT_END;
    if (frame.readUInt32BE(stated) !== sum[0] || frame.readUInt32BE(stated + 4) !== sum[1]) break;
    bytes += frame.length;
    if (frame.readUInt32BE(COMMIT_AT) !== 0) end = { salt: start.salt, bytes, checksum: sum };
  }
  return end;
}

function checksum(
  bytes: Buffer,
  { isBigEndian, after }: { readonly isBigEndian: boolean; readonly after: Checksum },
): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [first, second] = after;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + view.getUint32(at, !isBigEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, !isBigEndian) + first) >>> 0;
  }
  return [first, second];
}
