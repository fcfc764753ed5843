import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EntraDirectoryConfiguration } from '#main/sources/entra/configuration.ts';
import { accountOf } from '#main/sources/entra/entra-account.ts';
import { AppError } from '#shared/errors.ts';
import { CLIENT_ID, type CloudAccount, TENANT } from '#test/fakes/entra/authority.ts';
import {
  GROUP_OF,
  type OpenedDirectory,
  entraIdOf,
  openDirectoryAt,
  seedPerson,
} from '#test/fakes/entra/directory.ts';
import { type EntraEstate, startEntra } from '#test/fakes/entra/estate.ts';
import { idOf } from '#test/fakes/entra/seed-tenant.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const { signal } = new AbortController();
const never = { signal };
const INNER = idOf('group inner');
const TICKETS = idOf('group tickets');

let estate: EntraEstate;
let opened: OpenedDirectory;
let anna: CloudAccount;
beforeAll(async () => {
  if (canMakeCertificates()) estate = await startEntra();
});
beforeEach(() => {
  const { tenant } = estate.graph;
  tenant.users.length = 0;
  tenant.groups.length = 0;
  tenant.instead = () => undefined;
  Object.assign(estate.authority, { refusal: undefined, tokenSeconds: 3_600 });
  opened = openDirectoryAt(estate);
  anna = seedPerson(estate, { name: 'anna', groups: [GROUP_OF.user] });
});
afterEach(() => {
  opened.signOut();
});
afterAll(async () => {
  await estate?.stop();
});

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('it worked'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  return error;
}

const signIn = async (account = anna) => (await opened.enter(account)).signIn(never);

describe.runIf(canMakeCertificates())(
  'Entra ID as the directory',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('lets the person choose an account, and asks whoever unlocks for a proof', async () => {
      const holder = await opened.enter(anna);
      expect(holder.note).toBe(`Microsoft Entra ID, object ${anna.id}`);
      await opened.enter(anna, { asks: 'proof' });
      const prompts = estate.authority.asked.slice(-2).map((asked) => asked.get('prompt'));
      expect(prompts).toEqual(['select_account', 'login']);
    });

    test('counts groups within groups, and asks about twenty at once', async () => {
      const { groups } = estate.graph.tenant;
      groups.push({ id: INNER, members: [anna.id] }, { id: GROUP_OF.admin, members: [INNER] });
      const ticketGroups = Array.from({ length: 20 }, (_none, at) => idOf(`tickets ${at}`));
      opened = openDirectoryAt(estate, { ticketGroups });
      expect(await signIn()).toMatchObject({ roles: ['admin', 'user'] });
      const asked = estate.graph.requests.filter(({ method }) => method === 'POST').slice(-2);
      const sizes = asked.map(({ body }) => (JSON.parse(body) as { groupIds: [] }).groupIds.length);
      expect(sizes).toEqual([20, 3]);
      expect(estate.graph.wrong).toEqual([]);
    });

    test('whoever is in too many groups for a token has the role all the same', async () => {
      // As Entra ID says it: the groups are elsewhere.
      anna.claims = { hasgroups: true };
      expect(await signIn()).toMatchObject({ roles: ['user'] });
    });

    test('a group that only the token names gives nothing', async () => {
      anna.claims = { groups: [GROUP_OF.admin] };
      expect(await signIn()).toMatchObject({ roles: ['user'] });
    });

    test('takes app roles from the token', async () => {
      opened = openDirectoryAt(estate, { roles: { admin: 'Keydesk.Admin', reports: 'Reports' } });
      expect(await failure(signIn())).toMatchObject({
        code: 'auth.noRole',
        details: { groups: 'Keydesk.Admin, Reports' },
      });
      anna.claims = { roles: ['Keydesk.Admin', 'Other'] };
      expect(await signIn()).toMatchObject({ roles: ['admin'] });
    });

    test('knows who has to name a ticket', async () => {
      opened = openDirectoryAt(estate, { ticketGroups: [TICKETS] });
      expect(await signIn()).not.toHaveProperty('mustNameTicket');
      estate.graph.tenant.groups.push({ id: TICKETS, members: [anna.id] });
      expect(await opened.recheck(never)).toMatchObject({ mustNameTicket: true });
    });

    test('a token of another tenant signs nobody in', async () => {
      anna.claims = { tid: '99999999-2222-4333-8444-555555555555' };
      expect(await failure(signIn())).toMatchObject({
        code: 'entra.wrongToken',
        details: { reason: 'tenant 99999999-2222-4333-8444-555555555555' },
      });
      expect(() => opened.operator()).toThrow('nobody is signed in');
    });

    test.each([
      [{ aud: 'another' }, 'application another'],
      [{ oid: idOf('somebody else') }, 'another account'],
      [{ oid: 'no ID' }, 'no account'],
      [{ tid: undefined }, 'no account'],
    ])('a token with %j signs nobody in', async (changes, reason) => {
      const holder = await opened.enter(anna);
      await holder.signIn(never);
      const current = opened.own.current();
      if (current === undefined) throw new Error('nobody');
      const { graphClient } = await import('#main/drivers/graph/graph-client.ts');
      const graph = graphClient({ ...opened.own.place.graph, token: opened.own.token });
      const claims = () => ({ oid: anna.id, tid: TENANT, aud: CLIENT_ID, ...changes });
      const configuration = EntraDirectoryConfiguration.parse(entraIdOf(estate));
      const asked = accountOf({ claims }, configuration, { graph, signal, patienceMs: 0 });
      expect(await failure(asked)).toMatchObject({ code: 'entra.wrongToken', details: { reason } });
    });

    test('roles that were taken away are gone with the next check', async () => {
      await signIn();
      estate.graph.tenant.groups.length = 0;
      expect(await failure(opened.recheck(never))).toMatchObject({ code: 'auth.noRole' });
    });

    test.each([
      ['AADSTS50057: The user account is disabled.', 'auth.disabled'],
      ['AADSTS50173: The grant was revoked.', 'auth.grantEnded'],
      ['AADSTS50105: Not assigned to a role.', 'auth.grantEnded'],
    ])('an account that ends meanwhile ends the session: %s', async (description, code) => {
      await signIn();
      estate.authority.refuseTokens = { error: 'invalid_grant', error_description: description };
      expect(await failure(opened.recheck(never))).toMatchObject({ code });
      estate.authority.refuseTokens = undefined;
    });

    test('a Graph that does not answer ends nothing by itself', async () => {
      await signIn();
      estate.graph.tenant.instead = () => ({
        status: 503,
        headers: { 'retry-after': '900' },
        body: '',
      });
      expect(await failure(opened.recheck(never))).toMatchObject({ code: 'entra.unavailable' });
      expect(opened.operator()).toEqual({ bindName: 'anna@contoso.test', password: undefined });
    });

    test('a sign-out forgets the tokens, and ends the wait for the browser', async () => {
      await signIn();
      opened.signOut();
      expect(opened.own.current()).toBeUndefined();
      await expect(opened.own.token({ signal, isRefused: false })).rejects.toMatchObject({
        code: 'auth.signedOut',
      });
      expect(await failure(opened.recheck(never))).toMatchObject({ code: 'auth.signedOut' });
    });

    test('somebody beside the operator leaves the operator as they are', async () => {
      await signIn();
      const bert = seedPerson(estate, { name: 'bert', groups: [GROUP_OF.admin] });
      const holder = await opened.enter(bert);
      expect(await holder.checkBeside(never)).toMatchObject({
        person: { account: 'bert@contoso.test', roles: ['admin'] },
        isOperator: false,
      });
      holder.forget();
      expect(await failure(holder.signIn(never))).toMatchObject({ code: 'entra.wrongToken' });
      expect(await opened.recheck(never)).toMatchObject({ account: 'anna@contoso.test' });
    });
  },
);
