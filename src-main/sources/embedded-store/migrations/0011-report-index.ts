import type { Knex } from 'knex';

const STATEMENTS = [
  // What stands in a field of the log, in lower case, once each.
  `create table report_values (
    id integer primary key,
    field text not null,
    value text not null,
    unique (field, value)
  ) strict`,
  // In which blocks of entries a value stands, apart for those that are requests.
  `create table report_value_blocks (
    value_id integer not null,
    is_request integer not null,
    block integer not null,
    primary key (value_id, is_request, block)
  ) strict, without rowid`,
  // All that totals tell of an entry but its time, once each.
  `create table report_kinds (
    id integer primary key,
    action text not null,
    source text not null,
    result text not null,
    failure text not null,
    role text not null,
    key_type text not null,
    reason text not null,
    flag text not null,
    operator text not null,
    unique (operator, action, reason, result, failure, source, role, key_type, flag)
  ) strict`,
  // Some blocks each: between which times its entries were written, the newest time up to here, and
  // the quarter of an hour and the kind of each entry, which totals are added up from.
  `create table report_packs (
    pack integer primary key,
    first_time text not null,
    last_time text not null,
    newest_time text not null,
    entries blob
  ) strict`,
  // Intents that had no outcome when their pack was made.
  'create table report_open_intents (sequence integer primary key) strict',
];

/**
 * What a report finds its entries by. It is made of the log, pack by pack, while a console is open:
 * nothing is read here, however long the log is.
 */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
