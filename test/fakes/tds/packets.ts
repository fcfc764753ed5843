import { Duplex } from 'node:stream';

/** Packet types (MS-TDS 2.2.3.1.1). */
export const PACKET = {
  batch: 0x01,
  rpc: 0x03,
  answer: 0x04,
  attention: 0x06,
  login7: 0x10,
  sspi: 0x11,
  prelogin: 0x12,
} as const;

export interface Message {
  readonly type: number;
  readonly data: Buffer;
}

const HEADER_BYTES = 8;
const END_OF_MESSAGE = 0x01;
/** TLS application data: from here on the stream is TLS itself. */
const TLS_DATA = 0x17;

/** Packets of one message. */
export function packetsOf({ type, data }: Message, size = 4_096): Buffer {
  const room = size - HEADER_BYTES;
  const packets: Buffer[] = [];
  for (let at = 0; at === 0 || at < data.length; at += room) {
    const piece = data.subarray(at, at + room);
    const header = Buffer.alloc(HEADER_BYTES);
    header[0] = type;
    header[1] = at + room >= data.length ? END_OF_MESSAGE : 0;
    header.writeUInt16BE(piece.length + HEADER_BYTES, 2);
    header[6] = packets.length + 1;
    packets.push(header, piece);
  }
  return Buffer.concat(packets);
}

/** Puts messages together from the pieces of a stream. */
export function messageReader(onMessage: (message: Message) => void): (piece: Buffer) => void {
  let bytes = Buffer.alloc(0);
  let parts: Buffer[] = [];
  return (piece) => {
    bytes = Buffer.concat([bytes, piece]);
    while (bytes.length >= HEADER_BYTES) {
      const length = bytes.readUInt16BE(2);
      if (length < HEADER_BYTES || bytes.length < length) return;
      const [type = 0, status = 0] = bytes;
      parts.push(bytes.subarray(HEADER_BYTES, length));
      bytes = bytes.subarray(length);
      if ((status & END_OF_MESSAGE) === 0) continue;
      const data = Buffer.concat(parts);
      parts = [];
      onMessage({ type, data });
    }
  };
}

/**
 * What TLS talks through: records inside PRELOGIN packets until the handshake is over, plain
 * records from then on (MS-TDS 2.2.6.5).
 */
export class TlsInPackets extends Duplex {
  readonly #far: Duplex;
  #plain: boolean;
  readonly #read = messageReader(({ data }) => this.push(data));

  /** @param plain true where TLS comes first (TDS 8.0) */
  constructor(far: Duplex, plain: boolean) {
    super();
    this.#far = far;
    this.#plain = plain;
    far.on('end', () => this.push(null));
    far.on('close', () => this.destroy());
  }

  /** Bytes from the client. */
  feed(piece: Buffer): void {
    this.#plain ||= piece[0] === TLS_DATA;
    if (this.#plain) this.push(piece);
    else this.#read(piece);
  }

  override _read(): void {
    // Pushed as it comes in.
  }

  override _write(
    chunk: Buffer,
    _encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    if (!this.#far.writable) done();
    else
      this.#far.write(this.#plain ? chunk : packetsOf({ type: PACKET.prelogin, data: chunk }), () =>
        done(),
      );
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#far.destroy();
    done(error);
  }
}
