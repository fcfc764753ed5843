import { expect, test } from 'vitest';
import { GENESIS } from '#main/domain/audit/audit-chain.ts';
import { createLogCheck } from '#main/features/reports/audit/log-check.ts';
import type { AuditLog, VerifyOptions, WholeCheck } from '#main/ports/audit/audit-log.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

const { signal } = new AbortController();
const HASH = 'a'.repeat(64);
const BROKEN: ChainVerdict = { intact: false, brokenAt: 7, why: 'altered' };

/** A log as far as it is checked: it remembers what it was asked. */
function longLog(opening?: WholeCheck) {
  const asked: (number | undefined)[] = [];
  const state = { newest: 50_000, verdict: undefined as ChainVerdict | undefined };
  const log: Pick<AuditLog, 'verify' | 'newestSequence' | 'checkedAtOpening'> = {
    newestSequence: async () => state.newest,
    async verify({ since }: VerifyOptions) {
      asked.push(since?.sequence);
      const head = { sequence: state.newest, hash: HASH };
      return state.verdict ?? { intact: true, count: head.sequence, head };
    },
    checkedAtOpening: async () => opening,
  };
  // Nothing else is asked of it.
  return { log: log as AuditLog, asked, state };
}

test('a long log is checked as a whole once, and then what is new in it', async () => {
  const { log, asked, state } = longLog();
  const clock = manualClock();
  const check = createLogCheck(clock);
  const at = new Date(clock.now()).toISOString();

  expect(await check(log, { whole: false, signal })).toMatchObject({ since: null });
  clock.advance(60_000);
  state.newest += 5;
  expect(await check(log, { whole: false, signal })).toMatchObject({
    verdict: { intact: true, count: 50_005 },
    since: { sequence: 50_000, at },
  });
  // What was new once is new until the whole log is checked again.
  await check(log, { whole: false, signal });
  await check(log, { whole: true, signal });
  state.newest += 1;
  await check(log, { whole: false, signal });
  expect(asked).toEqual([undefined, 50_000, 50_000, undefined, 50_005]);
});

test('the check at opening counts as a whole one', async () => {
  const opening = { head: { sequence: 49_990, hash: HASH }, at: '2026-06-01T08:00:00.000Z' };
  const { log, asked } = longLog(opening);
  expect(await createLogCheck(manualClock())(log, { whole: false, signal })).toMatchObject({
    since: { sequence: 49_990, at: opening.at },
  });
  expect(asked).toEqual([49_990]);
});

test('after a fault the whole log is checked each time', async () => {
  const { log, asked, state } = longLog();
  const check = createLogCheck(manualClock());
  await check(log, { whole: false, signal });
  state.verdict = BROKEN;
  expect(await check(log, { whole: true, signal })).toEqual({ verdict: BROKEN, since: null });
  expect(await check(log, { whole: false, signal })).toEqual({ verdict: BROKEN, since: null });
  expect(asked).toEqual([undefined, undefined, undefined]);
});

test('a short log is checked as a whole each time', async () => {
  const { log, asked, state } = longLog({ head: GENESIS, at: '2026-06-01T08:00:00.000Z' });
  state.newest = 20_000;
  const check = createLogCheck(manualClock());
  for (let n = 0; n < 2; n += 1)
    expect(await check(log, { whole: false, signal })).toMatchObject({ since: null });
  expect(asked).toEqual([undefined, undefined]);
});
