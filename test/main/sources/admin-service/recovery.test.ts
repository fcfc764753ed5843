import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accountNames } from '#main/domain/sign-in/account-names.ts';
import type { SearchPlaces } from '#main/ports/recovery/recovery-source.ts';
import { checkAdminService } from '#main/sources/admin-service/check.ts';
import { AdminServiceConfiguration } from '#main/sources/admin-service/configuration.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import {
  OPERATOR,
  type OpenedSite,
  type SiteEstate,
  loginOf,
  openSite,
  startSiteEstate,
} from '#test/fakes/admin-service/estate.ts';
import { type SeededKey, seedSite } from '#test/fakes/admin-service/seed-site.ts';
import type { MadeUpAnswer } from '#test/fakes/admin-service/site.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const OTHER = RecoveryKeyId.parse('AC9D5655-0000-4D1D-902F-1B6087118138');
const SEED: SeededKey = {
  keyId: KEY,
  computer: 'WS-1',
  users: ['anna'],
  volume: { kind: 'operating-system' },
  recoveryPassword: PASSWORD,
};
const signal = new AbortController().signal;
const ANNA = accountNames('CONTOSO\\anna', []);
const WS_1 = { domain: '', name: 'WS-1' };

let estate: SiteEstate;
let opened: OpenedSite;
beforeAll(async () => {
  if (canMakeCertificates()) estate = await startSiteEstate();
});
beforeEach(() => {
  seedSite(estate.site, [SEED, { ...SEED, keyId: OTHER, computer: 'WS-2', users: ['joanna'] }]);
  opened = openSite(estate);
  estate.requests.length = 0;
  estate.refused.count = 0;
});
afterEach(() => {
  opened.signOut();
  Object.assign(estate.site, { instead: () => undefined, pageSize: 1_000 });
  const wrong = estate.wrong.splice(0);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
});
afterAll(() => estate?.stop());

const find = (start: string, places?: SearchPlaces) =>
  opened.recovery.find(
    start.length === 36
      ? { kind: 'whole', start: RecoveryKeyId.parse(start) }
      : { kind: 'prefix', start },
    10,
    { signal, ...(places && { places }) },
  );
const ofComputer = (name = 'WS-1', domain = '') =>
  opened.recovery.ofComputer({ domain, name }, 10, { signal });
const read = (keyId = KEY) => opened.recovery.read(keyId, { signal, reason: 'tpm-reset' });
const idsOf = (list: readonly { readonly keyId: string }[]) => list.map(({ keyId }) => keyId);
const isSecret = ({ url }: { readonly url: URL }) =>
  url.pathname.endsWith('AdminService.GetRecoveryKeyValue');

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

/** Answers so whatever fits, and everything else truly. */
function instead(fits: RegExp, made: MadeUpAnswer): void {
  estate.site.instead = ({ url }) => (fits.test(decodeURIComponent(url.href)) ? made : undefined);
}

describe.runIf(canMakeCertificates())(
  'recovery keys over the AdminService',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    describe('a search by key ID', () => {
      test('is not answered where nothing says at which computer to look', async () => {
        for (const start of ['AC9D5655', KEY])
          expect(codeOf(await failure(find(start)))).toBe('adminService.noSearchById');
        expect(estate.requests).toEqual([]);
      });

      test('looks at the end user’s computers, and knows that there may be others', async () => {
        const places = { computers: [], endUser: ANNA };
        expect(await find('AC9D5655', places)).toMatchObject({
          matches: [{ keyId: KEY, users: ['CONTOSO\\anna'] }],
          total: 1,
          incomplete: 'adminService.noSearchById',
        });
        // An ID is one key.
        expect(await find(KEY, places)).not.toHaveProperty('incomplete');
        expect(codeOf(await failure(find(OTHER, places)))).toBe('adminService.noSearchById');
      });

      test('looks at the computers that another source has named', async () => {
        const found = await find('AC9D5655', { computers: [WS_1], areAll: true });
        expect(found).toMatchObject({ matches: [{ keyId: KEY }], total: 1 });
        expect(found).not.toHaveProperty('incomplete');
      });

      test('asks nobody where that other source has no such key', async () => {
        const places = { computers: [], areAll: true };
        expect(await find('AC9D5655', places)).toEqual({ matches: [], total: 0 });
        expect(estate.requests).toEqual([]);
      });

      test('finds what was listed before, until somebody else signs in', async () => {
        await ofComputer();
        expect(idsOf((await find(KEY)).matches)).toEqual([KEY]);
        opened.signOut();
        expect(codeOf(await failure(find(KEY)))).toBe('adminService.noSearchById');
      });
    });

    describe('computers and people', () => {
      test('a name that ends alike is not the same person', async () => {
        const of = async (user: string) =>
          idsOf((await opened.recovery.ofEndUser?.(accountNames(user, []), 10, { signal })) ?? []);
        expect(await of('CONTOSO\\anna')).toEqual([KEY]);
        expect(await of('CONTOSO\\joanna')).toEqual([OTHER]);
        expect(await of('FABRIKAM\\anna')).toEqual([]);
      });

      test('who no longer uses a computer is not its user', async () => {
        const { users } = estate.site;
        const [own] = users.splice(0, 1);
        if (own === undefined) throw new Error('no user');
        users.push({ ...own, isActive: false });
        const places = { computers: [], endUser: ANNA };
        expect(codeOf(await failure(find(KEY, places)))).toBe('adminService.noSearchById');
        expect(await ofComputer()).toMatchObject([
          { users: [], notOffered: ['users', 'key-package'] },
        ]);
      });

      test('two computers of one name are both listed, a key is read from its own', async () => {
        seedSite(estate.site, [SEED]);
        const { devices, keys } = estate.site;
        devices.push({ resourceId: 16_777_300, name: 'WS-1', domain: 'FABRIKAM' });
        keys.push({
          resourceId: 16_777_300,
          recoveryKeyId: OTHER,
          volumeTypeId: 2,
          value: PASSWORD,
        });
        const both = await ofComputer();
        expect(both.map(({ keyId, computer }) => [keyId, computer.domain])).toEqual([
          [KEY, 'CONTOSO'],
          [OTHER, 'FABRIKAM'],
        ]);
        expect(idsOf(await ofComputer('WS-1', 'FABRIKAM'))).toEqual([OTHER]);
        expect(idsOf(await ofComputer('WS-1', 'contoso.test'))).toEqual([KEY]);
        await read(OTHER);
        expect(estate.requests.filter(isSecret).map(({ url }) => url.pathname)).toEqual([
          '/AdminService/v1.0/Device(16777300)/AdminService.GetRecoveryKeyValue',
        ]);
      });

      test('a quotation mark in a name is one, and a backslash is not asked for', async () => {
        seedSite(estate.site, [{ ...SEED, users: ["o'neil"] }]);
        const names = accountNames("CONTOSO\\o'neil", []);
        expect(idsOf((await opened.recovery.ofEndUser?.(names, 10, { signal })) ?? [])).toEqual([
          KEY,
        ]);
        estate.requests.length = 0;
        const odd = { name: 'an\\na', domains: ['CONTOSO'] };
        expect(await opened.recovery.ofEndUser?.(odd, 10, { signal })).toEqual([]);
        expect(await ofComputer("WS' or 1 eq 1 or Name eq '")).toEqual([]);
        expect(estate.requests).toEqual([]);
      });

      test('what is not in the operator’s collections is not there', async () => {
        for (const { resourceId } of estate.site.devices) estate.site.outOfReach.add(resourceId);
        expect(await ofComputer()).toEqual([]);
      });

      test('all pages of a list are read', async () => {
        const many = Array.from({ length: 7 }, (_none, at) => ({
          ...SEED,
          keyId: `AC9D565${at}-F7CA-4D1D-902F-1B6087118138`,
        }));
        seedSite(estate.site, many);
        estate.site.pageSize = 2;
        expect(await ofComputer()).toHaveLength(7);
      });

      test('a name is shown without what cannot be seen', async () => {
        seedSite(estate.site, [{ ...SEED, users: ['an\u202Ena'] }]);
        expect((await ofComputer())[0]?.users).toEqual(['CONTOSO\\an\uFFFDna']);
      });
    });

    describe('a disclosure', () => {
      beforeEach(async () => {
        await ofComputer();
        estate.requests.length = 0;
      });

      test('is the one request for it, with the ID as the service spells it', async () => {
        expect(await read()).toMatchObject({
          recoveryPassword: PASSWORD,
          keyPackage: undefined,
          protector: { keyId: KEY, computer: { domain: 'CONTOSO', name: 'WS-1' } },
        });
        const [asked, ...more] = estate.requests.filter(isSecret);
        expect(more).toEqual([]);
        expect(asked).toMatchObject({
          account: 'contoso\\op',
          method: 'POST',
          body: JSON.stringify({ RecoveryKeyId: KEY.toLowerCase() }),
        });
        // The last one: whatever can fail has been asked before.
        expect(estate.requests.at(-1)).toBe(asked);
      });

      test.each([
        ['null', null, 'recovery.keyClosed'],
        ['nothing', '', 'recovery.keyClosed'],
        ['a wrong password', PASSWORD.replace('471207', '471208'), 'recovery.damagedPassword'],
        ['something else', 'Access granted', 'recovery.damagedPassword'],
      ])('of %s is no key, and shows nothing of it', async (_what, value, code) => {
        const [key] = estate.site.keys.splice(0, 1);
        if (key !== undefined) estate.site.keys.push({ ...key, value });
        const error = await failure(read());
        expect(error.code).toBe(code);
        expect(JSON.stringify([error.message, error.details])).not.toContain(value || 'Access');
      });

      test('is refused where the key may be listed and not read', async () => {
        for (const { resourceId } of estate.site.devices) estate.site.notReadable.add(resourceId);
        expect((await failure(read())).code).toBe('recovery.notPermitted');
      });

      test('finds no key where the computer was deleted meanwhile', async () => {
        const { devices } = estate.site;
        const gone = devices.splice(0, devices.length);
        expect((await failure(read())).code).toBe('recovery.noMatch');
        devices.push(...gone);
        // Or just before the last request.
        instead(/GetRecoveryKeyValue/, { status: 404, body: '' });
        expect((await failure(read())).code).toBe('recovery.noMatch');
      });

      test('is not tried a second time when there is no answer', async () => {
        instead(/GetRecoveryKeyValue/, { status: 500, body: { error: { message: 'no' } } });
        expect((await failure(read())).code).toBe('adminService.failed');
        expect(estate.requests.filter(isSecret)).toHaveLength(1);
      });
    });

    describe('an answer that is none', () => {
      test.each<[string, MadeUpAnswer, string]>([
        ['403', { status: 403, body: '' }, 'adminService.notPermitted'],
        ['400', { status: 400, body: { error: { message: 'odd' } } }, 'adminService.refused'],
        ['404', { status: 404, body: '' }, 'adminService.refused'],
        ['500', { status: 500, body: '<html>' }, 'adminService.failed'],
        ['429', { status: 429, headers: { 'retry-after': '7' }, body: '' }, 'adminService.busy'],
        ['503', { status: 503, body: '' }, 'adminService.busy'],
        [
          'a redirection',
          { status: 302, headers: { location: 'https://localhost:1/' }, body: '' },
          'adminService.refused',
        ],
        ['no JSON', { status: 200, body: '{"value": [' }, 'adminService.unreadableAnswer'],
        [
          'a page for people',
          { status: 200, headers: { 'content-type': 'text/html' }, body: '{"value":[]}' },
          'adminService.unreadableAnswer',
        ],
        [
          'a list that is none',
          { status: 200, body: { value: 'x' } },
          'adminService.unreadableAnswer',
        ],
        ['a list', { status: 200, body: [] }, 'adminService.unreadableAnswer'],
        [
          'an answer without end',
          { status: 200, body: 'x'.repeat(65_536), isEndless: true },
          'adminService.unreadableAnswer',
        ],
        [
          'a next page elsewhere',
          { status: 200, body: { value: [], '@odata.nextLink': 'https://elsewhere.example/' } },
          'adminService.unreadableAnswer',
        ],
        [
          'a next page outside of the service',
          { status: 200, body: { value: [], '@odata.nextLink': '/CMGateway/x' } },
          'adminService.unreadableAnswer',
        ],
      ])('%s', async (_what, made, code) => {
        instead(/SMS_R_System/, made);
        const error = await failure(ofComputer());
        expect(error.code).toBe(code);
        expect(error.details.waitSeconds).toBe(made.headers?.['retry-after'] && 7);
      });

      test('pages that go round in a circle', async () => {
        let page = 0;
        estate.site.instead = () => {
          page = (page + 1) % 3;
          return {
            status: 200,
            body: { value: [], '@odata.nextLink': `/AdminService/wmi/SMS_R_System?page=${page}` },
          };
        };
        expect((await failure(ofComputer())).code).toBe('adminService.unreadableAnswer');
        expect(estate.requests.length).toBeLessThan(6);
      });

      test('a computer without a list of keys is not one without keys', async () => {
        instead(/RecoveryKeys/, { status: 404, body: '' });
        expect(await failure(ofComputer())).toMatchObject({ code: 'adminService.refused' });
      });

      test('rows that are none are left out', async () => {
        instead(/RecoveryKeys/, {
          status: 200,
          body: { value: [{}, { RecoveryKeyId: 'x' }, { recoveryKeyID: `{${KEY}}` }] },
        });
        expect(await ofComputer()).toMatchObject([{ keyId: KEY, volume: { kind: 'unknown' } }]);
      });
    });

    describe('a wrong password', () => {
      const WRONG = { ...OPERATOR, password: 'changed since' };

      test('is shown once, however much is asked, until somebody signs in anew', async () => {
        const other = openSite(estate, { operator: WRONG });
        const asked = Array.from({ length: 5 }, () =>
          other.recovery.ofComputer(WS_1, 1, { signal }),
        );
        for (const one of asked)
          expect((await failure(one)).code).toBe('adminService.signInRefused');
        // Once to be asked who it is, once to be refused.
        expect(estate.refused.count).toBe(2);
        other.signOut();
        await failure(other.recovery.ofComputer(WS_1, 1, { signal }));
        expect(estate.refused.count).toBe(4);
      });

      test('is nobody’s before there is an answer, and a cancel does not wait for it', async () => {
        await expect(
          opened.recovery.ofComputer(WS_1, 1, { signal: AbortSignal.abort() }),
        ).rejects.toMatchObject({ code: 'request.cancelled' });
        expect(estate.requests).toEqual([]);
      });
    });

    describe('the check of the connection', () => {
      const check = (operator: typeof OPERATOR | undefined = OPERATOR) =>
        checkAdminService(
          AdminServiceConfiguration.parse(estate.configuration),
          operator && loginOf(() => operator),
          { signal },
        );
      const NAME = 'Configuration Manager (AdminService)';

      test('asks for a computer and its keys, and reads none', async () => {
        const facts = {
          source: NAME,
          server: estate.server,
          reached: 'yes',
          account: 'CONTOSO\\op',
          computers: 'visible',
        };
        expect(await check()).toEqual({ name: 'admin-service', state: 'passed', facts });
        expect(estate.requests.map(({ url }) => url.pathname)).toEqual([
          '/AdminService/wmi/SMS_R_System',
          expect.stringMatching(/RecoveryKeys$/),
        ]);
      });

      test('looks whether the service is there while nobody has signed in', async () => {
        const asked = AdminServiceConfiguration.parse(estate.configuration);
        expect(await checkAdminService(asked, undefined, { signal })).toMatchObject({
          state: 'passed',
          facts: { reached: 'yes' },
        });
        expect(estate.requests).toEqual([]);
        const elsewhere = { ...asked, server: 'localhost:1' };
        const step = await checkAdminService(elsewhere, undefined, { signal });
        expect(step).toMatchObject({ state: 'failed', failure: 'adminService.unreachable' });
        expect(step).not.toHaveProperty('facts.reached');
      });

      test('says what is wrong, and how far it came', async () => {
        const refused = { state: 'failed', facts: { reached: 'yes' } };
        expect(await check({ ...OPERATOR, password: 'x' })).toMatchObject({
          ...refused,
          failure: 'adminService.signInRefused',
        });
        instead(/RecoveryKeys/, { status: 403, body: '' });
        expect(await check()).toMatchObject({ ...refused, failure: 'adminService.notPermitted' });
        instead(/SMS_R_System/, { status: 200, body: { value: [] } });
        expect(await check()).toMatchObject({ state: 'warning', facts: { computers: 'none' } });
      });

      test('is ended by a cancel', async () => {
        const asked = AdminServiceConfiguration.parse(estate.configuration);
        const gone = { signal: AbortSignal.abort() };
        await expect(checkAdminService(asked, undefined, gone)).rejects.toMatchObject({
          code: 'request.cancelled',
        });
      });
    });
  },
);
