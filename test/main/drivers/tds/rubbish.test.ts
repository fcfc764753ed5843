import * as fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LoginGuard } from '#main/drivers/tds/login-guard.ts';
import { AppError } from '#shared/errors.ts';
import { PACKET, packetsOf } from '#test/fakes/tds/packets.ts';
import type { TdsServer } from '#test/fakes/tds/tds-server.ts';
import { loginAck, results } from '#test/fakes/tds/tokens.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import { ONE_ROW, PASSWORD, clientOf, holdsPassword, startServer } from './bench.ts';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
/** Looks like an answer from the outside. */
const framed = bytes.map((data) => packetsOf({ type: PACKET.answer, data }));
/** A real answer in which some bytes are others. */
const bent = (real: Buffer) =>
  fc
    .array(fc.tuple(fc.nat({ max: real.length - 1 }), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 4,
    })
    .map((changes) => {
      const data = Buffer.from(real);
      for (const [at, value] of changes) data[at] = value;
      return packetsOf({ type: PACKET.answer, data });
    });
const opening = Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0x10, 0, 0, 0, 0]);

const rubbish = fc.record({
  at: fc.constantFrom(
    'connection' as const,
    'prelogin' as const,
    'login' as const,
    'statement' as const,
  ),
  bytes: fc.oneof(bytes, framed, bent(opening), bent(loginAck()), bent(results([ONE_ROW]))),
  thenHangUp: fc.boolean(),
});

describe.runIf(canMakeCertificates())(
  'rubbish from a server',
  { meta: { reason: WITHOUT_OPENSSL } },
  () => {
    let authority: Authority;
    let server: TdsServer;
    beforeAll(async () => {
      authority = makeAuthority();
    });
    beforeEach(async () => {
      server = await startServer(authority);
      return () => server.stop();
    });
    afterAll(() => authority.dispose());

    test('never hangs, never ends the process, and never gets at the password', async () => {
      await fc.assert(
        fc.asyncProperty(rubbish, async (nonsense) => {
          server.mood.rubbish = nonsense;
          const db = clientOf(server, authority, { connectSeconds: 0.2, answerSeconds: 0.2 });
          const outcome: unknown = await db
            .execute('select 2', {}, { signal: new AbortController().signal })
            .catch((error: unknown) => error);
          db.disconnect();
          // What is bent only a little may still be an answer.
          const told =
            outcome instanceof AppError
              ? `${outcome.code} ${outcome.message} ${JSON.stringify(outcome.details)}`
              : Array.isArray(outcome)
                ? 'sql.answered'
                : String(outcome);
          expect(told).toMatch(/^sql\./);
          expect(told).not.toContain(PASSWORD);
          expect(holdsPassword(server.wire())).toBe(false);
        }),
        { numRuns: 120 },
      );
    });
  },
);

describe('the guard of the login', () => {
  const LOGIN = packetsOf({ type: PACKET.login7, data: Buffer.alloc(400, 7) });
  const leave = (pieces: readonly Buffer[]) => {
    const guard = new LoginGuard();
    const left: Buffer[] = [];
    const through = Object.getPrototypeOf(LoginGuard.prototype);
    const original = through._write;
    through._write = (chunk: Buffer, _encoding: string, done: () => void) => {
      left.push(chunk);
      done();
    };
    try {
      for (const piece of pieces) guard._write(piece, 'utf8', () => undefined);
    } finally {
      through._write = original;
    }
    return Buffer.concat(left);
  };

  test('lets no login through, in whatever pieces it is sent, whatever went before', () => {
    const openings = fc
      .array(
        bytes.map((data) => packetsOf({ type: PACKET.prelogin, data })),
        { maxLength: 3 },
      )
      .map((packets) => Buffer.concat(packets));
    fc.assert(
      fc.property(
        openings,
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }),
        (before, sizes) => {
          const whole = Buffer.concat([before, LOGIN]);
          const pieces: Buffer[] = [];
          for (let at = 0, turn = 0; at < whole.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1;
            pieces.push(whole.subarray(at, at + size));
            at += size;
          }
          const left = leave(pieces);
          // What shares a piece with the login is held back with it; of the login, not even its header leaves.
          expect(left.length).toBeLessThanOrEqual(before.length);
          expect(whole.subarray(0, left.length)).toEqual(left);
        },
      ),
    );
  });
});
