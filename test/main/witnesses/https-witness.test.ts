import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WitnessConfiguration } from '#main/witnesses/configuration.ts';
import { witnessesOf } from '#main/witnesses/witnesses-of.ts';
import { codeOf } from '#shared/errors.ts';
import { type Collector, startCollector, takes } from '#test/fakes/collector.ts';
import { NO_EVENT_LOG } from '#test/fakes/event-log.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { chainOf } from './entries.ts';
import { type WitnessFiles, witnessFiles } from './witness-files.ts';

const signal = new AbortController().signal;
const ENTRIES = chainOf(3, () => ({ note: 'zurück "an" die [Kollegin]' }));
const [FIRST] = ENTRIES;

let files: WitnessFiles;
let collector: Collector;
beforeAll(() => {
  if (canMakeCertificates()) files = witnessFiles();
});
afterAll(() => {
  files?.dispose();
});

function witness(changes: Record<string, unknown> = {}) {
  const { caFile, certificateFile, keyFile } = files;
  const configuration = WitnessConfiguration.parse({
    kind: 'https',
    name: 'Collector',
    mode: 'required',
    url: `https://localhost:${collector.port}/audit?source=keydesk`,
    caFile,
    certificateFile,
    keyFile,
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

async function outcome(work: Promise<void>): Promise<string> {
  return work.then(
    () => 'taken',
    (cause: unknown) => codeOf(cause),
  );
}

describe.runIf(canMakeCertificates())(
  'an HTTPS server that wants certificates',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    beforeEach(async () => {
      collector = await startCollector(files.authority);
    });
    afterEach(() => collector.stop());

    test('has all entries in one list of JSON, by the names of ECS', async () => {
      await witness().take(ENTRIES, { signal });
      const [request] = collector.received;
      expect(request?.path).toBe('/audit?source=keydesk');
      expect(request?.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(request?.headers.authorization).toBeUndefined();
      const list = JSON.parse(request?.body ?? '') as Record<string, unknown>[];
      expect(list.map((one) => [one['event.sequence'], one['event.hash']])).toEqual(
        ENTRIES.map(({ sequence, hash }) => [sequence, hash]),
      );
      expect(list[0]).toMatchObject({
        '@timestamp': FIRST?.time,
        'event.action': 'disclose',
        'event.outcome': 'success',
        'user.name': 'CONTOSO\\op',
        'user.roles': 'admin',
        'user.target.name': 'CONTOSO\\anna',
        'destination.address': 'CONTOSO\\WS-1',
        'host.name': 'HD-01',
        'keydesk.note': 'zurück "an" die [Kollegin]',
        message: `entry 1 sha256 ${FIRST?.hash} disclose successful`,
      });
    });

    test('as the HTTP Event Collector of Splunk: object after object, and a token', async () => {
      const tokenFile = join(files.folder, 'token');
      writeFileSync(tokenFile, '12345678-abcd-1234-abcd-123456789abc\n');
      collector.answer = (_received, response) =>
        void response.writeHead(200).end('{"text":"Success","code":0}');
      await witness({ format: 'splunk-hec', tokenFile }).take(ENTRIES, { signal });
      const [request] = collector.received;
      expect(request?.headers.authorization).toBe('Splunk 12345678-abcd-1234-abcd-123456789abc');
      const events = (request?.body ?? '').split('\n').map((line) => JSON.parse(line) as unknown);
      expect(events).toHaveLength(3);
      expect(events[0]).toMatchObject({
        time: Date.parse(FIRST?.time ?? '') / 1000,
        host: 'HD-01',
        source: 'keydesk',
        sourcetype: 'keydesk:audit',
        event: { 'event.sequence': 1, 'event.hash': FIRST?.hash },
      });
    });

    test('as Sentinel: rows with columns, and a bearer token', async () => {
      const tokenFile = join(files.folder, 'token');
      writeFileSync(tokenFile, 'eyJ0');
      await witness({ format: 'sentinel', tokenFile }).take(ENTRIES, { signal });
      const [request] = collector.received;
      expect(request?.headers.authorization).toBe('Bearer eyJ0');
      const rows = JSON.parse(request?.body ?? '') as Record<string, unknown>[];
      expect(rows[0]).toMatchObject({
        TimeGenerated: FIRST?.time,
        EventSequence: 1,
        EventHash: FIRST?.hash,
        UserTargetName: 'CONTOSO\\anna',
        KeydeskKeyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
      });
      for (const name of Object.keys(rows[0] ?? {}))
        expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
    });

    test.each([
      ['says that it has no room', 507, ''],
      ['says that something is wrong with it', 500, 'oops'],
      ['knows no such token', 403, '{"text":"Invalid token","code":4}'],
      ['sends somewhere else', 302, ''],
    ])('that %s has not taken it', async (_what, status, text) => {
      collector.answer = (_received, response) =>
        void response.writeHead(status, { location: 'https://localhost:1/' }).end(text);
      expect(await outcome(witness().take(ENTRIES, { signal }))).toBe('witness.refused');
    });

    test.each([['<html>Welcome</html>'], [''], ['{"text":"Server is busy","code":9}']])(
      'that answers an event with %s has not taken it',
      async (text) => {
        collector.answer = (_received, response) => void response.writeHead(200).end(text);
        const splunk = witness({ format: 'splunk-hec' });
        expect(await outcome(splunk.take(ENTRIES, { signal }))).toBe('witness.refused');
      },
    );

    test('that breaks off in its answer has not taken it', async () => {
      collector.answer = (_received, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"text":');
        setImmediate(() => response.destroy());
      };
      expect(await outcome(witness().take(ENTRIES, { signal }))).toBe('witness.refused');
    });

    test('that answers without end is left', async () => {
      collector.answer = (_received, response) => {
        response.writeHead(200);
        const more = () => {
          if (!response.destroyed) response.write('x'.repeat(10_000), more);
        };
        more();
      };
      expect(await outcome(witness().take(ENTRIES, { signal }))).toBe('witness.refused');
    });

    test('that never answers is left when its time is over', async () => {
      collector.answer = () => undefined;
      const patient = witness({ answerSeconds: 1 });
      expect(await outcome(patient.take(ENTRIES, { signal }))).toBe('witness.timedOut');
    });

    test('that answers what is no HTTP has not taken it', async () => {
      collector.answer = (_received, response) => {
        response.socket?.end('rubbish\r\n\r\n');
      };
      expect(await outcome(witness().take(ENTRIES, { signal }))).toBe('witness.refused');
    });

    test('refuses who shows no certificate', async () => {
      const nobody = witness({ certificateFile: undefined, keyFile: undefined });
      expect(await outcome(nobody.take(ENTRIES, { signal }))).toBe('witness.refused');
      expect(collector.received).toEqual([]);
    });

    test('that comes from another authority gets nothing', async () => {
      const other = witnessFiles();
      const careful = witness({ caFile: other.caFile });
      expect(await outcome(careful.take(ENTRIES, { signal }))).toBe('witness.notTrusted');
      expect(collector.received).toEqual([]);
      other.dispose();
    });

    test('takes entries again after it was away', async () => {
      const to = witness();
      expect(await outcome(to.take(ENTRIES, { signal }))).toBe('taken');
      await collector.stop();
      expect(await outcome(to.take(ENTRIES, { signal }))).toBe('witness.unreachable');
      await collector.start();
      collector.answer = takes;
      expect(await outcome(to.take(ENTRIES, { signal }))).toBe('taken');
    });

    test('takes a test message, which is no entry', async () => {
      await witness().test({ signal });
      expect(collector.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
        [
          {
            '@timestamp': '2026-06-01T09:00:00.000Z',
            'host.name': 'HD-01',
            message: 'test of the connection, no entry of the audit log',
          },
        ],
      ]);
    });
  },
);

test.each([
  ['in clear text', { url: 'http://log.contoso.com/' }],
  ['with a key and no certificate', { url: 'https://log.contoso.com/', keyFile: '/x' }],
  ['of a format nobody knows', { url: 'https://log.contoso.com/', format: 'xml' }],
  ['neither required nor best effort', { url: 'https://log.contoso.com/', mode: 'maybe' }],
])('a witness %s cannot be configured', (_what, changes) => {
  const configuration = { kind: 'https', name: 'C', mode: 'required', ...changes };
  expect(WitnessConfiguration.safeParse(configuration).success).toBe(false);
});
