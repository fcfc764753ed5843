import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { testConsole } from '../fakes/console.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, fillIn, openPage, signedIn } from './page.tsx';
import { stopTime } from './stopped-time.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';

/** What a countdown and a wait would draw. */
const STOPPED = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] as const;

/** React draws by itself, as in a window, and not where Testing Library lets it. */
const drawByItself = (does: boolean) => Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', !does);

afterEach(() => {
  vi.useRealTimers();
  drawByItself(false);
});

interface CountedPage extends TestPage {
  /** How often the page was drawn since the form was submitted. */
  readonly drawn: () => number;
  /** Submits the form. No time passes from then on, however long the machine takes. */
  readonly submit: () => void;
}

/** A form that is filled in, at a console that has these two keys. */
async function filledIn(keyId: string): Promise<CountedPage> {
  // From the beginning: the key of a call before this one counts down as well.
  stopTime();
  let count = 0;
  const opened = await openPage(testConsole(), undefined, () => {
    count += 1;
  });
  const page = await signedIn(opened, ['admin']);
  page.desk.profile.protectors.push(protectorOf(ID), protectorOf(TWIN));
  await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), keyId);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  return {
    ...page,
    drawn: () => count,
    submit: () => {
      vi.useFakeTimers({ toFake: [...STOPPED] });
      drawByItself(true);
      count = 0;
      button().click();
    },
  };
}

/** Testing Library waits with the timers that stand still here. */
async function until(isThere: () => unknown): Promise<void> {
  while (!isThere()) await new Promise(setImmediate);
}

const list = () => screen.queryByRole('table', { name: 'Possible matches' });
const key = () => screen.queryByRole('region', { name: 'Recovery password' });
const button = () => screen.getByRole('button', { name: 'Submit' });

test('a look-up draws the page once, with what it found', async () => {
  const { submit, drawn } = await filledIn('AC9D5655');
  submit();
  await until(list);
  expect(drawn()).toBe(1);
});

test('a disclosure draws the page once, with the key', async () => {
  const page = await filledIn(ID);
  await page.user.click(button());
  // What is plugged in is drawn when it is known, and then again when it is another one.
  await screen.findByRole('list', { name: 'Removable drives' });
  await page.user.click(screen.getByRole('button', { name: 'New request' }));
  await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), TWIN);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  const looked = () => page.bridge.calls.filter((name) => name === 'recovery.removableDrives');
  const { length } = looked();
  page.submit();
  await until(() => key() && looked().length > length);
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
  expect(page.drawn()).toBe(1);
});

test('a form that was submitted is submitted once, however often it is tried', async () => {
  const page = await filledIn(ID);
  page.submit();
  button().click();
  await until(key);
  expect(page.bridge.calls.filter((name) => name === 'recovery.submit')).toHaveLength(1);
});

test('what takes longer is told of', async () => {
  const page = await filledIn(ID);
  let answer = (): void => undefined;
  page.bridge.ready = new Promise((resolve) => {
    answer = resolve;
  });
  page.submit();
  expect(button()).not.toHaveAttribute('aria-disabled', 'true');
  vi.advanceTimersByTime(100);
  await until(() => button().getAttribute('aria-disabled') === 'true');
  answer();
  await until(key);
});
