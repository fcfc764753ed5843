import { readMemory } from './process-memory.ts';

/** Parts of a secret as far apart as this, in bytes, count as the secret. */
const WITHIN = 1_024;

/** How often each secret stands in the memory of a process. */
export function countInMemory(pid: number, secrets: readonly string[]): readonly number[] {
  const counts = secrets.map(() => 0);
  const sought = secrets.map((secret) => [partsOf(secret, 'latin1'), partsOf(secret, 'utf16le')]);
  readMemory(pid, (piece) => {
    for (const [index, spellings] of sought.entries())
      for (const parts of spellings) counts[index] = (counts[index] ?? 0) + timesIn(piece, parts);
  });
  return counts;
}

/**
 * The groups of a recovery password one by one: a page has them as eight texts. Any other secret is
 * one part.
 */
function partsOf(secret: string, encoding: 'latin1' | 'utf16le'): readonly Buffer[] {
  const parts = /^(\d{6}-){7}\d{6}$/.test(secret) ? secret.split('-') : [secret];
  return parts.map((part) => Buffer.from(part, encoding));
}

/** How often the parts follow one another closely, in order. */
export function timesIn(piece: Buffer, [first, ...others]: readonly Buffer[]): number {
  if (first === undefined) return 0;
  let times = 0;
  for (let at = piece.indexOf(first); at !== -1; at = piece.indexOf(first, at + 1)) {
    const near = piece.subarray(at, at + WITHIN);
    let from = first.length;
    const isAll = others.every((part) => {
      const found = near.indexOf(part, from);
      from = found + part.length;
      return found !== -1;
    });
    if (isAll) times += 1;
  }
  return times;
}
