import type { Knex } from 'knex';

/** Keys that were handed out are few among all: they are found without looking at the others. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    'create index protectors_disclosed on protectors (disclosed_at) where disclosed_at is not null',
  );
}
