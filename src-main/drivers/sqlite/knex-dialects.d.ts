// knex ships no types for the modules a dialect of one's own has to extend.

declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  export default class {
    _driver(): unknown;
    _query(connection: unknown, query: unknown): Promise<unknown>;
    transaction(...rest: readonly unknown[]): unknown;
  }
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  export default class {
    constructor(client: unknown, ...rest: readonly unknown[]);
    protected _completed: boolean;
    protected _rejecter(error: unknown): void;
    query(connection: unknown, sql: string): Promise<unknown>;
    begin(connection: unknown): Promise<unknown>;
    commit(connection: unknown, value: unknown): Promise<unknown>;
    rollback(connection: unknown, error: unknown): Promise<unknown>;
  }
}
