import type { Knex } from 'knex';

/**
 * Guesses are found without looking at other entries: nobody makes so many others that their
 * guesses are lost among them.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `create index failures_by_operator on audit_entries (operator_key, failure, sequence)
    where result = 'failed'`,
  );
  await db.raw(
    `create index failed_sign_ins_by_workstation on audit_entries (workstation, sequence)
    where action in ('sign-in', 'unlock') and result = 'failed'`,
  );
}
