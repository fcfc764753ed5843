import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS, migrate } from '#main/sources/embedded-store/migrations/all.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { columnOf } from '#main/sources/sql-text.ts';
import { ENTRY_FIELDS } from '#shared/audit/audit-entry.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { testStore } from './test-store.ts';

let store: Awaited<ReturnType<typeof testStore>>;
beforeEach(async () => {
  store = await testStore();
});
afterEach(() => store.dispose());

const indexes = async (db: Knex) =>
  (await db('sqlite_master').where({ type: 'index' }).pluck('name')) as string[];

test('a store of the first version is migrated and keeps its entries', async () => {
  const before = connect(store.file);
  await before.raw('drop index disclosures_by_computer');
  await before('knex_migrations').where({ name: '0002-disclosures-by-computer' }).delete();
  await before('store_info').update({ schema_version: 1 });
  await storeAuditLog(before, manualClock()).append(draft({ computer: 'CONTOSO\\WS-1' }));
  await closeStore(before);

  const again = connect(store.file);
  await migrate(again);
  expect(await indexes(again)).toContain('disclosures_by_computer');
  expect(await again('store_info').pluck('schema_version')).toEqual([MIGRATIONS.length]);
  expect(
    await storeAuditLog(again, manualClock()).disclosuresOf('contoso\\ws-1', '1970'),
  ).toHaveLength(1);
  await closeStore(again);
});

test('the query before every disclosure uses the index', async () => {
  const asked = store.db.raw(
    `explain query plan
      select sequence from audit_entries
      where computer = ? collate nocase and time >= ?
        and action = 'disclose' and result = 'successful' and key_type = 'recovery-key-password'
      order by sequence desc`,
    ['CONTOSO\\WS-1', '2026'],
  );
  expect(JSON.stringify(await asked)).toContain(
    'USING INDEX disclosures_by_computer (computer=? AND time>?)',
  );
});

/**
 * SHA-256 of the schema after each released step. A step that fails here would make another store
 * than consoles have made with it: write out in the step what it was, and put the change into a
 * step of its own.
 */
const RELEASED: readonly (readonly [name: string, schema: string])[] = [
  ['0001-first-schema', '14c08f742ed01457a2032ec845a33a40537668cb6562e4eb499cac8d017b54b8'],
  [
    '0002-disclosures-by-computer',
    '807cec8d3e9d975fc542f8ea66a6f2795c709c600cec1d57606c3bd55b0b0139',
  ],
  ['0003-audit-report', '5d553ab8f1a579ee242afdca71d4f0673999782706adda75b28fd265b142a109'],
  ['0004-compliance', 'f248bb987fa6dfedc3864701c9dd44143af2246f8a5570aae02ed90fe3051474'],
  ['0005-unknown-drives', '82a32b3b1179d95251f8fae71ef997d9ebb5bd920c5d5b5c47f37e11b64ae612'],
  ['0006-disclosed-keys', '23fd0383fc8fd7433d6da978401f64f556d61a419a1320c2adf9e5371d9bf2fd'],
  ['0007-identity', 'bf4d6e221b1463ea6b1c98c57582ed2004c3501b68800f96208ec49de16e981f'],
  ['0008-flags', 'eb6a0cfb9f9b3d54af553b1f4bbd0d5101819a5408e03ffb1d74ea3f6d84b7ac'],
  ['0009-names-without-case', 'eb6a0cfb9f9b3d54af553b1f4bbd0d5101819a5408e03ffb1d74ea3f6d84b7ac'],
  ['0010-guesses', 'f1baed4f4d25137fe94e13a0d0a5e5f114c2818221b2f8e8e87f62249a5bec3c'],
  ['0011-report-index', '024328ecff5d7e9f06a5177b68fd4107de4212ad7510c47aa12d90418048db84'],
  ['0012-parts-of-key-ids', 'aba2cb407a31e5cd4e1d14ac42c813f5569436b5ce7cca693d9be507078af5d0'],
  ['0013-alike-computers', '0a420aba53efb9dd29bbd14e4b800159be0b1e2e56bf8c6cd7b60c5b9ec42030'],
  ['0014-secret-key', '49cbfc28d49d4eb45d955d2c22fe28fd4762b820a45ab938eec7356fb9824040'],
];

test('a store of the sixth version keeps its data, and drops what it assumed', async () => {
  const db = connect(':memory:');
  for (const { up } of MIGRATIONS.slice(0, 6)) await up(db);
  await db('domains').insert({ id: 3, name: 'CONTOSO', dns_name: 'contoso.test' });
  await db('computers').insert({ id: 5, domain_id: 3, name: 'WS-1' });
  await db('computer_users').insert({ computer_id: 5, domain_id: 3, name: 'anna' });
  const volumes = [
    { id: 1, kind: 'operating-system', drive_letter: 'C:' },
    { id: 2, kind: 'removable', drive_letter: 'E:', label: 'STICK' },
    { id: 3, kind: 'fixed', drive_letter: '' },
    { id: 4, kind: 'unknown', drive_letter: 'D:' },
  ];
  for (const volume of volumes) await db('volumes').insert({ computer_id: 5, ...volume });
  for (const [index, volume] of [1, 1, 2, 2, 2, 3, 3, 4, 4].entries())
    await db('protectors').insert({
      key_id: `${index}0000000-0000-4000-8000-000000000000`,
      volume_id: volume,
      recovery_password: 'not read',
      escrowed_at: '2026-01-01T00:00:00.000Z',
    });

  // As a console does it: everything in one transaction, with foreign keys.
  await db.transaction(async (transaction) => MIGRATIONS[6]?.up(transaction));

  expect(await db.raw('pragma foreign_key_check')).toEqual([]);
  expect(await db.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(await db('protectors').orderBy('id').pluck('volume_id')).toEqual([
    1, 1, 2, 5, 6, 3, 7, 4, 8,
  ]);
  expect(await db('volumes').where('id', '>', 4).select('computer_id', 'kind', 'label')).toEqual([
    { computer_id: 5, kind: 'removable', label: 'STICK' },
    { computer_id: 5, kind: 'removable', label: 'STICK' },
    { computer_id: 5, kind: 'fixed', label: '' },
    { computer_id: 5, kind: 'unknown', label: '' },
  ]);
  expect(await db('protectors').whereNull('escrowed_at')).toEqual([]);
  await db('domains').insert({ name: 'CONTOSO', dns_name: 'contoso.com' });
  await expect(db('computers').insert({ domain_id: 9, name: 'WS-2' })).rejects.toThrow(
    'FOREIGN KEY',
  );
  await db.destroy();
});

test('a store of the thirteenth version keeps owner passwords, and takes longer ones', async () => {
  const db = connect(':memory:');
  for (const { up } of MIGRATIONS.slice(0, 13)) await up(db);
  await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
  await db('computers').insert({ id: 1, domain_id: 1, name: 'WS-1' });
  const owner = { computer_id: 1, recorded_at: '2026-01-01T00:00:00.000Z' };
  await db('tpm_owners').insert({ id: 7, owner_password: 'x'.repeat(28), ...owner });
  await MIGRATIONS[13]?.up(db);
  await db('tpm_owners').insert({ id: 8, owner_password: 'y'.repeat(90), ...owner });
  expect(await db('tpm_owners').orderBy('id').pluck('owner_password')).toEqual([
    'x'.repeat(28),
    'y'.repeat(90),
  ]);
  await db.destroy();
});

test('every released step makes the schema that it made when it was released', async () => {
  const db = connect(':memory:');
  const made: (readonly [string, string])[] = [];
  for (const { name, up } of MIGRATIONS) {
    await up(db);
    made.push([name, await schemaOf(db)]);
  }
  await db.destroy();
  expect(made).toEqual(RELEASED);
});

test('the store keeps every field of an entry, and the key of its operator', async () => {
  const kept: readonly { name: string; type: string; notnull: number }[] = await store.db.raw(
    'pragma table_info(audit_entries)',
  );
  expect(kept.map(({ name }) => name).toSorted()).toEqual(
    [...ENTRY_FIELDS.map(columnOf), 'operator_key'].toSorted(),
  );
  const [sequence, ...texts] = kept;
  expect(sequence?.type).toBe('INTEGER');
  for (const column of texts) expect(column).toMatchObject({ type: 'TEXT', notnull: 1 });
});

async function schemaOf(db: Knex): Promise<string> {
  const rows: unknown = await db('sqlite_master')
    .select('type', 'name', 'tbl_name', 'sql')
    .orderBy(['type', 'name']);
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
