/** Of the header of a data set, in bytes. */
const HEADER = 48;
const VERSION = 1;
/** In bytes; a real one has a few hundred. */
const LARGEST = 65_536;

/**
 * The key package in a text, Base64 or hexadecimal. `undefined` where it is none: BitLocker writes
 * a data set, which begins with its size, version 1, the size of its header and where it ends
 * (libbde, "BitLocker Drive Encryption (BDE) format", FVE metadata header).
 */
export function readKeyPackage(text: string): Uint8Array | undefined {
  const bytes = bytesIn(text.replaceAll(/\s/g, ''));
  return bytes !== undefined && isDataSet(bytes) ? bytes : undefined;
}

function bytesIn(text: string): Uint8Array | undefined {
  const hex = text.replace(/^0x/i, '');
  if (/^([0-9a-f]{2})+$/i.test(hex)) return Uint8Array.from(Buffer.from(hex, 'hex'));
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)
    ? Uint8Array.from(Buffer.from(text, 'base64'))
    : undefined;
}

function isDataSet(bytes: Uint8Array): boolean {
  if (bytes.length <= HEADER || bytes.length > LARGEST) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [size, version, start, end] = [0, 4, 8, 12].map((at) => view.getUint32(at, true));
  return (
    size === bytes.length &&
    version === VERSION &&
    start === HEADER &&
    end !== undefined &&
    end > HEADER &&
    end <= size
  );
}
