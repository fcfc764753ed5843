import { afterEach, describe, expect, test } from 'vitest';
import type { Credentials } from '#main/ports/sign-in/directory.ts';
import { connectionCheck } from '#main/sources/active-directory/check-connection.ts';
import { ldapSetup } from '#main/sources/active-directory/directory-setup.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { PATIENT_WITH_DIRECTORY } from '#test/fakes/patience.ts';
import { WITHOUT_OPENSSL, canMakeCertificates } from './fake-forest/certificates.ts';
import {
  DNS,
  type FakeForest,
  type ForestOptions,
  GROUPS,
  startFakeForest,
} from './fake-forest/fake-forest.ts';
import { computerObject, keyObject } from './forest-keys.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const timeLimits = PATIENT_WITH_DIRECTORY;
// The day the certificates are made on, which openssl takes from the machine. The clocks of the
// check and of the controller stand still at that moment.
const STARTED_MS = Math.floor(Date.now() / 1000) * 1000;
const now = () => STARTED_MS;
const NOW = `${new Date(STARTED_MS).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}.0Z`;
const signal = new AbortController().signal;
const ANNA = { userName: 'anna', password: 'pässword' };

describe.runIf(canMakeCertificates())(
  'checking the way to a directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let forest: FakeForest;
    const people = [
      { domain: 'CONTOSO', name: 'anna', password: ANNA.password, memberOf: [GROUPS.admin] },
      { domain: 'CONTOSO', name: 'plain', password: 'x', memberOf: [] },
    ] as const;
    afterEach(() => forest.stop());

    async function start(options: Partial<ForestOptions> = {}): Promise<void> {
      forest = await startFakeForest({ people, dc1Root: { currentTime: [NOW] }, ...options });
      // So that it is always the one whose clock is set.
      forest.configuration.controllers = [
        `dc1.contoso.test:${forest.dc1.port}`,
        `dc2.contoso.test:${forest.dc2.port}`,
      ];
      forest.objects.push(
        computerObject('WS-1'),
        keyObject({ computer: 'WS-1', keyId: KEY, readers: ['contoso\\anna'] }),
      );
    }
    async function steps(
      credentials: Credentials | 'nobody' = ANNA,
      clock = now,
      limits = timeLimits,
    ): Promise<readonly CheckStep[]> {
      const seen: CheckStep[] = [];
      await connectionCheck(forest.configuration, { now: clock, timeLimits: limits })(
        credentials === 'nobody' ? undefined : credentials,
        { signal, onStep: (step) => seen.push(step) },
      );
      return seen;
    }
    const summary = (seen: readonly CheckStep[]) =>
      seen.map(({ name, state }) => `${name} ${state}`);
    const found = (seen: readonly CheckStep[], name: string) =>
      seen.find((step) => step.name === name);

    test('sees everything work, for both encryptions', async () => {
      for (const encryption of ['ldaps', 'starttls'] as const) {
        await start({ encryption });
        const seen = await steps();
        // The test's certificate is good for two days.
        expect(summary(seen)).toEqual([
          'find passed',
          'reach passed',
          'certificate warning',
          'clock passed',
          'bind passed',
          'groups passed',
          'keys passed',
        ]);
        expect(found(seen, 'certificate')).toMatchObject({
          facts: {
            issuer: 'Test authority',
            names: expect.stringContaining('dc1.contoso.test'),
            days: expect.stringMatching(/^-?\d+$/),
          },
        });
        expect(found(seen, 'groups')).toMatchObject({
          facts: {
            admin: 'CONTOSO\\Keydesk Admins',
            user: 'CONTOSO\\Keydesk Users',
            missing: '',
            roles: 'admin',
          },
        });
        expect(JSON.stringify(seen)).not.toContain(ANNA.password);
        if (encryption === 'ldaps') await forest.stop();
      }
    });

    test('asks nobody to sign in where nobody is', async () => {
      await start();
      expect(summary(await steps('nobody')).slice(3)).toEqual([
        'clock passed',
        'bind skipped',
        'groups skipped',
        'keys skipped',
      ]);
      expect(forest.dc1.events.filter((event) => event.startsWith('bind'))).toEqual([]);
    });

    test('tries a password once, and says why it is refused', async () => {
      await start();
      const seen = await steps({ ...ANNA, password: 'no' });
      expect(summary(seen).slice(4)).toEqual(['bind failed', 'groups skipped', 'keys skipped']);
      expect(found(seen, 'bind')).toMatchObject({ failure: 'auth.badCredentials' });
      expect(
        [forest.dc1, forest.dc2].flatMap(({ events }) =>
          events.filter((event) => event.startsWith('bind')),
        ),
      ).toHaveLength(1);
    });

    test('names a controller that does not answer beside one that does', async () => {
      await start();
      const gone = forest.dc2.port;
      await forest.dc2.stop();
      expect(found(await steps(), 'reach')).toMatchObject({
        state: 'warning',
        facts: { notAnswering: `dc2.contoso.test:${gone}` },
      });
    });

    test('stops where nobody answers, and tries nothing after it', async () => {
      await start();
      await Promise.all([forest.dc1.stop(), forest.dc2.stop()]);
      const seen = await steps();
      expect(summary(seen)).toEqual([
        'find passed',
        'reach failed',
        'certificate skipped',
        'clock skipped',
        'bind skipped',
        'groups skipped',
        'keys skipped',
      ]);
      expect(found(seen, 'reach')).toMatchObject({
        failure: 'directory.unreachable',
        facts: { notAnswering: expect.stringContaining('dc1') },
      });
    });

    test.each([
      [
        'of another name',
        (authority) => authority.issue(['elsewhere.test']),
        'directory.certificateName',
        { names: 'elsewhere.test' },
      ],
      [
        'that has expired',
        (authority) => authority.issue(['dc1.contoso.test'], -1),
        'directory.certificateExpired',
        { issuer: 'Test authority' },
      ],
    ] as readonly [string, NonNullable<ForestOptions['certificate']>, string, object][])(
      'shows a certificate %s',
      async (_what, certificate, failure, facts) => {
        await start({ certificate });
        expect(found(await steps(), 'certificate')).toMatchObject({
          state: 'failed',
          failure,
          facts,
        });
        expect(forest.dc1.events.filter((event) => /bind|search/.test(event))).toEqual([]);
      },
    );

    test('shows whose certificate nobody trusts', async () => {
      await start();
      forest.configuration.caFile = undefined;
      expect(found(await steps(), 'certificate')).toMatchObject({
        state: 'failed',
        failure: 'directory.certificateUnknown',
        facts: { issuer: 'Test authority' },
      });
    });

    test.each([
      [4 * 60, 'passed', '240'],
      [3600, 'warning', '3600'],
      [-3600, 'warning', '-3600'],
    ])('a clock %d seconds off is %s', async (off, state, seconds) => {
      await start();
      expect(found(await steps(ANNA, () => now() + off * 1000), 'clock')).toMatchObject({
        state,
        facts: { seconds },
      });
    });

    test('tells groups that are not there, and an account that is in none', async () => {
      await start({
        configuration: { groups: { admin: 'CONTOSO\\Keydesk Admins', reports: 'CONTOSO\\Nobody' } },
      });
      expect(found(await steps({ userName: 'plain', password: 'x' }), 'groups')).toMatchObject({
        state: 'warning',
        facts: { admin: 'CONTOSO\\Keydesk Admins', missing: 'CONTOSO\\Nobody', roles: '' },
      });
      forest.configuration.groups = { admin: 'CONTOSO\\Nobody' };
      expect(found(await steps(), 'groups')).toMatchObject({
        state: 'failed',
        failure: 'directory.groupsNotFound',
      });
    });

    test('tells hidden keys from none at all, and reads none', async () => {
      await start();
      expect(found(await steps(), 'keys')).toMatchObject({ facts: { seen: 'readable' } });
      expect(found(await steps({ userName: 'plain', password: 'x' }), 'keys')).toMatchObject({
        state: 'warning',
        facts: { seen: 'hidden' },
      });
      forest.objects.length = 0;
      expect(found(await steps(), 'keys')).toMatchObject({
        state: 'warning',
        facts: { seen: 'none' },
      });
    });

    test('a hanging controller does not hang the check; a cancel ends it', async () => {
      await start();
      for (const { faults } of [forest.dc1, forest.dc2]) faults.hangsAt = 'search';
      // Nothing in this check has to be answered within that time: nobody answers.
      const impatient = { ...timeLimits, answer: 300 };
      expect(found(await steps(ANNA, now, impatient), 'clock')).toMatchObject({
        state: 'failed',
        failure: 'directory.timedOut',
      });
      const cancel = new AbortController();
      const running = connectionCheck(forest.configuration, { now, timeLimits })(ANNA, {
        signal: cancel.signal,
        onStep: ({ name }) => name === 'certificate' && cancel.abort(),
      });
      await expect(running).rejects.toMatchObject({ code: 'request.cancelled' });
    });
  },
);

describe.runIf(canMakeCertificates())(
  'setting up a directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('finds security groups by a part of their name, as who signs in', async () => {
      const forest = await startFakeForest({
        people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [] }],
      });
      const group = (name: string, groupType: number) => ({
        dn: `CN=${name},${DNS.CONTOSO}`,
        values: {
          objectClass: ['top', 'group'],
          objectCategory: ['group'],
          sAMAccountName: [name],
          groupType: [String(groupType)],
          description: [`${name}!`],
          objectSid: [
            Buffer.from('010500000000000515000000a065cf7e784b9b5fe77c8770b6040000', 'hex'),
          ],
        },
      });
      forest.objects.push(
        group('Help desk', -2147483646),
        group('Help mail', 2),
        group('Other', -2147483646),
      );
      const { domain, encryption, caFile, dnsServers } = forest.configuration;
      const draft = { domain, encryption, caFile, dnsServer: dnsServers[0] ?? '' };
      const entrance = await ldapSetup({ now, timeLimits }).enter(
        draft,
        { userName: 'anna', password: 'x' },
        { signal },
      );
      expect(entrance).toMatchObject({ account: 'CONTOSO\\anna', netbiosName: 'CONTOSO' });
      expect(await entrance.groups('help', 10, { signal })).toEqual([
        {
          sid: 'S-1-5-21-2127521184-1604012920-1887927527-1206',
          name: 'CONTOSO\\Help desk',
          description: 'Help desk!',
        },
      ]);
      expect(await entrance.groups('*', 10, { signal })).toEqual([]);
      entrance.close();
      await expect(entrance.groups('help', 10, { signal })).rejects.toMatchObject({
        code: 'auth.signedOut',
      });
      await forest.stop();
    });

    test.each([
      ['domain', { domain: 'no domain' }],
      ['domain', { domain: '' }],
      ['dnsServer', { dnsServer: 'dns.example' }],
    ])('refuses a wrong %s by name', (field, wrong) => {
      const draft = {
        domain: 'contoso.test',
        encryption: 'ldaps',
        dnsServer: '',
        caFile: undefined,
        ...wrong,
      } as const;
      expect(() => ldapSetup({ now }).check(draft)).toThrowError(
        expect.objectContaining({
          code: 'input.invalid',
          details: { fields: { [field]: 'invalid' } },
        }),
      );
    });
  },
);
