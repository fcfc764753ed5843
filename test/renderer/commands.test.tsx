import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '#shared/console/commands.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, fillIn, openSignedIn } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEXT = '58C06D3B-1111-4222-8333-444455556666';

const region = () => screen.findByRole('region', { name: 'Recovery password' });
const keyId = () => screen.findByLabelText('Recovery key ID');
const button = (name: string | RegExp) => screen.getByRole('button', { name });

async function firstCall(): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(
    protectorOf(ID),
    protectorOf(NEXT, { computer: { domain: 'CONTOSO', name: 'WS-2' } }),
  );
  await fillIn(page.user, await keyId(), ID);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await page.user.click(button('Submit'));
  await region();
  return page;
}

describe('keys', () => {
  test('lead to each area, and put the cursor where its work begins', async () => {
    const page = await openSignedIn('admin');
    await keyId();
    await page.user.keyboard('{Control>}2{/Control}');
    await waitFor(() => expect(screen.getByLabelText('Computer name')).toHaveFocus());
    await page.user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('tab', { name: 'Reports' })).toHaveAttribute('aria-selected', 'true');
    await page.user.keyboard('{Control>}1{/Control}');
    await waitFor(async () => expect(await keyId()).toHaveFocus());
  });

  test('of an area that the role does not open do nothing', async () => {
    const page = await openSignedIn('user');
    await keyId();
    await page.user.keyboard('{Control>}3{/Control}');
    expect(screen.getByRole('tab', { name: 'Drive Recovery' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('work on the key on screen: hide, show again, read aloud', async () => {
    const page = await firstCall();
    await page.user.keyboard('{Control>}h{/Control}');
    expect(document.body.innerHTML).not.toContain('471207');
    await page.user.keyboard('{Control>}h{/Control}');
    expect(await screen.findByText('471207')).toBeVisible();
    await page.user.keyboard('{Control>}r{/Control}');
    expect(screen.getByRole('group', { name: 'Read aloud' })).toBeVisible();
    await page.user.keyboard('{Control>}{Shift>}c{/Shift}{/Control}');
    await waitFor(() => expect(page.desk.recordedActions().at(-1)).toBe('copy successful'));
  });

  test('do nothing to a key while another area is in front', async () => {
    const page = await firstCall();
    await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
    await page.user.keyboard('{Control>}{Shift>}c{/Shift}{/Control}');
    expect(page.desk.recordedActions()).not.toContain('copy successful');
  });

  test('Ctrl+N from any area begins a request', async () => {
    const page = await firstCall();
    await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
    await page.user.keyboard('{Control>}n{/Control}');
    expect(await keyId()).toHaveValue('');
    expect(screen.getByRole('tab', { name: 'Drive Recovery' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('stay with the dialog that is in front, except those that must always work', async () => {
    const page = await firstCall();
    await page.user.keyboard('?');
    await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.user.keyboard('{Control>}n{/Control}');
    expect(await screen.findByText('471207')).toBeInTheDocument();
    await page.user.keyboard('{Control>}l{/Control}');
    expect(await screen.findByLabelText('Password')).toBeVisible();
  });

  test('a reason is chosen and submitted without opening its list', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await page.user.type(await keyId(), ID);
    const reason = screen.getByLabelText('Reason for drive unlock');
    await page.user.selectOptions(reason, 'Lost PIN');
    reason.focus();
    await page.user.keyboard('{Enter}');
    expect(await region()).toHaveTextContent('WS-1');
  });

  test('Enter in an opened list of reasons chooses, and submits nothing', async () => {
    const page = await openSignedIn('admin');
    await page.user.type(await keyId(), ID);
    screen.getByLabelText('Reason for drive unlock').focus();
    await page.user.keyboard(' {Enter}');
    expect(screen.queryByText('Choose the reason.')).toBeNull();
  });
});

describe('a key ID typed beside the fields', () => {
  test('begins the next request; the last key is put aside', async () => {
    const page = await firstCall();
    await page.user.keyboard('58c06d3b');
    expect(await keyId()).toHaveValue('58c06d3b');
    expect(screen.getByRole('region', { name: 'Recent requests' })).toHaveTextContent('WS-1');
  });

  test('throws no request away that was begun', async () => {
    const page = await openSignedIn('admin');
    await fillIn(page.user, await keyId(), 'AC9D');
    button('Submit').focus();
    await page.user.keyboard('5');
    expect(await keyId()).toHaveValue('AC9D');
    expect(await keyId()).toHaveFocus();
  });

  test('is not taken from somebody who compares digits that are read back', async () => {
    const page = await firstCall();
    await page.user.click(button('Read aloud'));
    button('Copy Key').focus();
    await page.user.keyboard('4');
    expect(await region()).toHaveTextContent('Group 1 of 8');
  });

  test('counts in another area only as a whole', async () => {
    const page = await firstCall();
    await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
    await page.user.keyboard('58c0xab');
    expect(screen.getByRole('tab', { name: 'Reports' })).toHaveAttribute('aria-selected', 'true');
    await page.user.keyboard('x58c06d3b');
    expect(screen.getByRole('tab', { name: 'Drive Recovery' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(await keyId()).toHaveValue('58c06d3b');
  });
});

describe('the search for commands', () => {
  async function open({ user }: TestPage, typed: string): Promise<HTMLElement> {
    await user.keyboard('{Control>}k{/Control}');
    const field = await screen.findByRole('combobox', { name: /^Command/ });
    // jsdom lays nothing out, so the dialog finds nothing that could have the focus.
    await user.click(field);
    if (typed !== '') await user.keyboard(typed);
    return screen.getByRole('listbox', { name: 'Results' });
  }
  const names = (list: HTMLElement) =>
    within(list)
      .getAllByRole('option')
      .map((option) => option.textContent);

  test('finds commands by part of their name, the best first, and says how many', async () => {
    const page = await openSignedIn('admin');
    await keyId();
    const list = await open(page, 'comp');
    expect(names(list)).toEqual(['Computer ComplianceGo', 'Enterprise ComplianceGo']);
    expect(within(list).getByRole('option', { selected: true })).toHaveTextContent('Computer');
    expect(screen.getByText('2 results')).toBeInTheDocument();
  });

  test('leads to a report by Enter', async () => {
    const page = await openSignedIn('admin');
    await keyId();
    await open(page, 'enterprise');
    await page.user.keyboard('{Enter}');
    expect(await screen.findByRole('tab', { name: 'Enterprise Compliance' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  test('opens a guide, and locks', async () => {
    const page = await openSignedIn('admin');
    await keyId();
    await open(page, 'guide for operators');
    await page.user.keyboard('{Enter}');
    await waitFor(() => expect(page.desk.shownGuides).toEqual([{ guide: 'operator' }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await open(page, 'lock');
    await page.user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
  });

  test('comes back to a computer of this session', async () => {
    const page = await firstCall();
    await page.user.keyboard('{Control>}n{/Control}');
    await keyId();
    const list = await open(page, 'ws-1');
    expect(names(list)).toEqual(['CONTOSO\\WS-1 · AC9D5655Recent request']);
    await page.user.keyboard('{Enter}');
    expect(await region()).toHaveTextContent('CONTOSO\\WS-1');
  });

  test('begins a request for a key ID', async () => {
    const page = await firstCall();
    await open(page, '58c06d3b');
    await page.user.keyboard('{Enter}');
    expect(await keyId()).toHaveValue('58C06D3B');
  });

  test('says when nothing fits, and what could be typed', async () => {
    const page = await openSignedIn('admin');
    await keyId();
    await open(page, 'qqq');
    expect(screen.getByText(/^Nothing found\./)).toBeVisible();
    await page.user.keyboard('{Enter}');
    expect(screen.getByRole('combobox', { name: /^Command/ })).toBeVisible();
  });

  test('offers nothing that needs another role, or a key on screen', async () => {
    const page = await openSignedIn('user');
    await keyId();
    const list = await open(page, '');
    for (const name of ['Report', 'Compliance', 'Copy Key', 'Read aloud'])
      expect(list).not.toHaveTextContent(name);
    expect(list).toHaveTextContent('Manage TPM');
  });

  test('is not there for whoever is not signed in', async () => {
    const page = await openSignedIn('admin');
    page.bridge.tell({ type: 'command', command: 'lock' });
    await screen.findByRole('button', { name: 'Unlock' });
    button('Unlock').focus();
    await page.user.keyboard('{Control>}k{/Control}');
    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

test('the list of shortcuts has every key of the table', async () => {
  const page = await firstCall();
  await page.user.keyboard('?');
  const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  const keys = Object.values(COMMANDS).flatMap((command) => command.keys ?? []);
  for (const one of keys) expect(within(list).getAllByText(one)).toHaveLength(1);
  await page.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
