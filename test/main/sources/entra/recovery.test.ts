import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import { readProtector } from '#main/features/recorded-read.ts';
import type { UnrecordedRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import {
  type EntraEstate,
  OPERATOR,
  type OpenedEntra,
  openEntraAt,
  startEntra,
} from '#test/fakes/entra/estate.ts';
import { type SeededKey, idOf, seedTenant } from '#test/fakes/entra/seed-tenant.ts';
import { memoryProfile } from '#test/fakes/memory-profile.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const SEED: SeededKey = {
  keyId: KEY,
  computer: 'WS-1',
  users: ['anna'],
  volume: { kind: 'operating-system' },
  recoveryPassword: PASSWORD,
  escrowedAt: '2026-01-01T00:00:00.000Z',
};
const REQUEST_ID = '3f1f1f1f-0000-4000-8000-000000000001';
const signal = new AbortController().signal;

let estate: EntraEstate;
let entra: OpenedEntra;
beforeAll(async () => {
  if (!canMakeCertificates()) return;
  estate = await startEntra();
  entra = openEntraAt(estate);
  await entra.signInAs();
});
beforeEach(async () => {
  const { tenant } = estate.graph;
  tenant.users.splice(0, Infinity, OPERATOR);
  seedTenant(tenant, [SEED]);
  entra.cloud.readList();
  await entra.listIsRead();
  estate.graph.requests.length = 0;
});
afterEach(() => {
  const { tenant, wrong } = estate.graph;
  Object.assign(tenant, { instead: () => undefined, wrapsOne: false, pageSize: 1_000 });
  tenant.refused.clear();
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});
afterAll(async () => {
  entra?.signOut();
  await estate?.stop();
});

const source = () => entra.recovery as UnrecordedRecoverySource;
const find = (start: string, withDeleted = false) =>
  source().find(
    start.length === 36
      ? { kind: 'whole', start: RecoveryKeyId.parse(start) }
      : { kind: 'prefix', start },
    10,
    { signal, withDeleted },
  );
const read = (keyId = KEY) =>
  source().read(keyId, { signal, reason: 'tpm-reset', requestId: REQUEST_ID });
const secretsAsked = () =>
  estate.graph.requests.filter(({ url }) => url.searchParams.get('$select') === 'key');

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => {
      throw new Error('it worked');
    },
    (error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return error;
    },
  );
}

describe.runIf(canMakeCertificates())(
  'recovery keys in Entra ID',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test.each([false, true])(
      'a key is read with the one request for it: in a value %j',
      async (wrapsOne) => {
        estate.graph.tenant.wrapsOne = wrapsOne;
        expect(await read()).toMatchObject({
          recoveryPassword: PASSWORD,
          keyPackage: undefined,
          protector: { keyId: KEY, users: ['CONTOSO\\anna'], computer: { name: 'WS-1' } },
        });
        const [asked, ...more] = secretsAsked();
        expect(more).toEqual([]);
        expect(asked?.url.search).toBe('?$select=key');
        // The last one: whatever can fail has been asked before.
        expect(estate.graph.requests.at(-1)).toBe(asked);
      },
    );

    test('Microsoft’s record and ours can be joined, both ways', async () => {
      await read();
      const [asked] = secretsAsked();
      expect(asked?.headers['client-request-id']).toBe(REQUEST_ID);
      expect(entra.logged.at(-1)).toMatchObject({
        event: 'key read',
        fields: { keyId: KEY, requestId: asked?.requestId },
      });
      expect(JSON.stringify(entra.logged)).not.toContain(PASSWORD);
    });

    test('by its whole ID it is found before there is any list, a prefix is not', async () => {
      const { tenant } = estate.graph;
      let release: () => void = () => undefined;
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const fresh = openEntraAt(estate);
      tenant.instead = async ({ url }) => {
        if (url.pathname.endsWith('recoveryKeys') && url.search === '') await held;
        return undefined;
      };
      await fresh.cloud.signIn({ pages: { done: '', failed: '' }, signal });
      const whole = { kind: 'whole', start: KEY } as const;
      expect((await fresh.recovery.find(whole, 10, { signal })).matches).toHaveLength(1);
      const prefix = fresh.recovery.find({ kind: 'prefix', start: 'AC9D5655' }, 10, { signal });
      expect(codeOf(await failure(prefix))).toBe('entra.listIncomplete');
      expect(fresh.cloud.state().list).toEqual({ keys: null, asOf: null, reading: 0 });
      release();
      await fresh.listIsRead();
      expect(fresh.cloud.state().list).toEqual({
        keys: 1,
        asOf: '2026-06-01T09:00:00.000Z',
        reading: null,
      });
      fresh.signOut();
    });

    test('a list that is too old is read again, and answers until the next is there', async () => {
      const other = 'AC9D5655-0000-4D1D-902F-1B6087118138';
      const [listed] = estate.graph.tenant.keys;
      if (listed !== undefined)
        estate.graph.tenant.keys.push({ ...listed, id: other.toLowerCase() });
      expect((await find('AC9D5655')).total).toBe(1);
      entra.clock.advance(61 * 60_000);
      expect((await find('AC9D5655')).total).toBe(1);
      await entra.listIsRead();
      expect((await find('AC9D5655')).total).toBe(2);
    });

    test('a list that cannot be read says why; the one before still answers', async () => {
      estate.graph.tenant.refused.add('BitlockerKey.ReadBasic.All');
      entra.cloud.readList();
      await entra.listIsRead();
      expect(entra.cloud.state().list).toMatchObject({ keys: 1, failure: 'entra.notPermitted' });
      const fresh = openEntraAt(estate);
      await fresh.signInAs();
      const prefix = fresh.recovery.find({ kind: 'prefix', start: 'AC9D5655' }, 10, { signal });
      expect(codeOf(await failure(prefix))).toBe('entra.notPermitted');
      fresh.signOut();
    });

    test('a page without end, or in a circle, leaves no half list', async () => {
      const fresh = openEntraAt(estate);
      estate.graph.tenant.instead = ({ url }) =>
        url.pathname.endsWith('recoveryKeys')
          ? { status: 200, body: { value: [], '@odata.nextLink': url.href } }
          : undefined;
      await fresh.signInAs();
      expect(fresh.cloud.state().list).toMatchObject({
        keys: null,
        failure: 'entra.unreadableAnswer',
      });
      fresh.signOut();
    });

    test('who may list keys may still not read them', async () => {
      estate.graph.tenant.refused.add('BitlockerKey.Read.All');
      expect((await find(KEY)).matches).toHaveLength(1);
      const error = await failure(read());
      expect(error).toMatchObject({
        code: 'recovery.notPermitted',
        details: { requestId: secretsAsked()[0]?.requestId },
      });
    });

    test('a role for an administrative unit reaches some devices and not others', async () => {
      const other = RecoveryKeyId.parse('BBBBBBBB-F7CA-4D1D-902F-1B6087118138');
      seedTenant(estate.graph.tenant, [SEED, { ...SEED, keyId: other, computer: 'WS-2' }]);
      const body = { error: { code: 'authorization_error', message: 'Not in your unit.' } };
      estate.graph.tenant.instead = ({ url }) =>
        url.pathname.endsWith(KEY.toLowerCase()) && url.search !== ''
          ? { status: 403, body }
          : undefined;
      expect(await failure(read())).toMatchObject({
        code: 'recovery.notPermitted',
        details: { reason: '403 authorization_error Not in your unit.' },
      });
      expect(await read(other)).toMatchObject({ protector: { keyId: other } });
      expect(secretsAsked()).toHaveLength(2);
    });

    test('a consent that is withdrawn in mid-session is named, and loses no list', async () => {
      estate.graph.tenant.refused.add('BitlockerKey.ReadBasic.All');
      expect(await failure(find(KEY))).toMatchObject({ code: 'entra.notPermitted' });
      estate.graph.tenant.refused.clear();
      expect((await find('AC9D5655')).matches).toHaveLength(1);
      estate.graph.tenant.refused.add('BitlockerKey.Read.All');
      expect(codeOf(await failure(read()))).toBe('recovery.notPermitted');
      expect(entra.cloud.state()).toMatchObject({ account: OPERATOR.userPrincipalName });
    });

    test.each([
      ['without a key', { key: undefined }, 'recovery.notPermitted'],
      ['with an empty key', { key: null }, 'recovery.notPermitted'],
      [
        'with a wrong digit',
        { key: PASSWORD.replace('471207', '471208') },
        'recovery.damagedPassword',
      ],
      ['of another kind', { key: 5 }, 'recovery.damagedPassword'],
      ['about another key', { id: idOf('another') }, 'entra.unreadableAnswer'],
      ['without an ID', { id: undefined }, 'entra.unreadableAnswer'],
    ])('an answer %s gives no key', async (_what, changes, code) => {
      estate.graph.tenant.instead = ({ url }) =>
        url.search === '?$select=key'
          ? { status: 200, body: { ...estate.graph.tenant.keys[0], ...changes } }
          : undefined;
      expect(codeOf(await failure(read()))).toBe(code);
    });

    test('an answer about another key than the one asked for is none', async () => {
      const id = idOf('another');
      estate.graph.tenant.instead = ({ url }) =>
        url.pathname.endsWith(KEY.toLowerCase())
          ? { status: 200, body: { ...estate.graph.tenant.keys[0], id, key: undefined } }
          : undefined;
      expect(codeOf(await failure(find(KEY)))).toBe('entra.unreadableAnswer');
    });

    test('a key whose device is gone is for admins alone, and marked', async () => {
      estate.graph.tenant.devices.length = 0;
      expect(await find(KEY)).toEqual({ matches: [], total: 0 });
      expect(await find('AC9D5655')).toEqual({ matches: [], total: 0 });
      expect(codeOf(await failure(read()))).toBe('recovery.noMatch');
      expect((await find(KEY, true)).matches).toMatchObject([
        {
          keyId: KEY,
          marks: ['deleted'],
          users: [],
          notOffered: ['users'],
          computer: { name: idOf('device WS-1') },
        },
      ]);
    });

    test('a key that is gone meanwhile was not there', async () => {
      estate.graph.tenant.keys.length = 0;
      // The list still has it.
      expect(entra.cloud.state().list.keys).toBe(1);
      expect(await find('AC9D5655')).toEqual({ matches: [], total: 0 });
      expect(codeOf(await failure(read()))).toBe('recovery.noMatch');
      expect(secretsAsked()).toEqual([]);
    });

    test('an owner whose name is not shown is not nobody', async () => {
      const { users } = estate.graph.tenant;
      users.splice(0, Infinity, OPERATOR, { id: idOf('user anna'), userPrincipalName: '' });
      expect(await failure(find(KEY))).toMatchObject({
        code: 'entra.notPermitted',
        details: { reason: 'User.Read.All' },
      });
      estate.graph.tenant.refused.add('Device.Read.All');
      expect(codeOf(await failure(find(KEY)))).toBe('entra.notPermitted');
    });

    test('an owner of the cloud alone is known by the principal name', async () => {
      const { users } = estate.graph.tenant;
      users.splice(0, Infinity, OPERATOR, {
        id: idOf('user anna'),
        userPrincipalName: 'anna@contoso.example',
        onPremisesSamAccountName: null,
      });
      expect((await find(KEY)).matches[0]?.users).toEqual(['anna@contoso.example']);
      const of = (name: string) =>
        source().ofEndUser?.(accountNames(name, []), 10, { signal }) ?? Promise.resolve([]);
      expect(await of('anna@contoso.example')).toHaveLength(1);
      expect(await of('contoso.example\\anna')).toHaveLength(1);
      expect(await of('anna@contoso.test')).toEqual([]);
    });

    /** The drive is in a device of somebody else now. */
    function moveDrive(): void {
      const { devices, keys, users } = estate.graph.tenant;
      const [device] = devices;
      if (device === undefined) throw new Error('no seed');
      const leo = { ...OPERATOR, id: idOf('user leo'), onPremisesSamAccountName: 'leo' };
      users.push(leo);
      devices.push({
        ...device,
        id: idOf('object WS-2'),
        deviceId: idOf('device WS-2'),
        displayName: 'WS-2',
        owners: [leo.id],
      });
      for (const [at, key] of keys.entries()) keys[at] = { ...key, deviceId: idOf('device WS-2') };
    }
    const MOVED = { computer: { name: 'WS-2' }, users: ['CONTOSO\\leo'] };

    test('a drive that moved since the list was read is its new device’s', async () => {
      moveDrive();
      expect(await find('AC9D5655')).toMatchObject({ matches: [MOVED], total: 1 });
      expect(await read()).toMatchObject({ protector: MOVED });
    });

    test('a drive that is listed twice is the device’s which Entra ID names', async () => {
      const [old] = estate.graph.tenant.keys;
      moveDrive();
      if (old !== undefined) estate.graph.tenant.keys.push(old);
      entra.cloud.readList();
      await entra.listIsRead();
      expect(entra.cloud.state().list.keys).toBe(2);
      expect(await find('AC9D5655')).toMatchObject({ matches: [MOVED], total: 1 });
      const [, ...more] = (await find('AC9D5655')).matches;
      expect(more).toEqual([]);
      expect(await read()).toMatchObject({ protector: MOVED });
    });

    test('a device that nobody owns, as one that a domain has joined, names no users', async () => {
      seedTenant(estate.graph.tenant, [{ ...SEED, users: [] }]);
      expect((await find(KEY)).matches).toMatchObject([{ users: [], notOffered: ['users'] }]);
    });

    test('computer and caller find a key before there is a list', async () => {
      const held = Promise.withResolvers<void>();
      const fresh = openEntraAt(estate);
      estate.graph.tenant.instead = async ({ url }) => {
        if (url.pathname.endsWith('recoveryKeys') && url.search === '') await held.promise;
        return undefined;
      };
      await fresh.cloud.signIn({ pages: { done: '', failed: '' }, signal });
      const { recovery } = fresh;
      const ofComputer = await recovery.ofComputer({ domain: '', name: 'WS-1' }, 10, { signal });
      expect(ofComputer.map(({ keyId }) => keyId)).toEqual([KEY]);
      const anna = accountNames('contoso.test\\anna', []);
      expect(await recovery.ofEndUser?.(anna, 10, { signal })).toHaveLength(1);
      held.resolve();
      await fresh.listIsRead();
      const [key] = estate.graph.tenant.keys;
      const later = RecoveryKeyId.parse('DDDDDDDD-F7CA-4D1D-902F-1B6087118138');
      if (key !== undefined) estate.graph.tenant.keys.push({ ...key, id: later.toLowerCase() });
      expect((await find('DDDDDDDD')).matches).toEqual([]);
      expect((await find(later)).matches).toHaveLength(1);
      fresh.signOut();
    });

    test('a token that ends between search and disclosure is replaced', async () => {
      expect((await find('AC9D5655')).matches).toHaveLength(1);
      let times = 0;
      estate.graph.tenant.instead = ({ url }) => {
        if (url.search !== '?$select=key') return undefined;
        times += 1;
        return times === 1 ? { status: 401, body: { error: { code: 'TokenExpired' } } } : undefined;
      };
      expect((await read()).recoveryPassword).toBe(PASSWORD);
      expect(secretsAsked().map(({ headers }) => headers['client-request-id'])).toEqual([
        REQUEST_ID,
        REQUEST_ID,
      ]);
    });

    test.each([
      [
        'the sign-in was withdrawn',
        'entra.signInNeeded',
        { error: 'invalid_grant', error_description: 'AADSTS50173: The grant was revoked.' },
      ],
      [
        'the account was disabled',
        'entra.accountDisabled',
        { error: 'invalid_grant', error_description: 'AADSTS50057: The account is disabled.' },
      ],
      [
        'the consent was withdrawn',
        'entra.consentMissing',
        { error: 'invalid_grant', error_description: 'AADSTS65001: Nobody has consented.' },
      ],
    ])('%s between search and disclosure: no key, and both entries', async (_what, code, said) => {
      const fresh = openEntraAt(estate);
      await fresh.signInAs();
      const { auditLog, entries } = memoryProfile(fresh.clock);
      const whole = { kind: 'whole', start: KEY } as const;
      expect((await fresh.recovery.find(whole, 1, { signal })).matches).toHaveLength(1);
      await estate.authority.revokeAll();
      estate.authority.refuseTokens = said;
      const reading = readProtector(fresh.recovery, KEY, {
        log: auditLog,
        entry: draft({ keyId: KEY, result: 'successful' }),
      });
      expect(codeOf(await failure(reading))).toBe(code);
      estate.authority.refuseTokens = undefined;
      expect(entries.map(({ result, failure: why }) => [result, why])).toEqual([
        ['intended', ''],
        ['failed', code],
      ]);
      expect(secretsAsked()).toEqual([]);
      fresh.signOut();
      // Everybody’s was withdrawn.
      await entra.signInAs();
    });

    test('two devices of one name, and a name with a quotation mark', async () => {
      seedTenant(estate.graph.tenant, [SEED]);
      const [device] = estate.graph.tenant.devices;
      const [key] = estate.graph.tenant.keys;
      if (device === undefined || key === undefined) throw new Error('no seed');
      const twin = { ...device, id: idOf('twin'), deviceId: idOf('device twin'), owners: [] };
      const odd = { ...twin, deviceId: idOf('device odd'), displayName: "O'Brien's PC" };
      estate.graph.tenant.devices.push(twin, odd);
      const again = { ...key, id: idOf('key twin'), deviceId: twin.deviceId };
      estate.graph.tenant.keys.push(again, { ...again, deviceId: odd.deviceId });
      const of = (name: string) => source().ofComputer({ domain: '', name }, 10, { signal });
      expect(await of('ws-1')).toHaveLength(2);
      expect((await of("o'brien's pc")).map(({ computer }) => computer.name)).toEqual([
        "O'Brien's PC",
      ]);
    });

    test('a key of another drive does not supersede', async () => {
      const newer = {
        ...SEED,
        keyId: idOf('newer').toUpperCase(),
        escrowedAt: '2026-02-01T00:00:00.000Z',
      };
      seedTenant(estate.graph.tenant, [SEED, { ...newer, volume: { kind: 'fixed' } }]);
      expect((await find(KEY)).matches[0]?.state).toBe('current');
      seedTenant(estate.graph.tenant, [SEED, newer]);
      expect((await find(KEY)).matches[0]?.state).toBe('superseded');
    });

    test('throttling in the middle of a disclosure is waited for, or told', async () => {
      let times = 0;
      estate.graph.tenant.instead = ({ url }) => {
        if (url.search !== '?$select=key') return undefined;
        times += 1;
        return times === 1 ? { status: 429, headers: { 'retry-after': '0' }, body: {} } : undefined;
      };
      expect((await read()).recoveryPassword).toBe(PASSWORD);
      estate.graph.tenant.instead = ({ url }) =>
        url.search === '?$select=key'
          ? { status: 429, headers: { 'retry-after': '120' }, body: {} }
          : undefined;
      expect(await failure(read())).toMatchObject({
        code: 'entra.throttled',
        details: { waitSeconds: 120 },
      });
    });
  },
);
