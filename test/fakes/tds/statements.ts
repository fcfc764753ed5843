import { Buffer } from 'node:buffer';

/** One thing a client asks for. */
export interface Statement {
  readonly text: string;
  /** By name, without the `@`. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** Goes through bytes from the front. */
class Reader {
  #at = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  take(count: number): Buffer {
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  byte(): number {
    return this.take(1).readUInt8();
  }

  uint16(): number {
    return this.take(2).readUInt16LE();
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  text(characters: number): string {
    return this.take(characters * 2).toString('utf16le');
  }
}

/** A batch (MS-TDS 2.2.6.7). */
export function readBatch(data: Buffer): Statement {
  return { text: data.subarray(data.readUInt32LE(0)).toString('utf16le'), parameters: {} };
}

/** A call of sp_executesql: its text, the types of its parameters, and these (MS-TDS 2.2.6.6). */
export function readCall(data: Buffer): Statement {
  const reader = new Reader(data.subarray(data.readUInt32LE(0)));
  const length = reader.uint16();
  if (length === 0xff_ff) reader.uint16();
  else reader.text(length);
  reader.uint16();
  const values: [string, unknown][] = [];
  while (!reader.isAtEnd) {
    const name = reader.text(reader.byte()).replace(/^@/, '');
    reader.byte();
    values.push([name, readValue(reader)]);
  }
  const [[, text] = [], , ...parameters] = values;
  return { text: String(text), parameters: Object.fromEntries(parameters) };
}

function readValue(reader: Reader): unknown {
  const type = reader.byte();
  if (type === 0xe7 || type === 0xa5) {
    const longest = reader.uint16();
    if (type === 0xe7) reader.take(5);
    const bytes = longest === 0xff_ff ? readChunks(reader) : readShort(reader);
    return type === 0xe7 ? (bytes?.toString('utf16le') ?? null) : (bytes ?? null);
  }
  // The types of fixed length that may be null: a size or a scale, then the length that is there.
  reader.byte();
  const bytes = reader.take(reader.byte());
  if (bytes.length === 0) return null;
  if (type === 0x26)
    return bytes.length === 8 ? Number(bytes.readBigInt64LE()) : bytes.readIntLE(0, bytes.length);
  if (type === 0x68) return bytes[0] === 1;
  if (type === 0x6d) return bytes.readDoubleLE();
  return bytes;
}

function readShort(reader: Reader): Buffer | undefined {
  const length = reader.uint16();
  return length === 0xff_ff ? undefined : reader.take(length);
}

function readChunks(reader: Reader): Buffer | undefined {
  const total = reader.take(8).readBigUInt64LE();
  if (total === 0xff_ff_ff_ff_ff_ff_ff_ffn) return undefined;
  const chunks: Buffer[] = [];
  for (let length = reader.uint32(); length > 0; length = reader.uint32())
    chunks.push(reader.take(length));
  return Buffer.concat(chunks);
}
