/** One of three rounds (RFC 1320, 3.4): in which order words go in, and what is done to them. */
interface Round {
  readonly order: readonly number[];
  readonly shifts: readonly number[];
  readonly added: number;
  readonly mix: (x: number, y: number, z: number) => number;
}

const ROUNDS: readonly Round[] = [
  {
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
    added: 0,
    mix: (x, y, z) => (x & y) | (~x & z),
  },
  {
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
    added: 0x5a827999,
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
  },
  {
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
    added: 0x6ed9eba1,
    mix: (x, y, z) => x ^ y ^ z,
  },
];

type State = readonly [number, number, number, number];

const BLOCK_BYTES = 64;
/** The length of the message stands in the last bytes of the last block. */
const LENGTH_AT = 56;

/**
 * The hash that Windows makes of a password (RFC 1320). It protects nothing, but NTLM is made of
 * it, and OpenSSL 3 no longer offers it.
 */
export function md4(message: Uint8Array): Buffer {
  const padded = Buffer.alloc(
    Math.ceil((message.length + 1 + BLOCK_BYTES - LENGTH_AT) / BLOCK_BYTES) * BLOCK_BYTES,
  );
  padded.set(message);
  padded[message.length] = 0x80;
  padded.writeBigUInt64LE(BigInt(message.length) * 8n, padded.length - 8);
  let state: State = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let at = 0; at < padded.length; at += BLOCK_BYTES) {
    const [a, b, c, d] = state;
    const [e, f, g, h] = mixBlock(padded.subarray(at, at + BLOCK_BYTES), state);
    state = [(a + e) >>> 0, (b + f) >>> 0, (c + g) >>> 0, (d + h) >>> 0];
  }
  const hash = Buffer.alloc(16);
  for (const [at, word] of state.entries()) hash.writeUInt32LE(word, at * 4);
  return hash;
}

function mixBlock(block: Buffer, [...from]: State): State {
  let [a, b, c, d] = from;
  for (const { order, shifts, added, mix } of ROUNDS)
    for (const [step, word] of order.entries()) {
      const sum = (a + mix(b, c, d) + block.readUInt32LE(word * 4) + added) >>> 0;
      const by = shifts[step % shifts.length] ?? 0;
      [a, b, c, d] = [d, ((sum << by) | (sum >>> (32 - by))) >>> 0, b, c];
    }
  return [a, b, c, d];
}
