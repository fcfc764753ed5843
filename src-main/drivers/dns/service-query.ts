import { randomInt } from 'node:crypto';
import net from 'node:net';
import { readHostAndPort } from '#main/drivers/network/host-and-port.ts';
import { within } from '../ldap/waiting.ts';
import type { ServiceRecord } from './service-record.ts';

const DNS_PORT = 53;
const HEADER_BYTES = 12;
const TYPE_SRV = 33;
const CLASS_IN = 1;
const RECURSION_DESIRED = 0x01_00;
/** More jumps than any honest name has. */
const MOST_JUMPS = 32;

/**
 * Asks one DNS server for a service, over TCP, where no answer is too long.
 *
 * For answers Node's own resolver (c-ares 1.34) calls malformed: Samba's DNS server shortens the
 * names of servers, which RFC 2782 forbids and every other resolver reads.
 *
 * @param server address, or address and port
 * @throws AppError `directory.timedOut`, `request.cancelled`; Error for anything that is no answer
 */
export async function queryService(
  server: string,
  name: string,
  ms: number,
  signal: AbortSignal,
): Promise<readonly ServiceRecord[]> {
  const { host, port } = readHostAndPort(server) ?? { host: server, port: DNS_PORT };
  const id = randomInt(0x1_00_00);
  const socket = net.connect({ host, port });
  try {
    return readAnswer(
      await within(exchange(socket, question(id, name)), ms, signal, () => undefined),
      id,
    );
  } finally {
    socket.on('error', () => undefined).destroy();
  }
}

/** The query as it goes over TCP, its length in front (RFC 1035, 4.2.2). */
export function question(id: number, name: string): Buffer {
  const labels = name
    .split('.')
    .flatMap((label) => [Buffer.of(label.length), Buffer.from(label, 'ascii')]);
  const header = Buffer.from(
    [id, RECURSION_DESIRED, 1, 0, 0, 0].flatMap((word) => [word >> 8, word & 0xff]),
  );
  const message = Buffer.concat([header, ...labels, Buffer.from([0, 0, TYPE_SRV, 0, CLASS_IN])]);
  return Buffer.concat([Buffer.from([message.length >> 8, message.length & 0xff]), message]);
}

function exchange(socket: net.Socket, message: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let got = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      got = Buffer.concat([got, chunk]);
      if (got.length >= 2 && got.length >= 2 + got.readUInt16BE(0))
        resolve(got.subarray(2, 2 + got.readUInt16BE(0)));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the DNS server closed the connection')));
    socket.write(message);
  });
}

/** @throws Error when this is no answer to the question, or says that there is no such name */
export function readAnswer(message: Buffer, id: number): readonly ServiceRecord[] {
  const failure = message.readUInt16BE(2) & 0x0f;
  if (message.readUInt16BE(0) !== id || failure !== 0) throw new Error(`DNS answer ${failure}`);
  let at = HEADER_BYTES;
  for (let left = message.readUInt16BE(4); left > 0; left--) at = readName(message, at).end + 4;
  const records: ServiceRecord[] = [];
  for (let left = message.readUInt16BE(6); left > 0; left--) {
    const fields = readName(message, at).end;
    const data = fields + 10;
    if (message.readUInt16BE(fields) === TYPE_SRV) records.push(readService(message, data));
    at = data + message.readUInt16BE(fields + 8);
  }
  return records;
}

function readService(message: Buffer, at: number): ServiceRecord {
  const [priority, weight, port] = [
    message.readUInt16BE(at),
    message.readUInt16BE(at + 2),
    message.readUInt16BE(at + 4),
  ];
  return { name: readName(message, at + 6).name, port, priority, weight };
}

// A name is a row of labels; two bytes that begin with two set bits say where the rest of it stands (RFC 1035, 4.1.4).
function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let end: number | undefined;
  let at = start;
  for (let jumps = 0; jumps < MOST_JUMPS;) {
    const length = message.readUInt8(at);
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 0xc0) {
      end ??= at + 2;
      at = message.readUInt16BE(at) & 0x3f_ff;
      jumps += 1;
    } else {
      labels.push(message.toString('ascii', at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
  throw new Error('a DNS name that leads in a circle');
}
