import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ticketText } from '#renderer/panes/drive-recovery/ticket-text.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, fillIn, openSignedIn } from './page.tsx';
import { pass, stopTime } from './stopped-time.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEXT = '58C06D3B-1111-4222-8333-444455556666';
const GROUPS = '471207-278498-422125-177177-561902-537405-468006-693451'.split('-');
const [FIRST_GROUP = ''] = GROUPS;

afterEach(() => {
  vi.useRealTimers();
});

const region = () => screen.findByRole('region', { name: 'Recovery password' });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const keyId = () => screen.findByLabelText('Recovery key ID');
const recent = () => screen.getByRole('region', { name: 'Recent requests' });

async function submit(page: TestPage, id: string, ticket = ''): Promise<void> {
  await fillIn(page.user, await keyId(), id);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  if (ticket !== '') await fillIn(page.user, screen.getByLabelText('Ticket number'), ticket);
  await page.user.click(button('Submit'));
  await region();
}

/** Two computers; the first one's key is on screen. */
async function firstCall(): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(
    protectorOf(ID),
    protectorOf(NEXT, { computer: { domain: 'CONTOSO', name: 'WS-2' }, users: ['CONTOSO\\bert'] }),
  );
  await submit(page, ID, 'INC001');
  return page;
}

describe('one call, one card', () => {
  test('the form becomes what was asked, and the next request has the focus', async () => {
    await firstCall();
    expect(screen.queryByRole('form', { name: /^Recover access/ })).toBeNull();
    const asked = screen.getByRole('region', { name: 'This request' });
    for (const fact of [ID, 'Lost PIN', 'INC001', 'Not named'])
      expect(asked).toHaveTextContent(fact);
    expect(button('New request')).toHaveFocus();
  });

  test('Enter begins the next request, with an empty form', async () => {
    const page = await firstCall();
    await page.user.keyboard('{Enter}');
    expect(await keyId()).toHaveFocus();
    expect(await keyId()).toHaveValue('');
    expect(screen.getByLabelText('Ticket number')).toHaveValue('');
    expect(screen.getByLabelText('Reason for drive unlock')).toHaveValue('');
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
  });

  test('an Enter that is held down goes no further than the key', async () => {
    await firstCall();
    const held = new KeyboardEvent('keydown', {
      key: 'Enter',
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    expect(button('New request').dispatchEvent(held)).toBe(false);
  });

  test('identity and fitness stand above the digits', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID, { state: 'superseded' }));
    await submit(page, ID);
    const digits = within(await region()).getByRole('list', { name: 'Recovery password' });
    for (const told of [/WS-1/, /A newer key was backed up/])
      expect(
        within(await region())
          .getByText(told)
          .compareDocumentPosition(digits),
      ).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('another key for the same caller keeps reason and ticket, and asks for the ID', async () => {
    const page = await firstCall();
    await page.user.click(button('Another key for this caller'));
    expect(await keyId()).toHaveValue('');
    expect(await keyId()).toHaveFocus();
    expect(screen.getByLabelText('Ticket number')).toHaveValue('INC001');
  });

  test('one primary button', async () => {
    await firstCall();
    expect(button('Copy Key').className).not.toBe(button('New request').className);
  });
});

describe('Copy for ticket', () => {
  let copied: string[] = [];
  beforeEach(() => {
    copied = [];
    // jsdom has no clipboard: what is selected then is what would be copied.
    document.execCommand = () => {
      copied.push(
        document.querySelector<HTMLTextAreaElement>('body > textarea')?.value ?? 'nothing',
      );
      return true;
    };
  });

  test('says whose key, why and when, and holds no digit of it', async () => {
    const page = await firstCall();
    await page.user.click(button('Read aloud'));
    await page.user.type(screen.getByLabelText('Read back by the caller'), GROUPS.join(''));
    await screen.findByText(/All 8 groups were read back/, { selector: 'output' });
    await page.user.click(button('Copy for ticket'));
    expect(await screen.findByText('Copied, without the key.')).toBeVisible();
    const [text = ''] = copied;
    expect(text.split('\n').map((line) => line.replace(/^Key handed out: .*/, 'when'))).toEqual([
      'BitLocker recovery',
      'Computer: CONTOSO\\WS-1',
      'End user: CONTOSO\\anna',
      'Key ID begins with: AC9D5655',
      'Reason: Lost PIN',
      'Ticket: INC001',
      'when',
      'Read back: all 8 groups right',
    ]);
    for (const group of GROUPS) expect(text).not.toContain(group);
    // Nothing longer than a year and an offset looks like digits of a key.
    expect(text).not.toMatch(/\d{6}/);
    expect(page.desk.clipboard.text).toBe('');
  });

  test('works once the key is gone, and tells how far reading back came', () => {
    const text = ticketText({
      disclosureId: 'one',
      protector: protectorOf(ID, { users: [] }).protector,
      marked: true,
      rotation: 'by-client',
      reason: 'other',
      recentRecoveries: 1,
      isBeyondLimit: false,
      asked: { userDomain: '', userName: '', keyId: ID, reason: 'other', note: '', ticket: '' },
      answeredAt: '2026-11-29T10:00:00.000Z',
      heldUntilMs: 0,
      reading: { at: 3, confirmed: [0, 1, 2] },
    });
    expect(text).toContain('End user: not known');
    expect(text).toContain('Read back: 3 of 8 groups right');
    expect(text).not.toContain('Ticket:');
  });
});

describe('an interruption', () => {
  test('the first key counts down during the second call; each says whose it is', async () => {
    stopTime();
    const page = await firstCall();
    await page.user.click(button('New request'));
    expect(recent()).toHaveTextContent(
      /CONTOSO\\WS-1.*AC9D5655 · Lost PIN · INC001.*hides in 1:00/,
    );
    await pass(20);
    expect(recent()).toHaveTextContent('Key shown, hides in 0:40');
    await submit(page, NEXT);
    expect(await region()).toHaveTextContent('CONTOSO\\WS-2');
    expect(recent()).toHaveTextContent('CONTOSO\\WS-1');

    await page.user.click(within(recent()).getByRole('button', { name: /WS-1/ }));
    expect(await region()).toHaveTextContent('CONTOSO\\WS-1');
    expect(await region()).toHaveTextContent('Hides in 0:40');
    expect(recent()).toHaveTextContent('CONTOSO\\WS-2');
    expect(page.desk.recordedActions().filter((entry) => entry.startsWith('show'))).toEqual([]);
    await pass(40);
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
  });

  test('a key whose time ended aside is shown again only with an entry', async () => {
    stopTime();
    const page = await firstCall();
    await page.user.click(button('New request'));
    await pass(60);
    expect(recent()).toHaveTextContent('Key hidden, can be shown again');
    await page.user.click(within(recent()).getByRole('button', { name: /WS-1/ }));
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
    await page.user.click(button('Show again'));
    await waitFor(() => expect(document.body.innerHTML).toContain(FIRST_GROUP));
    expect(page.desk.recordedActions().at(-1)).toBe('show-again successful');
  });

  test('Escape in the empty form returns to the last caller', async () => {
    const page = await firstCall();
    await page.user.keyboard('{Enter}');
    await keyId();
    await page.user.keyboard('{Escape}');
    expect(await region()).toHaveTextContent('CONTOSO\\WS-1');
  });

  test('a form that was begun waits while the first caller is served', async () => {
    const page = await firstCall();
    await page.user.click(button('New request'));
    await fillIn(page.user, await keyId(), '58C06D3B');
    await page.user.click(within(recent()).getByRole('button', { name: /WS-1/ }));
    await page.user.click(button('Back to the request for 58C06D3B'));
    expect(await keyId()).toHaveValue('58C06D3B');
  });

  test('a key that main let go of is asked for anew, as it was', async () => {
    const page = await firstCall();
    page.bridge.tell({ type: 'command', command: 'lock' });
    await fillIn(page.user, await screen.findByLabelText('Password'), 'pw');
    await page.user.click(button('Unlock'));
    await screen.findByRole('tablist');
    await page.user.click(within(recent()).getByRole('button', { name: /WS-1/ }));
    expect(await region()).toHaveTextContent('no longer held in memory');
    for (const name of ['Copy Key', 'Show again', 'Save…'])
      expect(screen.queryByRole('button', { name })).toBeNull();
    await page.user.click(button('Ask again'));
    expect(await keyId()).toHaveValue(ID);
    expect(screen.getByLabelText('Ticket number')).toHaveValue('INC001');
  });
});

describe('+1 min', () => {
  test('adds a minute after an entry that says so', async () => {
    stopTime();
    const page = await firstCall();
    await pass(30);
    await page.user.click(button(/^\+1 min/));
    expect(await screen.findByText('Hides in 1:30')).toBeVisible();
    expect(button(/^\+1 min/)).toHaveFocus();
    expect(page.desk.profile.entries.at(-1)).toMatchObject({
      action: 'show-again',
      note: '+60 s',
      keyId: ID,
    });
  });

  test('adds nothing where the entry cannot be written, and says so', async () => {
    stopTime();
    const page = await firstCall();
    page.desk.profile.logIsFull = true;
    await page.user.click(button(/^\+1 min/));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(await region()).toHaveTextContent('Hides in 1:00');
  });
});
