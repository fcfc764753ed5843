import { describe, expect, test } from 'vitest';
import { directoryError } from '#main/drivers/ldap/errors.ts';

describe('failures of the network', () => {
  const failure = (code: string) => Object.assign(new Error('x'), { code });
  test.each([
    ['CERT_HAS_EXPIRED', 'directory.certificateExpired'],
    ['CERT_NOT_YET_VALID', 'directory.certificateExpired'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'directory.certificateUnknown'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'directory.certificateUnknown'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'directory.certificateUnknown'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'directory.certificateUnknown'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'directory.certificateName'],
    ['ETIMEDOUT', 'directory.timedOut'],
    ['ECONNREFUSED', 'directory.unreachable'],
    ['ENOTFOUND', 'directory.unreachable'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'directory.unreachable'],
  ])('%s is %s', (code, expected) => {
    expect(directoryError(failure(code)).code).toBe(expected);
  });
});
