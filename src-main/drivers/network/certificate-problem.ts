/** What may be wrong with a server's certificate. */
export type CertificateProblem = 'expired' | 'unknown' | 'name';

// Node's names for OpenSSL's verification results (Node.js, tls, "X509 certificate error codes").
const EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const WRONG_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);
const NOT_TRUSTED = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
  'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'ERROR_IN_CERT_NOT_BEFORE_FIELD',
  'ERROR_IN_CERT_NOT_AFTER_FIELD',
]);

/**
 * What is wrong with a server's certificate, by the code of the error that TLS failed with;
 * `undefined` for any other error.
 */
export function certificateProblem(code: string): CertificateProblem | undefined {
  if (EXPIRED.has(code)) return 'expired';
  if (WRONG_NAME.has(code)) return 'name';
  return NOT_TRUSTED.has(code) ? 'unknown' : undefined;
}
