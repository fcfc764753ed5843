import type { Knex } from 'knex';

/**
 * Entries have a flag; those that are there have none. What an operator was handed lately is
 * counted at every disclosure.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(`alter table audit_entries add column flag text not null default ''`);
  await db.raw(
    `create index disclosures_by_operator on audit_entries (operator_key, sequence)
    where action = 'disclose' and result <> 'failed'`,
  );
}
