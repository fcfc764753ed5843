import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GraphClient, graphClient } from '#main/drivers/graph/graph-client.ts';
import { type HttpsClient, httpsClient } from '#main/drivers/graph/https-client.ts';
import { AppError } from '#shared/errors.ts';
import {
  type GraphServer,
  type MadeUpAnswer,
  type SeenRequest,
  startGraphServer,
} from '#test/fakes/entra/graph-server.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const signal = new AbortController().signal;
const LIST = { path: 'informationProtection/bitlocker/recoveryKeys' };
const ME = { path: 'me', options: { $select: 'id' } };

let authority: Authority;
let server: GraphServer;
let clients: HttpsClient[] = [];
beforeAll(async () => {
  if (!canMakeCertificates()) return;
  authority = makeAuthority();
  server = await startGraphServer(authority.issue(['localhost']));
});
afterEach(() => {
  for (const one of clients) one.close();
  clients = [];
  server.tenant.instead = () => undefined;
  server.tenant.keys.length = 0;
  server.tenant.pageSize = 1_000;
  server.requests.length = 0;
});
afterAll(async () => {
  await server?.stop();
  authority?.dispose();
});

function client(
  token: (isRefused: boolean) => string = () => 'token',
  trusted: readonly string[] | undefined = [authority.own.cert],
): GraphClient {
  const https = httpsClient(trusted);
  clients.push(https);
  return graphClient({
    root: new URL(server.url),
    https,
    token: async ({ isRefused }) => token(isRefused),
    client: { name: 'Keydesk', version: '1.2.3' },
  });
}

/** These answers one after the other, and then the true ones. */
function answers(...made: readonly MadeUpAnswer[]): void {
  const left = [...made];
  server.tenant.instead = () => left.shift();
}

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

async function all(graph: GraphClient, options = { signal, patienceMs: 0 }): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const values of graph.pages(LIST, options)) found.push(...values);
  return found;
}

const none = (status: number, headers = {}): MadeUpAnswer => ({ status, headers, body: {} });

describe.runIf(canMakeCertificates())('Graph', { meta: { reason: WITHOUT_OPENSSL } }, () => {
  test('is told who asks, in every request', async () => {
    await client().get(
      { ...ME, clientRequestId: '3f1f1f1f-0000-4000-8000-000000000001' },
      { signal, patienceMs: 0 },
    );
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer token',
      'user-agent': 'Keydesk/1.2.3',
      'ocp-client-name': 'Keydesk',
      'ocp-client-version': '1.2.3',
      'client-request-id': '3f1f1f1f-0000-4000-8000-000000000001',
    });
    expect(server.wrong).toEqual([]);
  });

  test('gives all pages', async () => {
    for (let at = 0; at < 25; at += 1)
      server.tenant.keys.push({
        id: String(at),
        deviceId: null,
        createdDateTime: '2026-01-01T00:00:00Z',
        volumeType: 1,
        key: 'x',
      });
    server.tenant.pageSize = 10;
    expect(await all(client())).toHaveLength(25);
    expect(server.requests).toHaveLength(3);
  });

  test.each([
    ['a circle', () => `${server.url}/v1.0/${LIST.path}`],
    ['another server', () => 'https://graph.example.com/v1.0/next'],
    ['another port', () => 'https://localhost:1/v1.0/next'],
    ['no encryption', () => server.url.replace('https', 'http')],
    ['somebody’s name in it', () => server.url.replace('https://', 'https://me:pw@')],
    ['no address', () => 'next'],
  ])('does not follow a next page that leads to %s', async (_what, link) => {
    answers({ status: 200, body: { value: [], '@odata.nextLink': link() } });
    expect(await failure(all(client()))).toMatchObject({ code: 'entra.unreadableAnswer' });
    expect(server.requests).toHaveLength(1);
  });

  test('a longer circle ends too', async () => {
    const page = (at: number) => `${server.url}/v1.0/${LIST.path}?$skiptoken=${at}`;
    server.tenant.instead = ({ url }) => {
      const at = Number(url.searchParams.get('$skiptoken') ?? 0);
      return { status: 200, body: { value: [], '@odata.nextLink': page((at + 1) % 5) } };
    };
    expect(await failure(all(client()))).toMatchObject({ code: 'entra.unreadableAnswer' });
  });

  test.each([
    ['no JSON', 'once upon a time'],
    ['no object', '[1]'],
    ['nothing', ''],
    ['no list', '{"value":{}}'],
  ])('refuses an answer that is %s', async (_what, body) => {
    answers({ status: 200, body });
    expect(await failure(all(client()))).toMatchObject({ code: 'entra.unreadableAnswer' });
  });

  test('refuses an answer without end', { timeout: 60_000 }, async () => {
    answers({ status: 200, body: `{"value":["${'x'.repeat(17_000_000)}"]}` });
    expect(await failure(all(client()))).toMatchObject({ code: 'entra.unreadableAnswer' });
  });

  test('sends a throttled request again, as late as it is told', async () => {
    answers(none(429, { 'retry-after': '0' }), none(503, { 'retry-after': '0' }));
    expect(await client().get(ME, { signal, patienceMs: 1_000 })).toMatchObject({
      body: { id: '' },
    });
    expect(server.requests).toHaveLength(3);
  });

  test('a longer wait than somebody has is told', async () => {
    answers(none(429, { 'retry-after': '61' }));
    expect(await failure(client().get(ME, { signal, patienceMs: 5_000 }))).toMatchObject({
      code: 'entra.throttled',
      details: { waitSeconds: 61 },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('waits of its own have an end too', async () => {
    server.tenant.instead = () => none(429);
    expect(await failure(client().get(ME, { signal, patienceMs: 1_500 }))).toMatchObject({
      code: 'entra.throttled',
      details: { waitSeconds: 2 },
    });
    expect(server.requests).toHaveLength(2);
  });

  test('a cancel ends a wait', async () => {
    const cancel = new AbortController();
    server.tenant.instead = () => {
      cancel.abort();
      return none(429, { 'retry-after': '30' });
    };
    const asked = client().get(ME, { signal: cancel.signal, patienceMs: 60_000 });
    expect(await failure(asked)).toMatchObject({ code: 'request.cancelled' });
  });

  test('a refused token is replaced once', async () => {
    const asked: boolean[] = [];
    const renewing = client((isRefused) => {
      asked.push(isRefused);
      return isRefused ? 'token' : 'old';
    });
    expect(await renewing.get(ME, { signal, patienceMs: 0 })).toMatchObject({ body: { id: '' } });
    expect(asked).toEqual([false, true]);
    const refused = client(() => 'wrong').get(ME, { signal, patienceMs: 0 });
    expect(await failure(refused)).toMatchObject({ code: 'entra.signInNeeded' });
  });

  test.each([
    [403, 'entra.notPermitted'],
    [400, 'entra.refused'],
    [302, 'entra.refused'],
    [500, 'entra.unavailable'],
    [503, 'entra.unavailable'],
  ])('status %d, with the number under which Microsoft has it', async (status, code) => {
    server.tenant.instead = ({ requestId }: SeenRequest) => ({
      status,
      headers: { 'retry-after': '99', location: `${server.url}/elsewhere` },
      body: {
        error: {
          code: 'authorization_error',
          message: 'Failed\nto authorize.',
          innerError: { 'request-id': requestId },
        },
      },
    });
    const error = await failure(client().get(ME, { signal, patienceMs: 0 }));
    expect(error).toMatchObject({
      code,
      details: {
        reason: `${status} authorization_error Failed to authorize.`,
        requestId: server.requests[0]?.requestId,
      },
    });
    expect(server.requests).toHaveLength(1);
  });

  test('what is not there is nothing, but a list that is not there is no empty one', async () => {
    answers(none(404), none(404));
    expect(await client().get(ME, { signal, patienceMs: 0 })).toBeUndefined();
    expect(await failure(all(client()))).toMatchObject({ code: 'entra.refused' });
  });

  test('sends nothing to a server whose certificate it does not trust', async () => {
    const asked = client(() => 'token', []).get(ME, { signal, patienceMs: 0 });
    expect(await failure(asked)).toMatchObject({ code: 'entra.notTrusted' });
    expect(server.requests).toEqual([]);
  });
});
