import type { Knex } from 'knex';
import { numberedKeyId } from '#test/main/sources/embedded-store/children/numbered-key-id.ts';
import { testStore } from '#test/main/sources/embedded-store/test-store.ts';

/** A recovery password of libbde's documentation. */
export const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

/** A store of its own with so many keys, whose IDs are numbers from 0. */
export interface StoreWithKeys {
  readonly db: Knex;
  readonly file: string;
  dispose(): Promise<void>;
}

export function storeWithKeys(count: number): Promise<StoreWithKeys> {
  return testStore(async (empty) => {
    await empty('computers').insert({ id: 1, domain_id: 1, name: 'WS-1' });
    await empty('volumes').insert({ id: 1, computer_id: 1, kind: 'fixed' });
    const rows = Array.from({ length: count }, (_, n) => ({
      key_id: numberedKeyId(n),
      volume_id: 1,
      recovery_password: PASSWORD,
      escrowed_at: '2026-01-01T00:00:00.000Z',
    }));
    await empty.transaction((transaction) => transaction.batchInsert('protectors', rows, 400));
  });
}
