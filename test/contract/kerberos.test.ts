import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { gssapiExchange } from '#main/drivers/kerberos/gssapi-exchange.ts';
import { connectionCheck } from '#main/sources/active-directory/check-connection.ts';
import { LdapConfiguration } from '#main/sources/active-directory/configuration.ts';
import { ldapOrganisation } from '#main/sources/active-directory/ldap-organisation.ts';
import type { CheckStep } from '#shared/connection/connection-check.ts';
import { codeOf } from '#shared/errors.ts';
import { readKeyId } from '#shared/recovery/recovery-key-id.ts';
import { PATIENT_WITH_DIRECTORY } from '../fakes/patience.ts';
import {
  type HostileDirectory,
  type Lie,
  startHostileDirectory,
} from '../lab/hostile-directory.ts';
import { LAB_PASSWORD, type Lab, startLab } from '../lab/lab.ts';
import {
  type Ticket,
  type Tickets,
  fakeClockObstacle,
  labTickets,
  ticketObstacle,
} from '../lab/tickets.ts';
import {
  type Authority,
  makeAuthority,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeDns,
  startFakeDns,
} from '../main/sources/active-directory/fake-forest/fake-dns.ts';
import { ticketsOverHttp } from './kerberos-over-http.ts';

const obstacle = await ticketObstacle();
const signal = new AbortController().signal;
const DESK = 'OU=Desk,DC=contoso,DC=test';

describe.skipIf(obstacle !== undefined)(
  'signing in with a ticket of a real domain',
  { meta: { reason: obstacle } },
  () => {
    const before = { ...process.env };
    let lab: Lab;
    let tickets: Tickets;
    /** Good for hours, of an administrator of the console. */
    let good: Ticket;
    beforeAll(async () => {
      lab = await startLab();
      tickets = labTickets(lab);
      good = tickets.get('desk-admin');
    });
    afterAll(async () => {
      for (const name of ['KRB5_CONFIG', 'KRB5CCNAME']) delete process.env[name];
      Object.assign(process.env, before);
      tickets.remove();
      await lab.stop();
    });

    ticketsOverHttp(() => ({ lab, tickets }));

    const use = (ticket: Ticket) => Object.assign(process.env, ticket);
    const open = (changes: object = {}, options: object = {}) =>
      ldapOrganisation(LdapConfiguration.parse({ ...lab.activeDirectory, ...changes }), {
        timeLimits: PATIENT_WITH_DIRECTORY,
        ...options,
      });
    /** As the sign-in does it: whom the system names, with that name. */
    const enter = async (organisation = open()) => {
      const { directory } = organisation;
      const userName = (await directory.ticketHolder?.({ signal })) ?? '';
      const operator = await directory.signIn({ userName, password: undefined }, { signal });
      return { ...organisation, operator };
    };
    /** The code of the error, or the account that was let in. */
    const outcome = (entering: ReturnType<typeof enter>) =>
      entering.then(({ operator, signOut }) => {
        signOut();
        return operator.account;
      }, codeOf);

    test.each([
      ['desk-admin', ['admin']],
      ['desk-user', ['user']],
      // Through a thousand nested groups.
      ['desk-deep', ['reports']],
      ['desk-primary', ['reports']],
      // Its password is refused.
      ['desk-protected', ['admin']],
    ])('%s has its roles, over both encryptions', async (account, roles) => {
      use(tickets.get(account));
      for (const encryption of ['ldaps', 'starttls']) {
        const { operator, signOut } = await enter(open({ encryption }));
        expect(operator).toMatchObject({ account: `CONTOSO\\${account}`, roles });
        signOut();
      }
    });

    test('a member of Protected Users cannot sign in with a password', async () => {
      const typed = { userName: 'desk-protected', password: LAB_PASSWORD };
      await expect(open().directory.signIn(typed, { signal })).rejects.toMatchObject({
        code: 'auth.restricted',
      });
    });

    test('the directory and the global catalog are read in the name of the ticket', async () => {
      use(good);
      const { protectors, tpms, directory, signOut } = await enter();
      const reading = readKeyId('AC9D5655');
      if (!reading.ok) throw new Error(reading.problem);
      expect((await protectors.find(reading.query, 10, { signal })).matches).toHaveLength(2);
      expect(await tpms.computersNamed('OLD-1', 5, { signal })).toHaveLength(1);
      expect(await directory.findAccount?.('anna', { signal })).toBe('CONTOSO\\anna');
      signOut();
    });

    test('without a role nobody is let in', async () => {
      use(tickets.get('desk-nobody'));
      expect(await outcome(enter())).toBe('auth.noRole');
    });

    test('what is done to an account counts at once, whatever its ticket says', async () => {
      use(tickets.get('desk-leaver'));
      const { recheck, signOut } = await enter();
      const recheckCode = () => recheck({ signal }).then(({ account }) => account, codeOf);
      const member = { member: [`CN=desk-leaver,${DESK}`] };
      await lab.change(`CN=Keydesk Admins,${DESK}`, 'delete', member);
      expect(await recheckCode()).toBe('auth.noRole');
      await lab.change(`CN=Keydesk Admins,${DESK}`, 'add', member);
      expect(await recheckCode()).toBe('CONTOSO\\desk-leaver');
      const closed = (value: string) =>
        lab.change(`CN=desk-leaver,${DESK}`, 'replace', { userAccountControl: [value] });
      await closed('514');
      expect(await recheckCode()).toBe('auth.disabled');
      await closed('512');
      await lab.change(`CN=desk-leaver,${DESK}`, 'replace', {
        accountExpires: ['131000000000000000'],
      });
      expect(await recheckCode()).toBe('auth.accountExpired');
      signOut();
    });

    describe('what can be wrong with a ticket is told apart:', () => {
      test('there is none', async () => {
        use(tickets.none());
        expect(await outcome(enter())).toBe('kerberos.noTicket');
      });

      test('it has expired', async () => {
        use(tickets.get('desk-admin', { lifetime: 1 }));
        // From the second it says: whole ones count.
        await expect.poll(() => outcome(enter())).toBe('kerberos.expired');
      });

      test.skipIf(fakeClockObstacle() !== undefined)(
        'the clocks differ by more than five minutes',
        { meta: { reason: fakeClockObstacle() } },
        async () => {
          use(tickets.get('desk-admin', { clock: '+20 minutes' }));
          expect(await outcome(enter())).toBe('kerberos.clock');
        },
      );

      test('the controller has no service name', async () => {
        use(good);
        expect(await outcome(enter(open({ controllers: ['dc9.contoso.test:636'] })))).toBe(
          'kerberos.noSpn',
        );
      });

      test('the ticket’s own domain does not answer', async () => {
        use(tickets.elsewhere(tickets.get('desk-admin'), { kdc: `${lab.address}:9` }));
        expect(await outcome(enter())).toBe('kerberos.kdcSilent');
      });

      test('nothing of its encryption is allowed here', async () => {
        use(
          tickets.elsewhere(tickets.get('desk-admin'), {
            defaults: ['permitted_enctypes = aes128-cts-hmac-sha256-128'],
          }),
        );
        expect(await outcome(enter())).toBe('kerberos.encryption');
      });

      test('the domain gives no more of them to the account', async () => {
        use(tickets.get('desk-user'));
        await lab.change(`CN=desk-user,${DESK}`, 'replace', { userAccountControl: ['514'] });
        expect(await outcome(enter())).toBe('auth.ticketRevoked');
        await lab.change(`CN=desk-user,${DESK}`, 'replace', { userAccountControl: ['512'] });
      });

      test('a wait for it ends with a cancel', async () => {
        use(good);
        const cancelled = AbortSignal.abort();
        const exchange = gssapiExchange(
          { service: 'ldap', host: lab.host, principal: 'desk-admin@CONTOSO.TEST' },
          { ms: PATIENT_WITH_DIRECTORY.ticket, signal: cancelled },
        );
        await expect(exchange.next(undefined)).rejects.toMatchObject({ code: 'request.cancelled' });
      });
    });

    describe('the configuration decides who may sign in how:', () => {
      const typed = { userName: 'desk-admin', password: LAB_PASSWORD };
      beforeEach(() => use(good));

      test('nobody with a password', async () => {
        const { directory } = open({ signIn: 'windows' });
        await expect(directory.signIn(typed, { signal })).rejects.toMatchObject({
          code: 'auth.windowsOnly',
        });
        expect(await outcome(enter(open({ signIn: 'windows' })))).toBe('CONTOSO\\desk-admin');
      });

      test('nobody with a ticket', async () => {
        const { directory } = open({ signIn: 'password' });
        expect(directory.ticketHolder).toBeUndefined();
        const ticket = { userName: 'desk-admin@CONTOSO.TEST', password: undefined };
        await expect(directory.signIn(ticket, { signal })).rejects.toMatchObject({
          code: 'auth.passwordOnly',
        });
      });

      test('nobody with a ticket where a source takes passwords alone', async () => {
        const organisation = open({}, { passwordSources: ['MBAM'] });
        await expect(organisation.directory.ticketHolder?.({ signal })).rejects.toMatchObject({
          code: 'sql.needsPassword',
          details: { sources: 'MBAM' },
        });
      });
    });

    test('the check of the connection shows the ticket', async () => {
      const ticketStep = async (password: string | undefined) => {
        const steps: CheckStep[] = [];
        await connectionCheck(LdapConfiguration.parse(lab.activeDirectory), {
          now: Date.now,
          timeLimits: PATIENT_WITH_DIRECTORY,
        })(
          { userName: 'desk-admin@CONTOSO.TEST', password },
          { signal, onStep: (step) => steps.push(step) },
        );
        return steps.find(({ name }) => name === 'ticket');
      };
      use(good);
      expect(await ticketStep(undefined)).toMatchObject({
        state: 'passed',
        facts: { holder: 'desk-admin@CONTOSO.TEST', service: 'ldap/dc1.contoso.test' },
      });
      use(tickets.none());
      expect(await ticketStep(LAB_PASSWORD)).toMatchObject({ because: 'no-ticket' });
      expect(await ticketStep(undefined)).toMatchObject({
        state: 'failed',
        failure: 'kerberos.noTicket',
      });
    });

    describe('a server with a good certificate that', () => {
      let authority: Authority;
      let dns: FakeDns | undefined;
      let server: HostileDirectory | undefined;
      beforeAll(() => {
        authority = makeAuthority();
      });
      afterAll(() => authority.dispose());
      afterEach(async () => {
        server?.stop();
        await dns?.stop();
      });

      const signInTo = async (lie: Lie) => {
        use(good);
        server = await startHostileDirectory(authority.issue([lab.host]), lie, lab);
        dns = await startFakeDns({});
        const { port } = server;
        dns = await startFakeDns({ here: [{ host: lab.host, port }] });
        return outcome(
          enter(
            open({
              controllers: [`${lab.host}:${port}`],
              dnsServers: [dns.server],
              caFile: authority.caFile,
            }),
          ),
        );
      };
      const random = Buffer.from('6082001006092a864886f71201020202006f', 'hex');
      const cut = (bytes: Buffer | undefined) => bytes?.subarray(0, bytes.length - 9);
      const altered = (bytes: Buffer | undefined) =>
        bytes && Buffer.from(bytes.map((byte, at) => (at === bytes.length - 3 ? byte ^ 1 : byte)));

      test.each<[string, Lie, string]>([
        ['accepts at once', () => ({ result: 0 }), 'kerberos.forged'],
        ['answers with nothing', () => ({ result: 14 }), 'kerberos.forged'],
        ['makes its token up', () => ({ result: 14, credentials: random }), 'kerberos.forged'],
        [
          'answers as NTLM',
          () => ({ result: 14, credentials: Buffer.from('NTLMSSP\0\u0002\0\0\0') }),
          'kerberos.forged',
        ],
        [
          'cuts the token of the real one',
          async (_step, real) =>
            ({ result: 14, credentials: cut((await real()).credentials) }) as never,
          'kerberos.forged',
        ],
        [
          'changes a bit of it',
          async (_step, real) =>
            ({ result: 14, credentials: altered((await real()).credentials) }) as never,
          'kerberos.forged',
        ],
        [
          'accepts before the security layer is agreed on',
          async (_step, real) => ({ ...(await real()), result: 0 }),
          'kerberos.forged',
        ],
        [
          'changes the offer of security layers',
          async (step, real) => {
            const { credentials, result } = await real();
            return {
              result,
              credentials: step === 2 ? altered(credentials) : credentials,
            } as never;
          },
          'kerberos.forged',
        ],
        [
          'never comes to an end',
          async (step, real) => (step < 3 ? real() : { result: 14, credentials: random }),
          'kerberos.forged',
        ],
        ['knows no such mechanism', () => ({ result: 7 }), 'kerberos.notOffered'],
        [
          'wants channel binding',
          () => ({
            result: 49,
            message:
              '80090346: LdapErr: DSID-0C090597, comment: AcceptSecurityContext error, ' +
              'data 80090346, v4563',
          }),
          'auth.channelBinding',
        ],
      ])('%s is refused', async (_what, lie, code) => {
        expect(await signInTo(lie)).toBe(code);
        // Bounded, and no second try.
        expect(server?.binds()).toBeLessThanOrEqual(4);
      });
    });
  },
);
