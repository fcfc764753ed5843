import { createPrivateKey, createPublicKey, hash, sign, verify } from 'node:crypto';
import type { ReportSignature, SignatureVerdict } from '#shared/reports/report-signature.ts';

/** A public key that the configuration names, and whose it is. */
export interface TrustedKey {
  readonly organisation: string;
  /** SubjectPublicKeyInfo (RFC 8410), in Base64. */
  readonly publicKey: string;
}

/** What stands before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, 7). */
const PRIVATE_KEY_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const ID_DIGITS = 16;

/** The public key of 32 secret bytes, as {@link TrustedKey} has it. */
export function publicKeyOf(secret: Uint8Array): string {
  const publicKey = createPublicKey(privateKeyOf(secret));
  return publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** Names a key by the beginning of the SHA-256 of its public part. */
export function signingKeyId(publicKey: string): string {
  return hash('sha256', Buffer.from(publicKey, 'base64'), 'hex').slice(0, ID_DIGITS);
}

/** @param sha256 of the content that is signed, as the last line of its file has it */
export function signatureOf(sha256: string, secret: Uint8Array): ReportSignature {
  return {
    key: signingKeyId(publicKeyOf(secret)),
    value: sign(null, signedText(sha256), privateKeyOf(secret)).toString('base64'),
  };
}

/** @param keys of all organisations this console knows */
export function signatureVerdict(
  sha256: string,
  signature: ReportSignature | undefined,
  keys: readonly TrustedKey[],
): SignatureVerdict {
  if (signature === undefined) return { state: 'none' };
  const { key, value } = signature;
  const named = keys.find(({ publicKey }) => signingKeyId(publicKey) === key);
  if (named === undefined) return { state: 'unknown-key', key };
  const { organisation } = named;
  const state = isSigned(sha256, value, named.publicKey) ? 'fits' : 'does-not-fit';
  return { state, organisation, key };
}

function isSigned(sha256: string, value: string, publicKey: string): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  return verify(null, signedText(sha256), key, Buffer.from(value, 'base64'));
}

/** Says what is signed, so that the signature is good for nothing else. */
function signedText(sha256: string): Buffer {
  return Buffer.from(`keydesk-report-signature-1\n${sha256}\n`);
}

function privateKeyOf(secret: Uint8Array) {
  const key = Buffer.concat([PRIVATE_KEY_PREFIX, secret]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}
