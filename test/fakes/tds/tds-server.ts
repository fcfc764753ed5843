import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { type Login, accountIn, ntlmChallenge, readLogin } from './login.ts';
import { PACKET, TlsInPackets, messageReader, packetsOf } from './packets.ts';
import { type Statement, readBatch, readCall } from './statements.ts';
import {
  type ResultSet,
  type ServerFault,
  done,
  error,
  loginAck,
  results,
  routing,
  sspi,
} from './tokens.ts';

export type { Statement } from './statements.ts';
export type { Column, ResultSet, ServerFault } from './tokens.ts';

/** What the server does with a statement. */
export type Answer =
  | { readonly sets: readonly ResultSet[] }
  /** Does it, and hangs up after so many bytes of the answer. */
  | { readonly sets: readonly ResultSet[]; readonly cutAfter: number }
  | { readonly faults: readonly ServerFault[] }
  | 'silence';

/** How it misbehaves, from now on. */
export interface TdsMood {
  /** What it says of encryption: that it will, that it need not, that it cannot. */
  encryption?: 'on' | 'off' | 'not-supported' | undefined;
  /** Says nothing more from here on. */
  silentAt?: 'connection' | 'prelogin' | 'login' | 'statement' | undefined;
  /** Lets nobody in. */
  refusal?: readonly ServerFault[] | undefined;
  /** Sends these bytes where its answer should be, and hangs up if told so. */
  rubbish?:
    | {
        readonly at: 'connection' | 'prelogin' | 'login' | 'statement';
        readonly bytes: Buffer;
        readonly thenHangUp: boolean;
      }
    | undefined;
  /** Sends whoever has logged in to another server. */
  redirectTo?: { readonly host: string; readonly port: number } | undefined;
}

export interface TdsServerOptions {
  readonly key: string;
  readonly cert: string;
  readonly address?: string;
  readonly port?: number;
  /** Passwords of SQL logins by name. Windows accounts are let in by their name alone. */
  readonly logins: Readonly<Record<string, string>>;
  readonly databases: readonly string[];
  readonly answer: (statement: Statement) => Answer;
}

/**
 * A SQL Server that knows a few logins and a script: enough of TDS to be mistaken for one, and to
 * misbehave on purpose.
 */
export interface TdsServer {
  readonly port: number;
  readonly mood: TdsMood;
  /** Every byte that came in, as it stood on the wire. */
  readonly wire: () => Buffer;
  readonly connections: () => number;
  readonly logins: readonly Login[];
  /** Windows accounts that answered a challenge, `DOMAIN\name`. */
  readonly accounts: readonly string[];
  readonly statements: readonly Statement[];
  dropAll(): void;
  stop(): Promise<void>;
}

const ENCRYPTION = { on: 1, off: 0, 'not-supported': 2 } as const;
const TLS_HANDSHAKE = 0x16;

export async function startTdsServer(options: TdsServerOptions): Promise<TdsServer> {
  const seen = {
    wire: [] as Buffer[],
    logins: [] as Login[],
    accounts: [] as string[],
    statements: [] as Statement[],
  };
  const mood: TdsMood = {};
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.on('data', (piece: Buffer) => seen.wire.push(piece));
    if (mood.rubbish?.at === 'connection') socket.write(mood.rubbish.bytes);
    if (mood.silentAt !== 'connection') greet(socket, { options, mood, seen });
  });
  await new Promise<void>(
    (resolve, reject) =>
      void server
        .once('error', reject)
        .listen(options.port ?? 0, options.address ?? '127.0.0.1', resolve),
  );
  const dropAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    // A server that listens on TCP has an address with a port.
    port: (server.address() as net.AddressInfo).port,
    mood,
    wire: () => Buffer.concat(seen.wire),
    connections: () => connections,
    logins: seen.logins,
    accounts: seen.accounts,
    statements: seen.statements,
    dropAll,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}

interface Talk {
  readonly options: TdsServerOptions;
  readonly mood: TdsMood;
  readonly seen: {
    readonly logins: Login[];
    readonly accounts: string[];
    readonly statements: Statement[];
  };
}

/** TLS from the first byte (TDS 8.0), or a PRELOGIN and then TLS inside packets. */
function greet(socket: net.Socket, talk: Talk): void {
  let feed: ((piece: Buffer) => void) | undefined;
  const serve = (inPackets: boolean) => {
    const bytes = new TlsInPackets(socket, !inPackets);
    const secure = new tls.TLSSocket(bytes, {
      isServer: true,
      key: talk.options.key,
      cert: talk.options.cert,
      ...(!inPackets && { ALPNProtocols: ['tds/8.0'] }),
    });
    secure.on('error', () => socket.destroy());
    secure.on('data', conversation(secure, socket, talk));
    feed = (piece) => bytes.feed(piece);
  };
  const onOpening = messageReader(() => {
    if (isMisbehaving('prelogin', socket, socket, talk)) return;
    const { encryption = 'on' } = talk.mood;
    socket.write(packetsOf({ type: PACKET.answer, data: preloginAnswer(ENCRYPTION[encryption]) }));
    if (encryption === 'on') serve(true);
    else feed = conversation(socket, socket, talk);
  });
  socket.on('data', (piece: Buffer) => {
    if (feed === undefined && piece[0] === TLS_HANDSHAKE) serve(false);
    (feed ?? onOpening)(piece);
  });
}

/** What follows once the way is encrypted, or would have to be. */
function conversation(over: Duplex, socket: net.Socket, talk: Talk): (piece: Buffer) => void {
  const { options, mood, seen } = talk;
  const say = (data: Buffer) => over.write(packetsOf({ type: PACKET.answer, data }));
  const admit = (login: Login) => {
    if (mood.refusal !== undefined) say(Buffer.concat([...mood.refusal.map(error), done()]));
    else if (mood.redirectTo !== undefined)
      say(Buffer.concat([routing(mood.redirectTo.host, mood.redirectTo.port), loginAck()]));
    else if (!options.databases.includes(login.database))
      say(
        Buffer.concat([error({ number: 4060, severity: 11 }), error({ number: 18_456 }), done()]),
      );
    else say(loginAck());
  };
  return messageReader(({ type, data }) => {
    if (type === PACKET.prelogin) say(preloginAnswer(ENCRYPTION.on));
    else if (type === PACKET.login7) {
      const login = readLogin(data);
      seen.logins.push(login);
      if (isMisbehaving('login', over, socket, talk)) return;
      if (login.isWindows) say(sspi(ntlmChallenge()));
      else if (options.logins[login.userName] === login.password) admit(login);
      else say(Buffer.concat([error({ number: 18_456 }), done()]));
    } else if (type === PACKET.sspi) {
      seen.accounts.push(accountIn(data));
      const login = seen.logins.at(-1);
      if (login !== undefined) admit(login);
    } else if (type === PACKET.batch || type === PACKET.rpc) {
      const statement = type === PACKET.rpc ? readCall(data) : readBatch(data);
      // Sent before the first statement, and to find out whether the server still answers.
      if (statement.text.startsWith('set ')) say(done());
      else if (statement.text === 'select 1')
        say(results([{ columns: [{ name: '', type: 'int' }], rows: [[1]] }]));
      else respond(statement);
    }
  });

  function respond(statement: Statement): void {
    seen.statements.push(statement);
    if (isMisbehaving('statement', over, socket, talk)) return;
    const answer = options.answer(statement);
    if (answer === 'silence') return;
    if ('faults' in answer) say(Buffer.concat([...answer.faults.map(error), done()]));
    else if ('cutAfter' in answer)
      over.write(
        packetsOf({ type: PACKET.answer, data: results(answer.sets) }).subarray(0, answer.cutAfter),
        () => setImmediate(() => socket.destroy()),
      );
    else say(results(answer.sets));
  }
}

function isMisbehaving(
  at: 'prelogin' | 'login' | 'statement',
  over: Duplex,
  socket: net.Socket,
  { mood }: Talk,
): boolean {
  if (mood.silentAt === at) return true;
  const { rubbish } = mood;
  if (rubbish?.at !== at) return false;
  over.write(rubbish.bytes, () => rubbish.thenHangUp && socket.destroy());
  return true;
}

/** Version and encryption (MS-TDS 2.2.6.5). */
function preloginAnswer(encryption: number): Buffer {
  return Buffer.from([0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0x10, 0, 0, 0, encryption]);
}
