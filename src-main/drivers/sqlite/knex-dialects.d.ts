// knex ships no types for its dialects, which are what a driver of one's own begins with.
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex';

  export default class extends Knex.Client {}
}
