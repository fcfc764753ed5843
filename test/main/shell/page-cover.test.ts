import { beforeEach, expect, test } from 'vitest';
import { createPageCover } from '#main/shell/page-cover.ts';
import { manualClock } from '#test/fakes/manual-clock.ts';

let done: string[];
let hasPage: boolean;
let answer: (() => void) | undefined;
let clock: ReturnType<typeof manualClock>;
let pageCover: ReturnType<typeof createPageCover>;
beforeEach(() => {
  done = [];
  hasPage = true;
  answer = undefined;
  clock = manualClock();
  pageCover = createPageCover(
    {
      hasPage: () => hasPage,
      cover: () => done.push('covered'),
      uncover: () => done.push('uncovered'),
      settled: () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
      endPage: () => done.push('ended'),
    },
    clock,
    1,
  );
});

const turn = () => new Promise((resolve) => void setImmediate(resolve));

test('a page that answers is covered until it has', async () => {
  pageCover.hidePage();
  expect(done).toEqual(['covered']);
  pageCover.pageKnows();
  expect(done).toEqual(['covered']);
  answer?.();
  await turn();
  expect(done).toEqual(['covered', 'uncovered']);
  clock.advance(10_000);
  clock.advance(10_000);
  expect(done).toEqual(['covered', 'uncovered']);
});

test('a page that does not answer is ended after a second', () => {
  pageCover.hidePage();
  clock.advance(999);
  expect(done).toEqual(['covered']);
  clock.advance(1);
  clock.advance(0);
  expect(done).toEqual(['covered', 'ended']);
  pageCover.pageGone();
  expect(done).toEqual(['covered', 'ended', 'uncovered']);
});

test('a page that hangs after it has asked is ended, too', async () => {
  pageCover.hidePage();
  pageCover.pageKnows();
  clock.advance(1_000);
  clock.advance(0);
  expect(done).toEqual(['covered', 'ended']);
  pageCover.pageGone();
  answer?.();
  await turn();
  expect(done).toEqual(['covered', 'ended', 'uncovered']);
});

test('a second one while the page is silent does not give it more time', () => {
  pageCover.hidePage();
  clock.advance(600);
  pageCover.hidePage();
  clock.advance(400);
  clock.advance(0);
  expect(done).toEqual(['covered', 'ended']);
});

test('without a page there is nothing to cover', () => {
  hasPage = false;
  pageCover.hidePage();
  pageCover.pageKnows();
  clock.advance(10_000);
  expect(done).toEqual([]);
});
