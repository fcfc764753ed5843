import type { Knex } from 'knex';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/**
 * Fills a store of the product's own schema in bulk. Indices and triggers are dropped meanwhile,
 * and are back when this resolves: the store is then like any other.
 */
export async function fillInBulk(db: Knex, fill: () => Promise<void>): Promise<void> {
  // Durability does not matter: the file is thrown away when this fails.
  for (const pragma of [
    'journal_mode = off',
    'synchronous = off',
    'cache_size = -1000000',
    'foreign_keys = off',
    'temp_store = memory',
  ])
    await db.raw(`pragma ${pragma}`);
  const aside: readonly SchemaRow[] = await db.raw(
    `select type, name, sql from sqlite_schema
      where type = 'index' and sql is not null
        or type = 'trigger' and tbl_name in ('protectors', 'audit_entries')`,
  );
  for (const { type, name } of aside) await db.raw(`drop ${type} ${name}`);
  await db.raw('begin');
  await fill();
  await db.raw('commit');
  for (const { sql } of aside) await db.raw(sql);
}
