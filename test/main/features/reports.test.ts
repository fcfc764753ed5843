import { beforeEach, expect, test } from 'vitest';
import { type TestConsole, testConsole } from '../../fakes/console.ts';

let desk: TestConsole;
beforeEach(async () => {
  desk = testConsole();
  await desk.signIn('reports');
  for (let n = 0; n < 449; n += 1) await desk.call('session.signIn', { profileId: 'test', userName: `CONTOSO\\u${n}`, password: 'no' });
});

test('pages come newest first and meet without gap', async () => {
  const first = await desk.ask('reports.auditEntries', { before: null });
  expect(first).toMatchObject({ total: 450 });
  const sequences = (page: unknown) => (page as { entries: { sequence: number }[] }).entries.map(({ sequence }) => sequence);
  expect([sequences(first)[0], sequences(first).at(-1)]).toEqual([450, 251]);
  const second = await desk.ask('reports.auditEntries', { before: 251 });
  const third = await desk.ask('reports.auditEntries', { before: 51 });
  expect([...sequences(first), ...sequences(second), ...sequences(third)]).toEqual(Array.from({ length: 450 }, (_, index) => 450 - index));
  expect(await desk.ask('reports.auditEntries', { before: 1 })).toEqual({ entries: [], total: 450 });
});

test('an untouched chain verifies up to its head', async () => {
  expect(await desk.ask('reports.verifyChain')).toEqual({ intact: true, count: 450, head: { sequence: 450, hash: desk.profile.entries.at(-1)?.hash } });
});

test('the first altered entry is named', async () => {
  const altered = desk.profile.entries[299];
  if (altered !== undefined) desk.profile.entries[299] = { ...altered, operator: 'CONTOSO\\nobody' };
  expect(await desk.ask('reports.verifyChain')).toEqual({ intact: false, brokenAt: 300, why: 'altered' });
});
