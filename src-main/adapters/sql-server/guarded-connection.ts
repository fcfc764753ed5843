import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { Connection, Request, RequestError, TYPES } from 'tedious';
import { ServerError, type ServerMessage } from './server-messages.ts';

/** A value for a parameter. Text goes as nvarchar; a uniqueidentifier is compared with it as one. `Date` is UTC. */
export type SqlValue = string | number | bigint | boolean | Date | Uint8Array | null;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/** One row by column name: text, numbers, booleans, `Date`, `Buffer`, `null`. bigint and decimal come as tedious reads them: text, numbers. */
export type SqlRow = Readonly<Record<string, unknown>>;
/** All result sets of one statement, in order; one without columns is left out. */
export type ResultSets = readonly (readonly SqlRow[])[];

interface Column {
  readonly value: unknown;
  readonly metadata: { readonly colName: string };
}

type Configuration = ConstructorParameters<typeof Connection>[0];
type TokenStreamParser = ReturnType<Connection['createTokenStreamParser']>;
type CreateParser = Parameters<Connection['createTokenStreamParser']>;

/**
 * tedious' connection, where an answer that cannot be read ends the connection. Left alone, tedious raises it in a stream that
 * nobody listens to, which would end the process.
 */
export class GuardedConnection extends Connection {
  /** Rejects with what ended it, when that was an answer that cannot be read, or somebody who gave up. */
  readonly faulted: Promise<never>;
  #fault: Error | undefined;
  #onFault: (error: Error) => void = () => undefined;
  #messages: ServerMessage[] = [];
  #parser: TokenStreamParser | undefined;

  constructor(configuration: Configuration) {
    super(configuration);
    this.faulted = new Promise((_resolve, reject) => {
      this.#onFault = reject;
    });
    this.faulted.catch(() => undefined);
    // It is raised besides being handed to whoever waits for an answer.
    this.on('error', () => undefined);
    this.on('errorMessage', ({ number, state, class: severity, procName, lineNumber }) => {
      this.#messages.push({ number, state, severity, procedure: procName, line: lineNumber });
    });
  }

  override createTokenStreamParser(...[message, handler]: CreateParser): TokenStreamParser {
    const parser = super.createTokenStreamParser(message, guarded(handler, (error) => this.giveUp(error)));
    Reflect.get(parser, 'parser').on('error', (error: Error) => this.giveUp(error));
    this.#parser = parser;
    return parser;
  }

  /** With TLS first (TDS 8.0) tedious leaves it to the environment whether a wrong certificate ends the connection. Here it does. */
  override async wrapWithTls(socket: Socket, signal: AbortSignal): Promise<TLSSocket> {
    const secured = await super.wrapWithTls(socket, signal);
    if (secured.authorized) return secured;
    secured.destroy();
    throw Object.assign(new Error('the certificate is not trusted'), { code: String(secured.authorizationError) });
  }

  /** In the middle of an answer too: what is left of it is read by nobody, where tedious would look for a request that is gone. */
  override close(): void {
    this.#parser?.removeAllListeners();
    super.close();
  }

  /** True while it can be asked something. */
  isIdle(): boolean {
    return this.state === this.STATE.LOGGED_IN;
  }

  /** Ends it at once, whatever it is doing. */
  giveUp(error: Error): void {
    this.#fault ??= error;
    this.#onFault(error);
    this.socket?.destroy(error);
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
   * @param parameters `undefined` sends it as a batch, as CREATE PROCEDURE and SET want to be
   * @throws ServerError, or an error of tedious
   */
  run(text: string, parameters: SqlParameters | undefined): Promise<ResultSets> {
    return new Promise((resolve, reject) => {
      this.takeMessages();
      const sets: SqlRow[][] = [];
      const request = new Request(text, (error) => {
        const messages = this.takeMessages();
        if (error === undefined || error === null) resolve(sets);
        else if (messages.length > 0) reject(new ServerError(messages));
        else reject(this.#fault ?? error);
      });
      request.on('columnMetadata', () => sets.push([]));
      request.on('row', (columns: readonly Column[]) => sets.at(-1)?.push(rowOf(columns)));
      try {
        for (const [name, value] of Object.entries(parameters ?? {})) addParameter(request, name, value);
        if (parameters === undefined) this.execSqlBatch(request);
        else this.execSql(request);
      } catch (error) {
        reject(error instanceof Error ? error : new RequestError(String(error), 'EREQUEST'));
      }
    });
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

function rowOf(columns: readonly Column[]): SqlRow {
  return Object.fromEntries(columns.map(({ value, metadata }) => [metadata.colName, value]));
}

function addParameter(request: Request, name: string, value: SqlValue): void {
  if (typeof value === 'boolean') request.addParameter(name, TYPES.Bit, value);
  else if (typeof value === 'bigint') request.addParameter(name, TYPES.BigInt, value);
  else if (typeof value === 'number') request.addParameter(name, numberType(value), value);
  else if (value instanceof Date) request.addParameter(name, TYPES.DateTimeOffset, value, { scale: 3 });
  else if (value instanceof Uint8Array) request.addParameter(name, TYPES.VarBinary, Buffer.from(value));
  else request.addParameter(name, TYPES.NVarChar, value);
}

function numberType(value: number): typeof TYPES.Int {
  if (!Number.isInteger(value)) return TYPES.Float;
  return (value | 0) === value ? TYPES.Int : TYPES.BigInt;
}
