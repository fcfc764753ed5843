import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WholeChecks } from '#main/features/reports/audit/log-check.ts';
import { watchForQuietCheck } from '#main/features/reports/audit/quiet-check.ts';
import type { AuditLog, VerifyOptions, WholeCheck } from '#main/ports/audit/audit-log.ts';
import type { ChainVerdict } from '#shared/audit/audit-entry.ts';
import { type TestConsole, testConsole } from '#test/fakes/console.ts';

const LOOK_MS = 5_000;
const HOUR_MS = 3_600_000;
const hashOf = (sequence: number) => String(sequence).padStart(64, '0');

let app: TestConsole;
let isSomebodyThere: boolean;
let checks: WholeChecks;
let log: AuditLog;
let newest: number;
/** The stretches that were asked for, first and last entry each. */
let asked: (readonly [number, number])[];
let answer: (until: number) => ChainVerdict;
let said: string[];
let stop: () => void;

beforeEach(async () => {
  app = testConsole();
  await app.signIn('admin');
  isSomebodyThere = false;
  newest = 5_000;
  asked = [];
  said = [];
  checks = new WeakMap();
  answer = (until) => ({
    intact: true,
    count: until,
    head: { sequence: until, hash: hashOf(until) },
  });
  log = {
    ...app.profile.auditLog,
    newestSequence: async () => newest,
    async verify({ since, until = newest }: VerifyOptions) {
      asked.push([since?.sequence ?? -1, until]);
      return answer(until);
    },
  };
  Object.assign(app.profile, { auditLog: log });
  app.sessions.begin({
    ...app.sessions.require(),
    profile: { ...app.sessions.require().profile, auditLog: log },
  });
  const say = (event: string) => {
    said.push(event);
  };
  stop = watchForQuietCheck({
    sessions: app.sessions,
    clock: app.clock,
    log: { info: say, warn: say, error: say },
    idleLock: { stay: () => undefined, isSomebodyThere: () => isSomebodyThere },
    wholeChecks: checks,
  });
});
afterEach(() => {
  stop();
});

async function pass(ms = LOOK_MS): Promise<void> {
  app.clock.advance(ms);
  for (let turn = 0; turn < 100; turn += 1) await Promise.resolve();
}

const now = () => new Date(app.clock.now()).toISOString();

test('while nobody is there the whole log is checked, a stretch at a time', async () => {
  await pass();
  expect(asked).toEqual([
    [0, 2_000],
    [2_000, 4_000],
    [4_000, 5_000],
  ]);
  expect(checks.get(log)).toEqual<WholeCheck>({
    head: { sequence: 5_000, hash: hashOf(5_000) },
    at: now(),
  });
  expect(said).toEqual(['log checked while idle']);
});

test('while somebody is there nothing is checked', async () => {
  isSomebodyThere = true;
  await pass();
  await pass();
  expect(asked).toEqual([]);
});

test('whoever comes stops it, and it goes on where it was, up to where it was to go', async () => {
  answer = (until) => {
    isSomebodyThere = until === 2_000;
    return { intact: true, count: until, head: { sequence: until, hash: hashOf(until) } };
  };
  await pass();
  const begunAt = now();
  expect(asked).toEqual([[0, 2_000]]);
  expect(checks.get(log)).toBeUndefined();
  newest = 6_000;
  await pass();
  expect(asked).toHaveLength(1);
  isSomebodyThere = false;
  await pass();
  expect(asked.slice(1)).toEqual([
    [2_000, 4_000],
    [4_000, 5_000],
  ]);
  expect(checks.get(log)).toMatchObject({ head: { sequence: 5_000 }, at: begunAt });
});

test('it is made again a day after the last one, whoever made that', async () => {
  checks.set(log, { head: { sequence: 5_000, hash: hashOf(5_000) }, at: now() });
  await pass();
  await pass(23 * HOUR_MS);
  expect(asked).toEqual([]);
  await pass(HOUR_MS);
  expect(asked).toHaveLength(3);
  await pass();
  expect(asked).toHaveLength(3);
});

test('a fault is in the program log, and forgets the check before', async () => {
  checks.set(log, { head: { sequence: 1, hash: hashOf(1) }, at: '2020-01-01T00:00:00.000Z' });
  answer = () => ({ intact: false, brokenAt: 7, why: 'altered' });
  await pass();
  expect(checks.get(log)).toBeUndefined();
  expect(said).toEqual(['log not whole']);
  await pass();
  expect(asked).toHaveLength(1);
});

test('a log that cannot be read is tried again after an hour, and not before', async () => {
  answer = () => {
    throw new Error('gone');
  };
  await pass();
  await pass();
  expect(said).toEqual(['log not checked while idle']);
  await pass(HOUR_MS);
  expect(said).toHaveLength(2);
});

test('nothing is checked for nobody, nor once it was stopped', async () => {
  stop();
  await pass();
  expect(asked).toEqual([]);
});
