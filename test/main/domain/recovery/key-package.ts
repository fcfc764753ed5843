/** Bytes that begin like a key package: a data set of BitLocker (libbde: FVE metadata header). */
export function keyPackage(length = 96): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x5a);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of [length, 1, 48, length].entries()) view.setUint32(at * 4, value, true);
  return bytes;
}
