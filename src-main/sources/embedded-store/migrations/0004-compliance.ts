import type { Knex } from 'knex';

// As model/compliance-status.ts, exemption.ts and compliance-error.ts derive them; the contract suite holds both together.
const STATUS = `case
    when overall = 'compliant' and enforcement = 'user-exempt' then 'user-exempt'
    when overall = 'non-compliant' and enforcement = 'temporary-user-exempt' then 'temporary-user-exempt'
    when overall = 'compliant' and enforcement = 'not-enforced' then 'policy-not-enforced'
    else overall end`;
const EXEMPTION = `case
    when enforcement is null then 'not-applicable'
    when overall = 'non-compliant' and enforcement = 'temporary-user-exempt' then 'temporary-user-exempt'
    when overall = 'compliant' and enforcement = 'user-exempt' then 'user-exempt'
    else 'not-exempt' end`;
const ERROR = `case
    when overall = 'compliant' and enforcement = 'not-enforced' then 'policy-not-enforced'
    when overall = 'compliant' and enforcement = 'enforced' then case machine_error when 'volume-locked' then 'volume-locked' else 'no-error' end
    when overall = 'compliant' or machine_error is null then 'none'
    else machine_error end`;

const oneOf = (column: string, values: readonly string[]) =>
  `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;
const COMPLIANCE = ['compliant', 'non-compliant', 'unknown'];
const DRIVE_COMPLIANCE = [...COMPLIANCE, 'not-applicable'];
const CIPHERS = [
  'none',
  'aes-128-diffuser',
  'aes-256-diffuser',
  'aes-128',
  'aes-256',
  'hardware',
  'xts-aes-128',
  'xts-aes-256',
  'unknown',
];
const MACHINE_ERRORS = [
  'user-postponed',
  'no-compatible-tpm',
  'system-partition',
  'tpm-not-initialized',
  'policy-conflict',
  'waiting-for-tpm',
  'volume-locked',
  'unknown-error',
  'no-error',
];
const ENCRYPTION = [
  'not-encrypted',
  'encrypted',
  'encrypting',
  'decrypting',
  'encryption-paused',
  'decryption-paused',
  'unknown',
];

const STATEMENTS = [
  // What each computer last reported. Moments are empty until there was one, so that they sort.
  `create table computer_compliance (
    computer_id integer primary key references computers,
    computer_type text not null default 'unknown' ${oneOf('computer_type', ['portable', 'non-portable', 'unknown'])},
    overall text not null default 'unknown' ${oneOf('overall', COMPLIANCE)},
    os_drive text not null default 'unknown' ${oneOf('os_drive', DRIVE_COMPLIANCE)},
    fixed_drives text not null default 'unknown' ${oneOf('fixed_drives', DRIVE_COMPLIANCE)},
    -- Null: never reported.
    enforcement text ${oneOf('enforcement', ['not-enforced', 'enforced', 'user-exempt', 'temporary-user-exempt'])},
    machine_error text ${oneOf('machine_error', MACHINE_ERRORS)},
    exempted_user text not null default '',
    exempted_at text not null default '',
    policy_cipher_strength text not null default 'unknown' ${oneOf('policy_cipher_strength', CIPHERS)},
    policy_os_drive text not null default 'unknown' ${oneOf('policy_os_drive', ['tpm', 'tpm-pin', 'required', 'not-required', 'unknown'])},
    policy_fixed_drives text not null default 'unknown' ${oneOf('policy_fixed_drives', ['password', 'auto-unlock', 'required', 'not-required', 'unknown'])},
    updated_at text not null default '',
    last_contact_at text not null default '',
    status text not null generated always as (${STATUS}) stored,
    exemption text not null generated always as (${EXEMPTION}) stored,
    error text not null generated always as (${ERROR}) stored
  ) strict`,
  `create table volume_compliance (
    volume_id integer primary key references volumes,
    compliance text not null ${oneOf('compliance', COMPLIANCE)},
    cipher_strength text not null ${oneOf('cipher_strength', CIPHERS)},
    protection text not null ${oneOf('protection', ['off', 'on', 'unknown'])},
    encryption text not null ${oneOf('encryption', ENCRYPTION)},
    -- JSON arrays: of words, and of Microsoft's numbers.
    protectors text not null check (json_valid(protectors)),
    reasons text not null check (json_valid(reasons))
  ) strict`,

  // Whoever never reports is managed all the same.
  `create trigger computers_are_managed after insert on computers
    begin insert or ignore into computer_compliance (computer_id) values (new.id); end`,
  `insert into computer_compliance (computer_id) select id from computers`,

  // A page in any order begins in an index, however many computers there are.
  `create index computers_by_name on computers (name, id)`,
  `create index computers_by_domain on computers (domain_id, id)`,
  `create index computer_users_by_name on computer_users (name, computer_id)`,
  `create index computer_compliance_by_status on computer_compliance (status, computer_id)`,
  `create index computer_compliance_by_exemption on computer_compliance (exemption, computer_id)`,
  `create index computer_compliance_by_error on computer_compliance (error, computer_id)`,
  `create index computer_compliance_by_contact on computer_compliance (last_contact_at, computer_id)`,
  // All that the totals count.
  `create index computer_compliance_totals on computer_compliance (computer_id, status, overall, exemption, error, os_drive, fixed_drives)`,
];

/** Compliance reports: what computers say of their encryption. */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
