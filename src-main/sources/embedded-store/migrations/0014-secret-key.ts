import type { Knex } from 'knex';

const refused = (why: string) => `begin select raise(abort, '${why}'); end`;

const STATEMENTS = [
  // With which key the secrets are encrypted: all of them, or, without a row, none. The key itself
  // is elsewhere. While what was in clear is not removed from the file yet, it is not scrubbed.
  `create table secret_key (
    id integer primary key check (id = 1),
    key_id text not null check (length(key_id) = 16),
    is_scrubbed integer not null check (is_scrubbed in (0, 1))
  ) strict`,
  'create trigger secret_key_is_final before update of id, key_id on secret_key ' +
    refused('a store keeps its key'),
  'create trigger secret_key_is_kept before delete on secret_key ' +
    refused('a store keeps its key'),
  'create trigger secret_key_is_one before insert on secret_key ' +
    'when exists (select 1 from secret_key) ' +
    refused('a store keeps its key'),

  // An encrypted owner password is longer than 28 characters. SQLite lifts no CHECK; a column takes
  // its own along.
  'alter table tpm_owners rename column owner_password to clear_password',
  "alter table tpm_owners add column owner_password text not null default ''",
  'update tpm_owners set owner_password = clear_password',
  'alter table tpm_owners drop column clear_password',
];

/** A store may have a key with which its secrets are encrypted. */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
