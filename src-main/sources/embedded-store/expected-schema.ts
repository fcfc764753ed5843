import type { Knex } from 'knex';
import { closeStore, connect, read } from './connection.ts';
import { migrate } from './migrations/all.ts';

/**
 * Every table, index, trigger and view of a store in one text. Left out is what does not guard
 * anything: how knex writes the tables in which it notes the migrations, and the tables in which
 * SQLite counts for its query planner.
 */
export const SCHEMA_AS_TEXT = `select coalesce(group_concat(text, char(10)), '') as text from (
  select type || ' ' || name || ' ' || tbl_name || ' ' ||
    case when tbl_name like 'knex\\_%' escape '\\' and type <> 'trigger' then '' else
      coalesce(sql, '') end as text
  from sqlite_schema where name not like 'sqlite\\_%' escape '\\' order by type, name
)`;

/**
 * The schema a store of this console has, as {@link SCHEMA_AS_TEXT} tells it: what the migrations
 * make of an empty database.
 *
 * @throws AppError `store.*`
 */
export async function expectedSchema(): Promise<string> {
  const db = connect(':memory:');
  try {
    await migrate(db);
    return await schemaOf(db);
  } finally {
    await closeStore(db);
  }
}

async function schemaOf(db: Knex): Promise<string> {
  const [row]: readonly { readonly text: string }[] = await read(() => db.raw(SCHEMA_AS_TEXT));
  return row?.text ?? '';
}
