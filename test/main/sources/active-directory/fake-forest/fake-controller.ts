import net from 'node:net';
import tls from 'node:tls';
import {
  type BerElement,
  enumerated,
  integer,
  numberIn,
  element,
  elementsIn,
  readElement,
  text,
} from './ber.ts';
import { type FakeObject, asSeenBy, matchesFilter, isInScope } from './objects.ts';

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
  /** Versions and ciphers, where they are not Node's usual ones. */
  readonly tls?: Pick<tls.SecureContextOptions, 'minVersion' | 'maxVersion' | 'ciphers'>;
  readonly encryption: 'ldaps' | 'starttls' | 'none';
  readonly root: Readonly<Record<string, readonly string[]>>;
  readonly accounts: readonly FakeAccount[];
  /** Looked at anew for every search. */
  readonly objects: () => readonly FakeObject[];
}

/** How it misbehaves, from now on. */
export interface Faults {
  /** Leaves requests of this kind unanswered. */
  hangsAt?: 'connection' | 'bind' | 'search' | undefined;
  /** After the first unanswered bind, leaves every new connection unanswered as well. */
  thenHangsEverywhere?: boolean | undefined;
  /** Answers the next request with this many bytes and hangs up. */
  cutAfter?: number | undefined;
  /** Answers every search but the one for its root object with this result code. */
  result?: number | undefined;
  /** Refuses every bind with this sub-code, whatever the password is. */
  refusesWith?: string | undefined;
  /** References to other servers, sent along with every answer. */
  references?: readonly string[] | undefined;
}

/**
 * A domain controller of a made-up forest: enough of LDAP to be mistaken for one, and to misbehave
 * on purpose.
 */
export interface FakeController {
  readonly port: number;
  /** What happened, in order: `open`, `tls`, `bind NAME`, `search BASE`. */
  readonly events: string[];
  readonly faults: Faults;
  /** How many requests and connections it has left unanswered so far. */
  unanswered(): number;
  /** Hangs up on everybody. */
  dropAll(): void;
  stop(): Promise<void>;
}

export async function startFakeController(options: FakeControllerOptions): Promise<FakeController> {
  const events: string[] = [];
  const faults: Faults = {};
  const state = { unanswered: 0 };
  const sockets = new Set<net.Socket>();
  const keep = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = net.createServer((socket) => {
    keep(socket);
    events.push('open');
    if (faults.hangsAt === 'connection') {
      state.unanswered += 1;
      return;
    }
    const talk = (over: net.Socket) =>
      new Conversation(over, { options, events, faults, state, encrypt }).start();
    const encrypt = (clear: net.Socket) => {
      const secure = new tls.TLSSocket(clear, {
        isServer: true,
        key: options.key,
        cert: options.cert,
        ...options.tls,
      });
      secure.on('secure', () => events.push('tls'));
      keep(secure);
      talk(secure);
    };
    if (options.encryption === 'ldaps') encrypt(socket);
    else talk(socket);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const dropAll = () => sockets.forEach((socket) => socket.destroy());
  return {
    // Safe: a server that listens on TCP has such an address.
    port: (server.address() as net.AddressInfo).port,
    events,
    faults,
    unanswered: () => state.unanswered,
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
  readonly events: string[];
  readonly faults: Faults;
  readonly state: { unanswered: number };
  readonly encrypt: (clear: net.Socket) => void;
}

/** Tags of LDAP requests and of the answers to them (RFC 4511, 4.2 to 4.12). */
const TAGS = {
  bindRequest: 0x60,
  bindResponse: 0x61,
  searchRequest: 0x63,
  searchDone: 0x65,
  searchReference: 0x73,
  extendedRequest: 0x77,
  extendedResponse: 0x78,
} as const;

/** What one client says over one connection, and what it is answered. */
class Conversation {
  private received = Buffer.alloc(0);
  private bound: FakeAccount | undefined;
  /** Whether the request has the control for that. */
  private seesDeleted = false;
  private readonly socket: net.Socket;
  private readonly talk: Talk;

  constructor(socket: net.Socket, talk: Talk) {
    this.socket = socket;
    this.talk = talk;
  }

  start(): void {
    this.socket.on('data', this.onData);
  }

  private readonly onData = (chunk: Buffer): void => {
    this.received = Buffer.concat([this.received, chunk]);
    for (
      let message = readElement(this.received, 0);
      message !== undefined;
      message = readElement(this.received, 0)
    ) {
      this.received = this.received.subarray(message.end);
      const [id, request, controls] = elementsIn(message.bytes);
      // LDAP_SERVER_SHOW_DELETED_OID
      this.seesDeleted = controls?.bytes.includes('1.2.840.113556.1.4.417') ?? false;
      if (request !== undefined) this.answer(numberIn(id), request);
    }
  };

  private answer(id: number, request: BerElement): void {
    const parts = elementsIn(request.bytes);
    if (request.tag === TAGS.bindRequest) this.onBind(id, parts);
    else if (request.tag === TAGS.searchRequest) this.onSearch(id, parts);
    else if (request.tag === TAGS.extendedRequest) this.onExtended(id);
    else this.socket.end();
  }

  private send(id: number, ...operations: readonly Buffer[]): void {
    const { faults } = this.talk;
    const bytes = Buffer.concat(
      operations.map((operation) => element(0x30, integer(id), operation)),
    );
    if (faults.cutAfter === undefined) this.socket.write(bytes);
    else this.socket.end(bytes.subarray(0, faults.cutAfter));
    faults.cutAfter = undefined;
  }

  private onBind(id: number, [, name, password]: readonly BerElement[]): void {
    const { options, events, faults, state } = this.talk;
    const bindName = String(name?.bytes);
    events.push(`bind ${bindName}`);
    if (faults.hangsAt === 'bind') {
      state.unanswered += 1;
      if (faults.thenHangsEverywhere === true) faults.hangsAt = 'connection';
      return;
    }
    const respond = (code: number, message?: string) =>
      this.send(id, done(TAGS.bindResponse, code, message));
    if (options.encryption !== 'ldaps' && !(this.socket instanceof tls.TLSSocket))
      return respond(8, 'BindSimple: Transport encryption required.');
    // As Active Directory does: a bind without a password succeeds, as nobody.
    if (password?.bytes.length === 0) return respond(0);
    const account = options.accounts.find(({ names }) => names.includes(bindName.toLowerCase()));
    const data = faults.refusesWith ?? refusalOf(account, String(password?.bytes));
    if (data !== undefined) return respond(49, refusalText(data));
    this.bound = account;
    respond(0);
  }

  private onExtended(id: number): void {
    if (this.talk.options.encryption !== 'starttls')
      return this.send(id, done(TAGS.extendedResponse, 2, 'no such operation'));
    this.socket.off('data', this.onData);
    this.send(id, done(TAGS.extendedResponse, 0));
    this.talk.encrypt(this.socket);
  }

  private onSearch(
    id: number,
    [baseDn, scopeNumber, , , , , filter, wanted]: readonly BerElement[],
  ): void {
    const { options, events, faults, state } = this.talk;
    const base = String(baseDn?.bytes);
    const scope = numberIn(scopeNumber);
    events.push(`search ${base}`);
    if (faults.hangsAt === 'search') {
      state.unanswered += 1;
      return;
    }
    const respond = (code: number, message?: string) =>
      this.send(id, done(TAGS.searchDone, code, message));
    if (base === '' && scope === 0) {
      const values = { ...options.root, tokenGroups: this.bound?.token ?? [] };
      return this.send(id, entry({ dn: '', values }, undefined), done(TAGS.searchDone, 0));
    }
    if (faults.result !== undefined) return respond(faults.result);
    if (this.bound === undefined) return respond(1, UNBOUND);
    const reader = this.bound.names[0] ?? '';
    const visible = options
      .objects()
      .filter(({ values }) => this.seesDeleted || values['isDeleted'] === undefined)
      .map((object) => asSeenBy(object, reader));
    if (scope === 0 && !visible.some((object) => isInScope(object, base, 0))) return respond(32);
    const found = visible.filter(
      (object) =>
        isInScope(object, base, scope) && filter !== undefined && matchesFilter(object, filter),
    );
    this.send(
      id,
      ...found.map((object) => entry(object, attributeNames(wanted))),
      ...(faults.references ?? []).map((url) => element(TAGS.searchReference, text(url))),
      done(TAGS.searchDone, 0),
    );
  }
}

const UNBOUND =
  'In order to perform this operation a successful bind must be completed on the connection.';

/** The sub-code of the refusal; `undefined` where the bind succeeds. */
function refusalOf(account: FakeAccount | undefined, password: string): string | undefined {
  if (account?.password === password) return account.refusedWith;
  return account?.refusedWith === '775' ? '775' : '52e';
}

function refusalText(data: string): string {
  return (
    '80090308: LdapErr: DSID-0C0903A9, comment: AcceptSecurityContext error, ' +
    `data ${data}, v1db1`
  );
}

function attributeNames(wanted: BerElement | undefined): ReadonlySet<string> {
  return new Set(
    elementsIn(wanted?.bytes ?? Buffer.alloc(0)).map(({ bytes }) => bytes.toString().toLowerCase()),
  );
}

function done(tag: number, code: number, message = ''): Buffer {
  return element(tag, enumerated(code), text(''), text(message));
}

function entry({ dn, values }: FakeObject, wanted: ReadonlySet<string> | undefined): Buffer {
  const shown = Object.entries(values).filter(
    ([name, list]) => list.length > 0 && (wanted === undefined || wanted.has(name.toLowerCase())),
  );
  return element(
    0x64,
    text(dn),
    element(
      0x30,
      ...shown.map(([name, list]) => element(0x30, text(name), element(0x31, ...list.map(text)))),
    ),
  );
}
