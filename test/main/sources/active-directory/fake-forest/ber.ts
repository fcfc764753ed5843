/** One element of an LDAP message in BER (X.690): its tag, and the bytes inside. */
export interface BerElement {
  readonly tag: number;
  readonly bytes: Buffer;
  /** Where it ends in what it was read from. */
  readonly end: number;
}

/** @returns `undefined` while the element is not complete */
export function readElement(from: Buffer, at: number): BerElement | undefined {
  if (from.length < at + 2) return undefined;
  const short = from.readUInt8(at + 1);
  const lengthBytes = short < 0x80 ? 0 : short & 0x7f;
  if (from.length < at + 2 + lengthBytes) return undefined;
  const length = lengthBytes === 0 ? short : from.readUIntBE(at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  if (from.length < start + length) return undefined;
  return {
    tag: from.readUInt8(at),
    bytes: from.subarray(start, start + length),
    end: start + length,
  };
}

export function elementsIn(bytes: Buffer): readonly BerElement[] {
  const elements: BerElement[] = [];
  for (let next = readElement(bytes, 0); next !== undefined; next = readElement(bytes, next.end))
    elements.push(next);
  return elements;
}

export function numberIn(from: BerElement | undefined): number {
  return from === undefined || from.bytes.length === 0
    ? 0
    : from.bytes.readUIntBE(0, from.bytes.length);
}

export function element(tag: number, ...content: readonly (Buffer | string)[]): Buffer {
  const bytes = Buffer.concat(
    content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)),
  );
  const length =
    bytes.length < 0x80
      ? Buffer.of(bytes.length)
      : Buffer.of(0x83, bytes.length >> 16, (bytes.length >> 8) & 0xff, bytes.length & 0xff);
  return Buffer.concat([Buffer.of(tag), length, bytes]);
}

export const text = (value: string | Buffer): Buffer => element(0x04, value);
export const enumerated = (value: number): Buffer => element(0x0a, Buffer.of(value));
export const integer = (value: number): Buffer =>
  element(
    0x02,
    Buffer.of((value >> 24) & 0x7f, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff),
  );
