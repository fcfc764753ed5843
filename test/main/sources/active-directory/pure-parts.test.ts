import { join } from 'node:path';
import * as fc from 'fast-check';
import { InvalidCredentialsError } from 'ldapts';
import { describe, expect, test } from 'vitest';
import { readAnswer } from '#main/drivers/dns/service-query.ts';
import { refusedBind } from '#main/drivers/ldap/bind-errors.ts';
import { connectionError } from '#main/drivers/ldap/connection-errors.ts';
import { firstNameOf, parentOf } from '#main/drivers/ldap/entries.ts';
import { readHostAndPort } from '#main/drivers/network/host-and-port.ts';
import { trustedAuthorities } from '#main/drivers/network/trusted-authorities.ts';
import {
  guidBytes,
  guidPrefixBytes,
  guidText,
  sidBytes,
  sidText,
} from '#main/sources/active-directory/byte-forms.ts';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { inOrder } from '#main/sources/active-directory/controllers.ts';
import { dnsNameOf, domainOf } from '#main/sources/active-directory/forest.ts';
import { readKeyName } from '#main/sources/active-directory/key-objects.ts';
import { accountName, claimOf } from '#main/sources/active-directory/user-names.ts';

const DOMAINS = [
  { netbios: 'CONTOSO', dns: 'contoso.test' },
  { netbios: 'EMEA', dns: 'emea.contoso.test' },
];
const guids = fc
  .uuid()
  .map((uuid) => guidText(guidBytes(uuid.toUpperCase() as never)) ?? ('' as never));

describe('GUIDs as bytes', () => {
  test('the first three groups are turned around', () => {
    expect(guidBytes('AC9D5655-F7CA-4D1D-902F-1B6087118138' as never).toString('hex')).toBe(
      '55569daccaf71d4d902f1b6087118138',
    );
    expect(guidText(Buffer.from('55569daccaf71d4d902f1b6087118138', 'hex'))).toBe(
      'AC9D5655-F7CA-4D1D-902F-1B6087118138',
    );
  });

  test('there and back is the same, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        expect(guidBytes(guidText(bytes) as never)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('eight digits are the first four bytes of every GUID that begins with them', () => {
    fc.assert(
      fc.property(guids, (guid) => {
        expect(guidBytes(guid).subarray(0, 4)).toEqual(guidPrefixBytes(guid.slice(0, 8)));
      }),
    );
  });

  test.each([0, 15, 17])('%i bytes are no GUID', (length) => {
    expect(guidText(new Uint8Array(length))).toBeUndefined();
  });
});

describe('SIDs as bytes', () => {
  const sids = fc.tuple(
    fc.integer({ min: 0, max: 2 ** 48 - 1 }),
    fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 15 }),
  );

  test('a known one', () => {
    expect(sidText(Buffer.from('01020000000000052000000020020000', 'hex'))).toBe('S-1-5-32-544');
  });

  test('there and back is the same', () => {
    fc.assert(
      fc.property(sids, ([authority, parts]) => {
        expect(sidText(sidBytes(`S-1-${authority}-${parts.join('-')}`))).toBe(
          `S-1-${authority}-${parts.join('-')}`,
        );
      }),
    );
  });

  test.each(['', '01', '0202000000000005', '010200000000000520000000'])('%j is none', (hex) => {
    expect(sidText(Buffer.from(hex, 'hex'))).toBeUndefined();
  });
});

describe('what a refused bind means', () => {
  test.each([
    ['525', 'auth.badCredentials'],
    ['52e', 'auth.badCredentials'],
    ['530', 'auth.logonHours'],
    ['531', 'auth.workstation'],
    ['532', 'auth.passwordExpired'],
    ['533', 'auth.disabled'],
    ['701', 'auth.accountExpired'],
    ['773', 'auth.mustChangePassword'],
    ['775', 'auth.lockedOut'],
    ['fff', 'auth.badCredentials'],
  ])('%s is %s', (data, code) => {
    const error = refusedBind(
      new InvalidCredentialsError(
        `80090308: LdapErr: DSID-0C090447, comment: AcceptSecurityContext error, data ${data}, v3839`,
      ),
    );
    expect(error).toMatchObject({ code, cause: undefined });
  });

  test('an unknown account and a wrong password leave the same trace', () => {
    const [unknown, wrong] = ['525', '52e'].map((data) =>
      refusedBind(new InvalidCredentialsError(`comment: x, data ${data}, v1`)),
    );
    expect(unknown?.message).toBe(wrong?.message);
  });

  test('what is no refusal is none', () => {
    expect(refusedBind(new Error('data 52e'))).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    ['anna', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['  anna ', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['emea\\bert', 'EMEA\\bert', 'EMEA\\bert', undefined],
    ['emea.contoso.test\\bert', 'EMEA\\bert', 'EMEA\\bert', undefined],
    ['anna@CONTOSO', 'CONTOSO\\anna', 'CONTOSO\\anna', undefined],
    ['anna@contoso.test', 'CONTOSO\\anna', 'anna@contoso.test', 'anna@contoso.test'],
    ['anna@contoso.com', 'contoso.com\\anna', 'anna@contoso.com', 'anna@contoso.com'],
    ['NOWHERE\\anna', 'NOWHERE\\anna', 'NOWHERE\\anna', undefined],
    // The names of SASL mechanisms, which ldapts would take for one.
    ['EXTERNAL', 'CONTOSO\\EXTERNAL', 'CONTOSO\\EXTERNAL', undefined],
    ['PLAIN', 'CONTOSO\\PLAIN', 'CONTOSO\\PLAIN', undefined],
  ])('%j is counted as %j and binds as %j', (typed, counted, bindName, principalName) => {
    expect(accountName(typed, DOMAINS)).toBe(counted);
    expect(claimOf(typed, DOMAINS)).toMatchObject({ bindName, principalName });
  });

  test.each([
    '',
    '\\',
    '@',
    'CONTOSO\\',
    '\\anna',
    '@contoso.test',
    'a\0b',
    'CONTOSO\\a\\b',
    '*',
    'x)(cn=*',
    'CN=x,DC=y@contoso.test',
    'a*b\\anna',
  ])('%j can be nobody', (typed) => {
    expect(claimOf(typed, DOMAINS)).toBeUndefined();
  });

  test('whatever is typed, a name that binds is never bare and never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (typed) => {
        const claim = claimOf(typed, DOMAINS);
        expect(accountName(typed, DOMAINS).length).toBeLessThanOrEqual(400);
        expect(claim === undefined || /^[^\\@]+[\\@][^\\]+$/s.test(claim.bindName)).toBe(true);
      }),
    );
  });
});

describe('distinguished names', () => {
  test.each([
    ['CN=a,OU=b,DC=c', 'a', 'OU=b,DC=c'],
    ['CN=a\\,b,OU=c', 'a,b', 'OU=c'],
    ['CN=\\C3\\A9t\\C3\\A9,DC=c', 'été', 'DC=c'],
    [
      'CN=2017-10-20T09:38:39-00:00{C5E9D00C-C2E8-47B0-BCBD-7018AE458B49},CN=PC1,DC=c',
      '2017-10-20T09:38:39-00:00{C5E9D00C-C2E8-47B0-BCBD-7018AE458B49}',
      'CN=PC1,DC=c',
    ],
  ])('%s', (dn, first, parent) => {
    expect([firstNameOf(dn), parentOf(dn)]).toEqual([first, parent]);
  });

  test('an object is in the innermost domain', () => {
    const forest = [
      { netbios: 'CONTOSO', dns: 'contoso.test', dn: 'DC=contoso,DC=test' },
      { netbios: 'EMEA', dns: 'emea.contoso.test', dn: 'DC=emea,DC=contoso,DC=test' },
    ];
    expect(domainOf('CN=x,dc=EMEA,dc=contoso,dc=test', forest)?.netbios).toBe('EMEA');
    expect(domainOf('CN=x,DC=contoso,DC=test', forest)?.netbios).toBe('CONTOSO');
    expect(domainOf('CN=x,DC=elsewhere', forest)).toBeUndefined();
    expect(dnsNameOf('DC=emea,DC=contoso,DC=test')).toBe('emea.contoso.test');
  });
});

describe('the name of a key object', () => {
  const ID = 'C5E9D00C-C2E8-47B0-BCBD-7018AE458B49';
  test.each([
    [`2017-10-20T09:38:39-00:00{${ID}}`, '2017-10-20T09:38:39.000Z'],
    [`2017-10-20T09:38:39+02:00{${ID.toLowerCase()}}`, '2017-10-20T07:38:39.000Z'],
    [`2017-99-20T09:38:39-00:00{${ID}}`, undefined],
    [`{${ID}}`, undefined],
  ])('%s', (cn, time) => {
    expect(readKeyName(cn)).toEqual({ keyId: ID, time });
  });

  test.each(['', ID, `2017-10-20T09:38:39-00:00{${ID}`, '2017-10-20T09:38:39-00:00{C5E9}'])(
    '%j names no key',
    (cn) => {
      expect(readKeyName(cn)).toBeUndefined();
    },
  );
});

describe('the order of controllers', () => {
  const record = (name: string, priority: number, weight: number) => ({
    name,
    port: 389,
    priority,
    weight,
  });

  test('priority first; every server once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(3), fc.nat(200)), { maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
        (servers, stream) => {
          const records = servers.map(([priority, weight], index) =>
            record(`dc${index}`, priority, weight),
          );
          const order = inOrder(records, () => stream.next().value ?? 0);
          expect(order.map(({ priority }) => priority)).toEqual(
            records.map(({ priority }) => priority).sort((a, b) => a - b),
          );
          expect(new Set(order)).toEqual(new Set(records));
        },
      ),
    );
  });

  test('within a priority the weight is the chance', () => {
    const records = [record('light', 0, 10), record('heavy', 0, 90)];
    const first = Array.from(
      { length: 100 },
      (_, index) => inOrder(records, () => index / 100)[0]?.name,
    );
    expect(first.filter((name) => name === 'heavy').length).toBeGreaterThan(80);
    expect(first).toContain('light');
  });
});

describe('a DNS answer', () => {
  test('that leads in a circle, or ends too soon, is no answer', () => {
    const circle = Buffer.from(
      '1234858000010001000000000161c00c00210001c00c00210001000000000008000000000185c00c',
      'hex',
    );
    expect(() => readAnswer(circle, 0x1234)).toThrow('circle');
    expect(() => readAnswer(Buffer.alloc(3), 0)).toThrow('out of');
  });
});

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
    expect(connectionError(failure(code)).code).toBe(expected);
  });
});

describe('the certificate authorities', () => {
  test('are those of the operating system where the runtime reads them, and Node’s own where it does not', () => {
    expect(trustedAuthorities(undefined, { getCACertificates: () => ['A', 'B'] })).toEqual([
      'A',
      'B',
    ]);
    expect(trustedAuthorities(undefined, {})).toBeUndefined();
  });

  test.each(['/nowhere/ca.pem', join(import.meta.dirname, 'forest-keys.ts')])(
    'a caFile without certificates is refused: %s',
    (caFile) => {
      expect(() => trustedAuthorities(caFile, {})).toThrow(
        expect.objectContaining({ code: 'config.invalid' }),
      );
    },
  );
});

describe('the configuration', () => {
  const least = { domain: 'contoso.test', groups: {} };

  test('encrypts unless told to encrypt differently', () => {
    expect(LdapConfiguration.parse(least)).toMatchObject({ encryption: 'ldaps', dnsServers: [] });
    expect(LdapConfiguration.safeParse({ ...least, encryption: 'none' }).success).toBe(false);
  });

  test.each([
    { domain: 'contoso test' },
    { controllers: ['dc1'] },
    { controllers: ['dc1:0'] },
    { controllers: ['ldaps://dc1:636'] },
    { controllers: [] },
    { dnsServers: ['dns.contoso.test'] },
    { groups: { admin: 'Keydesk Admins' } },
    { groups: { admin: 'S-1-5-x' } },
    { rejectUnauthorized: false },
  ])('refuses %j', (wrong) => {
    expect(LdapConfiguration.safeParse({ ...least, ...wrong }).success).toBe(false);
  });

  test.each([
    ['dc1.contoso.test:636', { host: 'dc1.contoso.test', port: 636 }],
    ['[fe80::1]:3269', { host: 'fe80::1', port: 3269 }],
    ['fe80::1:636', undefined],
    ['dc1:65536', undefined],
  ])('reads %s', (text, parts) => {
    expect(readHostAndPort(text)).toEqual(parts);
  });
});
