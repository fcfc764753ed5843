import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Why the memory of other processes cannot be read here, or `undefined`. */
export function memoryObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'memory is read through /proc, which Linux has';
  return process.getuid?.() === 0 ? undefined : 'only root may read the memory of other processes';
}

interface Region {
  readonly start: number;
  readonly end: number;
}

/** Memory that a process can write, or has written: what it read from files alone is left out. */
function regionsOf(pid: number): readonly Region[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, start = '', end = '', rights = ''] =
        /^([0-9a-f]+)-([0-9a-f]+) (\S+)/.exec(line) ?? [];
      return rights.startsWith('rw')
        ? [{ start: Number.parseInt(start, 16), end: Number.parseInt(end, 16) }]
        : [];
    });
}

/** Beside the last piece, so that what lies across two is found. */
const OVERLAP = 4_096;
const PIECE = 16 * 1024 ** 2;

/** Hands over all memory of a process, a piece at a time. */
export function readMemory(pid: number, take: (piece: Buffer) => void): void {
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(PIECE);
  try {
    for (const { start, end } of regionsOf(pid))
      for (let at = start; at < end; at += PIECE - OVERLAP) {
        const length = readSome(memory, buffer, { start: at, end: Math.min(end, at + PIECE) });
        if (length > 0) take(buffer.subarray(0, length));
        if (at + PIECE >= end) break;
      }
  } finally {
    closeSync(memory);
  }
}

/** A region may be gone by now, or not to be read: then nothing of it counts. */
function readSome(memory: number, buffer: Buffer, { start, end }: Region): number {
  try {
    return readSync(memory, buffer, 0, end - start, start);
  } catch {
    return 0;
  }
}
