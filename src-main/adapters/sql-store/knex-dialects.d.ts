// knex ships no types for the modules a dialect of one's own has to extend.

declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  export default class {
    _driver(): unknown;
    transaction(...rest: readonly unknown[]): unknown;
  }
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  export default class {
    constructor(client: unknown, ...rest: readonly unknown[]);
    query(connection: unknown, sql: string): Promise<unknown>;
    begin(connection: unknown): Promise<unknown>;
  }
}
