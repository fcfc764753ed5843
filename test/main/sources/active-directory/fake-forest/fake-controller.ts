import net from 'node:net';
import tls from 'node:tls';
import {
  type Piece,
  enumerated,
  integer,
  numberIn,
  piece,
  piecesIn,
  readPiece,
  text,
} from './ber.ts';
import { type FakeObject, asSeenBy, fits, isInScope } from './objects.ts';

export interface FakeAccount {
  /** Every name it binds with, in lower case. */
  readonly names: readonly string[];
  readonly password: string;
  readonly token: readonly Buffer[];
  /** Refuses the bind with this sub-code though the password is right. */
  refusedWith?: string;
}

export interface FakeControllerOptions {
  readonly key: string;
  readonly cert: string;
  readonly encryption: 'ldaps' | 'starttls' | 'none';
  readonly root: Readonly<Record<string, readonly string[]>>;
  readonly accounts: readonly FakeAccount[];
  /** Looked at anew for every search. */
  readonly objects: () => readonly FakeObject[];
}

/** What happened, in order: `open`, `tls`, `bind NAME`, `search BASE`. */
export type Happening = string;

/** How it misbehaves, from now on. */
export interface Mood {
  /** Says nothing more to requests of this kind. */
  silentAt?: 'connection' | 'bind' | 'search' | undefined;
  /** From the first time it said nothing on, takes connections and says nothing to anybody. */
  silentTo?: 'everybody else' | undefined;
  /** Answers the next search with this many bytes and hangs up. */
  cutAfter?: number | undefined;
  /** Answers every search but the one for its root object with this result code. */
  result?: number | undefined;
  /** Sent along with every answer. */
  references?: readonly string[] | undefined;
}

/**
 * A domain controller of a made-up forest: enough of LDAP to be mistaken for one, and to misbehave
 * on purpose.
 */
export interface FakeController {
  readonly port: number;
  readonly happenings: Happening[];
  readonly mood: Mood;
  /** How often it said nothing so far. */
  silences(): number;
  /** Hangs up on everybody. */
  dropAll(): void;
  stop(): Promise<void>;
}

export async function startFakeController(options: FakeControllerOptions): Promise<FakeController> {
  const happenings: Happening[] = [];
  const mood: Mood = {};
  const state = { silences: 0 };
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = net.createServer((socket) => {
    keep(socket);
    happenings.push('open');
    if (mood.silentAt === 'connection') {
      state.silences += 1;
      return;
    }
    const talk = (over: net.Socket) =>
      converse(over, { options, happenings, mood, state, encrypt });
    const encrypt = (clear: net.Socket) => {
      const secure = new tls.TLSSocket(clear, {
        isServer: true,
        key: options.key,
        cert: options.cert,
      });
      secure.on('secure', () => happenings.push('tls'));
      keep(secure);
      talk(secure);
    };
    if (options.encryption === 'ldaps') encrypt(socket);
    else talk(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const dropAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    port: (server.address() as net.AddressInfo).port,
    happenings,
    mood,
    silences: () => state.silences,
    dropAll,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        dropAll();
      }),
  };
}

interface Talk {
  readonly options: FakeControllerOptions;
  readonly happenings: Happening[];
  readonly mood: Mood;
  readonly state: { silences: number };
  readonly encrypt: (clear: net.Socket) => void;
}

function converse(socket: net.Socket, talk: Talk): void {
  let got = Buffer.alloc(0);
  let bound: FakeAccount | undefined;
  const onData = (chunk: Buffer) => {
    got = Buffer.concat([got, chunk]);
    for (let message = readPiece(got, 0); message !== undefined; message = readPiece(got, 0)) {
      got = got.subarray(message.end);
      const [id, request] = piecesIn(message.bytes);
      if (request !== undefined) answer(numberIn(id), request);
    }
  };
  socket.on('data', onData);

  const send = (id: number, ...operations: readonly Buffer[]) => {
    const bytes = Buffer.concat(operations.map((operation) => piece(0x30, integer(id), operation)));
    if (talk.mood.cutAfter === undefined) socket.write(bytes);
    else socket.end(bytes.subarray(0, talk.mood.cutAfter));
    talk.mood.cutAfter = undefined;
  };

  function answer(id: number, request: Piece): void {
    const parts = piecesIn(request.bytes);
    if (request.tag === 0x60) onBind(id, parts);
    else if (request.tag === 0x63) onSearch(id, parts);
    else if (request.tag === 0x77) onExtended(id);
    else socket.end();
  }

  function onBind(id: number, [, name, password]: readonly Piece[]): void {
    const asked = String(name?.bytes);
    talk.happenings.push(`bind ${asked}`);
    if (talk.mood.silentAt === 'bind') {
      talk.state.silences += 1;
      if (talk.mood.silentTo !== undefined) talk.mood.silentAt = 'connection';
      return;
    }
    if (talk.options.encryption !== 'ldaps' && !(socket instanceof tls.TLSSocket))
      return send(id, done(0x61, 8, 'BindSimple: Transport encryption required.'));
    // As Active Directory does: no password, nobody, success.
    if (password?.bytes.length === 0) return send(id, done(0x61, 0));
    const account = talk.options.accounts.find(({ names }) => names.includes(asked.toLowerCase()));
    const data =
      account === undefined || account.password !== String(password?.bytes)
        ? account?.refusedWith === '775'
          ? '775'
          : '52e'
        : account.refusedWith;
    if (data !== undefined)
      return send(
        id,
        done(
          0x61,
          49,
          `80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, data ${data}, v1db1`,
        ),
      );
    bound = account;
    send(id, done(0x61, 0));
  }

  function onExtended(id: number): void {
    if (talk.options.encryption !== 'starttls') return send(id, done(0x78, 2, 'no such operation'));
    socket.off('data', onData);
    send(id, done(0x78, 0));
    talk.encrypt(socket);
  }

  function onSearch(id: number, [base, scope, , , , , filter, wanted]: readonly Piece[]): void {
    const at = String(base?.bytes);
    talk.happenings.push(`search ${at}`);
    if (talk.mood.silentAt === 'search') {
      talk.state.silences += 1;
      return;
    }
    if (at === '' && numberIn(scope) === 0)
      return send(
        id,
        entry(
          { dn: '', values: { ...talk.options.root, tokenGroups: bound?.token ?? [] } },
          undefined,
        ),
        done(0x65, 0),
      );
    if (talk.mood.result !== undefined) return send(id, done(0x65, talk.mood.result));
    if (bound === undefined)
      return send(
        id,
        done(
          0x65,
          1,
          'In order to perform this operation a successful bind must be completed on the connection.',
        ),
      );
    const reader = bound.names[0] ?? '';
    const visible = talk.options.objects().map((object) => asSeenBy(object, reader));
    const found = visible.filter(
      (object) =>
        isInScope(object, at, numberIn(scope)) && filter !== undefined && fits(object, filter),
    );
    if (numberIn(scope) === 0 && !visible.some((object) => isInScope(object, at, 0)))
      return send(id, done(0x65, 32));
    const references = (talk.mood.references ?? []).map((url) => piece(0x73, text(url)));
    const names = new Set(
      piecesIn(wanted?.bytes ?? Buffer.alloc(0)).map(({ bytes }) => bytes.toString().toLowerCase()),
    );
    send(id, ...found.map((object) => entry(object, names)), ...references, done(0x65, 0));
  }
}

function done(tag: number, code: number, message = ''): Buffer {
  return piece(tag, enumerated(code), text(''), text(message));
}

function entry({ dn, values }: FakeObject, wanted: ReadonlySet<string> | undefined): Buffer {
  const shown = Object.entries(values).filter(
    ([name, list]) => list.length > 0 && (wanted === undefined || wanted.has(name.toLowerCase())),
  );
  return piece(
    0x64,
    text(dn),
    piece(
      0x30,
      ...shown.map(([name, list]) => piece(0x30, text(name), piece(0x31, ...list.map(text)))),
    ),
  );
}
