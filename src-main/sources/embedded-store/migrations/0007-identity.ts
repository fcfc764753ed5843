import type { Knex } from 'knex';

const STATEMENTS = [
  // Keys may come without a date. SQLite lifts no NOT NULL; a column takes its own along.
  'drop index protectors_by_volume',
  'alter table protectors rename column escrowed_at to known_escrowed_at',
  'alter table protectors add column escrowed_at text',
  'update protectors set escrowed_at = known_escrowed_at',
  'alter table protectors drop column known_escrowed_at',
  'create index protectors_by_volume on protectors (volume_id, escrowed_at)',

  // Removable drives and drives of an unknown kind were taken for one by their letter and label,
  // fixed ones without a letter by nothing at all. Each key gets a volume of its own; the first one
  // keeps the old.
  `create temporary table split as
    select p.id as protector_id, v.id as old_id,
      (select max(id) from volumes) + row_number() over (order by p.id) as new_id
    from protectors p join volumes v on v.id = p.volume_id
    where (v.kind in ('removable', 'unknown') or (v.kind = 'fixed' and v.drive_letter = ''))
      and exists (select 1 from protectors q where q.volume_id = p.volume_id and q.id < p.id)`,
  `insert into volumes (id, computer_id, drive_letter, label, kind)
    select s.new_id, v.computer_id, v.drive_letter, v.label, v.kind
    from split s join volumes v on v.id = s.old_id`,
  'create index temp.split_by_protector on split (protector_id)',
  `update protectors
    set volume_id = (select new_id from split where protector_id = protectors.id)
    where id in (select protector_id from split)`,
  'drop table split',

  // Two organisations may have given their domains the same NetBIOS name. SQLite drops no UNIQUE:
  // the table is made anew, its rows put back under their numbers, and what refers to them is
  // checked when the transaction ends.
  'pragma defer_foreign_keys = on',
  'create temporary table kept_domains as select id, name, dns_name from domains',
  'drop table domains',
  `create table domains (
    id integer primary key,
    name text not null collate nocase,
    -- Where it is not known: the name once more.
    dns_name text not null unique collate nocase
  ) strict`,
  'insert into domains (id, name, dns_name) select id, name, dns_name from kept_domains',
  'drop table kept_domains',
  'create index domains_by_name on domains (name)',

  // How a domain is called in lists and in the audit log: by its NetBIOS name, and by its DNS name
  // where another one has that NetBIOS name too. Of a domain that was only ever named without its
  // DNS name, that is known when there is one domain it can be.
  `create view named_domains as
    select id, netbios, namesakes,
      case when dns_name = netbios and namesakes = 1
        then (select k.dns_name from domains k where k.name = netbios and k.dns_name <> k.name)
        else dns_name end as dns_name,
      case when dns_name <> netbios and namesakes > 1 then dns_name else netbios end as label
    from (
      select d.id as id, d.name as netbios, d.dns_name as dns_name,
        -- Domains of this NetBIOS name whose DNS name is known.
        (select count(*) from domains k where k.name = d.name and k.dns_name <> k.name) as namesakes
      from domains d
    )`,
];

/**
 * A date that is not known, drives that cannot be told apart, and domains that share a NetBIOS name
 * are stored as what they are.
 */
export async function up(db: Knex): Promise<void> {
  for (const statement of STATEMENTS) await db.raw(statement);
}
