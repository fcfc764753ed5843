import type { Knex } from 'knex';
import { type StoreFolder, demoStore } from './demo-store.ts';

/**
 * A store with `size` made-up computers, each with an end user, a drive and what it reported last.
 * Most comply, as in an organisation that has been at it for a while. Every run makes the same.
 */
export function complianceStore(size: number): Promise<StoreFolder> {
  return demoStore(`compliance-${size}`, (db) => addComputers(db, size));
}

/** When the computer that reported first did so. */
export const FIRST_CONTACT = '2026-05-01T00:00:00.000Z';

// All in SQL, as for keys. Multiplied by a large odd number, the numbers of computers come in an
// order that looks random.
async function addComputers(db: Knex, size: number): Promise<void> {
  const numbers = `values(1) union all select i + 1 from n where i < ${size}`;
  const count = `with recursive n(i) as (${numbers})`;
  const mixed = (of: number) => `((i * 48271) % 65521) % ${of}`;
  await db.raw(
    `insert into computers (id, domain_id, name)
      ${count} select i, 1, printf('PC-%06d', i) from n`,
  );
  await db.raw(
    `insert into computer_users (computer_id, domain_id, name)
      ${count} select i, 1, printf('user.%06d', i) from n`,
  );
  await db.raw(
    `insert into volumes (id, computer_id, kind, drive_letter)
      ${count} select i, i, 'operating-system', 'C:' from n`,
  );
  await db.raw(
    `insert into volume_compliance
      (volume_id, compliance, cipher_strength, protection, encryption, protectors, reasons)
      ${count} select i, iif(${mixed(10)} < 8, 'compliant', 'non-compliant'), 'unknown', 'on',
        'encrypted', '["tpm"]', '[]' from n`,
  );
  await db.raw(
    `insert or replace into computer_compliance (computer_id, computer_type, overall, os_drive,
        fixed_drives, enforcement, machine_error, updated_at, last_contact_at)
      ${count} select i, 'portable', iif(${mixed(10)} < 8, 'compliant', 'non-compliant'),
        iif(${mixed(10)} < 8, 'compliant', 'non-compliant'), 'not-applicable',
        iif(${mixed(50)} = 0, 'user-exempt', 'enforced'),
        iif(${mixed(10)} = 9, 'no-compatible-tpm', null),
        strftime('%Y-%m-%dT%H:%M:%fZ', '${FIRST_CONTACT}', printf('+%d minutes', ${mixed(43_200)})),
        strftime('%Y-%m-%dT%H:%M:%fZ', '${FIRST_CONTACT}', printf('+%d minutes', ${mixed(43_200)}))
      from n`,
  );
}
