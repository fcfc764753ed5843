import { request } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { signInInBrowser } from '#main/sources/entra/in-browser.ts';
import { AppError } from '#shared/errors.ts';
import { CLIENT_ID } from '#test/fakes/entra/authority.ts';
import { type AnswerForm, openPage, submitForm } from '#test/fakes/entra/browser.ts';
import {
  type EntraEstate,
  OPERATOR,
  type OpenedEntra,
  PAGES,
  openEntraAt,
  startEntra,
} from '#test/fakes/entra/estate.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const never = new AbortController().signal;
const ID = { kind: 'prefix', start: 'AC9D5655' } as const;

let estate: EntraEstate;
let source: OpenedEntra;
beforeAll(async () => {
  if (canMakeCertificates()) estate = await startEntra();
});
beforeEach(() => {
  source = openEntraAt(estate);
});
afterEach(() => {
  source.signOut();
  Object.assign(estate.authority, { next: OPERATOR, refusal: undefined, tokenSeconds: 3_600 });
  estate.graph.tenant.users.splice(0, Infinity, OPERATOR);
  estate.graph.tenant.refused.clear();
  estate.graph.tenant.instead = () => undefined;
  estate.graph.requests.length = 0;
});
afterAll(async () => {
  await estate?.stop();
});

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

const signIn = (signal = never) => source.cloud.signIn({ pages: PAGES, signal });
const find = () => source.recovery.find(ID, 10, { signal: never });

/** Waits until the browser was to show a page. */
async function browserIsOpen(): Promise<void> {
  await expect.poll(() => source.opened.length).toBeGreaterThan(0);
}

/** Signs in, but leaves the last step, the answer to this computer, to the test. */
async function untilAnswered(): Promise<{
  readonly form: AnswerForm;
  readonly signedIn: Promise<void>;
}> {
  source = openEntraAt(estate, { browse: false });
  const signedIn = signIn();
  signedIn.catch(() => undefined);
  await browserIsOpen();
  const form = await openPage(source.opened[0] ?? '', estate.certificates.own.cert);
  return { form, signedIn };
}

function getStatus(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe.runIf(canMakeCertificates())(
  'signing in to Entra ID',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('is made in the browser, with a proof key and an answer by form', async () => {
      await source.signInAs();
      expect(source.cloud.state()).toMatchObject({ account: 'op@contoso.test' });
      const asked = estate.authority.asked.at(-1);
      expect(Object.fromEntries(asked ?? [])).toMatchObject({
        response_type: 'code',
        response_mode: 'form_post',
        code_challenge_method: 'S256',
        redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+$/),
        scope: expect.stringContaining(`${estate.graph.url}/.default`),
      });
      expect(asked?.get('prompt')).toBeNull();
      expect(estate.graph.wrong).toEqual([]);
    });

    test('is asked for when its keys are', async () => {
      expect(await failure(find())).toMatchObject({ code: 'entra.signInNeeded' });
      expect(source.opened).toEqual([]);
      expect(estate.graph.requests).toEqual([]);
    });

    test('refuses another person’s account, and next time lets one be chosen', async () => {
      const other = { ...OPERATOR, id: '00000000-0000-4000-8000-0000000000a1' };
      estate.graph.tenant.users.push({
        ...other,
        userPrincipalName: 'boss@contoso.test',
        onPremisesSecurityIdentifier: 'S-1-5-21-1-2-3-500',
      });
      estate.authority.next = other;
      expect(await failure(signIn())).toMatchObject({
        code: 'entra.otherAccount',
        details: { reason: 'boss@contoso.test' },
      });
      expect(source.cloud.state().account).toBeNull();
      expect(await failure(find())).toMatchObject({ code: 'entra.signInNeeded' });
      await source.signInAs();
      expect(estate.authority.asked.at(-1)?.get('prompt')).toBe('select_account');
    });

    test.each([null, undefined, ''])(
      'refuses an account that comes from no directory: %j',
      async (sid) => {
        const { onPremisesSecurityIdentifier: _sid, ...user } = OPERATOR;
        estate.graph.tenant.users.splice(0, Infinity, {
          ...user,
          ...(sid !== undefined && { onPremisesSecurityIdentifier: sid }),
        });
        expect(await failure(signIn())).toMatchObject({ code: 'entra.notSynced' });
      },
    );

    test.each([
      ['access_denied', 'The person said no.', 'entra.signInCancelled'],
      ['access_denied', 'AADSTS65004: User declined to consent.', 'entra.signInCancelled'],
      ['consent_required', 'AADSTS65001: nobody has consented.', 'entra.consentMissing'],
      ['access_denied', 'AADSTS90094: needs permission only an admin.', 'entra.consentMissing'],
      ['invalid_client', 'AADSTS700016: not found in the directory.', 'entra.notRegistered'],
      ['access_denied', 'AADSTS53003: blocked by Conditional Access.', 'entra.notAllowed'],
      ['access_denied', 'AADSTS50057: The user account is disabled.', 'entra.accountDisabled'],
      ['temporarily_unavailable', 'Later.', 'entra.signInRefused'],
    ])('says why it was refused: %s, %s', async (error, description, code) => {
      estate.authority.refusal = { error, error_description: description };
      expect(await failure(signIn())).toMatchObject({ code });
      expect(source.cloud.state().account).toBeNull();
    });

    test('an answer with another state is turned away, and the true one still counts', async () => {
      const { form, signedIn } = await untilAnswered();
      const forged = { ...form, fields: { ...form.fields, state: 'another', code: 'theirs' } };
      expect((await submitForm(forged)).status).toBe(400);
      const { state: _state, ...without } = form.fields;
      expect((await submitForm({ ...form, fields: without })).status).toBe(400);
      expect((await submitForm(form, 'application/json')).status).toBe(415);
      expect(await getStatus(`${form.action}/?code=theirs&state=another`)).toBe(400);
      expect(await submitForm(form)).toEqual({ status: 200, text: PAGES.done });
      await signedIn;
      expect(source.cloud.state().account).toBe('op@contoso.test');
    });

    test('a code in an address is not taken, and ends the sign-in', async () => {
      const { form, signedIn } = await untilAnswered();
      const query = new URLSearchParams(form.fields);
      expect(await getStatus(`${form.action}/callback?${query}`)).toBe(400);
      expect(await failure(signedIn)).toMatchObject({ code: 'entra.signInRefused' });
      expect(source.cloud.state().account).toBeNull();
    });

    test('a second answer changes nothing', async () => {
      const { form, signedIn } = await untilAnswered();
      expect((await submitForm(form)).status).toBe(200);
      // It may come while the first one is still looked at, or when nobody listens any more.
      await submitForm({ ...form, fields: { ...form.fields, code: 'theirs' } }).catch(
        () => undefined,
      );
      await signedIn;
      expect(source.cloud.state().account).toBe('op@contoso.test');
      await expect(submitForm(form)).rejects.toThrow(/ECONNREFUSED/);
    });

    test('a code is good once', async () => {
      const { form, signedIn } = await untilAnswered();
      const stolen = new URL(source.opened[0] ?? '');
      await submitForm(form);
      await signedIn;
      expect(stolen.searchParams.get('code_challenge')).not.toBeNull();
      const again = await untilAnswered();
      const replayed = { ...again.form.fields, code: form.fields['code'] ?? '' };
      await submitForm({ ...again.form, fields: replayed });
      expect(await failure(again.signedIn)).toMatchObject({ code: 'entra.signInNeeded' });
    });

    test('a cancel ends the wait, and nobody listens any more', async () => {
      source = openEntraAt(estate, { browse: false });
      const cancel = new AbortController();
      const signedIn = signIn(cancel.signal);
      await browserIsOpen();
      const redirect = new URL(source.opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
      expect(await failure(signIn())).toMatchObject({ code: 'request.inProgress' });
      cancel.abort();
      expect(await failure(signedIn)).toMatchObject({ code: 'request.cancelled' });
      await expect
        .poll(() => getStatus(redirect).catch((error: unknown) => String(error)))
        .toMatch(/ECONNREFUSED/);
    });

    test('a lock ends the wait for the browser, and forgets who was signed in', async () => {
      await source.signInAs();
      source.signOut();
      expect(source.cloud.state()).toMatchObject({ account: null, list: { keys: null } });
      expect(await failure(find())).toMatchObject({ code: 'entra.signInNeeded' });
      source = openEntraAt(estate, { browse: false });
      const waiting = signIn();
      await browserIsOpen();
      source.signOut();
      expect(await failure(waiting)).toMatchObject({ code: 'request.cancelled' });
    });

    test('what one operator was granted is not the next one’s', async () => {
      await source.signInAs();
      source.sid = 'S-1-5-21-1-2-3-4444';
      expect(source.cloud.state().account).toBeNull();
      expect(await failure(find())).toMatchObject({ code: 'entra.signInNeeded' });
      source.sid = OPERATOR.onPremisesSecurityIdentifier;
      expect(source.cloud.state().account).toBeNull();
    });

    test('a token that has ended is replaced without the person', async () => {
      estate.authority.tokenSeconds = 1;
      await source.signInAs();
      const { length } = source.opened;
      expect(await find()).toEqual({ matches: [], total: 0 });
      expect(source.opened).toHaveLength(length);
    });

    test('what was granted may be withdrawn meanwhile: then somebody has to sign in', async () => {
      await source.signInAs();
      await estate.authority.revokeAll();
      const whole = { kind: 'whole', start: 'AC9D5655-F7CA-4D1D-902F-1B6087118138' } as const;
      const asked = source.recovery.find(whole as never, 10, { signal: never });
      expect(await failure(asked)).toMatchObject({ code: 'entra.signInNeeded' });
      expect(source.cloud.state().account).toBeNull();
    });

    test('a sign-in page on another server is not shown', async () => {
      const authority = new URL('https://login.contoso.test/tenant/');
      const metadata = {
        issuer: new URL('v2.0', authority).href,
        authorization_endpoint: 'https://login.example.com/authorize',
        token_endpoint: new URL('oauth2/v2.0/token', authority).href,
        jwks_uri: new URL('discovery/v2.0/keys', authority).href,
      };
      const shown: string[] = [];
      const asked = signInInBrowser({
        place: {
          authority,
          clientId: CLIENT_ID,
          scopes: ['https://graph.contoso.test/.default'],
          https: {
            send: async () => ({ status: 200, headers: {}, text: JSON.stringify(metadata) }),
            close: () => undefined,
          },
        },
        openBrowser: async (url) => void shown.push(url),
        pages: PAGES,
        signal: never,
      });
      expect(await failure(asked)).toMatchObject({ code: 'entra.noBrowser' });
      expect(shown).toEqual([]);
    });

    test('says when there is no browser, and when the service cannot be reached', async () => {
      const { caFile } = estate.certificates;
      source = openEntraAt(estate, {
        changes: { cloud: { signIn: 'https://localhost:9', graph: estate.graph.url }, caFile },
      });
      expect(await failure(signIn())).toMatchObject({ code: 'entra.unreachable' });
    });

    test('the check names what was not consented to, and reads no key', async () => {
      expect(await source.cloud.check({ signal: never })).toMatchObject({
        state: 'skipped',
        because: 'no-cloud-sign-in',
      });
      await source.signInAs();
      estate.graph.tenant.refused.add('Device.Read.All');
      expect(await source.cloud.check({ signal: never })).toMatchObject({
        name: 'cloud',
        state: 'failed',
        failure: 'entra.consentMissing',
        facts: {
          account: 'op@contoso.test',
          granted: 'User.Read, User.Read.All, BitlockerKey.ReadBasic.All',
          missing: 'Device.Read.All',
        },
      });
      expect(estate.graph.wrong).toEqual([]);
      expect(
        estate.graph.requests.filter(({ url }) => url.searchParams.get('$select') === 'key'),
      ).toEqual([]);
    });
  },
);
