import type { Knex } from 'knex';

const GUID = "'[0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F][0-9A-F]-*'";

const STATEMENTS = [
  // What kind of data this is; a console opens a store of its own purpose only.
  `create table store_info (
    id integer primary key check (id = 1),
    purpose text not null check (purpose in ('demo', 'organisation'))
  ) strict`,
  `create trigger store_info_is_final before update on store_info begin select raise(abort, 'the purpose of a store is final'); end`,

  `create table domains (
    id integer primary key,
    name text not null unique collate nocase,
    dns_name text not null unique collate nocase
  ) strict`,

  `create table computers (
    id integer primary key,
    domain_id integer not null references domains,
    name text not null collate nocase,
    operating_system text not null default '',
    manufacturer text not null default '',
    model text not null default '',
    unique (domain_id, name)
  ) strict`,

  `create table computer_users (
    computer_id integer not null references computers,
    domain_id integer not null references domains,
    name text not null collate nocase,
    primary key (computer_id, domain_id, name)
  ) strict, without rowid`,

  `create table volumes (
    id integer primary key,
    computer_id integer not null references computers,
    kind text not null check (kind in ('operating-system', 'fixed', 'removable')),
    drive_letter text not null default '',
    label text not null default ''
  ) strict`,
  `create index volumes_by_computer on volumes (computer_id)`,

  // The ID is text in its canonical form: a prefix is then a range of this index.
  `create table protectors (
    id integer primary key,
    key_id text not null unique check (length(key_id) = 36 and key_id glob ${GUID}),
    volume_id integer not null references volumes,
    recovery_password text not null,
    key_package blob,
    escrowed_at text not null,
    disclosed_at text
  ) strict`,
  `create index protectors_by_volume on protectors (volume_id, escrowed_at)`,
  `create trigger protectors_are_kept before delete on protectors begin select raise(abort, 'recovery data is never deleted'); end`,
  `create trigger protectors_stay_disclosed before update of disclosed_at on protectors
    when old.disclosed_at is not null and new.disclosed_at is not old.disclosed_at
    begin select raise(abort, 'a disclosed key stays disclosed'); end`,

  `create table tpm_owners (
    id integer primary key,
    computer_id integer not null references computers,
    owner_password text not null check (length(owner_password) = 28),
    recorded_at text not null
  ) strict`,
  `create index tpm_owners_by_computer on tpm_owners (computer_id, recorded_at)`,

  // People who may sign in where there is no directory: the demo profile alone has any.
  `create table accounts (
    account text primary key collate nocase,
    display_name text not null,
    roles text not null,
    password_salt blob not null,
    password_hash blob not null
  ) strict`,

  `create table audit_entries (
    sequence integer primary key,
    time text not null,
    action text not null,
    source text not null,
    result text not null check (result in ('intended', 'successful', 'failed')),
    failure text not null,
    operator text not null collate nocase,
    role text not null,
    end_user text not null,
    computer text not null,
    key_type text not null,
    key_id text not null,
    reason text not null,
    note text not null,
    ticket text not null,
    workstation text not null,
    request_id text not null,
    previous_hash text not null check (length(previous_hash) = 64),
    hash text not null unique check (length(hash) = 64)
  ) strict`,
  `create index audit_entries_by_operator on audit_entries (operator, action, sequence)`,
  `create trigger audit_entries_are_final before update on audit_entries begin select raise(abort, 'audit entries are never changed'); end`,
  `create trigger audit_entries_are_kept before delete on audit_entries begin select raise(abort, 'audit entries are never deleted'); end`,
  `create trigger audit_entries_are_chained before insert on audit_entries
    when new.sequence <> 1 + (select coalesce(max(sequence), 0) from audit_entries)
      or (new.sequence > 1 and new.previous_hash <> (select hash from audit_entries where sequence = new.sequence - 1))
    begin select raise(abort, 'an audit entry must follow the newest one'); end`,
];

export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
