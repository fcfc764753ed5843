import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';
import {
  element,
  elementsIn,
  enumerated,
  integer,
  numberIn,
  readElement,
  text,
} from '#test/main/sources/active-directory/fake-forest/ber.ts';
import type { Certificate } from '#test/main/sources/active-directory/fake-forest/certificates.ts';
import type { Lab } from './lab.ts';

/** A bind response (RFC 4511, 4.2.2). */
export interface BindAnswer {
  /** The result code; 14: a further step. */
  readonly result: number;
  readonly message?: string;
  /** What the server says in the name of the mechanism. */
  readonly credentials?: Buffer;
}

/**
 * What it answers to the bind of this number, counted from 1.
 *
 * @param real asks the real directory the same, over a connection of its own
 */
export type Lie = (
  step: number,
  real: () => Promise<BindAnswer>,
) => BindAnswer | Promise<BindAnswer>;

/** A directory with a good certificate that answers binds as a test says. */
export interface HostileDirectory {
  readonly port: number;
  /** How many binds it was asked for. */
  readonly binds: () => number;
  stop(): void;
}

export async function startHostileDirectory(
  certificate: Certificate,
  lie: Lie,
  behind?: Pick<Lab, 'address' | 'host' | 'caFile'>,
): Promise<HostileDirectory> {
  let step = 0;
  const server = tls.createServer(certificate, (socket) => {
    const upstream = behind && connectTo(behind);
    socket.on('error', () => undefined).on('close', () => upstream?.socket.destroy());
    socket.on('data', (request) => {
      step += 1;
      const real = async () => {
        if (upstream === undefined) throw new Error('there is no real directory behind this one');
        return upstream.ask(request);
      };
      void Promise.resolve(lie(step, real)).then((answer) =>
        socket.write(response(messageIdIn(request), answer)),
      );
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  // Safe: a server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return { port, binds: () => step, stop: () => void server.close() };
}

function connectTo({ address, host, caFile }: Pick<Lab, 'address' | 'host' | 'caFile'>) {
  const options = { host: address, port: 636, servername: host, ca: readFileSync(caFile) };
  const socket = tls.connect(options).on('error', () => undefined);
  return {
    socket,
    ask: (request: Buffer) =>
      new Promise<BindAnswer>((resolve) => {
        socket.once('data', (answer) => resolve(answerIn(answer)));
        socket.write(request);
      }),
  };
}

function messageIdIn(message: Buffer): number {
  return numberIn(elementsIn(readElement(message, 0)?.bytes ?? Buffer.alloc(0))[0]);
}

function answerIn(message: Buffer): BindAnswer {
  const [, operation] = elementsIn(readElement(message, 0)?.bytes ?? Buffer.alloc(0));
  const parts = elementsIn(operation?.bytes ?? Buffer.alloc(0));
  const credentials = parts.find(({ tag }) => tag === 0x87)?.bytes;
  return { result: numberIn(parts[0]), ...(credentials && { credentials }) };
}

function response(messageId: number, { result, message = '', credentials }: BindAnswer): Buffer {
  const own = credentials === undefined ? [] : [element(0x87, credentials)];
  return element(
    0x30,
    integer(messageId),
    element(0x61, enumerated(result), text(''), text(message), ...own),
  );
}
