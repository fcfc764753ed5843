import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { systemClock } from '#main/desktop/system-clock.ts';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { closeStore } from '#main/sources/embedded-store/connection.ts';
import { MIGRATIONS } from '#main/sources/embedded-store/migrations/all.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { startChild } from '#test/main/sources/embedded-store/child-process.ts';
import { ROOT } from '#test/root.ts';
import { killWithin, timeToEnd } from '../kill.ts';
import { type OldStore, makeOldStore } from '../old-store.ts';
import type { Attempt, Trial } from '../trial.ts';

const OPEN = resolve(ROOT, 'test/torture/children/open-store.ts');

/**
 * Two consoles open a store of an older version at once, and both are killed while they bring it up
 * to date. The next console finds it as it was or as it will be, with every key and entry.
 */
export const killedUpgrades: Trial = {
  name: 'consoles killed while they upgrade a store',
  most: 200,
  short: 4,
  weight: 1,

  async prepare() {
    const folder = mkdtempSync(join(tmpdir(), 'keydesk-upgrade-'));
    const old = await makeOldStore(join(folder, 'old.db'), MIGRATIONS.length - 1);
    const file = join(folder, 'store.db');
    copyFileSync(old.file, file);
    const takesMs = await timeToEnd(startChild(OPEN, file));
    return {
      attempt: () => killTwo(old, file, takesMs),
      dispose: async () => {
        rmSync(folder, { recursive: true });
      },
    };
  },
};

async function killTwo(old: OldStore, file: string, takesMs: number): Promise<Attempt> {
  for (const side of ['', '-wal', '-shm']) rmSync(file + side, { force: true });
  copyFileSync(old.file, file);
  await Promise.all([1, 2].map(() => killWithin(startChild(OPEN, file), takesMs)));
  return { tried: 2, lost: await lostFrom(old, file) };
}

async function lostFrom(old: OldStore, file: string): Promise<readonly string[]> {
  const db = await openStore({ file, purpose: 'organisation' });
  const log = storeAuditLog(db, systemClock);
  const verdict = verifyChain(await log.read(1, old.entries + 1));
  const keys: readonly unknown[] = await db('protectors').select('key_id');
  await closeStore(db);
  return [
    ...(keys.length === old.keys ? [] : [`${keys.length} of ${old.keys} keys are left`]),
    ...(verdict.intact && verdict.count === old.entries ? [] : ['the log is not what it was']),
  ];
}
