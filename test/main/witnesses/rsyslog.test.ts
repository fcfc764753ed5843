import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { syslogMessage } from '#main/domain/audit/syslog-message.ts';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { AppError } from '#shared/errors.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { LONGEST_WAIT_MS } from '#test/fakes/patience.ts';
import { type Rsyslog, WITHOUT_RSYSLOG, hasRsyslog, startRsyslog } from '#test/lab/rsyslog.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { chainOf } from './entries.ts';
import { type WitnessFiles, witnessFiles } from './witness-files.ts';

const signal = new AbortController().signal;
const ENTRIES = chainOf(1_200, (index) => ({
  note: index % 3 === 0 ? 'zurück "an" die [Kollegin] \\ 東京' : '',
}));

let files: WitnessFiles;
let rsyslog: Rsyslog | undefined;
const servers: net.Server[] = [];
beforeAll(() => {
  if (canMakeCertificates()) files = witnessFiles();
});
afterAll(() => {
  files?.dispose();
});
afterEach(async () => {
  await rsyslog?.dispose();
  rsyslog = undefined;
  for (const server of servers.splice(0)) server.close();
});

function witness(port: number, changes: Record<string, unknown> = {}) {
  const configuration = WitnessConfiguration.parse({
    kind: 'syslog',
    name: 'Log server',
    mode: 'required',
    host: 'localhost',
    port,
    caFile: files.caFile,
    answerSeconds: 60,
    ...changes,
  });
  const [only] = witnessesOf([configuration], {
    workstation: 'HD-01',
    logName: 'contoso',
    eventLog: NO_EVENT_LOG,
    clock: manualClock(),
  });
  if (only === undefined) throw new Error('no witness');
  return only;
}

async function failure(work: Promise<void>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  return error instanceof AppError ? error.code : `no refusal: ${String(error)}`;
}

async function listening(onConnection: (socket: Socket) => void): Promise<number> {
  const server = net.createServer(onConnection);
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // Safe: a server that listens on TCP has such an address.
  return (server.address() as AddressInfo).port;
}

async function encrypted(onConnection: (socket: tls.TLSSocket) => void): Promise<number> {
  const server = tls.createServer(files.authority.issue(['localhost']), (socket) => {
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe.runIf(canMakeCertificates() && hasRsyslog())(
  'a real rsyslog over TLS',
  { meta: { reason: WITHOUT_RSYSLOG } },
  () => {
    test('has every entry, in order, each as it was sent', async () => {
      rsyslog = await startRsyslog({ authority: files.authority });
      const server = rsyslog;
      const to = witness(server.port);
      await to.take(ENTRIES.slice(0, 700), { signal });
      await to.take(ENTRIES.slice(700), { signal });
      await expect.poll(() => server.lines().length).toBe(ENTRIES.length);
      expect(server.lines()).toEqual(ENTRIES.map(syslogMessage));
    });

    test('wants a certificate, and gets the one that is configured', async () => {
      rsyslog = await startRsyslog({ authority: files.authority, wantsCertificate: true });
      const server = rsyslog;
      const { certificateFile, keyFile } = files;
      const [first, second] = ENTRIES;
      if (first === undefined || second === undefined) throw new Error('no entries');
      expect(await failure(witness(server.port).take([first], { signal }))).toBe('witness.refused');
      await witness(server.port, { certificateFile, keyFile }).take([second], { signal });
      await expect.poll(() => server.lines()).toEqual([syslogMessage(second)]);
    });

    test('has all of it after it was ended and started again', async () => {
      rsyslog = await startRsyslog({ authority: files.authority });
      const server = rsyslog;
      const to = witness(server.port);
      await to.take(ENTRIES.slice(0, 5), { signal });
      await expect.poll(() => server.lines().length).toBe(5);
      await server.kill();
      expect(await failure(to.take(ENTRIES.slice(5, 10), { signal }))).toBe('witness.unreachable');
      await server.start();
      await to.take(ENTRIES.slice(5, 10), { signal });
      await expect.poll(() => server.lines().length).toBe(10);
      expect(server.lines()).toEqual(ENTRIES.slice(0, 10).map(syslogMessage));
    });

    test('drops half a message, and takes the whole one after it', async () => {
      rsyslog = await startRsyslog({ authority: files.authority });
      const server = rsyslog;
      const [first, second] = ENTRIES;
      if (first === undefined || second === undefined) throw new Error('no entries');
      const text = syslogMessage(first);
      const half = tls.connect({
        host: 'localhost',
        port: server.port,
        ca: files.authority.own.cert,
      });
      half.on('error', () => undefined);
      await new Promise((resolve) => half.once('secureConnect', resolve));
      await new Promise((resolve) => {
        half.write(`${Buffer.byteLength(text)} ${text.slice(0, 100)}`, resolve);
      });
      half.destroy();
      await witness(server.port).take([second], { signal });
      await expect.poll(() => server.lines().at(-1)).toBe(syslogMessage(second));
    });

    test('confirms what it cannot keep: syslog does not tell of a full disk', async () => {
      rsyslog = await startRsyslog({ authority: files.authority, file: '/dev/full' });
      await witness(rsyslog.port).take(ENTRIES.slice(0, 3), { signal });
      const server = rsyslog;
      await expect.poll(() => server.traditionalLines().length).toBe(3);
    });

    test('takes a test message, which is no entry', async () => {
      rsyslog = await startRsyslog({ authority: files.authority });
      const server = rsyslog;
      await witness(server.port).test({ signal });
      await expect
        .poll(() => server.lines())
        .toEqual([
          '<110>1 2026-06-01T09:00:00.000Z HD-01 keydesk - test - ' +
            'test of the connection, no entry of the audit log',
        ]);
    });
  },
);

describe.runIf(canMakeCertificates())(
  'what is not confirmed',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    const some = ENTRIES.slice(0, 3);
    const take = (port: number, changes: Record<string, unknown> = {}) =>
      failure(witness(port, changes).take(some, { signal }));

    test('a receiver that accepts and never reads', async () => {
      const sockets: Socket[] = [];
      const port = await encrypted((socket) => {
        sockets.push(socket.pause());
      });
      expect(await take(port, { answerSeconds: 1 })).toBe('witness.timedOut');
      for (const socket of sockets) socket.destroy();
    });

    test('a receiver that takes the connection and says nothing', async () => {
      const sockets: Socket[] = [];
      const port = await listening((socket) => {
        sockets.push(socket);
      });
      expect(await take(port, { answerSeconds: 1 })).toBe('witness.timedOut');
      for (const socket of sockets) socket.destroy();
    });

    test.each([
      ['closes before it has read', (socket: tls.TLSSocket) => void socket.end()],
      ['hangs up', (socket: tls.TLSSocket) => void socket.destroy()],
    ])('a receiver that %s', async (_what, onConnection) => {
      expect(await take(await encrypted(onConnection))).toBe('witness.refused');
    });

    test('a receiver that answers rubbish instead of TLS', async () => {
      const port = await listening((socket) => {
        socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
      });
      expect(await take(port)).toBe('witness.refused');
    });

    test('a receiver with the certificate of another authority', async () => {
      const other = witnessFiles();
      const port = await encrypted((socket) => void socket.resume());
      expect(await take(port, { caFile: other.caFile })).toBe('witness.notTrusted');
      other.dispose();
    });

    test('a receiver with a certificate for another name', async () => {
      const server = tls.createServer(files.authority.issue(['log2.contoso.test']));
      servers.push(server);
      server.on('tlsClientError', () => undefined);
      await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      expect(await take(port)).toBe('witness.notTrusted');
    });

    test('a port where nobody listens', async () => {
      const port = await listening(() => undefined);
      await new Promise((resolve) => void servers.pop()?.close(resolve));
      expect(await take(port)).toBe('witness.unreachable');
    });

    test('a file of certificates that is not there', async () => {
      expect(await take(9, { caFile: '/nowhere/ca.pem' })).toBe('witness.notConfigured');
    });

    test('whatever is cancelled', async () => {
      const sockets: Socket[] = [];
      const port = await listening((socket) => sockets.push(socket));
      const stopping = new AbortController();
      const taking = failure(witness(port).take(some, { signal: stopping.signal }));
      await expect.poll(() => sockets.length, { timeout: LONGEST_WAIT_MS }).toBe(1);
      stopping.abort();
      expect(await taking).toBe('request.cancelled');
      for (const socket of sockets) socket.destroy();
    });
  },
);
