import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { identityAt } from '#main/drivers/sqlite/file-identity.ts';
import { EMPTY_WAL, type WalPosition, followWal } from '#main/drivers/sqlite/write-ahead-log.ts';
import { type TempFolder, tempFolder } from '../../sources/embedded-store/test-store.ts';

const HEADER = 32;
const FRAME = 24 + 4096;

let folder: TempFolder;
let log: string;
let database: Database.Database;
beforeEach(() => {
  folder = tempFolder();
  const file = join(folder.path, 'any.db');
  log = `${file}-wal`;
  database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec('create table notes (text text)');
});
afterEach(() => {
  database.close();
  folder.remove();
});

function note(characters: number): void {
  database.exec(`insert into notes values ('${'x'.repeat(characters)}')`);
}

const bytesOfLog = (): Buffer => readFileSync(log);

const follow = (from = EMPTY_WAL): WalPosition | undefined => followWal(log, identityAt(log), from);

/** Follows a copy: not every system lets a file be changed that a database has open. */
function followIn(bytes: Buffer, from = EMPTY_WAL): WalPosition | undefined {
  const copy = join(folder.path, 'copy');
  writeFileSync(copy, bytes);
  return followWal(copy, identityAt(copy), from);
}

test('follows what SQLite writes to its end, at once or bit by bit', () => {
  let before = follow();
  for (const characters of [1, 3_000, 200_000]) {
    note(characters);
    const now = follow(before);
    expect(now?.bytes).toBeGreaterThan(before?.bytes ?? 0);
    expect(follow()).toEqual(now);
    before = now;
  }
  expect(before?.bytes).toBe(bytesOfLog().length);
});

test('ends before a frame that was altered, whatever follows it', () => {
  note(1);
  const before = follow();
  note(60_000);
  note(1);
  const bytes = bytesOfLog();
  const at = (before?.bytes ?? 0) + FRAME + 100;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  expect(followIn(bytes)).toEqual(before);
});

test('leaves out a transaction whose end is missing', () => {
  note(1);
  const before = follow();
  note(60_000);
  expect(followIn(bytesOfLog().subarray(0, -FRAME))).toEqual(before);
});

test('tells nothing of another file, or of one that was cut', () => {
  note(1);
  const before = follow();
  expect(followWal(log, identityAt(folder.path), EMPTY_WAL)).toBeUndefined();
  expect(followIn(bytesOfLog().subarray(0, -FRAME), before)).toBeUndefined();
});

test.each([
  ['empty', Buffer.alloc(0)],
  ['shorter than its header', Buffer.alloc(HEADER - 1)],
  ['full of zeros', Buffer.alloc(HEADER + FRAME)],
])('finds nothing in a log that is %s', (_what, bytes) => {
  note(1);
  expect(followIn(bytesOfLog())).not.toEqual(EMPTY_WAL);
  expect(followIn(bytes)).toEqual(EMPTY_WAL);
});

test('finds nothing in a log whose pages have no size that pages have', () => {
  note(1);
  const bytes = bytesOfLog();
  bytes.writeUInt32BE(4_098, 8);
  expect(followIn(bytes)).toEqual(EMPTY_WAL);
});

test('reads a log of a machine with the other byte order', () => {
  note(9_000);
  const bytes = inOtherByteOrder(bytesOfLog());
  expect(followIn(bytes)?.bytes).toBe(bytes.length);
  expect(followIn(Buffer.concat([bytes, Buffer.alloc(FRAME)]))?.bytes).toBe(bytes.length);
});

/** The same log as a machine that stores numbers in the other byte order would write it. */
function inOtherByteOrder(own: Buffer): Buffer {
  const bytes = Buffer.from(own);
  const isBigEndian = (bytes.readUInt32BE(0) & 1) === 0;
  bytes.writeUInt32BE((bytes.readUInt32BE(0) & ~1) | (isBigEndian ? 1 : 0), 0);
  let sum: readonly [number, number] = [0, 0];
  const add = (from: number, until: number): void => {
    let [first, second] = sum;
    for (let at = from; at < until; at += 8) {
      const read = (place: number): number =>
        isBigEndian ? bytes.readUInt32BE(place) : bytes.readUInt32LE(place);
      first = (first + read(at) + second) >>> 0;
      second = (second + read(at + 4) + first) >>> 0;
    }
    sum = [first, second];
  };
  const state = (at: number): void => {
    bytes.writeUInt32BE(sum[0], at);
    bytes.writeUInt32BE(sum[1], at + 4);
  };
  add(0, 24);
  state(24);
  for (let frame = HEADER; frame < bytes.length; frame += FRAME) {
    add(frame, frame + 8);
    add(frame + 24, frame + FRAME);
    state(frame + 16);
  }
  return bytes;
}
