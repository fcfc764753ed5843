import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS, migrate } from '#main/sources/embedded-store/migrations/all.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
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
  await store.db.raw('drop index disclosures_by_computer');
  await store.db('knex_migrations').where({ name: '0002-disclosures-by-computer' }).delete();
  await store.db('store_info').update({ schema_version: 1 });
  const log = storeAuditLog(store.db, manualClock());
  await log.append(draft({ computer: 'CONTOSO\\WS-1' }));

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
