import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { startChild } from './child-process.ts';
import { numberedKeyId } from './children/numbered-key-id.ts';
import { testStore } from './test-store.ts';

describe('a console killed while it discloses', () => {
  const ROUNDS = 25;
  const KEYS_A_ROUND = 400;
  const MOST_RECEIVED = 8;

  test(`${ROUNDS} times: whatever it had received is recorded and marked`, async () => {
    const store = await testStore(async (empty) => {
      await empty('computers').insert({ id: 1, domain_id: 1, name: 'WS-1' });
      await empty('volumes').insert({ id: 1, computer_id: 1, kind: 'fixed' });
      const rows = Array.from({ length: ROUNDS * KEYS_A_ROUND }, (_, n) => ({
        key_id: numberedKeyId(n),
        volume_id: 1,
        recovery_password: 'x',
        escrowed_at: '2026-01-01T00:00:00.000Z',
      }));
      await empty.transaction((transaction) => transaction.batchInsert('protectors', rows, 400));
    });
    const outputs: string[] = [];
    // Two at a time: one for each core, and each other's lock to be killed under.
    const rounds = Array.from({ length: ROUNDS }, (_, round) => round);
    const worker = async (): Promise<void> => {
      for (let round = rounds.shift(); round !== undefined; round = rounds.shift()) {
        const child = startChild('disclose-for-ever.ts', store.file, String(round * KEYS_A_ROUND));
        // Killed in the middle of whatever comes after so many keys: in each round after more of them, and somewhere between two.
        const received = 1 + (round % MOST_RECEIVED);
        await child.printed(numberedKeyId(round * KEYS_A_ROUND + received));
        for (let turn = 0; turn < Math.random() * 200; turn += 1) await nextTurn();
        child.kill();
        await child.exited;
        outputs.push(child.output());
      }
    };
    await Promise.all([worker(), worker()]);

    const received = outputs.flatMap(
      (output) => output.match(/^[0-9A-F]{8}-0000-4000-8000-000000000000$/gm) ?? [],
    );
    const entries = await storeAuditLog(store.db, manualClock()).read(1, 100_000);
    const marked: readonly string[] = await store
      .db('protectors')
      .whereNotNull('disclosed_at')
      .pluck('key_id');
    expect(received.length).toBeGreaterThan(2 * ROUNDS);
    expect(verifyChain(entries)).toMatchObject({ intact: true, count: entries.length });
    const recorded = new Set(entries.map(({ keyId }) => keyId));
    expect(received.filter((keyId) => !recorded.has(keyId))).toEqual([]);
    // An entry and its mark are one transaction: there is never one without the other.
    expect([...recorded].toSorted()).toEqual(marked.toSorted());
    expect(await store.db.raw('pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    await store.dispose();
  });
});
