import { describe, expect, test } from 'vitest';
import { type FileEvent, filesAfterPowerLoss } from './power-loss.ts';
import { eventsOf } from './traced-process.ts';
import { runTrial } from './trial.ts';
import { TRIALS } from './trials/all.ts';
import { grownBeyond } from './trials/long-shift.ts';

const SHORT = TRIALS.flatMap((trial) =>
  trial.short === undefined ? [] : [[trial.name, trial, trial.short] as const],
);

for (const [name, trial, most] of SHORT) {
  const obstacle = trial.obstacle?.();
  const meta = { meta: { reason: obstacle ?? '' } };
  test.skipIf(obstacle !== undefined)(`${name}: nothing is lost`, meta, async () => {
    const row = await runTrial(trial, { most, milliseconds: Number.POSITIVE_INFINITY });
    expect(row).toMatchObject({ lost: 0, losses: [] });
  });
}

test('a trial counts what is lost, and what it throws', async () => {
  const outcomes = [
    () => Promise.resolve({ tried: 2, lost: [] }),
    () => Promise.resolve({ tried: 2, lost: ['one'] }),
    () => Promise.reject(new Error('two')),
  ];
  const row = await runTrial(
    {
      name: 'some',
      most: 5,
      weight: 1,
      prepare: async () => ({
        attempt: async (round) => (outcomes[round] ?? outcomes[0])?.() ?? { tried: 0, lost: [] },
        atEnd: async () => ['three'],
        dispose: async () => undefined,
      }),
    },
    { most: 5, milliseconds: Number.POSITIVE_INFINITY },
  );
  expect(row).toMatchObject({ tried: 5, survived: 2, lost: 3 });
  expect(row.losses).toEqual(['one', expect.stringContaining('two'), 'three']);
});

test('a shift may fill its caches, and keep nothing of each round', () => {
  const before = { live: 25, own: 160 };
  expect(grownBeyond(before, { live: 29, own: 185 })).toEqual([]);
  expect(grownBeyond(before, { live: 31, own: 185 })).toEqual([
    'what its heaps hold grew by 6.0 MB',
  ]);
  expect(grownBeyond(before, { live: 25, own: 195 })).toEqual([
    'the memory of its processes grew by 35.0 MB',
  ]);
});

describe('a power loss', () => {
  const write = (offset: number, text: string): FileEvent => ({
    kind: 'write',
    file: 'f',
    offset,
    bytes: new TextEncoder().encode(text),
  });
  const textAfter = (events: readonly FileEvent[], random: number) => {
    const files = filesAfterPowerLoss(new Map(), events, () => random);
    return new TextDecoder().decode(files.get('f'));
  };
  const flush: FileEvent = { kind: 'flush', file: 'f' };

  test('takes nothing that was flushed, and of the rest what chance says', () => {
    const events = [write(0, 'one '), flush, write(4, 'two')];
    expect(textAfter(events, 0)).toBe('one ');
    expect(textAfter(events, 0.5)).toBe('one two');
  });

  test('tears a write between two sectors', () => {
    const long = write(0, 'x'.repeat(1_024));
    expect(textAfter([long], 0.7)).toBe('x'.repeat(1_024));
    const files = filesAfterPowerLoss(new Map(), [long], sequence(0.7, 0.4));
    expect(files.get('f')).toHaveLength(512);
  });
});

/** Numbers in turn. */
function sequence(...numbers: number[]): () => number {
  return () => numbers.shift() ?? 0;
}

test('what strace wrote is understood, a call in two lines included', () => {
  const trace = String.raw`7 pwrite64(3<\x2f\x61>, "\x41\x42", 2, 4096) = 2
7 fsync(3<\x2f\x61> <unfinished ...>
8 write(1<\x2f\x62>, "\x68\x69", 2) = 2
7 <... fsync resumed>) = 0
7 ftruncate(3<\x2f\x61>, 3) = 0`;
  expect(eventsOf(trace, '/a')).toEqual([
    { kind: 'write', file: '/a', offset: 4096, bytes: Buffer.from('AB') },
    { kind: 'printed', text: 'hi' },
    { kind: 'flush', file: '/a' },
    { kind: 'truncate', file: '/a', length: 3 },
  ]);
});
