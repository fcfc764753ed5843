import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, connect, write } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { draft } from '#test/contract/drafts.ts';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { PASSWORD } from './store-with-keys.ts';

export interface OldStore {
  readonly file: string;
  readonly keys: number;
  readonly entries: number;
}

const COUNT = 2_000;

/** Makes a store as consoles of an earlier version left it, with keys and entries. */
export async function makeOldStore(file: string, version: number): Promise<OldStore> {
  const db = connect(file);
  const steps = MIGRATIONS.slice(0, version);
  await db.migrate.latest({
    migrationSource: {
      getMigrations: async () => [...steps],
      getMigrationName: ({ name }) => name,
      getMigration: async ({ up }) => ({ up, down: () => Promise.resolve() }),
    },
  });
  await db('store_info').update({ schema_version: version, purpose: 'organisation' });
  await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
  await db('computers').insert({ id: 1, domain_id: 1, name: 'WS-1' });
  await db('volumes').insert({ id: 1, computer_id: 1, kind: 'fixed' });
  const keys = Array.from({ length: COUNT }, (_, n) => ({
    key_id: numberedKeyId(n),
    volume_id: 1,
    recovery_password: PASSWORD,
    escrowed_at: '2026-01-01T00:00:00.000Z',
  }));
  await db.transaction((transaction) => transaction.batchInsert('protectors', keys, 400));
  await write(db, async (transaction) => {
    for (let n = 0; n < COUNT; n += 1)
      await appendIn(transaction, draft(), { nowMs: 1_000_000 + n });
  });
  await closeStore(db);
  return { file, keys: COUNT, entries: COUNT };
}
