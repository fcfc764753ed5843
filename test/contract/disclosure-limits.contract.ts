import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import type { RecordingRecoverySource } from '#main/ports/recovery/recovery-source.ts';
import type { AuditDraft } from '#shared/audit/audit-entry.ts';
import { AppError, codeOf } from '#shared/errors.ts';
import { LimitSettings } from '#shared/recovery/disclosure-limits.ts';
import { RecoveryKeyId } from '#shared/recovery/recovery-key-id.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { draft } from './drafts.ts';
import type { SeedProtector } from './recovery-source.contract.ts';

export interface LimitedStore {
  readonly log: LogWithoutGuesses;
  readonly source: RecordingRecoverySource;
}

export interface DisclosureLimitsSubject {
  /** The same store, empty at first, as a console with these limits has it. */
  with(limits: LimitSettings): LimitedStore;
  /** Entries have its time. */
  readonly clock: ManualClock;
  readonly dispose: () => Promise<void>;
}

const KEY = RecoveryKeyId.parse('AC9D5655-F7CA-4D1D-902F-1B6087118138');
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SEED: readonly SeedProtector[] = [
  {
    keyId: KEY,
    computer: 'WS-1',
    users: ['anna'],
    volume: { kind: 'operating-system', driveLetter: 'C:' },
    recoveryPassword: PASSWORD,
    keyPackage: undefined,
    escrowedAt: '2026-01-01T00:00:00.000Z',
  },
];
const MINUTE_MS = 60_000;

/** What every store that hands out secrets promises of the limits on them. */
export function disclosureLimitsContract(
  name: string,
  make: (seed: readonly SeedProtector[]) => Promise<DisclosureLimitsSubject>,
): void {
  describe(`limits on disclosures: ${name}`, () => {
    let subject: DisclosureLimitsSubject;
    let store: LimitedStore;
    const limited = (limits: Partial<LimitSettings>) => {
      store = subject.with(LimitSettings.parse({ perMinute: 3, perHour: 5, perDay: 7, ...limits }));
    };
    beforeEach(async () => {
      subject = await make(SEED);
      limited({});
    });
    afterEach(() => subject.dispose());

    const disclose = (changes: Partial<AuditDraft> = {}) =>
      store.source
        .disclose(KEY, draft({ keyId: KEY, ...changes }))
        .then(({ recoveryPassword }) => recoveryPassword, codeOf);
    const tell = (changes: Partial<AuditDraft>) =>
      store.log
        .append(draft({ keyId: LISTED_ELSEWHERE, ...changes }))
        .then(() => 'written', codeOf);
    const all = async (times: number, each: () => Promise<string>) => {
      const outcomes: string[] = [];
      for (let time = 0; time < times; time += 1) outcomes.push(await each());
      return outcomes;
    };
    const refusal = () =>
      store.source.disclose(KEY, draft({ keyId: KEY })).then(
        () => undefined,
        (error: unknown) => (error instanceof AppError ? error.details : undefined),
      );
    /** Disclosures a few seconds apart, up to a minute after the first. */
    const spread = async (times: number) => {
      const outcomes: string[] = [];
      for (let time = 0; time < times; time += 1) {
        outcomes.push(await disclose());
        subject.clock.advance(30_000);
      }
      return outcomes;
    };
    const REFUSED = 'disclosure.limitReached';

    test('as many as the limit go out in a minute, and no entry of more', async () => {
      expect(await all(5, disclose)).toEqual([PASSWORD, PASSWORD, PASSWORD, REFUSED, REFUSED]);
      expect(await store.log.newestSequence()).toBe(3);
    });

    test('the refusal says which limit it is, and when it ends', async () => {
      const firstMs = subject.clock.now();
      await disclose();
      subject.clock.advance(20_000);
      await all(2, disclose);
      expect(await refusal()).toMatchObject({
        window: 'minute',
        most: 3,
        nextAt: new Date(firstMs + MINUTE_MS).toISOString(),
      });
      subject.clock.advance(39_000);
      expect(await disclose()).toBe(REFUSED);
      subject.clock.advance(1_000);
      expect(await all(2, disclose)).toEqual([PASSWORD, REFUSED]);
    });

    test('the limit of an hour holds after that of a minute, and then that of a day', async () => {
      const firstMs = subject.clock.now();
      expect(await spread(6)).toEqual([...Array<string>(5).fill(PASSWORD), REFUSED]);
      expect(await refusal()).toMatchObject({
        window: 'hour',
        most: 5,
        nextAt: new Date(firstMs + 60 * MINUTE_MS).toISOString(),
      });
      subject.clock.advance(60 * MINUTE_MS);
      expect(await spread(3)).toEqual([PASSWORD, PASSWORD, REFUSED]);
      expect(await refusal()).toMatchObject({
        window: 'day',
        most: 7,
        nextAt: new Date(firstMs + 24 * 60 * MINUTE_MS).toISOString(),
      });
      subject.clock.advance(24 * 60 * MINUTE_MS);
      expect(await disclose()).toBe(PASSWORD);
    });

    test('one by one, however many ask at the same time', async () => {
      const outcomes = await Promise.all(Array.from({ length: 8 }, () => disclose()));
      expect(outcomes.filter((outcome) => outcome === PASSWORD)).toHaveLength(3);
      expect(outcomes.filter((outcome) => outcome === REFUSED)).toHaveLength(5);
    });

    test('all secrets count together, and nothing else does', async () => {
      const [first, second] = [randomUUID(), randomUUID()];
      for (const action of ['search', 'copy', 'save', 'show-again', 'note'] as const)
        for (let time = 0; time < 4; time += 1) expect(await tell({ action })).toBe('written');
      for (const requestId of [first, second]) {
        expect(await tell({ requestId, result: 'intended' })).toBe('written');
        expect(await tell({ requestId, result: 'successful' })).toBe('written');
      }
      const owner = { keyType: 'tpm-password-hash', keyId: '', computer: 'CONTOSO\\WS-9' } as const;
      expect(await tell({ result: 'intended', reason: 'clear-tpm', ...owner })).toBe('written');
      expect(await tell({ result: 'intended' })).toBe(REFUSED);
      expect(await disclose()).toBe(REFUSED);
    });

    test('an intent counts until it is known to have failed', async () => {
      const requestId = randomUUID();
      for (const id of [requestId, randomUUID(), randomUUID()])
        expect(await tell({ requestId: id, result: 'intended' })).toBe('written');
      expect(await disclose()).toBe(REFUSED);
      expect(await tell({ requestId, result: 'failed', failure: 'directory.timedOut' })).toBe(
        'written',
      );
      expect(await all(2, disclose)).toEqual([PASSWORD, REFUSED]);
    });

    test('a role has its own limits where it has any', async () => {
      limited({ admin: { perMinute: 1 }, user: { perMinute: 9 } });
      expect(await all(2, disclose)).toEqual([PASSWORD, REFUSED]);
    });

    describe('beyond it', () => {
      const flag = 'break-glass';
      const say = (changes: Partial<AuditDraft>) =>
        tell({ action: 'note', keyType: '', flag, note: 'A ward is down', ...changes });
      beforeEach(async () => {
        limited({ perMinute: 1 });
        expect(await disclose()).toBe(PASSWORD);
      });

      test('goes one disclosure for each reason that is said before it', async () => {
        const requestId = randomUUID();
        expect(await disclose({ requestId, flag })).toBe('input.invalid');
        expect(await say({ requestId })).toBe('written');
        expect(await disclose({ requestId, flag })).toBe(PASSWORD);
        expect(await disclose({ requestId, flag })).toBe('input.invalid');
        expect(await disclose()).toBe(REFUSED);
        const [, said, disclosed] = await store.log.read(1, 10);
        expect([said?.flag, said?.note]).toEqual([flag, 'A ward is down']);
        expect([disclosed?.flag, disclosed?.note]).toEqual([flag, '']);
        expect(await store.log.verify({ signal: new AbortController().signal })).toMatchObject({
          intact: true,
          count: 3,
        });
      });

      test('goes none for a reason that is empty, or said of another request', async () => {
        const requestId = randomUUID();
        await say({ requestId, note: '' });
        await say({ requestId: randomUUID() });
        expect(await disclose({ requestId, flag })).toBe('input.invalid');
      });

      test('goes one that the console tells of, too', async () => {
        const requestId = randomUUID();
        expect(await tell({ requestId, flag, result: 'intended' })).toBe('input.invalid');
        await say({ requestId });
        expect(await tell({ requestId, flag, result: 'intended' })).toBe('written');
        expect(await tell({ requestId, flag, result: 'successful' })).toBe('written');
        expect(await tell({ requestId, flag, result: 'intended' })).toBe('input.invalid');
      });
    });

    test('the log tells of an operator’s guesses at keys, newest first', async () => {
      const failed = { action: 'search', result: 'failed', keyType: 'recovery-key-id' } as const;
      const { operator } = await store.log.append(
        draft({ ...failed, failure: 'recovery.noMatch' }),
      );
      await tell({ ...failed, failure: 'recovery.sourcesMissing' });
      await tell({ ...failed, failure: 'recovery.userNotAssociated' });
      await tell({ ...failed, action: 'disclose', failure: 'tpm.unknownComputer' });
      await tell({ ...failed, result: 'successful' });
      const guesses = async (limit: number) =>
        (await store.log.latestKeyGuesses(operator, limit)).map(({ sequence }) => sequence);
      expect(await guesses(10)).toEqual([4, 3, 1]);
      expect(await guesses(2)).toEqual([4, 3]);
    });
  });
}

/** A key of a directory beside the store: the console tells of its disclosures. */
const LISTED_ELSEWHERE = RecoveryKeyId.parse('EEEEEEEE-F7CA-4D1D-902F-1B6087118138');
