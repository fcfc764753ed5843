import { expect, test } from 'vitest';
import { reloadAfterCrash } from '#main/shell/reload-after-crash.ts';

/** A window whose page's process can be ended, and what was done about it. */
function windowWithPage() {
  const done: string[] = [];
  let isDestroyed = false;
  let tell: (event: unknown, details: { readonly reason: string }) => void = () => undefined;
  const page = reloadAfterCrash(
    {
      isDestroyed: () => isDestroyed,
      webContents: {
        on: (_event, listener) => {
          tell = listener;
        },
      },
    },
    (reason, isExpected) => done.push(isExpected ? `${reason}, as expected` : reason),
    () => done.push('loaded'),
  );
  return {
    done,
    expectEnd: page.expectEnd,
    end: (reason: string) => tell({}, { reason }),
    destroy: () => {
      isDestroyed = true;
    },
  };
}

// The reasons of electron.d.ts in 33.2.1 and in 45.4.1, and one of a version to come.
test.each([
  ['abnormal-exit', 33],
  ['killed', 33],
  ['crashed', 33],
  ['oom', 33],
  ['launch-failed', 33],
  ['integrity-failure', 33],
  ['memory-eviction', 40],
  ['not-thought-of-yet', 99],
])('"%s" (since Electron %i) brings the page back, after main let go', (reason) => {
  const page = windowWithPage();
  page.end(reason);
  expect(page.done).toEqual([reason, 'loaded']);
});

test('an end that was asked for does not', () => {
  const page = windowWithPage();
  page.end('clean-exit');
  expect(page.done).toEqual([]);
});

test('neither does one of a window that is gone', () => {
  const page = windowWithPage();
  page.destroy();
  page.end('crashed');
  expect(page.done).toEqual([]);
});

test('a page that dies again and again is given up, and main lets go each time', () => {
  const page = windowWithPage();
  for (let time = 0; time < 5; time += 1) page.end('memory-eviction');
  expect(page.done.filter((what) => what === 'loaded')).toHaveLength(3);
  expect(page.done.filter((what) => what === 'memory-eviction')).toHaveLength(5);
});

test('what main ends itself comes back, however often', () => {
  const { done, end, expectEnd } = windowWithPage();
  for (let n = 0; n < 5; n += 1) {
    expectEnd();
    end('crashed');
  }
  expect(done.filter((what) => what === 'loaded')).toHaveLength(5);
});
