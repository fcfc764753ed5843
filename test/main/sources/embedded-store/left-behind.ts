import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';

// https://www.sqlite.org/fileformat2.html#walformat
const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
const SALT = { inHeader: 16, inFrame: 8, bytes: 8 };
const CHECKSUM_AT = 16;

/**
 * Writes what a console that is killed at the wrong moment leaves in a write-ahead log: a whole
 * transaction behind the last one, of which the shared memory, and so SQLite, knows nothing.
 */
export function leaveTransactionBehind(path: string): void {
  const log = readFileSync(path);
  const frame = FRAME_HEADER_BYTES + log.readUInt32BE(8);
  const salt = log.subarray(SALT.inHeader, SALT.inHeader + SALT.bytes);
  const isOfThisLog = (at: number) =>
    log.subarray(at + SALT.inFrame, at + SALT.inFrame + SALT.bytes).equals(salt);
  let end = HEADER_BYTES;
  while (end + frame <= log.length && isOfThisLog(end)) end += frame;
  const left = Buffer.from(log.subarray(end - frame, end));
  let sums: Sums = [left.readUInt32BE(CHECKSUM_AT), left.readUInt32BE(CHECKSUM_AT + 4)];
  const isBigEndian = log.readUInt32BE(0) % 2 === 1;
  sums = addedUp(left.subarray(0, 8), { sums, isBigEndian });
  sums = addedUp(left.subarray(FRAME_HEADER_BYTES), { sums, isBigEndian });
  left.writeUInt32BE(sums[0], CHECKSUM_AT);
  left.writeUInt32BE(sums[1], CHECKSUM_AT + 4);
  const handle = openSync(path, 'r+');
  writeSync(handle, left, 0, left.length, end);
  closeSync(handle);
}

type Sums = readonly [number, number];

function addedUp(
  bytes: Buffer,
  { sums, isBigEndian }: { readonly sums: Sums; readonly isBigEndian: boolean },
): Sums {
  const numbers = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [first, second] = sums;
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + numbers.getUint32(at, !isBigEndian) + second) >>> 0;
    second = (second + numbers.getUint32(at + 4, !isBigEndian) + first) >>> 0;
  }
  return [first, second];
}
