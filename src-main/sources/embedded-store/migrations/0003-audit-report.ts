import type { Knex } from 'knex';

/** Reports read the log by time; an intent's outcome is found by its request. */
export async function up(db: Knex): Promise<void> {
  await db.raw('create index audit_entries_by_time on audit_entries (time)');
  await db.raw(
    'create index audit_entries_by_request on audit_entries (request_id, action, sequence)',
  );
}
