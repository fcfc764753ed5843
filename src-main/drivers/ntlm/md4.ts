import library from 'js-md4';

/** MD4 (RFC 1320), which NTLM is made of and the runtime no longer has. */
export function md4(bytes: Uint8Array): Buffer {
  // Called as a function, it would ask the runtime.
  return Buffer.from(library.array(bytes));
}
