import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConnectionPool } from '#main/drivers/tds/connection-pool.ts';
import type { TdsServer } from '#test/fakes/tds/tds-server.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { poolOf, startServer } from './test-server.ts';

const never = () => new AbortController().signal;

describe.runIf(canMakeCertificates())(
  'the pool of connections to a SQL Server',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let server: TdsServer;
    let pool: ConnectionPool | undefined;
    const start = (options?: Parameters<typeof poolOf>[2]) => {
      pool = poolOf(server, authority, options);
      return pool;
    };
    beforeAll(() => {
      authority = makeAuthority();
    });
    beforeEach(async () => {
      server = await startServer(authority);
    });
    afterEach(async () => {
      pool?.end();
      await server.stop();
    });
    afterAll(() => authority.dispose());

    test('opens none before one is taken, and logs in once for it', async () => {
      const own = start();
      expect(server.connections()).toBe(0);
      own.giveBack(await own.take(never()));
      expect(server.logins).toHaveLength(1);
    });

    test('sends a refused password once, however many wait', async () => {
      server.mood.refusal = [{ number: 18_456 }];
      const own = start();
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => own.take(never())),
      );
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'sql.loginRefused' } });
      expect(server.logins).toHaveLength(1);
    });

    test('sends a password refused later only once, and keeps its connections', async () => {
      const own = start();
      const first = await own.take(never());
      server.mood.refusal = [{ number: 18_487 }];
      const outcomes = await Promise.allSettled(
        Array.from({ length: 20 }, () => own.take(never())),
      );
      for (const outcome of outcomes)
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: { code: 'sql.passwordExpired' },
        });
      expect(server.logins).toHaveLength(2);
      own.giveBack(first);
      expect(await own.take(never())).toBe(first);
    });

    test('tries again for a request made after a refusal', async () => {
      server.mood.refusal = [{ number: 18_456 }];
      const own = start();
      await expect(own.take(never())).rejects.toMatchObject({ code: 'sql.loginRefused' });
      delete server.mood.refusal;
      expect((await own.take(never())).isIdle()).toBe(true);
    });

    test('lets a waiting request be cancelled, and serves the next one', async () => {
      const own = start({ most: 1 });
      const taken = await own.take(never());
      const cancel = new AbortController();
      const [first, second] = [own.take(cancel.signal), own.take(never())];
      cancel.abort();
      await expect(first).rejects.toMatchObject({ code: 'request.cancelled' });
      own.giveBack(taken);
      expect(await second).toBe(taken);
    });

    test('gives nobody a connection that was lost', async () => {
      const own = start();
      const lost = await own.take(never());
      const ended = once(lost, 'end');
      server.dropAll();
      await ended;
      own.giveBack(lost);
      expect((await own.take(never())).isIdle()).toBe(true);
    });

    test('closes a connection that nobody needs', async () => {
      const own = start({ idleMs: 50 });
      const connection = await own.take(never());
      const ended = once(connection, 'end');
      own.giveBack(connection);
      await ended;
      expect(connection.isIdle()).toBe(false);
    });

    test('closes the connections in use, and refuses the requests that wait', async () => {
      const own = start({ most: 1 });
      const taken = await own.take(never());
      const waiting = own.take(never());
      own.end();
      await expect(waiting).rejects.toMatchObject({ code: 'auth.signedOut' });
      expect(taken.isIdle()).toBe(false);
      own.giveBack(taken);
      await expect(own.take(never())).rejects.toMatchObject({ code: 'auth.signedOut' });
    });

    test('closes a connection that is still being opened', async () => {
      server.mood.silentAt = 'login';
      const own = start();
      const waiting = own.take(never());
      await expect.poll(() => server.logins.length).toBe(1);
      own.end();
      await expect(waiting).rejects.toMatchObject({ code: 'auth.signedOut' });
    });
  },
);
