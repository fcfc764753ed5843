import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GENESIS, seal, verifyChain } from '#main/domain/audit/audit-chain.ts';
import { rowOf } from '#main/sources/embedded-store/audit-rows.ts';
import { GENESIS_HASH } from '#main/sources/embedded-store/migrations/0001-first-schema.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { storeRecoverySource } from '#main/sources/embedded-store/store-recovery-source.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import { draft } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { addProtectors, testStore } from './test-store.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

// Another tool that opens the file meets the database's own guards, without any pragma of ours.
describe('the database itself refuses', () => {
  let store: Awaited<ReturnType<typeof testStore>>;
  let raw: Database.Database;
  const clock = manualClock();
  beforeAll(async () => {
    store = await testStore((empty) =>
      addProtectors(empty, [
        {
          keyId: KEY,
          computer: 'WS-1',
          users: ['anna'],
          volume: { kind: 'fixed', driveLetter: 'D:' },
          recoveryPassword: PASSWORD,
          keyPackage: [1],
          escrowedAt: '2026-01-01T00:00:00.000Z',
        },
      ]),
    );
    await storeRecoverySource(store.db, clock, { name: 'store' }).disclose(
      RecoveryKeyId.parse(KEY),
      draft({ keyId: KEY }),
    );
    await storeAuditLog(store.db, clock).append(draft());
    raw = new Database(store.file);
  });
  afterAll(async () => {
    raw.close();
    await store.dispose();
  });

  test.each([
    ["update audit_entries set note = 'x' where sequence = 1", /never changed/],
    ['update audit_entries set hash = hash', /never changed/],
    [
      `insert into audit_entries select * from audit_entries where sequence = 2
        on conflict do update set note = 'x'`,
      /follow the newest|never changed/,
    ],
    ['delete from audit_entries', /never deleted/],
    ['delete from audit_entries where sequence = 2', /never deleted/],
    [
      'insert or replace into audit_entries select * from audit_entries where sequence = 2',
      /follow the newest/,
    ],
    [
      'replace into audit_entries select * from audit_entries where sequence = 1',
      /follow the newest/,
    ],
    ['delete from protectors', /never deleted/],
    ['insert or replace into protectors select * from protectors', /never replaced/],
    [
      `insert or replace into protectors (key_id, volume_id, recovery_password, escrowed_at)
        values ('${KEY}', 1, '1', '2')`,
      /never replaced/,
    ],
    ['update protectors set disclosed_at = null, disclosed_by = null', /stays disclosed/],
    ["update protectors set disclosed_at = '2030-01-01T00:00:00.000Z'", /stays disclosed/],
    ["update protectors set disclosed_by = 'CONTOSO\\else'", /stays disclosed/],
    [
      `insert into protectors (key_id, volume_id, recovery_password, escrowed_at)
        values ('ac9d5655-f7ca-4d1d-902f-1b6087118139', 1, '1', '2')`,
      /CHECK/,
    ],
    [
      `insert into protectors (key_id, volume_id, recovery_password, escrowed_at)
        values ('BC9D5655-F7CA-4D1D-902F-1B6087118139', 99, '1', '2')`,
      /FOREIGN KEY/,
    ],
    ["update store_info set purpose = 'demo'", /final/],
    ['delete from store_info', /keeps its purpose/],
    ["insert or replace into store_info values (1, 'demo', 1)", /final/],
  ])('%s', (statement, why) => {
    expect(() => {
      raw.exec(statement);
    }).toThrow(why);
    expect(raw.prepare('select count(*) as n from audit_entries').all([])).toMatchObject([
      { n: 2 },
    ]);
  });

  test.each([
    ['a gap', 4, undefined],
    ['a number that is taken', 2, undefined],
    ['a number before the first', 0, undefined],
    ['another predecessor', 3, 'f'.repeat(64)],
  ])('an entry with %s', async (_what, sequence, previousHash) => {
    const [, newest] = await storeAuditLog(store.db, clock).read(1, 2);
    const entry = seal(
      draft(),
      { sequence: sequence - 1, hash: previousHash ?? newest?.hash ?? '' },
      clock.now(),
    );
    await expect(store.db('audit_entries').insert(rowOf(entry))).rejects.toThrow(
      /follow the newest/,
    );
  });

  test('a first entry with another previous hash', async () => {
    const empty = await testStore();
    const entry = seal(draft(), { sequence: 0, hash: 'e'.repeat(64) }, clock.now());
    await expect(empty.db('audit_entries').insert(rowOf(entry))).rejects.toThrow(
      /follow the newest/,
    );
    await empty.dispose();
  });

  test('has the same genesis hash as the domain', () => {
    expect(GENESIS_HASH).toBe(GENESIS.hash);
  });

  test('after all of it the chain is whole and the key still works', async () => {
    expect(verifyChain(await storeAuditLog(store.db, clock).read(1, 10))).toMatchObject({
      intact: true,
      count: 2,
    });
    const again = await storeRecoverySource(store.db, clock, { name: 'store' }).disclose(
      RecoveryKeyId.parse(KEY),
      draft({ keyId: KEY, operator: 'CONTOSO\\second' }),
    );
    expect(again.recoveryPassword).toBe(PASSWORD);
    expect(raw.prepare('select disclosed_by as by from protectors').all([])).toMatchObject([
      { by: 'CONTOSO\\op' },
    ]);
  });
});

test('an altered row is refused as damage, without an entry', async () => {
  const store = await testStore((empty) =>
    addProtectors(empty, [
      {
        keyId: KEY,
        computer: 'WS-1',
        users: [],
        volume: { kind: 'fixed', driveLetter: 'D:' },
        recoveryPassword: PASSWORD,
        keyPackage: undefined,
        escrowedAt: 'yesterday',
      },
    ]),
  );
  const clock = manualClock();
  const source = storeRecoverySource(store.db, clock, { name: 'store' });
  await expect(
    source.disclose(RecoveryKeyId.parse(KEY), draft({ keyId: KEY })),
  ).rejects.toMatchObject({ code: 'store.damaged' });
  await expect(
    source.find({ kind: 'prefix', start: KEY.slice(0, 8) }, 9, {
      signal: new AbortController().signal,
    }),
  ).rejects.toMatchObject({ code: 'store.damaged' });
  expect(await storeAuditLog(store.db, clock).newestSequence()).toBe(0);
  await store.dispose();
});

describe('queries', () => {
  test('a prefix is a range of the index, sign-ins come from theirs', async () => {
    const { db, dispose } = await testStore();
    const plan = async (sql: string) => JSON.stringify(await db.raw(`explain query plan ${sql}`));
    expect(await plan("select * from protectors where key_id >= 'A' and key_id < 'AG'")).toMatch(
      /SEARCH protectors USING INDEX .*key_id>\? AND key_id<\?/,
    );
    expect(
      await plan(
        `select * from audit_entries where operator_key = 'x' and action in ('sign-in', 'unlock')
          order by sequence desc limit 9`,
      ),
    ).toMatch(/USING INDEX sign_ins_by_operator \(operator_key=\?\)"/);
    await dispose();
  });

  test('a failing statement never repeats its values', async () => {
    const { db, dispose } = await testStore();
    const insert = db('protectors').insert({
      key_id: 'wrong',
      volume_id: 1,
      recovery_password: PASSWORD,
      escrowed_at: '',
    });
    await expect(insert).rejects.not.toThrow(/471207/);
    await dispose();
  });
});
