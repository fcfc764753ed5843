import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { HttpsFailures } from '#main/drivers/https/https-sender.ts';
import { type HttpProof, signedHttps } from '#main/drivers/https/signed-https.ts';
import { ntlmProof } from '#main/drivers/ntlm/http-proof.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { ntlmGate } from '#test/fakes/admin-service/ntlm-gate.ts';
import { NEVER_OVER_MS } from '#test/fakes/patience.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const FAILURES: HttpsFailures = {
  unreachable: 'adminService.unreachable',
  timedOut: 'adminService.timedOut',
  notTrusted: 'adminService.notTrusted',
  unreadable: 'adminService.unreadableAnswer',
};
const ACCOUNT = { domain: 'CONTOSO', userName: 'op', password: 'pässwort' };
const PASSWORDS = new Map([['contoso\\op', 'pässwort']]);
const LIMIT = { ms: NEVER_OVER_MS, signal: new AbortController().signal, mostBytes: 10_000 };

let authority: Authority;
let server: https.Server;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let connections = 0;
let seen: { readonly authorization: string; readonly body: string }[] = [];
let client: ReturnType<typeof signedHttps>;

beforeAll(async () => {
  if (!canMakeCertificates()) return;
  authority = makeAuthority();
  server = https.createServer(authority.issue(['localhost']), (request, response) => {
    void (async () => {
      let body = '';
      for await (const piece of request) body += String(piece);
      seen.push({ authorization: request.headers.authorization ?? '', body });
      answer(request, response, body);
    })();
  });
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => {
    server.listen(0, 'localhost', resolve);
  });
  client = signedHttps([authority.own.cert], FAILURES);
});
afterEach(() => {
  client?.close();
  [connections, seen] = [0, []];
});
afterAll(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => {
    if (server === undefined) resolve(undefined);
    else server.close(resolve);
  });
  authority?.dispose();
});

/** A server that wants to know who asks, and answers with that and with what was sent. */
function guarded(schemes: readonly string[] = ['Negotiate', 'NTLM']): void {
  const gate = ntlmGate(PASSWORDS, schemes);
  answer = (request, response, body) => {
    const admission = gate(request);
    if ('offers' in admission)
      response.writeHead(401, { 'www-authenticate': [...admission.offers] });
    else response.writeHead(200);
    response.end('offers' in admission ? '' : `${admission.account} ${body}`);
  };
}

const urlOf = () => new URL(`https://localhost:${(server.address() as AddressInfo).port}/x`);
const get = (proof: HttpProof = ntlmProof(ACCOUNT)) =>
  client.send({ method: 'GET', url: urlOf(), headers: {} }, proof, LIMIT);
const post = (body: string) =>
  client.send({ method: 'POST', url: urlOf(), headers: {}, body }, ntlmProof(ACCOUNT), LIMIT);

describe.runIf(canMakeCertificates())(
  'a request that proves who asks',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test.each([[['Negotiate', 'NTLM']], [['NTLM']], [['Negotiate']]])(
      'is answered where the server offers %j',
      async (schemes) => {
        guarded(schemes);
        expect(await get()).toMatchObject({ status: 200, text: 'contoso\\op ' });
        const [, ...said] = seen.map(({ authorization }) => authorization.split(' ')[0]);
        const scheme = schemes.includes('NTLM') ? 'NTLM' : 'Negotiate';
        expect(said).toEqual([scheme, scheme]);
        // Two steps on two connections would prove nothing.
        expect(connections).toBe(1);
      },
    );

    test('sends its body once it is known who asks, and never before', async () => {
      guarded();
      expect((await post('key')).text).toBe('contoso\\op key');
      expect(seen.map(({ body }) => body)).toEqual(['', '', 'key']);
    });

    test('uses the connection of the one before, but no two at a time', async () => {
      guarded();
      await get();
      await get();
      expect(connections).toBe(1);
      await Promise.all([get(), get(), get()]);
      expect(connections).toBe(3);
      client.close();
      await get();
      expect(connections).toBe(4);
    });

    test('sends its body to a server that still knows the connection', async () => {
      answer = (_request, response, body) => response.end(`known ${body}`);
      expect((await post('key')).text).toBe('known key');
    });

    test('is refused with a wrong password, after one try', async () => {
      guarded();
      const proof = ntlmProof({ ...ACCOUNT, password: 'wrong' });
      expect((await get(proof)).status).toBe(401);
      expect(seen).toHaveLength(3);
    });

    test.each([
      ['nothing', []],
      ['what is not known here', ['Basic realm="x"', 'Digest qop="auth"']],
      ['Bearer alone', ['Bearer authorization_uri="https://elsewhere.example"']],
    ])('is not proved to a server that offers %s', async (_what, offers) => {
      answer = (_request, response) => {
        response.writeHead(401, offers.length === 0 ? {} : { 'www-authenticate': offers });
        response.end();
      };
      expect((await get()).status).toBe(401);
      expect(seen).toEqual([{ authorization: '', body: '' }]);
    });

    test.each([
      ['rubbish', 'NTLM !!!!'],
      ['no challenge', `NTLM ${Buffer.from('no challenge at all').toString('base64')}`],
      ['an endless exchange', undefined],
    ])('ends where the server answers with %s', async (_what, told) => {
      const gate = ntlmGate(PASSWORDS, ['NTLM']);
      let first: readonly string[] | undefined;
      answer = (request, response) => {
        const admission = gate(request);
        const offers = 'offers' in admission ? admission.offers : (first ?? []);
        if (request.headers.authorization !== undefined) first ??= offers;
        const said =
          request.headers.authorization === undefined ? offers : [told ?? first?.[0] ?? ''];
        response.writeHead(401, { 'www-authenticate': [...said] });
        response.end();
      };
      expect((await get()).status).toBe(401);
      expect(seen.length).toBeLessThanOrEqual(6);
    });

    test('is not sent on to another place', async () => {
      answer = (_request, response) => {
        response.writeHead(302, { location: 'https://localhost:1/' });
        response.end();
      };
      expect((await get()).status).toBe(302);
    });

    test('goes to no server whose certificate is not trusted', async () => {
      guarded();
      const other = makeAuthority();
      const careful = signedHttps([other.own.cert], FAILURES);
      const request = { method: 'GET', url: urlOf(), headers: {} } as const;
      const refused = careful
        .send(request, ntlmProof(ACCOUNT), LIMIT)
        .catch((error: unknown) => error);
      expect(codeOf(await refused)).toBe('adminService.notTrusted');
      expect(seen).toEqual([]);
      careful.close();
      other.dispose();
    });

    test('checks what the server said with its answer, where the proof can', async () => {
      answer = (request, response) => {
        const isAsked = request.headers.authorization !== undefined;
        const told = isAsked
          ? `Negotiate ${Buffer.from('forged').toString('base64')}`
          : 'Negotiate';
        response.writeHead(isAsked ? 200 : 401, { 'www-authenticate': told });
        response.end('secret');
      };
      const proof: HttpProof = {
        schemes: ['negotiate'],
        next: async () => ({ token: Buffer.from('ticket'), isLast: true }),
        async accepted(challenge) {
          throw new AppError('kerberos.forged', challenge.toString());
        },
      };
      expect(codeOf(await get(proof).catch((error: unknown) => error))).toBe('kerberos.forged');
    });
  },
);
