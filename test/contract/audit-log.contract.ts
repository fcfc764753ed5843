import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { GENESIS, verifyChain } from '#main/domain/audit/audit-chain.ts';
import type { LogWithoutGuesses } from '#main/ports/audit/audit-log.ts';
import { AuditEntry } from '#shared/audit/audit-entry.ts';
import type { ErrorCode } from '#shared/errors.ts';
import type { ManualClock } from '../fakes/manual-clock.ts';
import { draft, signIn } from './drafts.ts';

export interface AuditLogSubject {
  /** Empty at first. */
  readonly log: LogWithoutGuesses;
  readonly clock: ManualClock;
  /**
   * The same log, written by another account, and that account's name in the entries. A server
   * takes the name from the login. Without this function, entries have the name their draft has.
   */
  readonly as?: (account: string) => Promise<Writer>;
  readonly dispose: () => Promise<void>;
}

interface Writer {
  readonly log: LogWithoutGuesses;
  readonly account: string;
}

/** What every audit log promises, wherever it is stored. */
export function auditLogContract(name: string, make: () => Promise<AuditLogSubject>): void {
  describe(`audit log: ${name}`, () => {
    let subject: AuditLogSubject;
    beforeEach(async () => {
      subject = await make();
    });
    afterEach(() => subject.dispose());
    const as = async (account: string): Promise<Writer> =>
      (await subject.as?.(account)) ?? { log: subject.log, account };

    test('is empty at first', async () => {
      expect(await subject.log.newestSequence()).toBe(0);
      expect(await subject.log.read(1, 10)).toEqual([]);
      expect(await subject.log.latestSignIns('CONTOSO\\op', 10)).toEqual([]);
    });

    test('numbers, times and chains what is appended', async () => {
      const first = await subject.log.append(draft());
      subject.clock.advance(1_234);
      const second = await subject.log.append(draft());
      expect([first.sequence, second.sequence]).toEqual([1, 2]);
      expect(first.previousHash).toBe(GENESIS.hash);
      expect(second.previousHash).toBe(first.hash);
      expect(Date.parse(second.time) - Date.parse(first.time)).toBe(1_234);
      expect(await subject.log.newestSequence()).toBe(2);
    });

    test('gives back exactly what was written', async () => {
      const { log, account } = await as('CONTOSO\\JÜRGEN');
      const odd = draft({
        note: 'Ünï – 漢字 🔑 "quotes" \'; drop table audit_entries; --',
        ticket: '  blanks kept ',
        operator: account,
      });
      const written = await log.append(odd);
      const [read] = await subject.log.read(1, 1);
      expect(read).toEqual(written);
      expect(read).toMatchObject(odd);
      expect(AuditEntry.parse(read)).toEqual(read);
    });

    test('reads pages, oldest first', async () => {
      for (let n = 0; n < 7; n += 1) await subject.log.append(draft());
      const page = async (from: number, limit: number) =>
        (await subject.log.read(from, limit)).map((entry) => entry.sequence);
      expect(await page(1, 3)).toEqual([1, 2, 3]);
      expect(await page(4, 3)).toEqual([4, 5, 6]);
      expect(await page(7, 3)).toEqual([7]);
      expect(await page(8, 3)).toEqual([]);
    });

    test('entries appended at once get one number each and one chain', async () => {
      await Promise.all(Array.from({ length: 40 }, () => subject.log.append(draft())));
      expect(verifyChain(await subject.log.read(1, 100))).toMatchObject({
        intact: true,
        count: 40,
      });
    });

    test('checks its chain, and reports progress', async () => {
      const signal = new AbortController().signal;
      expect(await subject.log.verify({ signal })).toEqual({
        intact: true,
        count: 0,
        head: GENESIS,
      });
      await subject.log.append(draft());
      const { sequence, hash } = await subject.log.append(draft());
      const told: (readonly [number, number])[] = [];
      expect(
        await subject.log.verify({ signal, onProgress: (...progress) => told.push(progress) }),
      ).toEqual({ intact: true, count: 2, head: { sequence, hash } });
      expect(told.at(-1)).toEqual([2, 2]);
      await expect(subject.log.verify({ signal: AbortSignal.abort() })).rejects.toMatchObject({
        code: 'request.cancelled',
      });
    });

    test('a clock set back does not break the chain', async () => {
      await subject.log.append(draft());
      subject.clock.advance(-3_600_000);
      await subject.log.append(draft());
      expect(verifyChain(await subject.log.read(1, 10))).toMatchObject({ intact: true, count: 2 });
    });

    test('knows the newest sign-ins and unlocks of one account, newest first', async () => {
      const [anna, bert] = [await as('CONTOSO\\anna'), await as('CONTOSO\\bert')];
      await anna.log.append(signIn(anna.account));
      await bert.log.append(signIn(bert.account));
      await anna.log.append(
        signIn(anna.account.toUpperCase(), { result: 'failed', failure: 'auth.badCredentials' }),
      );
      await anna.log.append(signIn(anna.account, { action: 'sign-out' }));
      await anna.log.append(signIn(anna.account, { action: 'unlock' }));
      await anna.log.append(signIn(anna.account, { action: 'refusal' }));
      const newest = async (account: string, limit: number) =>
        (await subject.log.latestSignIns(account, limit)).map(({ sequence }) => sequence);
      expect(await newest(anna.account.toUpperCase(), 10)).toEqual([5, 3, 1]);
      expect(await newest(anna.account, 2)).toEqual([5, 3]);
      expect(await newest(anna.account.slice(0, -1), 10)).toEqual([]);
      expect(await newest(`${anna.account.slice(0, -1)}_`, 10)).toEqual([]);
    });

    test('leaves out sign-ins that were no guess, however many', async () => {
      const { log, account } = await as('CONTOSO\\anna');
      const failed = (failure: ErrorCode) =>
        log.append(signIn(account, { result: 'failed', failure }));
      await failed('auth.badCredentials');
      await failed('auth.refused');
      for (const failure of [
        'directory.unreachable',
        'directory.noLogonServer',
        'auth.logonType',
        'auth.noRole',
        'store.unavailable',
      ] as const)
        await failed(failure);
      const found = await subject.log.latestSignIns(account, 2);
      expect(found.map(({ sequence }) => sequence)).toEqual([2, 1]);
    });

    test('knows the disclosures of one computer since a moment, newest first', async () => {
      await subject.log.append(draft({ computer: 'CONTOSO\\WS-1' }));
      subject.clock.advance(60_000);
      const [, since] = [
        await subject.log.append(draft({ computer: 'CONTOSO\\WS-1' })),
        new Date(subject.clock.now()).toISOString(),
      ];
      await subject.log.append(draft({ computer: 'CONTOSO\\WS-2' }));
      await subject.log.append(draft({ computer: 'CONTOSO\\WS-1', action: 'copy' }));
      await subject.log.append(
        draft({ computer: 'CONTOSO\\WS-1', result: 'failed', failure: 'recovery.noMatch' }),
      );
      await subject.log.append(
        draft({ computer: 'CONTOSO\\WS-1', keyType: 'tpm-password-hash', reason: 'clear-tpm' }),
      );
      subject.clock.advance(60_000);
      await subject.log.append(draft({ computer: 'contoso\\ws-1' }));
      const found = async (computer: string, from: string) =>
        (await subject.log.disclosuresOf(computer, from)).map(({ sequence }) => sequence);
      expect(await found('CONTOSO\\WS-1', since)).toEqual([7, 2]);
      expect(await found('CONTOSO\\WS-1', '1970-01-01T00:00:00.000Z')).toEqual([7, 2, 1]);
      expect(await found('CONTOSO\\WS', since)).toEqual([]);
      expect(await found('CONTOSO\\WS-%', since)).toEqual([]);
    });

    test('compares accounts without case beyond ASCII', async () => {
      const { log, account } = await as('CONTOSO\\jürgen');
      await log.append(signIn(account));
      expect(await subject.log.latestSignIns(account.toUpperCase(), 10)).toHaveLength(1);
    });
  });
}
