import type { Knex } from 'knex';

/**
 * Marks the file's header, "KDSK" in ASCII, so that a store is told from any other database before
 * it is opened.
 */
export const APPLICATION_ID = 0x4b_44_53_4b;

/**
 * What the first entry names as its predecessor. Written out, for a released step stays as it is:
 * see `GENESIS` in the domain.
 */
export const GENESIS_HASH = '1f6c2a038468ba4a7a88b4b185004c20c65953b049934705503362405bcc5572';

const GUID = `'${[8, 4, 4, 4, 12].map((digits) => '[0-9A-F]'.repeat(digits)).join('-')}'`;

const refused = (why: string) => `begin select raise(abort, '${why}'); end`;

const STATEMENTS = [
  `pragma application_id = ${APPLICATION_ID}`,

  // What kind of data this is; a console opens a store of its own purpose only. Empty while the
  // store is being made.
  `create table store_info (
    id integer primary key check (id = 1),
    purpose text not null check (purpose in ('', 'demo', 'organisation')),
    schema_version integer not null
  ) strict`,
  `insert into store_info (id, purpose, schema_version) values (1, '', 1)`,
  `create trigger store_info_purpose_is_final before update of purpose on store_info ` +
    `when old.purpose <> ''
    ${refused('the purpose of a store is final')}`,
  `create trigger store_info_is_kept before delete on store_info ` +
    refused('a store keeps its purpose'),
  `create trigger store_info_is_one before insert on store_info ` +
    `when exists (select 1 from store_info)
    ${refused('the purpose of a store is final')}`,

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
    key_id text not null unique check (key_id glob ${GUID}),
    volume_id integer not null references volumes,
    recovery_password text not null,
    key_package blob,
    escrowed_at text not null,
    disclosed_at text,
    disclosed_by text,
    check ((disclosed_at is null) = (disclosed_by is null))
  ) strict`,
  // The newest key of a volume, and whether a key is it.
  `create index protectors_by_volume on protectors (volume_id, escrowed_at)`,
  `create trigger protectors_are_kept before delete on protectors ` +
    refused('recovery data is never deleted'),
  // A connection without recursive_triggers lets INSERT OR REPLACE delete unseen: what exists is
  // refused before that.
  `create trigger protectors_are_not_replaced before insert on protectors
    when exists (select 1 from protectors where key_id = new.key_id or id = new.id)
    ${refused('recovery data is never replaced')}`,
  `create trigger protectors_stay_disclosed ` +
    `before update of disclosed_at, disclosed_by on protectors
    when old.disclosed_at is not null and ` +
    `(new.disclosed_at is not old.disclosed_at or new.disclosed_by is not old.disclosed_by)
    ${refused('a disclosed key stays disclosed')}`,

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
    password_hash blob not null,
    -- The cost the hash was made with: N, r and p of scrypt.
    scrypt_n integer not null,
    scrypt_r integer not null,
    scrypt_p integer not null
  ) strict`,

  `create table audit_entries (
    sequence integer primary key,
    time text not null,
    action text not null,
    source text not null,
    result text not null check (result in ('intended', 'successful', 'failed')),
    failure text not null,
    operator text not null,
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
    -- Not unique: REPLACE could then delete an older entry through it. ` +
    `The number is in the hash anyway.
    hash text not null check (length(hash) = 64),
    -- The operator in lower case: SQLite by itself knows the case of ASCII letters alone.
    operator_key text not null
  ) strict`,
  `create index sign_ins_by_operator on audit_entries (operator_key, sequence) ` +
    `where action in ('sign-in', 'unlock')`,
  `create trigger audit_entries_are_final before update on audit_entries ` +
    refused('audit entries are never changed'),
  `create trigger audit_entries_are_kept before delete on audit_entries ` +
    refused('audit entries are never deleted'),
  `create trigger audit_entries_are_chained before insert on audit_entries
    when new.sequence <> 1 + (select coalesce(max(sequence), 0) from audit_entries)
      or new.previous_hash <> ` +
    `coalesce((select hash from audit_entries where sequence = new.sequence - 1), '${GENESIS_HASH}')
    ${refused('an audit entry must follow the newest one')}`,
];

export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
