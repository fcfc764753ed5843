import {
  type Client,
  type Entry,
  type Filter,
  NoSuchObjectError,
  ResultCodeError,
  type SearchOptions,
} from 'ldapts';
import type { HostAndPort } from '#main/drivers/network/host-and-port.ts';
import { refuseIfCancelled } from '#shared/cancellation.ts';
import { AppError } from '#shared/errors.ts';
import { refusedBind } from './bind-errors.ts';
import { connectionError, isWorthAnotherTry } from './connection-errors.ts';
import { BINARY_ATTRIBUTES, bytesIn, textIn } from './entries.ts';
import { type ConnectOptions, type Timing, openClient } from './open-client.ts';
import { type Silence, unlessGone } from './silence.ts';
import { within } from './waiting.ts';

/** What a bind is made with. */
export interface BindAs {
  /** `DOMAIN\name` or `name@domain`. */
  readonly bindName: string;
  readonly password: string;
}

/** What a controller says of itself and of whom it takes the operator for. */
export interface RootDse {
  readonly defaultNamingContext: string;
  readonly rootDomainNamingContext: string;
  readonly configurationNamingContext: string;
  /** SIDs of the operator's token as bytes in hexadecimal; empty where the server does not tell. */
  readonly token: ReadonlySet<string>;
  /** True for a read-only controller, which holds no secrets. */
  readonly readOnly: boolean;
}

/** A search. */
export interface Query {
  readonly base: string;
  readonly scope: 'base' | 'one' | 'sub';
  readonly filter: Filter;
  readonly attributes: readonly string[];
  /** No more entries than this are asked for. */
  readonly atMost?: number;
}

/**
 * One bound, encrypted connection. It never comes back to life by itself: what is lost is replaced
 * by a new one.
 */
export interface Connection {
  readonly server: HostAndPort;
  readonly root: RootDse;
  /** False once it is lost, closed or given up. */
  isUsable(): boolean;
  /** True when it still answers. */
  isAlive(signal: AbortSignal): Promise<boolean>;
  /**
   * Everything that fits, page by page; references to other servers are not followed: the password
   * would go there. On cancel the connection is given up, as the answer would still come.
   *
   * @throws AppError `directory.*`, `request.cancelled`
   */
  search(query: Query, signal: AbortSignal): Promise<readonly Entry[]>;
  close(): void;
}

// Below Active Directory's MaxPageSize of 1000.
const PAGE_SIZE = 500;
/**
 * More than any question of this console has answers; a server that never stops is one that went
 * wrong.
 */
const MOST_ENTRIES = 20_000;
// LDAP_CAP_ACTIVE_DIRECTORY_PARTIAL_SECRETS_OID (MS-ADTS 3.1.1.3.4.3.5)
const READ_ONLY_CONTROLLER = '1.2.840.113556.1.4.1920';
/** The least that can be asked (MS-ADTS 3.1.1.3.2). */
const PROBE: SearchOptions = { scope: 'base', attributes: ['currentTime'] };
const ROOT_ATTRIBUTES = [
  'defaultNamingContext',
  'rootDomainNamingContext',
  'configurationNamingContext',
  'supportedCapabilities',
  'tokenGroups',
];

/**
 * Connects, encrypts, binds and reads the root object.
 *
 * @throws AppError `auth.*` when the directory refused the credentials, `directory.*` when it could
 *   not be asked, `request.cancelled`. Before the connection is encrypted nothing is sent that
 *   anybody could use.
 */
export async function connect(
  to: HostAndPort,
  as: BindAs,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<Connection> {
  refuseIfCancelled(signal);
  const { client, drop } = await openClient(to, options, signal);
  const silence = {
    host: to.host,
    patience: options.timing.patience,
    isThere: (whom: AbortSignal) => talks(to, options, whom),
    giveUp: drop,
  };
  try {
    await within(
      unlessGone(client.bind(as.bindName, as.password), silence, signal),
      options.timing.bind,
      signal,
      drop,
    );
    const root = await within(
      unlessGone(readRoot(client), silence, signal),
      options.timing.answer,
      signal,
      drop,
    );
    return connectionOver(client, { server: to, root, silence, timing: options.timing });
  } catch (error) {
    drop();
    throw refusedBind(error) ?? connectionError(error);
  }
}

async function readRoot(client: Client): Promise<RootDse> {
  const { searchEntries } = await client.search('', {
    scope: 'base',
    attributes: ROOT_ATTRIBUTES,
    explicitBufferAttributes: BINARY_ATTRIBUTES,
  });
  const [entry] = searchEntries;
  if (entry === undefined) throw new AppError('directory.refused', 'no root object');
  const capabilities = bytesIn(entry, 'supportedCapabilities').map(String);
  return {
    defaultNamingContext: textIn(entry, 'defaultNamingContext') ?? '',
    rootDomainNamingContext: textIn(entry, 'rootDomainNamingContext') ?? '',
    configurationNamingContext: textIn(entry, 'configurationNamingContext') ?? '',
    token: new Set(bytesIn(entry, 'tokenGroups').map((sid) => sid.toString('hex'))),
    readOnly: capabilities.includes(READ_ONLY_CONTROLLER),
  };
}

/**
 * Whether a server still answers a question that it answers to anybody. One that only takes
 * connections, and then says nothing, does not.
 */
async function talks(
  to: HostAndPort,
  options: ConnectOptions,
  signal: AbortSignal,
): Promise<boolean> {
  const { timing } = options;
  const asked = (async () => {
    const { client, drop } = await openClient(to, options, signal);
    await within(client.search('', PROBE), timing.probe, signal, drop).finally(drop);
    return true;
  })();
  return within(asked, timing.probe, signal, () => undefined).catch(() => false);
}

interface Parts {
  readonly server: HostAndPort;
  readonly root: RootDse;
  readonly timing: Timing;
  readonly silence: Silence;
}

function connectionOver(client: Client, { server, root, silence, timing }: Parts): Connection {
  let closed = false;
  let answeredAt = performance.now();
  const close = () => {
    closed = true;
    silence.giveUp();
  };

  const ask = async <T>(
    question: () => Promise<T>,
    ms: number,
    signal: AbortSignal,
  ): Promise<T> => {
    refuseIfCancelled(signal);
    // A lost connection is never asked: ldapts would ask a new one that knows nobody.
    if (closed || !client.isBound)
      throw new AppError('directory.unreachable', `${server.host}: the connection was lost`);
    try {
      const answer = await within(
        unlessGone(question(), { ...silence, giveUp: close }, signal),
        ms,
        signal,
        close,
      );
      answeredAt = performance.now();
      return answer;
    } catch (error) {
      throw connectionError(error);
    }
  };

  return {
    server,
    root,
    close,
    isUsable: () => !closed && client.isBound,
    async isAlive(signal) {
      if (closed || !client.isBound) return false;
      if (performance.now() - answeredAt < timing.trusted) return true;
      const probe = () => client.search('', PROBE);
      return ask(probe, timing.probe, signal).then(
        () => true,
        (error: unknown) => {
          refuseIfCancelled(signal);
          if (!isWorthAnotherTry(error)) throw error;
          close();
          return false;
        },
      );
    },
    async search(query, signal) {
      try {
        return await pages(client, query, (page) => ask(page, timing.answer, signal));
      } catch (error) {
        if (isWorthAnotherTry(error)) close();
        if (isNowhere(error)) return [];
        throw error;
      }
    },
  };
}

async function pages(
  client: Client,
  query: Query,
  ask: <T>(question: () => Promise<T>) => Promise<T>,
): Promise<readonly Entry[]> {
  const options: SearchOptions = {
    scope: query.scope,
    filter: query.filter,
    attributes: [...query.attributes],
    explicitBufferAttributes: BINARY_ATTRIBUTES,
  };
  if (query.scope === 'base')
    return (await ask(() => client.search(query.base, options))).searchEntries;
  const { atMost = Infinity } = query;
  const answers = client.searchPaginated(query.base, {
    ...options,
    paged: { pageSize: Math.min(PAGE_SIZE, atMost) },
  });
  const found: Entry[] = [];
  while (found.length < MOST_ENTRIES) {
    const page = await ask(() => answers.next());
    if (page.done === true) return found;
    found.push(...page.value.searchEntries);
    if (found.length >= atMost) return found.slice(0, atMost);
  }
  throw new AppError('directory.refused', `more than ${MOST_ENTRIES} entries`);
}

// A referral (10) says that another server has the object. It is not followed: the password is shown to no server that a server names.
function isNowhere(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  return (
    cause instanceof NoSuchObjectError || (cause instanceof ResultCodeError && cause.code === 10)
  );
}
