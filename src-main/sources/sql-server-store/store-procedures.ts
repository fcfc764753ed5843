import { z } from 'zod';
import type { ResultSets, SqlParameters, SqlRow, SqlServer } from '#main/drivers/tds/sql-server.ts';
import type { CallOptions } from '#main/ports/system.ts';
import { AppError } from '#shared/errors.ts';
import { parsed } from './rows.ts';
import { storeError } from './store-errors.ts';

/** What `assets/sql/900-version.sql` sets. A store of another version is not worked with. */
export const STORE_VERSION = 5;

const State = z.object({
  purpose: z.string(),
  schemaVersion: z.number(),
  operator: z.string(),
  isAdmin: z.coerce.boolean(),
  isUser: z.coerce.boolean(),
  isReports: z.coerce.boolean(),
});
/** Whom the server takes the operator for, in which roles of the database. */
export type StoreState = z.infer<typeof State>;

/**
 * The stored procedures of the store, which are all of it that an operator may use. The store's
 * version is looked at before the first of them is called.
 */
export interface StoreProcedures {
  readonly server: string;
  /**
   * @throws AppError `store.newer`, `store.older`, `store.wrongPurpose`, `sql.*`,
   *   `request.cancelled`
   */
  state(options: CallOptions): Promise<StoreState>;
  /**
   * For procedures that change nothing: asked once more when the connection is lost. @throws as
   * {@link state}
   */
  read(
    procedure: string,
    parameters: SqlParameters,
    options: CallOptions,
  ): Promise<readonly SqlRow[]>;
  /** For the others: exactly once. @throws as {@link state}, and `sql.outcomeUnknown` */
  execute(procedure: string, parameters: SqlParameters): Promise<ResultSets>;
  /** Forgets in whose name the store was asked, and closes the connections. */
  disconnect(): void;
}

/** Nothing is sent before something is asked. */
export function storeProcedures(server: SqlServer): StoreProcedures {
  let known: StoreState | undefined;

  async function state(options: CallOptions): Promise<StoreState> {
    known ??= fitting(await ask('store_state', {}, options));
    return known;
  }

  async function ask(
    procedure: string,
    parameters: SqlParameters,
    options: CallOptions,
  ): Promise<readonly SqlRow[]> {
    try {
      return await server.read(callOf(procedure, parameters), parameters, options);
    } catch (error) {
      throw storeError(error);
    }
  }

  return {
    server: server.label,
    state,
    async read(procedure, parameters, options) {
      await state(options);
      return ask(procedure, parameters, options);
    },
    async execute(procedure, parameters) {
      // Not the page's signal: what was sent has to be heard out. The server has time limits of its
      // own.
      const options = { signal: new AbortController().signal };
      await state(options);
      try {
        return await server.execute(callOf(procedure, parameters), parameters, options);
      } catch (error) {
        throw storeError(error);
      }
    },
    disconnect() {
      known = undefined;
      server.disconnect();
    },
  };
}

/** The call of a procedure of the store, each parameter under its own name. */
export function callOf(procedure: string, parameters: SqlParameters): string {
  return `exec keydesk.${procedure} ${Object.keys(parameters)
    .map((name) => `@${name} = @${name}`)
    .join(', ')}`;
}

function fitting(rows: readonly SqlRow[]): StoreState {
  const state = parsed(State, rows[0]);
  if (state.schemaVersion > STORE_VERSION)
    throw new AppError('store.newer', `store version ${state.schemaVersion}`);
  if (state.schemaVersion < STORE_VERSION)
    throw new AppError('store.older', `store version ${state.schemaVersion}`);
  if (state.purpose !== 'organisation')
    throw new AppError('store.wrongPurpose', `made for "${state.purpose}"`);
  return state;
}
