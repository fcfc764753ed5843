import type { Knex } from 'knex';
import { type RuleDialect, caseOf } from '#main/sources/rule-sql.ts';
import { columnOf, textList } from '#main/sources/sql-text.ts';
import { MachineError } from '#shared/compliance/compliance-error.ts';
import {
  FixedDrivePolicy,
  OsDrivePolicy,
  PolicyEnforcement,
} from '#shared/compliance/compliance-policy.ts';
import { ERROR_RULE, EXEMPTION_RULE, STATUS_RULE } from '#shared/compliance/compliance-rules.ts';
import { Compliance, DriveCompliance } from '#shared/compliance/compliance-status.ts';
import { ComputerType } from '#shared/compliance/computer-compliance.ts';
import {
  CipherStrength,
  EncryptionState,
  ProtectionState,
} from '#shared/compliance/volume-compliance.ts';

// Written from the rules and words of the model. What they make of this step is pinned by a test,
// for it was released: where one of them changes, this step keeps what it was and another one
// follows.
const DIALECT: RuleDialect = {
  capitals: false,
  first: '\n    ',
  next: '\n    ',
  column: columnOf,
  value: (_fact, word) => `'${word}'`,
};
const oneOf = (column: string, { options }: { readonly options: readonly string[] }) =>
  `check (${column} in (${textList(options)}))`;

const CIPHER_CHECK = oneOf('policy_cipher_strength', CipherStrength);
const FIXED_DRIVES_CHECK = oneOf('policy_fixed_drives', FixedDrivePolicy);

const STATEMENTS = [
  // What each computer last reported. Moments are empty until there was one, so that they sort.
  `create table computer_compliance (
    computer_id integer primary key references computers,
    computer_type text not null default 'unknown' ${oneOf('computer_type', ComputerType)},
    overall text not null default 'unknown' ${oneOf('overall', Compliance)},
    os_drive text not null default 'unknown' ${oneOf('os_drive', DriveCompliance)},
    fixed_drives text not null default 'unknown' ${oneOf('fixed_drives', DriveCompliance)},
    -- Null: never reported.
    enforcement text ${oneOf('enforcement', PolicyEnforcement)},
    machine_error text ${oneOf('machine_error', MachineError)},
    exempted_user text not null default '',
    exempted_at text not null default '',
    policy_cipher_strength text not null default 'unknown' ${CIPHER_CHECK},
    policy_os_drive text not null default 'unknown' ${oneOf('policy_os_drive', OsDrivePolicy)},
    policy_fixed_drives text not null default 'unknown' ${FIXED_DRIVES_CHECK},
    updated_at text not null default '',
    last_contact_at text not null default '',
    status text not null generated always as (${caseOf(STATUS_RULE, DIALECT)}) stored,
    exemption text not null generated always as (${caseOf(EXEMPTION_RULE, DIALECT)}) stored,
    error text not null generated always as (${caseOf(ERROR_RULE, DIALECT)}) stored
  ) strict`,
  `create table volume_compliance (
    volume_id integer primary key references volumes,
    compliance text not null ${oneOf('compliance', Compliance)},
    cipher_strength text not null ${oneOf('cipher_strength', CipherStrength)},
    protection text not null ${oneOf('protection', ProtectionState)},
    encryption text not null ${oneOf('encryption', EncryptionState)},
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
  `create index computer_compliance_by_contact ` +
    `on computer_compliance (last_contact_at, computer_id)`,
  // All that the totals count.
  `create index computer_compliance_totals on computer_compliance (${[
    'computer_id',
    'status',
    'overall',
    'exemption',
    'error',
    'os_drive',
    'fixed_drives',
  ].join(', ')})`,
];

/** Compliance reports: what computers say of their encryption. */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
