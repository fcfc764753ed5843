import { randomInt } from 'node:crypto';
import type { SrvRecord } from 'node:dns';
import net from 'node:net';
import { readHostAndPort } from '../network/host-and-port.ts';
import { withTimeLimit } from '../network/time-limit.ts';

const DNS_PORT = 53;
const HEADER_BYTES = 12;
const TYPE_SRV = 33;
const CLASS_IN = 1;
const RECURSION_DESIRED = 0x01_00;
/** More pointers than a well-formed name has; without a limit two of them could form a loop. */
const MAX_POINTERS = 32;

interface SrvQuery {
  /** Address, or address and port, of the DNS server. */
  readonly server: string;
  readonly name: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Asks one DNS server for SRV records over TCP, where an answer may have any length.
 *
 * Only for answers that Node's own resolver (c-ares 1.34) calls malformed: Samba's DNS server
 * compresses the names of servers, which RFC 2782 forbids and every other resolver reads.
 *
 * @throws AppError `directory.timedOut`, `request.cancelled`; Error for anything that is no answer
 */
export async function querySrvOverTcp({
  server,
  name,
  timeoutMs,
  signal,
}: SrvQuery): Promise<readonly SrvRecord[]> {
  const { host, port } = readHostAndPort(server) ?? { host: server, port: DNS_PORT };
  const id = randomInt(0x1_00_00);
  const socket = net.connect({ host, port });
  const giveUp = () => void socket.on('error', () => undefined).destroy();
  try {
    const answer = await withTimeLimit(exchange(socket, srvQuestion(id, name)), {
      ms: timeoutMs,
      timedOut: 'directory.timedOut',
      signal,
      giveUp,
    });
    return readSrvAnswer(answer, id);
  } finally {
    giveUp();
  }
}

/** The query as it goes over TCP, its length in front (RFC 1035, 4.2.2). */
function srvQuestion(id: number, name: string): Buffer {
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
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0))
        resolve(received.subarray(2, 2 + received.readUInt16BE(0)));
    });
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('the DNS server closed the connection')));
    socket.write(message);
  });
}

/** @throws Error when the bytes do not answer this question, or say that there is no such name */
export function readSrvAnswer(message: Buffer, id: number): readonly SrvRecord[] {
  const failure = message.readUInt16BE(2) & 0x0f;
  if (message.readUInt16BE(0) !== id || failure !== 0) throw new Error(`DNS answer ${failure}`);
  let at = HEADER_BYTES;
  for (let left = message.readUInt16BE(4); left > 0; left--) at = readName(message, at).end + 4;
  const records: SrvRecord[] = [];
  for (let left = message.readUInt16BE(6); left > 0; left--) {
    const fields = readName(message, at).end;
    const data = fields + 10;
    if (message.readUInt16BE(fields) === TYPE_SRV) records.push(readSrvRecord(message, data));
    at = data + message.readUInt16BE(fields + 8);
  }
  return records;
}

function readSrvRecord(message: Buffer, at: number): SrvRecord {
  const [priority, weight, port] = [
    message.readUInt16BE(at),
    message.readUInt16BE(at + 2),
    message.readUInt16BE(at + 4),
  ];
  return { name: readName(message, at + 6).name, port, priority, weight };
}

// A name is a row of labels. Two bytes that begin with two set bits point to where the rest of it
// stands (RFC 1035, 4.1.4).
function readName(message: Buffer, start: number): { readonly name: string; readonly end: number } {
  const labels: string[] = [];
  let end: number | undefined;
  let at = start;
  for (let pointers = 0; pointers < MAX_POINTERS;) {
    const length = message.readUInt8(at);
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 0xc0) {
      end ??= at + 2;
      at = message.readUInt16BE(at) & 0x3f_ff;
      pointers += 1;
    } else {
      labels.push(message.toString('ascii', at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
  throw new Error('the pointers of a DNS name form a circle');
}
