import { Socket } from 'node:net';
import { AppError } from '#shared/errors.ts';

/**
 * The one packet a client may send in clear: it holds versions and options, and later the TLS
 * handshake (MS-TDS 2.2.3.1.1).
 */
const PRELOGIN = 0x12;
const TDS_HEADER_BYTES = 8;
/**
 * First bytes of TLS records: change cipher spec, alert, handshake, application data (RFC 8446,
 * 5.1). No TDS packet begins like them.
 */
const TLS_RECORD_TYPES = new Set([0x14, 0x15, 0x16, 0x17]);
const TLS_MAJOR_VERSION = 0x03;

/**
 * A socket over which nothing but the opening of a conversation leaves unencrypted. tedious goes on
 * in clear text, login and password included, when a server answers that it does not encrypt; here
 * the connection ends before the first byte of that. What leaves is looked at rather than what
 * comes in, so that it does not matter what a server answers, or when.
 */
export class LoginGuard extends Socket {
  #header = Buffer.alloc(0);
  #restOfPacket = 0;
  #encrypted = false;

  override _write(
    chunk: Buffer,
    encoding: BufferEncoding,
    done: (error?: Error | null) => void,
  ): void {
    if (this.#mayLeave(chunk)) super._write(chunk, encoding, done);
    else done(refusal());
  }

  override _writev(
    chunks: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    if (chunks.every(({ chunk }) => this.#mayLeave(chunk))) super._writev?.(chunks, done);
    else done(refusal());
  }

  #mayLeave(chunk: Buffer): boolean {
    let rest = chunk;
    while (!this.#encrypted && rest.length > 0) {
      if (this.#restOfPacket > 0) {
        const taken = Math.min(this.#restOfPacket, rest.length);
        this.#restOfPacket -= taken;
        rest = rest.subarray(taken);
        continue;
      }
      const missing = TDS_HEADER_BYTES - this.#header.length;
      this.#header = Buffer.concat([this.#header, rest.subarray(0, missing)]);
      rest = rest.subarray(missing);
      if (!this.#readHeader()) return false;
    }
    return true;
  }

  /** False when what begins here is neither a PRELOGIN packet nor TLS. */
  #readHeader(): boolean {
    const [type = 0, version] = this.#header;
    if (TLS_RECORD_TYPES.has(type) && (version === undefined || version === TLS_MAJOR_VERSION)) {
      this.#encrypted = version !== undefined;
      return true;
    }
    if (type !== PRELOGIN) return false;
    if (this.#header.length < TDS_HEADER_BYTES) return true;
    this.#restOfPacket = this.#header.readUInt16BE(2) - TDS_HEADER_BYTES;
    this.#header = Buffer.alloc(0);
    return this.#restOfPacket >= 0;
  }
}

function refusal(): AppError {
  return new AppError(
    'sql.encryptionRefused',
    'the server does not encrypt; the login was not sent',
  );
}
