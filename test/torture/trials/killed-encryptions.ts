import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { encryptStore } from '#main/sources/embedded-store/secrets/encrypt-store.ts';
import { passwordOf } from '#main/sources/embedded-store/secrets/places.ts';
import { isSealedText, openText } from '#main/sources/embedded-store/secrets/sealed-value.ts';
import { TEST_KEY } from '#test/fakes/store-keys.ts';
import { standsIn } from '#test/find-secret.ts';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { ROOT } from '#test/root.ts';
import { killWithin, timeToEnd } from '../kill.ts';
import { type OldStore, makeOldStore } from '../old-store.ts';
import { PASSWORD } from '../store-with-keys.ts';
import type { Trial } from '../trial.ts';

const ENCRYPT = resolve(ROOT, 'test/torture/children/encrypt-store.ts');

/**
 * The encryption of a store is killed. All of its secrets are then in clear, or all of them are
 * encrypted; the next one ends what was begun, and leaves nothing in clear in any file.
 */
export const killedEncryptions: Trial = {
  name: 'encryptions of a store killed and begun anew',
  most: 200,
  short: 3,
  weight: 1,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-encrypt-'));
    const old = await makeOldStore(join(folder, 'old.db'), MIGRATIONS.length);
    const file = join(folder, 'store.db');
    copyFileSync(old.file, file);
    const takesMs = await timeToEnd(startChild(ENCRYPT, file));
    return {
      async attempt() {
        for (const side of ['', '-wal', '-shm']) rmSync(file + side, { force: true });
        copyFileSync(old.file, file);
        await killWithin(startChild(ENCRYPT, file), takesMs);
        return { tried: 1, lost: await lostFrom(old, file) };
      },
      dispose: async () => {
        rmSync(folder, { recursive: true });
      },
    };
  },
};

async function lostFrom(old: OldStore, file: string): Promise<readonly string[]> {
  const after = await secretsIn(file);
  const sealed = after.filter(({ recovery_password: stored }) => isSealedText(stored)).length;
  await encryptStore(file, TEST_KEY);
  const wrong = (await secretsIn(file)).filter(
    ({ key_id: id, recovery_password: stored }) =>
      openText(TEST_KEY, passwordOf(id), stored) !== PASSWORD,
  );
  return [
    ...(after.length === old.keys ? [] : [`${after.length} of ${old.keys} keys are left`]),
    ...([0, old.keys].includes(sealed) ? [] : [`${sealed} of ${old.keys} were encrypted`]),
    ...(wrong.length === 0 ? [] : [`${wrong.length} passwords are not what they were`]),
    ...(standsIn(file, PASSWORD) ? ['a password is in the file in clear'] : []),
  ];
}

async function secretsIn(
  file: string,
): Promise<readonly { readonly key_id: string; readonly recovery_password: string }[]> {
  const db = await openStore({ file, purpose: 'organisation' });
  try {
    return await db('protectors').select('key_id', 'recovery_password');
  } finally {
    await closeStore(db);
  }
}
