import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { EmbeddedStore } from '#main/sources/embedded-store/embedded-store.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { type ManualClock, manualClock } from '#test/fakes/manual-clock.ts';
import { KEY, PASSWORD, openOneKeyStore } from './one-key-store.ts';
import { type TempFolder, tempFolder } from './test-store.ts';

// The clock belongs to whoever sits at the computer, and the log takes its times from it.

const OP = 'CONTOSO\\op';
const SEVEN_YEARS_MS = 7 * 365 * 86_400_000;

let clock: ManualClock;
let folder: TempFolder;
let store: EmbeddedStore;
beforeEach(async () => {
  clock = manualClock();
  folder = tempFolder();
  store = await open();
  await store.auditLog.append(signIn(OP));
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const open = (): Promise<EmbeddedStore> =>
  openOneKeyStore(join(folder.path, 'store.db'), { clock });

const DISCLOSURE = draft({ keyId: KEY, action: 'disclose', result: 'successful', operator: OP });

/** The password, or the code of the refusal. */
const disclosed = () =>
  store
    .source('store')
    .recovery.disclose(KEY, DISCLOSURE)
    .then(({ recoveryPassword }) => recoveryPassword, codeOf);

const written = (changes: Parameters<typeof draft>[0]) =>
  store.auditLog.append(draft(changes)).then(() => 'written', codeOf);

async function lastEntry() {
  const [entry] = await store.auditLog.read(await store.auditLog.newestSequence(), 1);
  return entry;
}

describe('a clock behind the newest entry', () => {
  test('by a minute hands out keys: clocks are corrected', async () => {
    clock.advance(-60_000);
    expect(await disclosed()).toBe(PASSWORD);
  });

  test('by more hands out none, says since when, and the log has the refusal', async () => {
    const newest = new Date(clock.now()).toISOString();
    clock.advance(-60_001);
    const refusal = await store
      .source('store')
      .recovery.disclose(KEY, DISCLOSURE)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({ code: 'store.clockBehind', details: { newest } });
    expect(await lastEntry()).toMatchObject({
      action: 'disclose',
      result: 'failed',
      failure: 'store.clockBehind',
      operator: OP,
      keyId: KEY,
    });
  });

  test('stays refused after further entries, and after a restart', async () => {
    clock.advance(-SEVEN_YEARS_MS);
    await store.auditLog.append(signIn(OP));
    for (let n = 0; n < 3; n += 1) expect(await disclosed()).toBe('store.clockBehind');
    await store.close();
    store = await open();
    await store.auditLog.append(signIn(OP));
    expect(await disclosed()).toBe('store.clockBehind');
  });

  test('refuses what precedes a secret, and takes every other entry', async () => {
    clock.advance(-SEVEN_YEARS_MS);
    for (const result of ['intended', 'successful'] as const)
      for (const action of ['disclose', 'copy', 'save', 'show-again'] as const)
        expect(await written({ action, result })).toBe('store.clockBehind');
    expect(await written({ action: 'disclose', result: 'failed' })).toBe('written');
    expect(await store.auditLog.append(signIn(OP))).toMatchObject({ result: 'successful' });
    const signal = new AbortController().signal;
    expect(await store.auditLog.verify({ signal })).toMatchObject({ intact: true });
  });

  test('set right again, hands out keys as before', async () => {
    clock.advance(-SEVEN_YEARS_MS);
    expect(await disclosed()).toBe('store.clockBehind');
    clock.advance(SEVEN_YEARS_MS);
    expect(await disclosed()).toBe(PASSWORD);
  });
});
