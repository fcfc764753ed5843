import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { serverNumberOf } from '#main/drivers/tds/server-messages.ts';
import type { SqlServer } from '#main/drivers/tds/sql-server.ts';
import { AppError, type ErrorCode } from '#shared/errors.ts';
import type { Answer, TdsServer } from '#test/fakes/tds/tds-server.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import {
  HOST,
  ONE_ROW,
  PASSWORD,
  SQL_LOGIN,
  WINDOWS_LOGIN,
  clientOf,
  holdsPassword,
  startServer,
} from './test-server.ts';

// Linux and Windows answer at every address that begins with 127, macOS at the first alone.
const HAS_ONE_ADDRESS = process.platform === 'darwin';
const WHY_ADDRESSES = { meta: { reason: 'macOS has one address of its own, 127.0.0.1' } };

/** A new one for each question, as each call of the console has. */
const never = () => new AbortController().signal;

describe.runIf(canMakeCertificates())(
  'a SQL Server that',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let stranger: Authority;
    const running: { readonly servers: TdsServer[]; readonly clients: SqlServer[] } = {
      servers: [],
      clients: [],
    };
    const start = async (
      ...options: Parameters<typeof startServer> extends [unknown, ...infer R] ? R : never
    ) => {
      const server = await startServer(authority, ...options);
      running.servers.push(server);
      return server;
    };
    const client = (
      ...[server, options]: [Pick<TdsServer, 'port'>, Parameters<typeof clientOf>[2]?]
    ) => {
      const own = clientOf(server, authority, options);
      running.clients.push(own);
      return own;
    };
    const ask = (db: SqlServer, over = never()) =>
      db.read('select name from computers where name = @name', { name: 'WS-1' }, { signal: over });
    const change = (db: SqlServer, over = never()) =>
      db.execute('exec keydesk.disclose @keyId', { keyId: 'AC9D5655' }, { signal: over });

    beforeAll(() => {
      authority = makeAuthority();
      stranger = makeAuthority();
    });
    afterEach(async () => {
      for (const db of running.clients.splice(0)) db.disconnect();
      await Promise.all(running.servers.splice(0).map((server) => server.stop()));
    });
    afterAll(() => {
      authority.dispose();
      stranger.dispose();
    });

    describe('works', () => {
      test.each(['required', 'strict'] as const)(
        'answers over an encrypted connection (%s)',
        async (encryption) => {
          const server = await start();
          expect(await ask(client(server, { encryption }))).toEqual([{ name: 'WS-1' }]);
          expect(server.statements).toEqual([
            { text: 'select name from computers where name = @name', parameters: { name: 'WS-1' } },
          ]);
          expect(server.logins).toMatchObject([
            {
              userName: 'keydesk',
              password: PASSWORD,
              database: 'CM_P01',
              application: 'Keydesk',
              readOnlyIntent: false,
            },
          ]);
          expect(holdsPassword(server.wire())).toBe(false);
        },
      );

      test('lets a Windows account in without ever seeing its password', async () => {
        const server = await start();
        expect(await ask(client(server, { as: WINDOWS_LOGIN }))).toHaveLength(1);
        expect(server.accounts).toEqual(['CONTOSO\\anna']);
        expect(server.logins).toMatchObject([{ isWindows: true, userName: '', password: '' }]);
      });

      test('is told when only reading is intended', async () => {
        const server = await start();
        await ask(client(server, { readOnlyIntent: true }));
        expect(server.logins[0]?.readOnlyIntent).toBe(true);
      });

      test('receives every kind of value, and returns all its result sets', async () => {
        const twice: Answer = {
          sets: [ONE_ROW, { columns: [{ name: 'count', type: 'int' }], rows: [[1], [null]] }],
        };
        const server = await start({ answer: () => twice });
        const parameters = {
          text: "it's",
          whole: 5,
          large: 5_000_000_000,
          part: 0.5,
          yes: true,
          nothing: null,
          bytes: new Uint8Array([0, 255]),
        };
        const sets = await client(server).execute('exec anything', parameters, { signal: never() });
        expect(sets).toEqual([[{ name: 'WS-1' }], [{ count: 1 }, { count: null }]]);
        expect(server.statements[0]?.parameters).toEqual({
          ...parameters,
          bytes: Buffer.of(0, 255),
        });
      });

      test('keeps one connection for statements that belong together', async () => {
        const server = await start();
        await client(server).session(
          async (session) => {
            await session.batch('create table a (b int)');
            await session.execute('insert a values (@b)', { b: 1 });
          },
          { signal: never() },
        );
        expect(server.statements.map(({ text }) => text)).toEqual([
          'create table a (b int)',
          'insert a values (@b)',
        ]);
        expect(server.connections()).toBe(1);
      });

      test('gets one connection for many queries in turn, and at most four at once', async () => {
        const server = await start();
        const db = client(server);
        for (let time = 0; time < 3; time += 1) await ask(db);
        expect(server.connections()).toBe(1);
        await Promise.all(Array.from({ length: 20 }, () => ask(db)));
        expect(server.connections()).toBeLessThanOrEqual(4);
      });
    });

    describe('cannot be reached:', () => {
      test('nobody listens on the port', async () => {
        const server = await start();
        await server.stop();
        await expect(ask(client(server))).rejects.toMatchObject({
          code: 'sql.unreachable',
          details: { server: `${HOST}:${server.port}` },
        });
      });

      test('nobody knows the name', async () => {
        const server = await start();
        await expect(ask(client(server, { addresses: [] }))).rejects.toMatchObject({
          code: 'sql.hostUnknown',
        });
      });

      test('there is no such instance', async () => {
        const server = await start();
        await expect(
          ask(
            client(server, {
              host: '127.0.0.1',
              port: undefined,
              instance: 'NOBODY',
              connectSeconds: 0.3,
            }),
          ),
        ).rejects.toMatchObject({ details: { server: '127.0.0.1\\NOBODY' } });
      });

      test.skipIf(HAS_ONE_ADDRESS).each([false, true])(
        'the first address of several: the second is taken (at once: %s)',
        WHY_ADDRESSES,
        async (multiSubnetFailover) => {
          const server = await start();
          expect(
            await ask(
              client(server, { addresses: ['127.0.0.2', '127.0.0.1'], multiSubnetFailover }),
            ),
          ).toHaveLength(1);
        },
      );

      test.skipIf(HAS_ONE_ADDRESS).each([false, true])(
        'none of several addresses (at once: %s)',
        WHY_ADDRESSES,
        async (multiSubnetFailover) => {
          const server = await start();
          await expect(
            ask(client(server, { addresses: ['127.0.0.2', '127.0.0.3'], multiSubnetFailover })),
          ).rejects.toMatchObject({ code: 'sql.unreachable' });
        },
      );
    });

    describe('is not who it says, or does not encrypt:', () => {
      test.each(['off', 'not-supported'] as const)(
        'encryption %s: no byte of the login leaves',
        async (encryption) => {
          const server = await start();
          server.mood.encryption = encryption;
          await expect(ask(client(server))).rejects.toMatchObject({
            code: 'sql.encryptionRefused',
          });
          await expect(ask(client(server, { as: WINDOWS_LOGIN }))).rejects.toMatchObject({
            code: 'sql.encryptionRefused',
          });
          expect(server.logins).toEqual([]);
          expect(holdsPassword(server.wire())).toBe(false);
          // Only pre-login packets (0x12); no login of SQL Server (0x10) or Windows (0x11).
          expect(packetTypes(server.wire())).toEqual([0x12, 0x12]);
        },
      );

      const expired = { days: -1 };
      test.each<readonly [string, ErrorCode, Parameters<typeof startServer>[1]]>([
        ['has expired', 'sql.certificateExpired', expired],
        ['is for another name', 'sql.certificateName', { names: ['sql2.contoso.test'] }],
      ])('its certificate %s', async (_what, code, options) => {
        const server = await start(options);
        for (const encryption of ['required', 'strict'] as const)
          await expect(ask(client(server, { encryption }))).rejects.toMatchObject({ code });
        expect(server.logins).toEqual([]);
      });

      test('its certificate is from an unknown authority', async () => {
        const server = await startServer(stranger);
        running.servers.push(server);
        for (const encryption of ['required', 'strict'] as const)
          await expect(ask(client(server, { encryption }))).rejects.toMatchObject({
            code: 'sql.certificateUnknown',
          });
        expect(server.logins).toEqual([]);
      });

      test('its certificate is wrong, although the environment turns the check off', async () => {
        vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
        try {
          const servers = [
            await startServer(stranger),
            await start({ names: ['sql2.contoso.test'] }),
            await start(expired),
          ];
          running.servers.push(...servers);
          for (const server of servers) {
            for (const encryption of ['required', 'strict'] as const)
              await expect(ask(client(server, { encryption }))).rejects.toMatchObject({
                code: expect.stringMatching(/^sql\.certificate/),
              });
            expect(server.logins).toEqual([]);
          }
        } finally {
          vi.unstubAllEnvs();
        }
      });

      test('its certificate has a short key, which the TLS library itself would take', async () => {
        const before = tls.DEFAULT_CIPHERS;
        // So OpenSSL takes every key, as BoringSSL does, which Electron has.
        tls.DEFAULT_CIPHERS = 'DEFAULT:@SECLEVEL=0';
        try {
          const server = await start({ isWeak: true });
          for (const encryption of ['required', 'strict'] as const)
            for (const as of [SQL_LOGIN, WINDOWS_LOGIN])
              await expect(ask(client(server, { encryption, as }))).rejects.toMatchObject({
                code: 'sql.certificateWeak',
                details: { server: expect.any(String) },
              });
          expect(server.logins).toEqual([]);
          expect(server.accounts).toEqual([]);
        } finally {
          tls.DEFAULT_CIPHERS = before;
        }
      });

      test('its certificate is for a name the configuration expects', async () => {
        const server = await start({ names: ['listener.contoso.test'] });
        for (const encryption of ['required', 'strict'] as const)
          expect(
            await ask(client(server, { encryption, serverName: 'listener.contoso.test' })),
          ).toHaveLength(1);
      });

      test.skipIf(HAS_ONE_ADDRESS)(
        'sends on to one that does not encrypt',
        WHY_ADDRESSES,
        async () => {
          const other = await start({ address: '127.0.0.2' });
          other.mood.encryption = 'off';
          const server = await start();
          server.mood.redirectTo = { host: '127.0.0.2', port: other.port };
          await expect(
            ask(client(server, { addresses: ['127.0.0.1', '127.0.0.2'] })),
          ).rejects.toBeInstanceOf(AppError);
          expect(other.logins).toEqual([]);
          expect(holdsPassword(other.wire())).toBe(false);
        },
      );
    });

    describe('lets nobody in:', () => {
      test.each<readonly [number, ErrorCode]>([
        [18_452, 'sql.loginUntrusted'],
        [18_456, 'sql.loginRefused'],
        [18_470, 'sql.accountDisabled'],
        [18_486, 'sql.accountLocked'],
        [18_487, 'sql.passwordExpired'],
        [18_488, 'sql.passwordExpired'],
        [976, 'sql.databaseUnavailable'],
        [17_892, 'sql.refused'],
      ])('error %i, asked once', async (number, code) => {
        const server = await start();
        server.mood.refusal = [{ number }];
        await expect(ask(client(server))).rejects.toMatchObject({
          code,
          details: { reason: String(number) },
        });
        expect(server.logins).toHaveLength(1);
      });

      test('the password is wrong', async () => {
        const server = await start();
        await expect(
          ask(client(server, { as: { kind: 'sql', userName: 'keydesk', password: 'guess' } })),
        ).rejects.toMatchObject({ code: 'sql.loginRefused' });
        expect(server.logins).toHaveLength(1);
      });

      test('the database is not there', async () => {
        const server = await start();
        await expect(ask(client(server, { database: 'CM_P02' }))).rejects.toMatchObject({
          code: 'sql.databaseUnknown',
        });
        expect(server.logins).toHaveLength(1);
      });
    });

    describe('refuses a statement:', () => {
      test.each<readonly [number, ErrorCode]>([
        [229, 'sql.notPermitted'],
        [208, 'sql.objectMissing'],
        [2812, 'sql.objectMissing'],
        [3906, 'sql.databaseReadOnly'],
        [1105, 'sql.full'],
        [50_000, 'sql.refused'],
      ])('error %i, sent once, its message not repeated', async (number, code) => {
        const server = await start({
          answer: () => ({ faults: [{ number, message: `near '${PASSWORD}'` }] }),
        });
        for (const doing of [ask, change]) {
          const failure: unknown = await doing(client(server)).catch((error: unknown) => error);
          expect(failure).toMatchObject({ code, details: { reason: String(number) } });
          expect(String(failure)).not.toContain(PASSWORD);
          expect(serverNumberOf(failure)).toBe(number);
        }
        expect(server.statements).toHaveLength(2);
      });

      test('a query that lost a deadlock is sent again; a change is not', async () => {
        let times = 0;
        const server = await start({
          answer: () => ((times += 1) === 1 ? { faults: [{ number: 1205 }] } : { sets: [ONE_ROW] }),
        });
        expect(await ask(client(server))).toHaveLength(1);
        times = 0;
        await expect(change(client(server))).rejects.toMatchObject({ code: 'sql.busy' });
        expect(times).toBe(1);
      });
    });

    describe('hangs up', () => {
      test('in the middle of a result: the query is sent once more', async () => {
        let times = 0;
        const server = await start({
          answer: () =>
            (times += 1) === 1 ? { sets: [ONE_ROW], cutAfter: 30 } : { sets: [ONE_ROW] },
        });
        expect(await ask(client(server))).toHaveLength(1);
        expect(times).toBe(2);
      });

      test('in the middle of every result', async () => {
        const server = await start({ answer: () => ({ sets: [ONE_ROW], cutAfter: 30 }) });
        await expect(ask(client(server))).rejects.toMatchObject({ code: 'sql.connectionLost' });
        expect(server.statements).toHaveLength(2);
      });

      test.each([0, 1, 9, 30, 57])(
        'after %i bytes of the answer to a change: it is not sent again, its outcome is unknown',
        async (cutAfter) => {
          const server = await start({ answer: () => ({ sets: [ONE_ROW], cutAfter }) });
          await expect(change(client(server))).rejects.toMatchObject({
            code: 'sql.outcomeUnknown',
          });
          expect(server.statements).toHaveLength(1);
        },
      );

      test('while idle: the next query and the next change use a new connection', async () => {
        const server = await start();
        const db = client(server);
        for (const doing of [ask, change]) {
          await ask(db);
          const before = server.statements.length;
          server.dropAll();
          await new Promise((resolve) => setImmediate(resolve));
          await doing(db);
          expect(server.statements).toHaveLength(before + 1);
        }
      });
    });

    describe('does not answer', () => {
      test.each(['connection', 'prelogin', 'login'] as const)('to the %s', async (silentAt) => {
        const server = await start();
        server.mood.silentAt = silentAt;
        await expect(ask(client(server, { connectSeconds: 0.3 }))).rejects.toMatchObject({
          code: 'sql.timedOut',
        });
      });

      test('and both time limits, ours and that of tedious, end in one moment', async () => {
        const server = await start();
        server.mood.silentAt = 'login';
        vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
        try {
          const asked = ask(client(server, { encryption: 'strict', connectSeconds: 15 }));
          asked.catch(() => undefined);
          while (server.logins.length === 0) await new Promise(setImmediate);
          // In one turn: nothing that follows from the first happens before the second.
          vi.advanceTimersByTime(15_000);
          await expect(asked).rejects.toMatchObject({ code: 'sql.timedOut' });
          // An error that nobody listened to would end the process now.
          await new Promise(setImmediate);
        } finally {
          vi.useRealTimers();
        }
      });

      test('to a query, or to a change whose outcome is then unknown', async () => {
        const server = await start({ answer: () => 'silence' });
        await expect(ask(client(server, { answerSeconds: 0.2 }))).rejects.toMatchObject({
          code: 'sql.timedOut',
        });
        await expect(change(client(server, { answerSeconds: 0.2 }))).rejects.toMatchObject({
          code: 'sql.outcomeUnknown',
        });
        expect(server.statements).toHaveLength(2);
      });

      test('but a cancel ends the wait, and the next query gets a connection', async () => {
        let isSilent = true;
        const server = await start({ answer: () => (isSilent ? 'silence' : { sets: [ONE_ROW] }) });
        const db = client(server);
        const cancel = new AbortController();
        const asked = ask(db, cancel.signal);
        await expect.poll(() => server.statements.length).toBe(1);
        cancel.abort();
        await expect(asked).rejects.toMatchObject({ code: 'request.cancelled' });
        await expect(ask(db, AbortSignal.abort())).rejects.toMatchObject({
          code: 'request.cancelled',
        });
        isSilent = false;
        expect(await ask(db)).toHaveLength(1);
      });

      test.each(['connection', 'prelogin', 'login'] as const)(
        'to the %s: a cancel ends the wait',
        async (silentAt) => {
          const server = await start();
          server.mood.silentAt = silentAt;
          const cancel = new AbortController();
          const asked = ask(client(server), cancel.signal);
          await expect.poll(() => server.connections()).toBe(1);
          cancel.abort();
          await expect(asked).rejects.toMatchObject({ code: 'request.cancelled' });
        },
      );
    });

    test('is disconnected at sign-out, and the next person logs in anew', async () => {
      const server = await start({
        answer: ({ text }) => (text.startsWith('select name') ? { sets: [ONE_ROW] } : 'silence'),
      });
      const db = client(server);
      await ask(db);
      const asked = change(db);
      await expect.poll(() => server.statements.length).toBe(2);
      db.disconnect();
      await expect(asked).rejects.toMatchObject({ code: 'sql.outcomeUnknown' });
      expect(await ask(db)).toHaveLength(1);
      expect(server.logins).toHaveLength(2);
    });
  },
);

function packetTypes(wire: Buffer): readonly number[] {
  const types: number[] = [];
  for (let at = 0; at < wire.length; at += wire.readUInt16BE(at + 2)) types.push(wire[at] ?? 0);
  return types;
}
