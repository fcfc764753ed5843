import { beforeEach, describe, expect, test } from 'vitest';
import { GENESIS, seal } from '#main/domain/audit/audit-chain.ts';
import type { AuditLog } from '#main/ports/audit/audit-log.ts';
import { centralAuditLog } from '#main/sources/sql-server-store/central-audit-log.ts';
import { LAST_WORDS_MS, operatorStore } from '#main/sources/sql-server-store/operator-store.ts';
import type { StoreProcedures } from '#main/sources/sql-server-store/store-procedures.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError } from '#shared/errors.ts';
import { draft, signIn } from '#test/contract/drafts.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';
import { memoryProfile } from '#test/fakes/memory-profile.ts';

const ANNA = { bindName: 'CONTOSO\\anna', password: 'a' };
const BERT = { bindName: 'CONTOSO\\bert', password: 'b' };

describe('an audit log in a central store', () => {
  let log: AuditLog;
  let store: ReturnType<typeof operatorStore>;
  let signedIn: typeof ANNA | undefined;
  let failure: AppError | undefined;
  let clock: ReturnType<typeof manualClock>;
  let local: ReturnType<typeof memoryProfile>;
  /** Who wrote which entry into the central store. */
  let central: string[];
  let closed: string[];

  /** The store as its server sees it: whoever is logged in is the operator. */
  const entered = ({ bindName }: Pick<typeof ANNA, 'bindName'>): StoreProcedures => ({
    server: 'sql1',
    state: () => Promise.reject(new Error('not asked')),
    read: () => Promise.resolve([]),
    async execute(_procedure, parameters) {
      if (failure !== undefined) throw failure;
      central.push(`${bindName} ${String(parameters['action'])}`);
      return [
        [
          {
            ...seal(draft({ action: parameters['action'] } as AuditDraft), GENESIS, clock.now()),
            operator: bindName,
          },
        ],
      ];
    },
    disconnect: () => void closed.push(bindName),
  });

  beforeEach(() => {
    clock = manualClock();
    local = memoryProfile(clock);
    [signedIn, failure, central, closed] = [undefined, undefined, [], []];
    store = operatorStore({
      open: entered,
      clock,
      operator: () => {
        if (signedIn === undefined) throw new AppError('auth.signedOut', 'nobody');
        return signedIn;
      },
    });
    log = centralAuditLog(store, local.auditLog);
  });

  const inLocal = () =>
    local.entries.map(({ operator, action, result }) => `${operator} ${action} ${result}`);

  test('before a sign-in, entries are kept on this computer', async () => {
    await log.append(signIn('CONTOSO\\anna', { result: 'failed', failure: 'auth.badCredentials' }));
    expect([central, inLocal()]).toEqual([[], ['CONTOSO\\anna sign-in failed']]);
    expect(await log.latestSignIns('CONTOSO\\anna', 5)).toHaveLength(1);
  });

  test('from the sign-in on, entries go there; after failures the sign-in also here', async () => {
    signedIn = ANNA;
    await log.append(signIn('CONTOSO\\anna'));
    await log.append(draft({ operator: 'contoso\\Anna', action: 'copy' }));
    expect(central).toEqual(['CONTOSO\\anna sign-in', 'CONTOSO\\anna copy']);
    expect(inLocal()).toEqual(['CONTOSO\\anna sign-in successful']);
  });

  test('a store that refuses the login gets no entry about it; this computer does', async () => {
    signedIn = ANNA;
    failure = new AppError('sql.loginRefused', 'no');
    await expect(log.append(signIn('CONTOSO\\anna'))).rejects.toBe(failure);
    await log.append(signIn('CONTOSO\\anna', { result: 'failed', failure: 'sql.loginRefused' }));
    expect(inLocal()).toEqual(['CONTOSO\\anna sign-in failed']);
  });

  test('the entry of a lock or sign-out is still written there, then the login ends', async () => {
    signedIn = ANNA;
    await log.append(signIn('CONTOSO\\anna'));
    store.leave();
    signedIn = undefined;
    await log.append(signIn('CONTOSO\\anna', { action: 'lock' }));
    expect(central.at(-1)).toBe('CONTOSO\\anna lock');
    expect(closed).toEqual(['CONTOSO\\anna']);
    expect(store.of('CONTOSO\\anna')).toBeUndefined();
  });

  test('a last entry that never comes is waited for only so long', async () => {
    signedIn = ANNA;
    await log.append(signIn('CONTOSO\\anna'));
    store.leave();
    signedIn = undefined;
    clock.advance(LAST_WORDS_MS - 1);
    expect(closed).toEqual([]);
    clock.advance(1);
    expect(closed).toEqual(['CONTOSO\\anna']);
  });

  test('a sign-in over another’s session writes nothing in that person’s name', async () => {
    signedIn = ANNA;
    await log.append(signIn('CONTOSO\\anna'));
    signedIn = BERT;
    await log.append(signIn('CONTOSO\\bert'));
    await log.append(signIn('CONTOSO\\anna', { action: 'sign-out' }));
    await log.append(draft({ operator: 'CONTOSO\\bert', action: 'copy' }));
    expect(central).toEqual([
      'CONTOSO\\anna sign-in',
      'CONTOSO\\bert sign-in',
      'CONTOSO\\anna sign-out',
      'CONTOSO\\bert copy',
    ]);
    expect(closed).toEqual(['CONTOSO\\anna']);
  });

  test('without the store’s login, people get in only to enter it', async () => {
    signedIn = ANNA;
    failure = new AppError('login.missing', 'none');
    await log.append(signIn('CONTOSO\\anna'));
    await log.append(signIn('CONTOSO\\anna', { action: 'configure' }));
    expect(inLocal()).toHaveLength(2);
    for (const action of ['disclose', 'copy', 'search', 'export'] as const)
      await expect(log.append(draft({ operator: 'CONTOSO\\anna', action }))).rejects.toBe(failure);
    await expect(store.procedures.execute('disclose_protector', {})).rejects.toBe(failure);
  });
});
