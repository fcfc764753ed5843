import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { type FileIdentity, isSameFile } from './file-identity.ts';

// https://www.sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const CHECKED_OF_HEADER = 24;
const FRAME_HEADER_BYTES = 24;
const CHECKED_OF_FRAME_HEADER = 8;
const MAGIC_LITTLE_ENDIAN = 0x37_7f_06_82;
const MAGIC_BIG_ENDIAN = 0x37_7f_06_83;
const PAGE_SIZE_AT = 8;
const PAGE_SIZES: ReadonlySet<number> = new Set(
  Array.from({ length: 8 }, (_, index) => 512 * 2 ** index),
);
/** Pages of the database after a commit; zero in a frame that ends no transaction. */
const COMMIT_AT = 4;
/** Two numbers that change each time the log starts again; every frame repeats them. */
const SALT_AT = 16;
const FRAME_SALT_AT = 8;
const CHECKSUM_AT_END = 8;
const WORD_BYTES = 4;

/** A transaction of one entry has some five frames; others' are read in the same go. */
const FRAMES_A_READ = 8;
const IS_BIG_ENDIAN = endianness() === 'BE';

/** Used again at each look: reading never waits, so no two uses overlap. */
const header = Buffer.alloc(HEADER_BYTES);
let readInto = Buffer.alloc(0);

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
 * @param file which file the log is
 * @param from where a look before this one came to: what is before it is not read again
 * @returns `undefined` when it is another file, or when it is shorter than it was then without
 *   having started again
 * @throws what the file system throws
 */
export function followWal(
  path: string,
  file: FileIdentity | undefined,
  from: WalPosition,
): WalPosition | undefined {
  const handle = openSync(path, 'r');
  try {
    const found = fstatSync(handle, { bigint: true });
    if (!isSameFile(file, found)) return undefined;
    if (readSync(handle, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return EMPTY_WAL;
    const magic = header.readUInt32BE(0);
    const pageSize = header.readUInt32BE(PAGE_SIZE_AT);
    const isLog = magic === MAGIC_LITTLE_ENDIAN || magic === MAGIC_BIG_ENDIAN;
    if (!isLog || !PAGE_SIZES.has(pageSize)) return EMPTY_WAL;
    const size = Number(found.size);
    const log = { handle, size, pageSize, isBigEndian: magic === MAGIC_BIG_ENDIAN };
    const salt = header.toString('hex', SALT_AT, SALT_AT + 8);
    const start = from.salt === salt ? from : beginning(salt, log.isBigEndian);
    return size < start.bytes ? undefined : lastCommit(log, start);
  } finally {
    closeSync(handle);
  }
}

/** What lies between two positions; from the first byte, if the log started again in between. */
export interface WalPart {
  readonly from: WalPosition;
  readonly until: WalPosition;
}

/** Whether a text stands in a part of a write-ahead log, and there in one piece. */
export function isInWal(path: string, text: string, { from, until }: WalPart): boolean {
  const begin = from.salt === until.salt ? from.bytes : 0;
  const bytes = Buffer.alloc(Math.max(0, until.bytes - begin));
  const handle = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, begin)).includes(text);
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

function beginning(salt: string, isBigEndian: boolean): WalPosition {
  const words = wordsOf(header, isBigEndian);
  const sum = checksum(words, { from: 0, until: CHECKED_OF_HEADER, after: [0, 0] });
  return { salt, bytes: HEADER_BYTES, checksum: sum };
}

function lastCommit(log: Log, start: WalPosition): WalPosition {
  let end = start;
  let { bytes, checksum: sum } = start;
  for (const frame of framesFrom(log, start.bytes)) {
    if (frame.bytes.toString('hex', FRAME_SALT_AT, FRAME_SALT_AT + 8) !== start.salt) break;
    sum = checksum(frame.words, { from: 0, until: CHECKED_OF_FRAME_HEADER, after: sum });
    sum = checksum(frame.words, {
      from: FRAME_HEADER_BYTES,
      until: frame.bytes.length,
      after: sum,
    });
    const stated = FRAME_HEADER_BYTES - CHECKSUM_AT_END;
    const [first, second] = [frame.bytes.readInt32BE(stated), frame.bytes.readInt32BE(stated + 4)];
    if (first !== sum[0] || second !== sum[1]) break;
    bytes += frame.bytes.length;
    if (frame.bytes.readUInt32BE(COMMIT_AT) !== 0) end = { salt: start.salt, bytes, checksum: sum };
  }
  return end;
}

interface Frame {
  readonly bytes: Buffer;
  /** The same bytes as the numbers its checksum is made of. */
  readonly words: Int32Array;
}

/** Each is valid until the next one is asked for. */
function* framesFrom({ handle, size, isBigEndian, pageSize }: Log, from: number): Generator<Frame> {
  const length = FRAME_HEADER_BYTES + pageSize;
  if (readInto.length < FRAMES_A_READ * length) readInto = Buffer.alloc(FRAMES_A_READ * length);
  let at = from;
  while (at + length <= size) {
    const most = Math.min(FRAMES_A_READ, Math.floor((size - at) / length));
    const count = Math.floor(readSync(handle, readInto, 0, most * length, at) / length);
    if (count === 0) return;
    for (let frame = 0; frame < count; frame += 1) {
      const bytes = readInto.subarray(frame * length, (frame + 1) * length);
      yield { bytes, words: wordsOf(bytes, isBigEndian) };
    }
    at += count * length;
  }
}

/** Whole numbers in the byte order of the machine that wrote the log, which mostly is this one. */
function wordsOf(bytes: Buffer, isBigEndian: boolean): Int32Array {
  const own = isBigEndian === IS_BIG_ENDIAN ? bytes : Buffer.from(bytes).swap32();
  return new Int32Array(own.buffer, own.byteOffset, own.length / WORD_BYTES);
}

interface Checked {
  /** Bytes from and until which the numbers are added up. */
  readonly from: number;
  readonly until: number;
  readonly after: Checksum;
}

/**
 * In whole numbers with a sign from the first to the last, and nothing else: V8 adds them five
 * times as fast.
 */
function checksum(words: Int32Array, { from, until, after }: Checked): Checksum {
  let first = after[0] | 0;
  let second = after[1] | 0;
  const end = until / WORD_BYTES;
  for (let at = from / WORD_BYTES; at < end; at += 2) {
    first = (first + (words[at] ?? 0) + second) | 0;
    second = (second + (words[at + 1] ?? 0) + first) | 0;
  }
  return [first, second];
}
