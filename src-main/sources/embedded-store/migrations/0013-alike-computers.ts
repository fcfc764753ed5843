import type { Knex } from 'knex';

/** Computers that are alike in all that the totals tell of them stand side by side in it. */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `create index computer_compliance_alike on computer_compliance
      (status, overall, exemption, error, os_drive, fixed_drives)`,
  );
}
