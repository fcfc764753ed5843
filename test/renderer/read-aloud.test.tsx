import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, type TestPage } from './page.tsx';
import { pass, stopTime } from './stopped-time.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const GROUPS = ['471207', '278498', '422125', '177177', '561902', '537405', '468006', '693451'];

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const panel = () => screen.getByRole('group', { name: 'Read aloud' });
const open = () => screen.getByRole('button', { name: 'Read aloud' });
const field = () => screen.getByLabelText('Read back by the caller');

async function startReading(): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(protectorOf(ID));
  await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), ID);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await page.user.click(screen.getByRole('button', { name: 'Submit' }));
  await screen.findByRole('region', { name: 'Recovery password' });
  await page.user.click(open());
  return page;
}

describe('reading aloud', () => {
  test('goes group by group with the keyboard alone, digits as words', async () => {
    const { user } = await startReading();
    expect(panel()).toHaveTextContent('Group 1 of 8');
    expect(panel()).toHaveTextContent('four seven one, two zero seven');
    expect(field()).toHaveFocus();
    await user.keyboard('{ArrowRight} ');
    expect(panel()).toHaveTextContent('Group 3 of 8');
    await user.keyboard('{End}{ArrowRight}');
    expect(panel()).toHaveTextContent('Group 8 of 8');
    await user.keyboard('{ArrowLeft}');
    expect(panel()).toHaveTextContent('Group 7 of 8');
    await user.keyboard('{Home}{ArrowLeft}');
    expect(panel()).toHaveTextContent('Group 1 of 8');
    expect(within(panel()).getByRole('button', { name: 'Group 1' })).toHaveAttribute(
      'aria-current',
      'step',
    );
  });

  test('Escape ends the reading alone; the key and the cursor stay', async () => {
    const { user } = await startReading();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'Read aloud' })).toBeNull();
    expect(open()).toHaveFocus();
    expect(screen.getByRole('list', { name: 'Recovery password' })).toHaveTextContent('471207');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Show again' })).toBeVisible();
    expect(document.body.innerHTML).not.toContain('471207');
  });

  test('space on a button presses that button', async () => {
    const { user } = await startReading();
    within(panel()).getByRole('button', { name: 'Group 5' }).focus();
    await user.keyboard(' ');
    expect(panel()).toHaveTextContent('Group 5 of 8');
  });

  test('goes with the digits when they hide, and comes back where it was', async () => {
    const { user, desk } = await startReading();
    await user.keyboard(`${GROUPS[0]}${GROUPS[1]}422`);
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(screen.queryByRole('group', { name: 'Read aloud' })).toBeNull();
    expect(open()).toHaveAttribute('aria-disabled', 'true');
    for (const group of ['422', ...GROUPS]) expect(document.body.innerHTML).not.toContain(group);
    await user.click(screen.getByRole('button', { name: 'Show again' }));
    expect(await screen.findByText('Group 3 of 8')).toBeVisible();
    expect(field()).toHaveValue('');
    expect(within(panel()).getByRole('button', { name: 'Group 2, read back' })).toBeVisible();
    expect(desk.recordedActions().at(-1)).toBe('show-again successful');
  });

  test('goes on where it stopped, until all groups were read back; then starts again', async () => {
    const { user, desk } = await startReading();
    await user.keyboard(`${GROUPS[0]}${GROUPS[1]}{Escape}`);
    await user.click(open());
    expect(panel()).toHaveTextContent('Group 3 of 8');
    await user.keyboard(`${GROUPS.slice(2).join('')}{Escape}`);
    expect(desk.recordedActions().at(-1)).toBe('note successful');
    await user.click(open());
    expect(panel()).toHaveTextContent('Group 1 of 8');
  });

  test('keeps the digits while it goes on: each group has the whole time', async () => {
    stopTime();
    const { user } = await startReading();
    for (const number of [2, 3, 4]) {
      await pass(45);
      await user.keyboard('{ArrowRight}');
      expect(panel()).toHaveTextContent(`Group ${number} of 8`);
    }
    await pass(61);
    expect(screen.queryByRole('group', { name: 'Read aloud' })).toBeNull();
  });

  test('is over when the countdown is', async () => {
    stopTime();
    await startReading();
    await pass(61);
    expect(screen.queryByRole('group', { name: 'Read aloud' })).toBeNull();
    expect(document.body.innerHTML).not.toContain('seven one');
  });

  test('is gone with everything else when the session locks', async () => {
    const { desk, bridge } = await startReading();
    desk.sessions.lock();
    bridge.tell({ type: 'session-changed' });
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
    for (const trace of ['471207', 'four seven one'])
      expect(document.body.innerHTML).not.toContain(trace);
  });
});

describe('what the caller reads back', () => {
  test('moves on by itself while it is right, to the end', async () => {
    const { user } = await startReading();
    await user.keyboard('471207');
    expect(screen.getByText('Group 1 is right.')).toBeVisible();
    expect(panel()).toHaveTextContent('Group 2 of 8');
    await user.keyboard(GROUPS.slice(1).join(''));
    expect(screen.getByText('All 8 groups were read back and are right.')).toBeVisible();
    expect(within(panel()).getAllByRole('button', { name: /read back$/ })).toHaveLength(8);
  });

  test.each([
    ['471', '3 of 6 digits'],
    ['471208', /At least one digit is wrong/],
    ['8', /no group is above 720885/],
    ['561902', /This is group 5, not group 1/],
    ['000011', /not part of this key/],
  ])('%s: %s', async (typed, said) => {
    const { user } = await startReading();
    await user.keyboard(typed);
    expect(screen.getByText(said)).toBeVisible();
    expect(panel()).toHaveTextContent('Group 1 of 8');
    expect(field()).toHaveValue(typed);
  });

  test('a group is taken with any blanks and dashes, and nothing but digits enters', async () => {
    const { user } = await startReading();
    await user.click(field());
    await user.paste(' 471-207 x');
    expect(panel()).toHaveTextContent('Group 2 of 8');
  });
});

describe('the voice', () => {
  const said: string[] = [];
  function stubVoices(...voices: readonly { localService: boolean; lang: string }[]): void {
    said.length = 0;
    vi.stubGlobal('SpeechSynthesisUtterance', function (this: { text: string }, text: string) {
      this.text = text;
    });
    vi.stubGlobal('speechSynthesis', {
      getVoices: () => voices,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
      cancel: () => said.push('(silence)'),
      speak: ({ text }: { text: string }) => said.push(text),
    });
  }
  const speak = () => screen.getByRole('button', { name: 'Speak' });

  test('of this computer speaks each group, and falls silent with the key', async () => {
    stubVoices({ localService: false, lang: 'en-US' }, { localService: true, lang: 'en-GB' });
    const { user } = await startReading();
    await user.click(speak());
    expect(said.at(-1)).toBe('Group 1 of 8. four seven one, two zero seven');
    await user.keyboard('{ArrowRight}');
    expect(said.at(-1)).toBe('Group 2 of 8. two seven eight, four nine eight');
    await user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(said.at(-1)).toBe('(silence)');
  });

  test.each([
    ['of the network', [{ localService: false, lang: 'en-US' }]],
    ['of another language', [{ localService: true, lang: 'de-DE' }]],
    ['that is not there', []],
  ])('%s is not used, and the button says why', async (_what, voices) => {
    stubVoices(...voices);
    const { user } = await startReading();
    expect(speak()).toHaveAttribute('aria-disabled', 'true');
    await user.click(speak());
    expect(said.filter((text) => text !== '(silence)')).toEqual([]);
    expect(speak()).toHaveAccessibleDescription(/no offline voice/);
  });
});
