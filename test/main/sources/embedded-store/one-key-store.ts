import {
  type EmbeddedStore,
  openEmbeddedStore,
} from '#main/sources/embedded-store/embedded-store.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { NO_LIMITS } from '#test/fakes/limits.ts';
import { READING_SCRIPT, addProtectors } from './test-store.ts';

export const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
export const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

type Parts = Parameters<typeof openEmbeddedStore>[1];

/** Makes the store with the key in it, or opens it again as a console does that is started anew. */
export async function openOneKeyStore(
  file: string,
  parts: Pick<Parts, 'clock'> & Partial<Pick<Parts, 'limits' | 'keys' | 'onKeyFailure'>>,
): Promise<EmbeddedStore> {
  const { store } = await openEmbeddedStore(
    {
      file,
      purpose: 'organisation',
      fill: async (db) => {
        await db('domains').insert({ id: 1, name: 'CONTOSO', dns_name: 'contoso.test' });
        await addProtectors(db, [
          {
            keyId: KEY,
            computer: 'WS-1',
            users: ['anna'],
            volume: { kind: 'fixed', driveLetter: 'D:' },
            recoveryPassword: PASSWORD,
            keyPackage: [1],
            escrowedAt: '2026-01-01T00:00:00.000Z',
          },
        ]);
      },
    },
    { limits: NO_LIMITS, readingScript: READING_SCRIPT, ...parts },
  );
  return store;
}
