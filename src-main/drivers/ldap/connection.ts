import type { Client, Entry } from 'ldapts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import type { HostAndPort } from '../network/host-and-port.ts';
import { PROBE, awaitAnswer } from './await-answer.ts';
import { directoryError, isRetryable } from './errors.ts';
import { type ClientOptions, type OpenClient, clientOver, openEncrypted } from './open-client.ts';
import { type SaslBind, saslBind } from './sasl-bind.ts';
import { type SearchRequest, isBaseMissing, searchAllPages, searchPages } from './search.ts';

/** What a simple bind is made with. */
interface SimpleBind {
  /** A name the directory takes for a bind, such as `DOMAIN\name` or `name@domain`. */
  readonly bindName: string;
  readonly password: string;
}

/** How a directory is connected to, and what is read of it. */
export interface ConnectOptions extends ClientOptions {
  /**
   * Attributes whose bytes are not text, spelled as the server spells them. Of the others ldapts
   * turns into a string whatever happens to be valid UTF-8.
   */
  readonly binaryAttributes: readonly string[];
  /** The attributes of the root DSE that are read after the bind. */
  readonly rootAttributes: readonly string[];
  /** What a refused bind means to this directory; `undefined` for an error that is no refusal. */
  readonly bindRefusal: (error: unknown) => AppError | undefined;
}

/**
 * One bound, encrypted connection. It never reconnects by itself: one that is lost is replaced by a
 * new one.
 */
export interface Connection {
  readonly server: HostAndPort;
  /** What the server says of itself (RFC 4512, 5.1). */
  readonly rootEntry: Entry;
  /** False once it is lost or closed. */
  isUsable(): boolean;
  /**
   * True when the server still answers over it. On cancel it is closed.
   *
   * @throws AppError `request.cancelled`, and `directory.*` for what another try would not mend
   */
  isAlive(signal: AbortSignal): Promise<boolean>;
  /**
   * Everything that fits; none where the base is not on this server. On cancel the connection is
   * closed, as the answer would still come over it.
   *
   * @throws AppError `directory.*`, `request.cancelled`
   */
  search(request: SearchRequest, signal: AbortSignal): Promise<readonly Entry[]>;
  /** The same for lists of any length, page by page. Other questions may be asked meanwhile. */
  pages(request: SearchRequest, signal: AbortSignal): AsyncGenerator<readonly Entry[]>;
  close(): void;
}

interface Target {
  readonly server: HostAndPort;
  readonly bind: SimpleBind | SaslBind;
  readonly options: ConnectOptions;
}

/**
 * Connects, encrypts, binds and reads the root DSE. On cancel the connection is closed. Before it
 * is encrypted nothing is sent that anybody could use.
 *
 * @throws AppError what `bindRefusal` says when the directory refused the credentials,
 *   `directory.*` when it could not be asked, `request.cancelled`
 */
export async function connect(
  { server, bind, options }: Target,
  signal: AbortSignal,
): Promise<Connection> {
  refuseIfCancelled(signal);
  const socket = await openEncrypted(server, options, signal);
  const limits = options.timeLimits;
  const drop = () => void socket.destroy();
  const wait = <T>(answer: Promise<T>, ms = limits.bind) =>
    awaitAnswer(answer, { server, options, signal, giveUp: drop, ms });
  try {
    if ('exchange' in bind) await saslBind(socket, bind, wait);
    const open = clientOver(socket, options);
    if ('password' in bind) await wait(open.client.bind(bind.bindName, bind.password));
    const rootEntry = await wait(readRootEntry(open.client, options), limits.answer);
    return boundConnection({ ...open, server, options, rootEntry });
  } catch (error) {
    drop();
    throw options.bindRefusal(error) ?? directoryError(error);
  }
}

async function readRootEntry(
  client: Client,
  { rootAttributes, binaryAttributes }: ConnectOptions,
): Promise<Entry> {
  const { searchEntries } = await client.search('', {
    scope: 'base',
    attributes: [...rootAttributes],
    explicitBufferAttributes: [...binaryAttributes],
  });
  const [entry] = searchEntries;
  if (entry === undefined) throw new AppError('directory.refused', 'no root object');
  return entry;
}

interface BoundClient extends OpenClient {
  readonly server: HostAndPort;
  readonly options: ConnectOptions;
  readonly rootEntry: Entry;
}

/** Waits for the answer to a question, no longer than this many milliseconds. */
type Ask = <T>(question: () => Promise<T>, ms: number, signal: AbortSignal) => Promise<T>;

function boundConnection(bound: BoundClient): Connection {
  const { client, isOpen, drop, server, options, rootEntry } = bound;
  const { probe, answer, idleCheckAfter } = options.timeLimits;
  let closed = false;
  let answeredAt = performance.now();
  const isUsable = () => !closed && isOpen();
  const close = () => {
    closed = true;
    drop();
  };
  const ask: Ask = async (question, ms, signal) => {
    refuseIfCancelled(signal);
    // A lost connection is never asked: ldapts would open a new one, without a bind.
    if (!isUsable())
      throw new AppError('directory.unreachable', `${server.host}: the connection was lost`);
    try {
      const awaited = { server, options, ms, signal, giveUp: close };
      const answered = await awaitAnswer(question(), awaited);
      answeredAt = performance.now();
      return answered;
    } catch (error) {
      const failure = directoryError(error);
      if (isRetryable(failure)) close();
      throw failure;
    }
  };

  const searched = { client, binaryAttributes: options.binaryAttributes };
  return {
    server,
    rootEntry,
    close,
    isUsable,
    async isAlive(signal) {
      if (!isUsable()) return false;
      if (performance.now() - answeredAt < idleCheckAfter) return true;
      return answersProbe(() => ask(() => client.search('', PROBE), probe, signal), signal);
    },
    ...searchesOver(searched, (question, signal) => ask(question, answer, signal)),
  };
}

type Searched = Parameters<typeof searchPages>[0];

function searchesOver(
  searched: Searched,
  ask: <T>(question: () => Promise<T>, signal: AbortSignal) => Promise<T>,
): Pick<Connection, 'search' | 'pages'> {
  return {
    async search(request, signal) {
      try {
        return await searchAllPages(searched, request, (question) => ask(question, signal));
      } catch (error) {
        if (isBaseMissing(error)) return [];
        throw error;
      }
    },
    async *pages(request, signal) {
      try {
        yield* searchPages(searched, request, (question) => ask(question, signal));
      } catch (error) {
        if (!isBaseMissing(error)) throw error;
      }
    },
  };
}

async function answersProbe(probe: () => Promise<unknown>, signal: AbortSignal): Promise<boolean> {
  try {
    await probe();
    return true;
  } catch (error) {
    refuseIfCancelled(signal);
    if (!isRetryable(error)) throw error;
    return false;
  }
}
