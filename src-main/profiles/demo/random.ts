/**
 * A small deterministic generator (sfc32): the same seed makes the same demo data on every machine.
 * Not for secrets.
 */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  /** One of the choices; at least one must be given. */
  pick<T>(choices: readonly [T, ...T[]]): T;
  bytes(length: number): Buffer;
  /** A GUID in canonical form: upper case, with dashes, version 4. */
  guid(): string;
}

/** @param seed a whole number below 2^31 */
export function createRandom(seed: number): Random {
  let [a, b, c, counter] = [seed, 0x9e3779b9, 0x243f6a88, 1];

  function uint32(): number {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  // The first numbers still show the seed.
  for (let n = 0; n < 20; n += 1) uint32();

  const int = (low: number, high: number): number => low + (uint32() % (high - low + 1));
  const bytes = (length: number): Buffer =>
    Buffer.from(Array.from({ length }, () => uint32() & 0xff));

  return {
    int,
    bytes,
    chance: (percent) => int(1, 100) <= percent,
    pick: ([first, ...rest]) => rest[int(0, rest.length) - 1] ?? first,
    guid() {
      const raw = bytes(16);
      raw[6] = (raw.readUInt8(6) & 0x0f) | 0x40;
      raw[8] = (raw.readUInt8(8) & 0x3f) | 0x80;
      const hex = raw.toString('hex').toUpperCase();
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        hex.slice(12, 16),
        hex.slice(16, 20),
        hex.slice(20),
      ].join('-');
    },
  };
}
