import { expect, test } from 'vitest';
import { NativeWords } from '#shared/console/native-words.ts';
import { WORDS } from '#test/fakes/console.ts';

test('words replace codes, and never names', () => {
  const reworded = (values: Record<string, string>) =>
    NativeWords.safeParse({ ...WORDS, report: { ...WORDS.report, values } }).success;
  expect(reworded({ 'result.failed': 'Failed', 'reason.lost-pin': 'Lost PIN' })).toBe(true);
  for (const name of [
    'operator.CONTOSO\\eve',
    'operator.eve',
    'computer.ws',
    'note.none',
    'workstation.desk',
    'time.x',
    'x',
  ])
    expect(reworded({ [name]: 'somebody else' })).toBe(false);
});
