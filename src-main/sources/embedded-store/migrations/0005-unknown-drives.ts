import type { Knex } from 'knex';

/**
 * Imported keys may come without a word on their drive, as from Active Directory. SQLite changes no
 * check; a column takes its own along.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw('alter table volumes rename column kind to known_kind');
  await db.raw(`alter table volumes add column kind text not null default 'unknown'
    check (kind in ('operating-system', 'fixed', 'removable', 'unknown'))`);
  await db.raw('update volumes set kind = known_kind');
  await db.raw('alter table volumes drop column known_kind');
}
