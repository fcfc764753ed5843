import type { Knex } from 'knex';

const STATEMENTS = [
  // Four characters of a key ID that begin at the first, the fifth, the ninth and so on, by which
  // whoever looks for a part of a key ID comes to a few of all.
  `create table report_key_parts (
    part text not null,
    value_id integer not null,
    primary key (part, value_id)
  ) strict, without rowid`,
  // What was indexed without it is indexed anew, while a console is open.
  'delete from report_packs',
  'delete from report_open_intents',
  'delete from report_value_blocks',
  'delete from report_values',
  'delete from report_kinds',
];

/** Parts of key IDs, for reports. */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
