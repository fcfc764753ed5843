import dgram from 'node:dgram';
import net from 'node:net';

export interface FakeService {
  readonly host: string;
  readonly port: number;
}

export interface FakeDns {
  /** `127.0.0.1:port` */
  readonly server: string;
  stop(): Promise<void>;
}

/**
 * A DNS server that knows some services; every host is this machine.
 *
 * @param shortened writes the names of servers the way Samba does, with a reference into the
 *   question
 */
export async function startFakeDns(
  services: Readonly<Record<string, readonly FakeService[]>>,
  { shortened = false } = {},
): Promise<FakeDns> {
  const tcp = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (query) => {
      const answer = answerTo(query.subarray(2), services, shortened);
      socket.end(Buffer.concat([Buffer.of(answer.length >> 8, answer.length & 0xff), answer]));
    });
  });
  await new Promise<void>((resolve) => void tcp.listen(0, '127.0.0.1', resolve));
  // Safe: a server that listens on TCP has such an address.
  const { port } = tcp.address() as net.AddressInfo;
  const udp = dgram.createSocket('udp4');
  udp.on('message', (query, from) =>
    udp.send(answerTo(query, services, shortened), from.port, from.address),
  );
  await new Promise<void>((resolve) => void udp.bind(port, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => void udp.close(() => void tcp.close(() => resolve()))),
  };
}

function answerTo(
  query: Buffer,
  services: Readonly<Record<string, readonly FakeService[]>>,
  shortened: boolean,
): Buffer {
  const [name, end] = nameIn(query);
  const type = query.readUInt16BE(end);
  const question = query.subarray(12, end + 4);
  const records = recordsFor({ name, type }, services, (host) =>
    shortened ? shorten(host, name) : labels(host),
  );
  const known =
    services[name] !== undefined ||
    Object.values(services).some((list) => list.some(({ host }) => host === name));
  const header = Buffer.from([
    ...query.subarray(0, 2),
    0x85,
    known ? 0x80 : 0x83,
    0,
    1,
    0,
    records.length,
    0,
    0,
    0,
    0,
  ]);
  return Buffer.concat([header, question, ...records]);
}

function recordsFor(
  { name, type }: { readonly name: string; readonly type: number },
  services: Readonly<Record<string, readonly FakeService[]>>,
  write: (host: string) => Buffer,
): readonly Buffer[] {
  const record = (data: Buffer) =>
    Buffer.concat([
      Buffer.of(
        0xc0,
        12,
        type >> 8,
        type & 0xff,
        0,
        1,
        0,
        0,
        0,
        60,
        data.length >> 8,
        data.length & 0xff,
      ),
      data,
    ]);
  if (type === 1 && Object.values(services).some((list) => list.some(({ host }) => host === name)))
    return [record(Buffer.of(127, 0, 0, 1))];
  if (type !== 33) return [];
  return (services[name] ?? []).map(({ host, port }, index) =>
    record(Buffer.concat([Buffer.of(0, index, 0, 100, port >> 8, port & 0xff), write(host)])),
  );
}

function labels(host: string): Buffer {
  return Buffer.concat([
    ...host.split('.').flatMap((label) => [Buffer.of(label.length), Buffer.from(label)]),
    Buffer.of(0),
  ]);
}

// The first label, then a reference to where the domain stands in the question.
function shorten(host: string, question: string): Buffer {
  const [first = '', ...domain] = host.split('.');
  const at = question.toLowerCase().lastIndexOf(domain.join('.'));
  return at === -1
    ? labels(host)
    : Buffer.concat([Buffer.of(first.length), Buffer.from(first), Buffer.of(0xc0, 12 + at)]);
}

function nameIn(query: Buffer): readonly [string, number] {
  const parts: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    parts.push(query.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return [parts.join('.').toLowerCase(), at + 1];
}
