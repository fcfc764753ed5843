import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { directoryError } from '#main/drivers/ldap/errors.ts';
import { tlsOptions } from '#main/drivers/network/tls-options.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const HOST = 'dc1.contoso.test';
// So OpenSSL takes every key, as BoringSSL does.
const LENIENT = 'DEFAULT:@SECLEVEL=0';

describe.runIf(canMakeCertificates())(
  'a certificate that the TLS library itself would take',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let server: tls.Server;
    beforeEach(() => {
      authority = makeAuthority();
    });
    afterEach(() => {
      server.close();
      authority.dispose();
    });

    const connect = async (shown: { readonly key: string; readonly cert: string }) => {
      server = tls.createServer({ ...shown, ciphers: LENIENT }, (socket) => socket.end());
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      // Safe: a server that listens on TCP has such an address.
      const { port } = server.address() as AddressInfo;
      const options = tlsOptions(HOST, { authorities: [authority.own.cert] });
      return new Promise<string>((resolve) => {
        const socket = tls.connect({ ...options, host: '127.0.0.1', port, ciphers: LENIENT });
        const settle = (outcome: string) => {
          socket.destroy();
          resolve(outcome);
        };
        socket
          .once('secureConnect', () => settle('connected'))
          .once('error', (error) => settle(directoryError(error).code));
      });
    };

    test('is refused with an RSA key of 1,024 bits', async () => {
      expect(await connect(authority.issueWeak([HOST]))).toBe('directory.certificateWeak');
    });

    test('is taken with a key of an elliptic curve, which has fewer bits', async () => {
      expect(await connect(authority.issue([HOST]))).toBe('connected');
    });

    test('is refused for another name all the same', async () => {
      expect(await connect(authority.issue(['dc2.contoso.test']))).toBe(
        'directory.certificateName',
      );
    });
  },
);
