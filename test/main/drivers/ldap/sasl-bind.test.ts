import net, { type AddressInfo } from 'node:net';
import { InvalidCredentialsError } from 'ldapts';
import { afterEach, expect, test } from 'vitest';
import { type SaslExchange, saslBind } from '#main/drivers/ldap/sasl-bind.ts';
import { AppError } from '#shared/errors.ts';
import {
  element,
  elementsIn,
  enumerated,
  integer,
  numberIn,
  readElement,
  text,
} from '#test/main/sources/active-directory/fake-forest/ber.ts';

const CREDENTIALS = 0x87;
// No text: half of all bytes are no UTF-8.
const BYTES = Buffer.from([0, 0xff, 0xc3, 0x28, 0x80]);

let close = (): void => undefined;
afterEach(() => close());

interface Asked {
  readonly mechanism: string;
  readonly credentials: Buffer | undefined;
}

/** A mechanism that is done after so many challenges, and remembers them. */
function mechanism(steps: number) {
  const challenges: (Buffer | undefined)[] = [];
  const exchange: SaslExchange = {
    isComplete: () => challenges.length > steps,
    async next(challenge) {
      challenges.push(challenge);
      return BYTES;
    },
  };
  return { challenges, exchange };
}

/** Binds to a server that answers each request with these bytes. */
async function bind(answer: (messageId: number, step: number) => Buffer, exchange: SaslExchange) {
  const asked: Asked[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (request) => {
      const [messageId, operation] = elementsIn(readElement(request, 0)?.bytes ?? Buffer.alloc(0));
      const [, , sasl] = elementsIn(operation?.bytes ?? Buffer.alloc(0));
      const [name, credentials] = elementsIn(sasl?.bytes ?? Buffer.alloc(0));
      asked.push({ mechanism: String(name?.bytes), credentials: credentials?.bytes });
      const bytes = answer(numberIn(messageId), asked.length);
      if (bytes.length === 0) socket.destroy();
      // In two pieces, as a network may cut them.
      socket.write(bytes.subarray(0, 3));
      setImmediate(() => void socket.write(bytes.subarray(3)));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // Safe: a server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  const socket = net.connect(port, '127.0.0.1');
  close = () => {
    socket.destroy();
    server.close();
  };
  const binding = saslBind(socket, { mechanism: 'GSSAPI', exchange }, (waiting) => waiting);
  const error = await binding.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { asked, error, socket };
}

const response = (messageId: number, result: number, ...more: readonly Buffer[]) =>
  element(
    0x30,
    integer(messageId),
    element(0x61, enumerated(result), text(''), text('data 52e'), ...more),
  );
const challenge = (messageId: number) => response(messageId, 14, element(CREDENTIALS, BYTES));

test('goes through as many steps as the two agree on, byte for byte', async () => {
  const { challenges, exchange } = mechanism(2);
  const { asked, error, socket } = await bind(
    (id, step) => (step < 3 ? challenge(id) : response(id, 0)),
    exchange,
  );
  expect(error).toBeUndefined();
  expect(challenges).toEqual([undefined, BYTES, BYTES]);
  expect(asked).toEqual(
    Array.from({ length: 3 }, () => ({ mechanism: 'GSSAPI', credentials: BYTES })),
  );
  // Whoever reads it next finds nothing of this left on it.
  expect([socket.listenerCount('data'), socket.listenerCount('close')]).toEqual([0, 0]);
});

test('takes a challenge behind a referral', async () => {
  const { challenges, exchange } = mechanism(1);
  const referral = element(0xa3, text('ldap://elsewhere'));
  await bind(
    (id, step) =>
      step === 1 ? response(id, 14, referral, element(CREDENTIALS, BYTES)) : response(id, 0),
    exchange,
  );
  expect(challenges).toEqual([undefined, BYTES]);
});

test('gives up a server that has no end', async () => {
  const { asked, error } = await bind(challenge, mechanism(Infinity).exchange);
  expect(error).toMatchObject({ code: 'kerberos.forged' });
  expect(asked).toHaveLength(10);
});

test('does not believe a server that accepts too early', async () => {
  const { error } = await bind((id) => response(id, 0), mechanism(1).exchange);
  expect(error).toMatchObject({ code: 'kerberos.forged' });
});

test('tells a refusal as ldapts does', async () => {
  const { error } = await bind((id) => response(id, 49), mechanism(1).exchange);
  expect(error).toBeInstanceOf(InvalidCredentialsError);
});

test.each([
  ['no LDAP', () => Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['to another question', (id: number) => challenge(id + 1)],
  ['twice', (id: number) => Buffer.concat([challenge(id), challenge(id)])],
  [
    'without an end',
    (id: number) =>
      Buffer.concat([Buffer.of(0x30, 0x83, 0xff, 0xff, 0xff), integer(id), Buffer.alloc(70_000)]),
  ],
])('refuses an answer %s', async (_what, answer) => {
  const { error } = await bind(answer, mechanism(1).exchange);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: 'directory.refused' });
});

test('notices a server that hangs up', async () => {
  const { error } = await bind(() => Buffer.alloc(0), mechanism(1).exchange);
  expect(error).toBeInstanceOf(Error);
});
