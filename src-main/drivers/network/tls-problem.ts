import type { PeerCertificate } from 'node:tls';
import { systemCodeOf } from '#shared/errors.ts';

/**
 * Why there is no encrypted connection to a server. The first four are about its certificate;
 * `weak`: its key or its signature is too short. `outdated`: the server offers only versions or
 * ciphers of TLS that this computer refuses.
 */
export type TlsProblem = 'expired' | 'unknown' | 'name' | 'weak' | 'outdated';

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
// Node has no names for these results and calls them UNSPECIFIED; the texts are OpenSSL's
// (X509_verify_cert_error_string).
const WEAK = /key too weak|digest algorithm too weak/i;
// Of OpenSSL and of BoringSSL, after "ERR_SSL_". Both alerts come from a server that found nothing
// in what this computer offered (RFC 8446, 6.2).
const OUTDATED = new Set([
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_TLSV1_ALERT_INSUFFICIENT_SECURITY',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_UNKNOWN_CIPHER_RETURNED',
  'ERR_SSL_WRONG_CIPHER_RETURNED',
  'ERR_SSL_WRONG_SIGNATURE_TYPE',
  'ERR_SSL_NO_COMMON_SIGNATURE_ALGORITHMS',
  'ERR_SSL_NO_SUITABLE_SIGNATURE_ALGORITHM',
  'ERR_SSL_DH_KEY_TOO_SMALL',
  'ERR_SSL_BAD_DH_P_LENGTH',
]);

/** Bits of an RSA key below which it counts as weak (NIST SP 800-131A). */
const SHORTEST_RSA_KEY = 2_048;
const KEY_TOO_SHORT = 'KEY_TOO_SHORT';

/**
 * Refuses a certificate with a short key. OpenSSL does so by itself; BoringSSL, which Electron has,
 * would take it.
 */
export function shortKeyError({ modulus, bits }: PeerCertificate): Error | undefined {
  // Only an RSA key has a modulus; the keys of elliptic curves are shorter and strong.
  if (modulus === undefined || bits === undefined || bits >= SHORTEST_RSA_KEY) return undefined;
  return Object.assign(new Error(`an RSA key of ${bits} bits`), { code: KEY_TOO_SHORT });
}

/** What TLS failed with; `undefined` for any other error. */
export function tlsProblem(error: unknown): TlsProblem | undefined {
  const code = systemCodeOf(error);
  if (EXPIRED.has(code)) return 'expired';
  if (WRONG_NAME.has(code)) return 'name';
  if (NOT_TRUSTED.has(code)) return 'unknown';
  if (code === KEY_TOO_SHORT) return 'weak';
  if (code === 'UNSPECIFIED' && error instanceof Error && WEAK.test(error.message)) return 'weak';
  return OUTDATED.has(code) ? 'outdated' : undefined;
}
