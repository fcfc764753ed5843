import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { testStore } from './test-store.ts';

let store: Awaited<ReturnType<typeof testStore>>;
let log: AuditLog;
beforeEach(async () => {
  store = await testStore();
  log = storeAuditLog(store.db, manualClock());
});
afterEach(() => store.dispose());

const GUESS = { result: 'failed', failure: 'auth.badCredentials' } as const;
const guessed = async (workstation: string, limit = 10) =>
  (await log.latestGuessesAt(workstation, limit)).map(({ sequence }) => sequence);

test('the guesses at one workstation, of whatever account, newest first', async () => {
  expect(await guessed('HD-01')).toEqual([]);
  await log.append(signIn('CONTOSO\\anna', GUESS));
  await log.append(signIn('CONTOSO\\bert', { ...GUESS, action: 'unlock' }));
  await log.append(signIn('CONTOSO\\anna', { ...GUESS, workstation: 'HD-02' }));
  await log.append(signIn('CONTOSO\\anna', { ...GUESS, failure: 'auth.noRole' }));
  await log.append(signIn('CONTOSO\\anna'));
  await log.append(draft(GUESS));
  await log.append(signIn('CONTOSO\\nobody', { ...GUESS, failure: 'auth.refused' }));
  expect(await guessed('HD-01')).toEqual([7, 2, 1]);
  expect(await guessed('HD-01', 2)).toEqual([7, 2]);
  expect(await guessed('HD-02')).toEqual([3]);
  expect(await guessed('HD-0')).toEqual([]);
});
