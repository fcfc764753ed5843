const NOT_IN_ITS_TIME = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const OTHER_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH']);
// Node's names for OpenSSL's verification results (tls, "X509 certificate error codes").
const NOT_TRUSTED =
  /^(UNABLE_TO_(GET_ISSUER_CERT(_LOCALLY)?|VERIFY_LEAF_SIGNATURE|DECRYPT_CERT_SIGNATURE|DECODE_ISSUER_PUBLIC_KEY)|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|CERT_(UNTRUSTED|REJECTED|REVOKED|SIGNATURE_FAILURE|CHAIN_TOO_LONG)|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED|ERROR_IN_CERT_NOT_(BEFORE|AFTER)_FIELD)$/;

/**
 * What is wrong with a server's certificate, by the code of the error that TLS gave up with;
 * `undefined` for any other error.
 */
export function certificateProblem(code: string): 'expired' | 'unknown' | 'name' | undefined {
  if (NOT_IN_ITS_TIME.has(code)) return 'expired';
  if (OTHER_NAME.has(code)) return 'name';
  return NOT_TRUSTED.test(code) ? 'unknown' : undefined;
}
