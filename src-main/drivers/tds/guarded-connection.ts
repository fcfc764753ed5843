import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import sql from 'mssql';
import { Connection } from 'tedious';
import { shortKeyError } from '../network/tls-problem.ts';
import { ServerError, type ServerMessage } from './server-messages.ts';

/**
 * A value for a parameter. Text goes as nvarchar; a uniqueidentifier is compared with it as one.
 * `Date` is UTC.
 */
export type SqlValue = string | number | bigint | boolean | Date | Uint8Array | null;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/**
 * One row by column name: text, numbers, booleans, `Date`, `Buffer`, `null`. bigint and decimal
 * come as tedious reads them: text, numbers.
 */
export type SqlRow = Readonly<Record<string, unknown>>;
/** All result sets of one statement, in order; one without columns is left out. */
export type ResultSets = readonly (readonly SqlRow[])[];

/** How tedious is told where to connect, and as whom. */
export type DriverConfiguration = ConstructorParameters<typeof Connection>[0];
type TokenStreamParser = ReturnType<Connection['createTokenStreamParser']>;
type CreateParser = Parameters<Connection['createTokenStreamParser']>;

/**
 * tedious' connection, where an answer that cannot be read ends the connection. Left alone, tedious
 * raises it in a stream that nobody listens to, which would end the process.
 *
 * Three guards have no public way in tedious, so they override or read what its types call private:
 * `createTokenStreamParser` (unreadable answers), `wrapWithTls` (certificates), and `socket` and
 * `state` (to end it at once, and to know whether it can be asked). The tests in
 * test/main/drivers/tds fail when a new version of tedious changes any of them.
 */
export class GuardedConnection extends Connection {
  /**
   * Rejects with what ended it, when that was an answer that cannot be read, or somebody who gave
   * up.
   */
  readonly faulted: Promise<never>;
  /** `performance.now()` of its last answer, the one to its login included. */
  answeredAt = Number.NEGATIVE_INFINITY;
  /** True until it is asked something. */
  isFresh = true;
  #fault: Error | undefined;
  #onFault: (error: Error) => void = () => undefined;
  #messages: ServerMessage[] = [];
  #parser: TokenStreamParser | undefined;

  constructor(configuration: DriverConfiguration) {
    super(configuration);
    this.faulted = new Promise((_resolve, reject) => {
      this.#onFault = reject;
    });
    this.faulted.catch(() => undefined);
    // It is raised besides being handed to whoever waits for an answer.
    this.on('error', () => undefined);
    // Before the login is sent, at a server that this one sends on to as well.
    this.on('secure', (secured: TLSSocket) => {
      const problem = shortKeyError(secured.getPeerCertificate());
      if (problem !== undefined) this.giveUp(problem);
    });
    this.once('connect', () => {
      this.answeredAt = performance.now();
    });
    this.on('errorMessage', ({ number, state, class: severity, procName, lineNumber }) => {
      this.#messages.push({ number, state, severity, procedure: procName, line: lineNumber });
    });
  }

  override createTokenStreamParser(...[message, handler]: CreateParser): TokenStreamParser {
    const parser = super.createTokenStreamParser(
      message,
      guarded(handler, (error) => this.giveUp(error)),
    );
    Reflect.get(parser, 'parser').on('error', (error: Error) => this.giveUp(error));
    this.#parser = parser;
    return parser;
  }

  /**
   * With TLS first (TDS 8.0) tedious leaves it to the environment whether a wrong certificate ends
   * the connection. Here it does.
   */
  override async wrapWithTls(socket: Socket, signal: AbortSignal): Promise<TLSSocket> {
    const secured = await super.wrapWithTls(socket, signal);
    const problem = secured.authorized
      ? shortKeyError(secured.getPeerCertificate())
      : Object.assign(new Error('the certificate is not trusted'), {
          code: String(secured.authorizationError),
        });
    if (problem === undefined) return secured;
    secured.destroy();
    throw problem;
  }

  /**
   * In the middle of an answer too: what is left of it is read by nobody, where tedious would look
   * for a request that is gone.
   */
  override close(): void {
    this.#parser?.removeAllListeners();
    super.close();
  }

  /** True while it can be asked something. */
  isIdle(): boolean {
    return this.state === this.STATE.LOGGED_IN && this.socket?.writable === true;
  }

  /** Ends it at once, whatever it is doing. */
  giveUp(error: Error): void {
    this.#fault ??= error;
    this.#onFault(error);
    // Nobody may listen to it any more, and an error that nobody listens to ends the process.
    this.socket?.on('error', () => undefined).destroy(error);
    this.close();
  }

  /** The errors the server has answered with since this was last asked. */
  takeMessages(): readonly ServerMessage[] {
    const taken = this.#messages;
    this.#messages = [];
    return taken;
  }

  /**
   * Runs one statement, once.
   *
   * @param parameters `undefined` sends it as a batch, as CREATE PROCEDURE and SET want to be
   * @throws ServerError, or an error of tedious
   */
  async run(text: string, parameters: SqlParameters | undefined): Promise<ResultSets> {
    this.isFresh = false;
    this.takeMessages();
    try {
      const request = new sql.Request(new LentConnection(this));
      for (const [name, value] of Object.entries(parameters ?? {}))
        addParameter(request, name, value);
      const { recordsets } = await (parameters === undefined
        ? request.batch<SqlRow>(text)
        : request.query<SqlRow>(text));
      this.answeredAt = performance.now();
      return recordsets;
    } catch (error) {
      const messages = this.takeMessages();
      throw messages.length > 0 ? new ServerError(messages) : (this.#fault ?? error);
    }
  }
}

/**
 * What mssql's requests ask for a connection: here the one that somebody holds already, who gives
 * it back as well. `acquire` and `release` are what mssql documents of every pool and transaction a
 * request can run on; its types leave them out.
 */
class LentConnection extends sql.ConnectionPool {
  override readonly connected = true;
  readonly #connection: GuardedConnection;

  constructor(connection: GuardedConnection) {
    super({ server: '' });
    this.#connection = connection;
  }

  acquire(
    _request: sql.Request,
    lend: (error: null, connection: GuardedConnection, config: object) => void,
  ): void {
    lend(null, this.#connection, {});
  }

  release(): void {
    // It stays with whoever lent it.
  }
}

function guarded<T extends object>(handler: T, onFault: (error: Error) => void): T {
  return new Proxy(handler, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function') return member;
      return (...rest: readonly unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, rest);
        } catch (error) {
          onFault(error instanceof Error ? error : new Error(String(error)));
          return undefined;
        }
      };
    },
  });
}

function addParameter(request: sql.Request, name: string, value: SqlValue): void {
  // As a datetime, which mssql makes of it, it would be rounded to a 300th of a second.
  if (value instanceof Date) request.input(name, sql.DateTimeOffset(3), value);
  else request.input(name, value instanceof Uint8Array ? Buffer.from(value) : value);
}
