import { inspect } from 'node:util';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  type LdapOrganisation,
  ldapOrganisation,
} from '#main/sources/active-directory/ldap-organisation.ts';
import { codeOf } from '#shared/errors.ts';
import { NEVER_OVER_MS, PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates, makeAuthority } from './fake-forest/certificates.ts';
import {
  type FakeForest,
  type ForestOptions,
  GROUPS,
  type Person,
  sidTextOf,
  startFakeForest,
} from './fake-forest/fake-forest.ts';
import { LIMITS, passTimeLimits } from './fake-forest/time-limits.ts';

const PASSWORD = 'Pa55 wörd!';
const ANNA: Person = {
  domain: 'CONTOSO',
  name: 'anna',
  password: PASSWORD,
  displayName: 'Anna Admin',
  memberOf: [GROUPS.admin],
};
// What a test does not let pass is as good as endless.
const BEYOND_LIMITS = {
  dns: PATIENT_WITH_DIRECTORY.dns,
  ticket: PATIENT_WITH_DIRECTORY.ticket,
  suspectAfter: NEVER_OVER_MS,
  idleCheckAfter: 0,
};
const BRIEF = { connect: LIMITS.connect, probe: LIMITS.probe, suspectAfter: LIMITS.suspectAfter };

describe.runIf(canMakeCertificates())(
  'signing in to an Active Directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    const signal = new AbortController().signal;
    let forest: FakeForest;
    const open = async (
      options: Partial<ForestOptions> = {},
      timeLimits = PATIENT_WITH_DIRECTORY,
    ) => {
      forest = await startFakeForest({ people: [ANNA], ...options });
      return ldapOrganisation(forest.configuration, { timeLimits });
    };
    /** Signs in where these controllers may say nothing: see {@link passTimeLimits}. */
    const signInThrough = (
      given: readonly number[],
      { directory }: Pick<LdapOrganisation, 'directory'>,
    ) =>
      passTimeLimits([forest.dc1, forest.dc2], given, () =>
        directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      );
    const everything = () =>
      [forest.dc1, forest.dc2, forest.catalog, forest.emea].flatMap(({ events }) => events);
    const binds = () => everything().filter((event) => event.startsWith('bind'));
    afterEach(() => forest.stop());

    test.each(['', '\0', 'x\0'])(
      'password %j is never sent: the directory would accept the bind, as nobody',
      async (password) => {
        const { directory } = await open();
        await expect(
          directory.signIn({ userName: 'anna', password }, { signal }),
        ).rejects.toMatchObject({ code: 'auth.badCredentials' });
        expect(everything()).toEqual([]);
      },
    );

    test.each(['525', '52e', '530', '531', '532', '533', '568', '569', '52f', '701', '773', '775'])(
      'after refusal %s no other controller is asked: each try counts towards lockout',
      async (refusedWith) => {
        const { directory } = await open({ people: [{ ...ANNA, refusedWith }] });
        await expect(
          directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
        ).rejects.toMatchObject({ code: /^auth\./ });
        expect(binds()).toEqual(['bind CONTOSO\\anna']);
      },
    );

    test('a controller that could ask nobody about the password is left for the next', async () => {
      const { directory } = await open();
      forest.dc1.faults.refusesWith = '51f';
      expect(
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).toMatchObject({ account: 'CONTOSO\\anna' });
      forest.dc2.faults.refusesWith = '51f';
      await expect(
        directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).rejects.toMatchObject({ code: 'directory.noLogonServer' });
    });

    test('the SID of whoever signed in is known until they sign out', async () => {
      const organisation = await open();
      expect(() => organisation.operatorSid()).toThrow(/nobody/);
      await organisation.directory.signIn({ userName: 'anna', password: PASSWORD }, { signal });
      expect(organisation.operatorSid()).toBe(sidTextOf({ domain: 'CONTOSO', name: 'anna' }));
      expect(organisation.operatorSid()).toMatch(/^S-1-5-21-/);
      organisation.signOut();
      expect(() => organisation.operatorSid()).toThrow(/nobody/);
    });

    test('no error shows the password', async () => {
      const { directory } = await open({ people: [{ ...ANNA, refusedWith: '533' }] });
      const error = await directory
        .signIn({ userName: 'anna', password: PASSWORD }, { signal })
        .catch((cause: unknown) => cause);
      expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('wörd');
    });

    test('someone in no group is told which to ask for, by name', async () => {
      const { directory } = await open({ people: [{ ...ANNA, memberOf: ['S-1-5-32-545'] }] });
      await expect(
        directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).rejects.toMatchObject({
        code: 'auth.noRole',
        details: {
          groups: 'CONTOSO\\Keydesk Admins, CONTOSO\\Keydesk Users, CONTOSO\\Keydesk Reports',
        },
      });
    });

    test('ten thousand memberships are read to the last', async () => {
      const crowd = Array.from(
        { length: 10_000 },
        (_, index) => `S-1-5-21-1-2-3-${10_000 + index}`,
      );
      const { directory } = await open({
        people: [{ ...ANNA, memberOf: [...crowd, GROUPS.reports] }],
      });
      expect(
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).toMatchObject({ roles: ['reports'] });
    });

    test('groups may be configured by name; what counts is the SID', async () => {
      const { directory } = await open({
        configuration: {
          groups: { user: 'contoso\\keydesk users', admin: 'CONTOSO\\No such (group)*' },
        },
        people: [{ ...ANNA, memberOf: [GROUPS.user] }],
      });
      expect(
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).toMatchObject({ roles: ['user'] });
    });

    test('an accepted bind is not enough: the SID of the object must be in the token', async () => {
      const { directory } = await open({
        people: [
          ANNA,
          {
            domain: 'CONTOSO',
            name: 'other',
            password: 'x',
            principalName: 'anna@contoso.test',
            memberOf: [],
          },
        ],
      });
      // Binds as anna by a name that is also the principal name of the other account: only the
      // one whose SID is in the token counts.
      expect(
        await directory.signIn({ userName: 'anna@contoso.test', password: PASSWORD }, { signal }),
      ).toMatchObject({ account: 'CONTOSO\\anna' });
    });

    test('an account of another domain of the forest is found in the catalog', async () => {
      const { directory } = await open({
        people: [
          {
            domain: 'EMEA',
            name: 'bert',
            password: 'second',
            principalName: 'bert@contoso.com',
            memberOf: [GROUPS.user],
          },
        ],
      });
      expect(
        await directory.signIn({ userName: 'bert@contoso.com', password: 'second' }, { signal }),
      ).toMatchObject({ account: 'EMEA\\bert', roles: ['user'] });
      expect(directory.domains).toEqual(['CONTOSO', 'EMEA']);
      expect(directory.dnsDomains).toEqual(['contoso.test', 'emea.contoso.test']);
    });

    test('servers are found although DNS shortens their names, as Samba does', async () => {
      const { directory } = await open({ shortenedDns: true });
      expect(
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
      ).toMatchObject({ account: 'CONTOSO\\anna' });
    });

    describe('encryption', () => {
      test('StartTLS comes before the password', async () => {
        const { directory } = await open({ encryption: 'starttls' });
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal });
        expect(forest.dc1.events.slice(0, 3)).toEqual(['open', 'tls', 'bind CONTOSO\\anna']);
      });

      test('a controller that does not encrypt never sees the password', async () => {
        const { directory } = await open({ encryption: 'none' });
        await expect(
          directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
        ).rejects.toMatchObject({ code: 'directory.clearTextRefused' });
        expect(binds()).toEqual([]);
      });

      test.each<[string, ForestOptions['certificate'], string]>([
        [
          'has expired',
          (authority) => authority.issue(['dc1.contoso.test', 'dc2.contoso.test'], -1),
          'directory.certificateExpired',
        ],
        [
          'is for another name',
          (authority) => authority.issue(['localhost', 'dc3.contoso.test']),
          'directory.certificateName',
        ],
        [
          'is from an unknown authority',
          () => strangersCertificate(),
          'directory.certificateUnknown',
        ],
      ])('a certificate that %s: the password is not sent', async (_what, certificate, code) => {
        for (const encryption of ['ldaps', 'starttls'] as const) {
          const { directory } = await open({ certificate, encryption });
          await expect(
            directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
          ).rejects.toMatchObject({ code });
          expect(binds()).toEqual([]);
          if (encryption === 'ldaps') await forest.stop();
        }
      });
    });

    describe('an outdated server', () => {
      // Security level 0: what a server of twenty years ago still offers.
      const anything = 'DEFAULT:@SECLEVEL=0';
      const HOSTS = ['dc1.contoso.test', 'dc2.contoso.test'];
      test.each<[string, Partial<ForestOptions>, string]>([
        [
          'with TLS 1.1 alone',
          { tls: { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: anything } },
          'directory.outdatedEncryption',
        ],
        [
          'with no cipher in common',
          { tls: { maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0' } },
          'directory.outdatedEncryption',
        ],
        [
          'with a key of 1,024 bits',
          { tls: { ciphers: anything }, certificate: (authority) => authority.issueWeak(HOSTS) },
          'directory.certificateWeak',
        ],
      ])('%s is called what it is, and sees no password', async (_what, options, code) => {
        for (const encryption of ['ldaps', 'starttls'] as const) {
          const { directory } = await open({ ...options, encryption });
          await expect(
            directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
          ).rejects.toMatchObject({ code });
          expect(binds()).toEqual([]);
          if (encryption === 'ldaps') await forest.stop();
        }
      });
    });

    describe('an attacker in the network', () => {
      test.each(['ldaps', 'starttls'] as const)(
        'certificates are checked whatever NODE_TLS_REJECT_UNAUTHORIZED says (%s)',
        async (encryption) => {
          vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
          const { directory } = await open({
            certificate: () => strangersCertificate(),
            encryption,
          });
          await expect(
            directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
          ).rejects.toMatchObject({ code: 'directory.certificateUnknown' });
          expect(binds()).toEqual([]);
          vi.unstubAllEnvs();
        },
      );

      // A forged DNS answer: the stranger has a good certificate, of the stranger's own name.
      const certificate: ForestOptions['certificate'] = (authority) =>
        authority.issue(['dc1.elsewhere.example', 'dc.evilcontoso.test', 'dc2.contoso.test']);
      test('a server that DNS lists outside of the domain is not even connected to', async () => {
        const { directory } = await open({
          certificate,
          listedAs: ['dc1.elsewhere.example', 'dc2.contoso.test'],
        });
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal });
        expect(forest.dc1.events).toEqual([]);
        expect(binds()).toEqual(['bind CONTOSO\\anna']);
      });
      test('where DNS lists no other, that is what is said', async () => {
        const { directory } = await open({
          certificate,
          listedAs: ['dc1.elsewhere.example', 'dc.evilcontoso.test'],
        });
        const refusal = {
          code: 'directory.outsideDomain',
          details: { reason: 'dc1.elsewhere.example, dc.evilcontoso.test' },
        };
        await expect(
          directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
        ).rejects.toMatchObject(refusal);
        expect(everything()).toEqual([]);
      });

      test('a controller named by its address is one the certificate is not for', async () => {
        const { directory } = await open();
        forest.configuration.controllers = [`127.0.0.1:${forest.dc1.port}`];
        const desk = ldapOrganisation(forest.configuration, { timeLimits: PATIENT_WITH_DIRECTORY });
        await expect(
          desk.directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
        ).rejects.toMatchObject({ code: 'directory.certificateName' });
        expect(binds()).toEqual([]);
        expect(
          await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal }),
        ).toMatchObject({ account: 'CONTOSO\\anna' });
      });
    });

    describe('a controller that', () => {
      test.each<
        [what: string, spoil: (controller: FakeForest['dc1']) => unknown, given?: readonly number[]]
      >([
        ['is down', (dc1) => dc1.stop()],
        [
          'accepts and never answers',
          (dc1) => (dc1.faults.hangsAt = 'connection'),
          [LIMITS.connect],
        ],
        [
          'hangs while it checks the password',
          (dc1) => (dc1.faults.hangsAt = 'bind'),
          [LIMITS.bind],
        ],
        ['is busy', (dc1) => (dc1.faults.result = 51)],
        ['is not there for this', (dc1) => (dc1.faults.result = 52)],
        ['takes longer than it allows itself', (dc1) => (dc1.faults.result = 3)],
        ['has forgotten who is asking', (dc1) => (dc1.faults.result = 1)],
        ['hangs up in the middle of an answer', (dc1) => (dc1.faults.cutAfter = 5)],
      ])('%s is left for the next, which is remembered', async (_what, spoil, given = []) => {
        const { directory } = await open({}, { ...LIMITS, ...BEYOND_LIMITS });
        await spoil(forest.dc1);
        expect(await signInThrough(given, { directory })).toMatchObject({
          account: 'CONTOSO\\anna',
        });
        const before = forest.dc1.events.length;
        await signInThrough([], { directory });
        expect(forest.dc1.events).toHaveLength(before);
      });

      test.each([
        ['connection', [LIMITS.connect]],
        ['bind', [LIMITS.suspectAfter, LIMITS.probe]],
      ] as const)(
        'stops responding at the %s is left sooner than a slow one',
        async (hangsAt, given) => {
          const { directory } = await open({}, { ...PATIENT_WITH_DIRECTORY, ...BRIEF });
          forest.dc1.faults.hangsAt = hangsAt;
          forest.dc1.faults.thenHangsEverywhere = true;
          await signInThrough(given, { directory });
          expect(forest.dc2.events).toContain('bind CONTOSO\\anna');
        },
      );

      test('holds no secrets is passed over', async () => {
        const { directory } = await open({
          dc1Root: { supportedCapabilities: ['1.2.840.113556.1.4.1920'] },
        });
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal });
        expect(forest.dc2.events).toContain('bind CONTOSO\\anna');
      });
    });

    test('when nobody answers, that is what is said', async () => {
      const { directory } = await open({}, { ...LIMITS, ...BEYOND_LIMITS });
      forest.dc1.faults.hangsAt = 'connection';
      forest.dc2.faults.hangsAt = 'connection';
      expect(
        await signInThrough([LIMITS.connect, LIMITS.connect], { directory }).catch(codeOf),
      ).toBe('directory.timedOut');
      await Promise.all([forest.dc1.stop(), forest.dc2.stop()]);
      expect(await signInThrough([], { directory }).catch(codeOf)).toBe('directory.unreachable');
    });

    test.each(['connection', 'bind', 'search'] as const)(
      'cancelled while a controller does not answer at the %s',
      async (hangsAt) => {
        const { directory } = await open();
        forest.dc1.faults.hangsAt = hangsAt;
        const cancel = new AbortController();
        const attempt = directory.signIn(
          { userName: 'anna', password: PASSWORD },
          { signal: cancel.signal },
        );
        await expect.poll(() => forest.dc1.unanswered()).toBe(1);
        cancel.abort();
        await expect(attempt).rejects.toMatchObject({ code: 'request.cancelled' });
        expect(forest.dc2.events).toEqual([]);
      },
    );

    describe('checking again', () => {
      test('tells a lost group and a disabled account', async () => {
        const people = [{ ...ANNA }];
        const { directory, recheck, signOut } = await open({ people });
        await expect(recheck({ signal })).rejects.toMatchObject({ code: 'auth.signedOut' });
        await directory.signIn({ userName: 'anna', password: PASSWORD }, { signal });
        expect(await recheck({ signal })).toMatchObject({
          account: 'CONTOSO\\anna',
          roles: ['admin'],
        });
        Object.assign(forest.accounts[0] ?? {}, { refusedWith: '533' });
        await expect(recheck({ signal })).rejects.toMatchObject({ code: 'auth.disabled' });
        signOut();
        await expect(recheck({ signal })).rejects.toMatchObject({ code: 'auth.signedOut' });
      });
    });
  },
);

function strangersCertificate() {
  const stranger = makeAuthority();
  try {
    return stranger.issue(['dc1.contoso.test', 'dc2.contoso.test']);
  } finally {
    stranger.dispose();
  }
}
