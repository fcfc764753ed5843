import type { Knex } from 'knex';

/**
 * How often one computer was recovered lately is asked at every disclosure; its log may hold
 * millions of entries.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `create index disclosures_by_computer ` +
      `on audit_entries (computer collate nocase, time)
    where action = 'disclose' and result = 'successful' and key_type = 'recovery-key-password'`,
  );
}
