import type { AddressInfo, Socket } from 'node:net';
import tls from 'node:tls';

/** What a server does from its answers' byte of this number on. */
export interface AnswerFault {
  readonly kind: 'stop' | 'hang' | 'slow' | 'rubbish';
  readonly afterBytes: number;
}

/** Stands where the server's encryption ends, and makes the server itself fail on purpose. */
export interface TlsProxy {
  readonly port: number;
  /** From the next byte of an answer on; `undefined` heals it. */
  fail(fault: AnswerFault | undefined): void;
  /** Hangs up on everybody. */
  cutOff(): void;
  /** Bytes of answers since the last call of {@link fail}. */
  readonly answered: () => number;
  /** Bytes that came from anybody so far: while it stands still, somebody waits. */
  readonly moved: () => number;
  stop(): Promise<void>;
}

interface ProxiedServer {
  readonly port: number;
  /** Its own certificate: whoever connects is to trust both alike. */
  readonly key: string;
  readonly cert: string;
}

/** What is asked for of Configuration Manager's database, too (TDS 8.0). */
const PROTOCOLS = ['tds/8.0', 'http/1.1'];
/** So much of a slow answer comes at once, in bytes. */
const SLOW_PIECE = 24;

export async function startTlsProxy(server: ProxiedServer): Promise<TlsProxy> {
  const { key, cert } = server;
  const open = new Set<Socket>();
  const state = { fault: undefined as AnswerFault | undefined, answered: 0, moved: 0 };
  const listener = tls.createServer({ key, cert, ALPNProtocols: PROTOCOLS }, (client) => {
    if (hasBegun(state) && state.fault?.kind === 'stop') client.destroy();
    else joinTo(client, { server, open, state });
  });
  listener.on('connection', (socket: Socket) => {
    keep(open, socket);
    if (hasBegun(state) && state.fault?.kind === 'stop') socket.destroy();
  });
  listener.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  const cutOff = () => open.forEach((socket) => socket.destroy());
  return {
    // Safe: a server that listens on TCP has such an address.
    port: (listener.address() as AddressInfo).port,
    fail(fault) {
      state.fault = fault;
      state.answered = 0;
    },
    cutOff,
    answered: () => state.answered,
    moved: () => state.moved,
    stop: () =>
      new Promise((resolve) => {
        listener.close(() => resolve());
        cutOff();
      }),
  };
}

interface ProxyState {
  fault: AnswerFault | undefined;
  answered: number;
  moved: number;
}

const hasBegun = ({ fault, answered }: ProxyState) =>
  fault !== undefined && answered >= fault.afterBytes;

function keep(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on('error', () => undefined).on('close', () => open.delete(socket));
}

interface Joining {
  readonly server: ProxiedServer;
  readonly open: Set<Socket>;
  readonly state: ProxyState;
}

function joinTo(client: tls.TLSSocket, { server, open, state }: Joining): void {
  const upstream = tls.connect({
    port: server.port,
    host: 'localhost',
    // It is the server of this test, whatever name its certificate has.
    rejectUnauthorized: false,
    ALPNProtocols: client.alpnProtocol === false ? PROTOCOLS : [client.alpnProtocol ?? ''],
  });
  for (const [socket, other] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    keep(open, socket);
    socket.on('close', () => other.destroy());
  }
  const trickle = trickling(client, state);
  client.on('data', (piece: Buffer) => {
    state.moved += piece.length;
    upstream.write(piece);
  });
  upstream.on('data', (piece: Buffer) => {
    state.moved += piece.length;
    answer({ client, trickle }, piece, state);
  });
}

interface Answering {
  readonly client: tls.TLSSocket;
  readonly trickle: (bytes: Buffer) => void;
}

/** What is before the fault arrives as it is. */
function answer({ client, trickle }: Answering, piece: Buffer, state: ProxyState): void {
  const good = Math.max(0, (state.fault?.afterBytes ?? Infinity) - state.answered);
  state.answered += piece.length;
  if (good > 0) client.write(piece.subarray(0, good));
  const rest = piece.subarray(good);
  const kind = state.fault?.kind;
  if (rest.length === 0 || kind === 'hang') return;
  if (kind === 'stop') client.destroy();
  else if (kind === 'slow') trickle(rest);
  else client.write(rubbishOf(rest));
}

/** Sends a little in each turn, in order. */
function trickling(client: tls.TLSSocket, state: ProxyState): (bytes: Buffer) => void {
  let waiting = Buffer.alloc(0);
  const next = () => {
    if (client.destroyed || waiting.length === 0) return;
    state.moved += 1;
    client.write(waiting.subarray(0, SLOW_PIECE));
    waiting = waiting.subarray(SLOW_PIECE);
    setImmediate(next);
  };
  return (bytes) => {
    const isIdle = waiting.length === 0;
    waiting = Buffer.concat([waiting, bytes]);
    if (isIdle) next();
  };
}

const any = (below: number) => Math.floor(Math.random() * below);

/** An answer with some bytes changed, some missing, some twice, or none of it left. */
export function rubbishOf(bytes: Buffer): Buffer {
  const at = any(bytes.length);
  const length = 1 + any(Math.min(32, bytes.length - at));
  const noise = Buffer.from(Array.from({ length }, () => any(256)));
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at + length)];
  const kinds = [
    () => Buffer.concat([before, noise, behind]),
    () => Buffer.concat([before, behind]),
    () => Buffer.concat([before, bytes.subarray(at, at + length), bytes.subarray(at)]),
    () => Buffer.concat([before, noise]),
    () => Buffer.from(Array.from({ length: bytes.length }, () => any(256))),
  ];
  return kinds[any(kinds.length)]?.() ?? noise;
}
