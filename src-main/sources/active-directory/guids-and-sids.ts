import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';

const GUID_BYTES = 16;
// The first three groups are little-endian numbers; the others keep their order (MS-DTYP 2.3.4.2).
const GUID_ORDER = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const;
const PREFIX_BYTES = 4;

/**
 * A GUID as the directory stores it, in the console's spelling; `undefined` when these are not 16
 * bytes.
 */
export function guidText(bytes: Uint8Array): RecoveryKeyId | undefined {
  if (bytes.length !== GUID_BYTES) return undefined;
  const hex = Buffer.from(GUID_ORDER.map((index) => bytes[index] ?? 0))
    .toString('hex')
    .toUpperCase();
  return RecoveryKeyId.parse(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
      '-',
    ),
  );
}

/** The 16 bytes of a GUID, in the directory's order. */
export function guidBytes(guid: RecoveryKeyId): Buffer {
  const written = Buffer.from(guid.replaceAll('-', ''), 'hex');
  return Buffer.from(GUID_ORDER.map((index) => written[index] ?? 0));
}

/**
 * The four bytes that every GUID with these first eight digits begins with. Fewer digits have no
 * such bytes: the last digits come first on the wire.
 *
 * @param start at least eight hexadecimal digits
 */
export function guidPrefixBytes(start: string): Buffer {
  return Buffer.from(Buffer.from(start.slice(0, 2 * PREFIX_BYTES), 'hex').toReversed());
}

/** `S-1-5-21-…` from its bytes (MS-DTYP 2.4.2.2); `undefined` when they are no SID. */
export function sidText(bytes: Uint8Array): string | undefined {
  const view = Buffer.from(bytes);
  const count = view[1] ?? 0;
  if (view[0] !== 1 || count > 15 || view.length !== 8 + 4 * count) return undefined;
  const parts = Array.from({ length: count }, (_, index) => view.readUInt32LE(8 + 4 * index));
  return ['S-1', view.readUIntBE(2, 6), ...parts].join('-');
}

/**
 * The bytes of `S-1-5-21-…`.
 *
 * @param sid in the form the configuration admits
 */
export function sidBytes(sid: string): Buffer {
  const [authority = 0, ...parts] = sid.split('-').slice(2).map(Number);
  const bytes = Buffer.alloc(8 + 4 * parts.length);
  bytes[0] = 1;
  bytes[1] = parts.length;
  bytes.writeUIntBE(authority, 2, 6);
  parts.forEach((part, index) => bytes.writeUInt32LE(part, 8 + 4 * index));
  return bytes;
}
