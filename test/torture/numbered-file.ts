const BYTES = 64 * 1024;

/** A file whose every line is its number. */
export function numberedFile(number: number): Buffer {
  return Buffer.alloc(BYTES, `${number}\n`.padStart(16));
}

/** The number of a whole file; `undefined` of one that is cut, mixed, or another. */
export function numberOf(content: Buffer): number | undefined {
  const number = Number(content.subarray(0, 16));
  return content.equals(numberedFile(number)) ? number : undefined;
}
