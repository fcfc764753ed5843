import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { appendIn } from '#main/sources/embedded-store/audit-rows.ts';
import {
  type EmbeddedStore,
  openEmbeddedStore,
} from '#main/sources/embedded-store/embedded-store.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { codeOf } from '#shared/errors.ts';
import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { KEY, PASSWORD, openOneKeyStore } from './one-key-store.ts';
import {
  READING_SCRIPT,
  type TempFolder,
  addTpmOwners,
  tempFolder,
  testStore,
} from './test-store.ts';

const OWNER = 'KioqKioqKioqKioqKioqKioqKio=';
const REFUSED = 'disclosure.limitReached';
const LIMITS = LimitSettings.parse({ perMinute: 2, perHour: 2, perDay: 2, user: { perDay: 1 } });
const HOUR_MS = 3_600_000;

let clock: ManualClock;
let folder: TempFolder;
let store: EmbeddedStore;
beforeEach(async () => {
  clock = manualClock();
  folder = tempFolder();
  store = await open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const open = (): Promise<EmbeddedStore> =>
  openOneKeyStore(join(folder.path, 'store.db'), { clock, limits: LIMITS });

async function restart(): Promise<void> {
  await store.close();
  store = await open();
}

const disclosed = (changes: Partial<AuditDraft> = {}) =>
  store
    .source('store')
    .recovery.disclose(KEY, draft({ keyId: KEY, ...changes }))
    .then(({ recoveryPassword }) => recoveryPassword, codeOf);

const twice = async () => [await disclosed(), await disclosed()];

test('starting the console anew does not begin the count anew', async () => {
  expect(await twice()).toEqual([PASSWORD, PASSWORD]);
  await restart();
  expect(await disclosed()).toBe(REFUSED);
});

test('each operator has a count, in any spelling, and each role its limit', async () => {
  expect(await twice()).toEqual([PASSWORD, PASSWORD]);
  expect(await disclosed({ operator: 'contoso\\OP' })).toBe(REFUSED);
  const bert = { operator: 'CONTOSO\\bert', role: 'user' } as const;
  expect([await disclosed(bert), await disclosed(bert)]).toEqual([PASSWORD, REFUSED]);
});

test('nobody but an admin goes beyond it, whatever reason is written', async () => {
  const requestId = randomUUID();
  const asUser = { role: 'user', flag: 'break-glass', requestId } as const;
  await store.auditLog.append(draft({ ...asUser, action: 'note', keyType: '', note: 'Please' }));
  expect(await disclosed(asUser)).toBe('input.invalid');
});

test('a TPM owner password counts like a key', async () => {
  const tpm = await testStore((db) =>
    addTpmOwners(db, [
      {
        computer: 'WS-2',
        users: ['anna'],
        owners: [{ ownerPassword: OWNER, recordedAt: '2016-01-01T00:00:00.000Z' }],
      },
    ]),
  );
  const { store: other } = await openEmbeddedStore(
    { file: tpm.file, purpose: 'organisation' },
    { clock, readingScript: READING_SCRIPT, limits: LIMITS },
  );
  const entry = () => draft({ keyType: 'tpm-password-hash', keyId: '', reason: 'clear-tpm' });
  const outcomes: string[] = [];
  for (let time = 0; time < 3; time += 1)
    outcomes.push(
      await other
        .source('store')
        .tpm.disclose('1', entry())
        .then(({ ownerPassword }) => ownerPassword, codeOf),
    );
  expect(outcomes).toEqual([OWNER, OWNER, REFUSED]);
  await other.close();
  await tpm.dispose();
});

describe('a clock that somebody sets', () => {
  beforeEach(async () => {
    await twice();
  });

  test('forward, while the console runs, ends no limit', async () => {
    clock.set(25 * HOUR_MS);
    expect(await disclosed()).toBe(REFUSED);
    clock.advance(23 * HOUR_MS);
    expect(await disclosed()).toBe(REFUSED);
    clock.advance(HOUR_MS);
    expect(await disclosed()).toBe(PASSWORD);
  });

  test('back, within what clocks are corrected by, ends no limit and lengthens none', async () => {
    clock.set(-50_000);
    expect(await disclosed()).toBe(REFUSED);
    await restart();
    expect(await disclosed()).toBe(REFUSED);
    clock.advance(24 * HOUR_MS + 50_000);
    expect(await disclosed()).toBe(PASSWORD);
  });

  test('back, by more, discloses nothing at all', async () => {
    clock.set(-26 * HOUR_MS);
    expect(await disclosed()).toBe('store.clockBehind');
  });

  // What does not hold: nothing outlives the console but the times in the log. It leaves a log
  // whose newest entry is in the future, and a console that discloses nothing once it is set right.
  test('forward, and the console started anew, ends a limit and leaves its mark', async () => {
    clock.set(25 * HOUR_MS);
    await restart();
    expect(await disclosed()).toBe(PASSWORD);
    clock.set(-25 * HOUR_MS);
    expect(await disclosed()).toBe('store.clockBehind');
  });
});

test('the count before every disclosure uses its index', async () => {
  const { db, dispose } = await testStore();
  const plan = db.raw(
    `explain query plan select e.hash, e.time from audit_entries as e
      where operator_key = ? and e.action = 'disclose' and e.result <> 'failed'
      order by e.sequence desc limit 100`,
    ['contoso\\op'],
  );
  expect(JSON.stringify(await plan)).toContain('USING INDEX disclosures_by_operator');
  await dispose();
});

test('guesses count however many other entries the operator makes after them', async () => {
  const { db, dispose } = await testStore();
  const search = { action: 'search', keyType: 'recovery-key-id' } as const;
  const guess = draft({ ...search, result: 'failed', failure: 'recovery.noMatch' });
  const wrong = signIn('CONTOSO\\x', { result: 'failed', failure: 'auth.badCredentials' });
  await db.transaction(async (transaction) => {
    await appendIn(transaction, guess, { nowMs: 1_000_000 });
    await appendIn(transaction, wrong, { nowMs: 1_000_001 });
    for (let index = 2; index <= 5_001; index += 1)
      await appendIn(transaction, draft(search), { nowMs: 1_000_000 + index });
  });
  const log = storeAuditLog(db, clock);
  expect(await log.latestKeyGuesses(guess.operator, 10)).toMatchObject([{ sequence: 1 }]);
  expect(await log.latestGuessesAt(wrong.workstation, 10)).toMatchObject([{ sequence: 2 }]);
  const plan = db.raw(
    `explain query plan select * from audit_entries where operator_key = ? and result = 'failed'
      and failure in ('recovery.noMatch', 'tpm.unknownComputer') order by sequence desc limit 10`,
    ['contoso\\op'],
  );
  expect(JSON.stringify(await plan)).toContain('USING INDEX failures_by_operator');
  await dispose();
});
