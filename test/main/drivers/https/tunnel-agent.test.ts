import http from 'node:http';
import https from 'node:https';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type HttpsClient, httpsClient } from '#main/drivers/graph/https-client.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { NEVER_OVER_MS } from '#test/fakes/patience.ts';
import {
  type Authority,
  WITHOUT_OPENSSL,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';

const LIMIT = { ms: NEVER_OVER_MS, signal: new AbortController().signal, mostBytes: 10_000 };

let authority: Authority;
let server: https.Server;
let proxy: http.Server;
/** What the proxy was asked to open. */
let opened: string[];
/** What it has seen of what was said. */
let overheard: Buffer[];
/** How the proxy answers; it opens the way without it. */
let instead: ((socket: Socket) => void) | undefined;
const clients: HttpsClient[] = [];
const sockets = new Set<Socket>();

const portOf = (one: http.Server | https.Server) => (one.address() as AddressInfo).port;
const listen = (one: http.Server | https.Server) =>
  new Promise<void>((resolve) => {
    one.listen(0, 'localhost', resolve);
  });

beforeAll(async () => {
  if (!canMakeCertificates()) return;
  authority = makeAuthority();
  server = https.createServer(authority.issue(['localhost']), (_request, response) => {
    response.end('from the server');
  });
  proxy = http.createServer((_request, response) => response.writeHead(400).end());
  proxy.on('connect', ({ url = '' }, socket: Socket) => {
    opened.push(url);
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (instead !== undefined) {
      instead(socket);
      return;
    }
    const beyond = connect(portOf(server), 'localhost', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.on('data', (piece: Buffer) => overheard.push(piece));
      beyond.pipe(socket);
      socket.pipe(beyond);
    });
    sockets.add(beyond);
    beyond.on('error', () => socket.destroy());
  });
  await Promise.all([listen(server), listen(proxy)]);
});
beforeEach(() => {
  [opened, overheard, instead] = [[], [], undefined];
});
afterEach(() => {
  for (const one of clients.splice(0)) one.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
});
afterAll(() => {
  for (const one of [server, proxy]) {
    one?.closeAllConnections();
    one?.close();
  }
  authority?.dispose();
});

function client(trusted = authority.own.cert, port = portOf(proxy)): HttpsClient {
  const made = httpsClient([trusted], new URL(`http://localhost:${port}`));
  clients.push(made);
  return made;
}
const url = (host = 'localhost') => new URL(`https://${host}:${portOf(server)}/x`);
const ask = (through = client(), to = url(), limit = LIMIT) =>
  through.send({ method: 'GET', url: to, headers: { authorization: 'Bearer token' } }, limit);

async function failure(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.catch((cause: unknown) => cause);
  if (!(error instanceof AppError)) throw new Error('it worked');
  return error;
}

describe.runIf(canMakeCertificates())(
  'a connection through a proxy',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    test('goes there, is kept, and tells the proxy no more than a name', async () => {
      const through = client();
      for (let at = 0; at < 3; at += 1)
        expect(await ask(through)).toMatchObject({ status: 200, text: 'from the server' });
      expect(opened).toEqual([`localhost:${portOf(server)}`]);
      const seen = Buffer.concat(overheard).toString('latin1');
      expect(seen.length).toBeGreaterThan(0);
      expect(seen).not.toContain('token');
    });

    test('trusts the server and not the proxy', async () => {
      const other = makeAuthority();
      expect((await failure(ask(client(other.own.cert)))).code).toBe('entra.notTrusted');
      // Another server than the one that was asked for.
      expect((await failure(ask(client(), url('graph.test')))).code).toBe('entra.notTrusted');
      expect(opened.at(-1)).toBe(`graph.test:${portOf(server)}`);
      other.dispose();
    });

    test.each([
      ['wants a sign-in', 'HTTP/1.1 407 Proxy Authentication Required\r\n\r\n', 'answered 407'],
      ['refuses', 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n', 'answered 403'],
      ['says nonsense', 'SSH-2.0-x\r\n\r\n', ''],
    ])('fails where the proxy %s', async (_what, said, reason) => {
      instead = (socket) => socket.end(said);
      const error = await failure(ask());
      expect(error.code).toBe('entra.unreachable');
      expect(error.details.reason).toContain(reason);
    });

    test('fails where the proxy hangs up, or is not there', async () => {
      instead = (socket) => socket.destroy();
      expect((await failure(ask())).code).toBe('entra.unreachable');
      expect((await failure(ask(client(undefined, 1)))).code).toBe('entra.unreachable');
    });

    test('is ended by a cancel while the proxy is silent', async () => {
      const cancelling = new AbortController();
      instead = () => cancelling.abort();
      const limit = { ...LIMIT, signal: cancelling.signal };
      expect(await ask(client(), url(), limit).catch(codeOf)).toBe('request.cancelled');
    });
  },
);
