import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { TpmOwner } from '#shared/tpm/tpm-owner.ts';
import { tpmOwnerOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, type TestPage } from './page.tsx';

const OWNER = '1euIs20Or/60b0ehnTqoX4cMis8=';
const OLDER = '2jmj7l5rSw0yVb/vlWAYkK/YBwk=';

const pane = () => screen.getByRole('tabpanel', { name: 'Manage TPM' });
const field = (name: string) => within(pane()).getByLabelText(name);
const reason = () => field('Reason for requesting TPM owner password file');
const button = (name: string) => within(pane()).getByRole('button', { name });
const result = () => screen.findByRole('region', { name: 'TPM owner password' });

/** A page with Manage TPM in front, on which the owner passwords of WS-1 were asked for. */
async function openAsked(
  ...records: readonly [id: string, Partial<TpmOwner>][]
): Promise<TestPage> {
  const page = await openSignedIn('admin');
  for (const [id, changes] of records) {
    const stored = tpmOwnerOf(id, changes.state === 'superseded' ? OLDER : OWNER);
    page.desk.profile.tpmOwners.push({ ...stored, owner: { ...stored.owner, ...changes } });
  }
  await page.user.click(screen.getByRole('tab', { name: 'Manage TPM' }));
  await fillIn(page.user, await within(pane()).findByLabelText('Computer name'), 'WS-1');
  await fillIn(page.user, field('Ticket number'), 'INC001');
  await page.user.selectOptions(reason(), 'Reset PIN lockout');
  await page.user.click(button('Submit'));
  return page;
}

const NEWEST = ['2', { recordedAt: '2025-10-28T12:00:00.000Z' }] as const;
const OLD = ['1', { recordedAt: '2024-08-30T12:00:00.000Z', state: 'superseded' }] as const;

async function askToReset(page: TestPage): Promise<HTMLElement> {
  await page.user.click(button('Reset TPM lockout'));
  return screen.findByRole('alertdialog');
}

describe('an owner password that is superseded', () => {
  async function openOld(): Promise<TestPage> {
    const page = await openAsked([...NEWEST], [...OLD]);
    const row = await screen.findByRole('row', { name: /Superseded/ });
    await page.user.click(within(row).getByRole('button', { name: 'Show owner password' }));
    expect(await result()).toHaveTextContent(OLDER);
    return page;
  }

  test('is sent only after a tick; the dialog says how old it is, and the newest', async () => {
    const page = await openOld();
    const dialog = await askToReset(page);
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      /not the newest owner password: it was stored on Aug 30, 2024.*the newest on Oct 28, 2025/,
    );
    expect(dialog).toHaveTextContent(/Sends.*just retrieved, stored on Aug 30, 2024/);
    const confirm = within(dialog).getByRole('button', { name: 'Reset TPM lockout' });
    await page.user.click(confirm);
    expect(page.desk.profile.tpmRemote.sent).toEqual([]);
    await page.user.click(within(dialog).getByRole('checkbox', { name: 'Send it anyway' }));
    await page.user.click(confirm);
    await waitFor(() =>
      expect(page.desk.profile.tpmRemote.sent).toMatchObject([{ ownerPassword: OLDER }]),
    );
  });

  test('is not asked about while the computer’s own is used', async () => {
    const page = await openOld();
    await page.user.click(within(pane()).getByRole('radio', { name: /^None: the computer keeps/ }));
    const dialog = await askToReset(page);
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });
});

test('the newest owner password is sent without a tick', async () => {
  const page = await openAsked([...NEWEST]);
  await result();
  const dialog = await askToReset(page);
  expect(within(dialog).queryByRole('alert')).toBeNull();
  await page.user.click(within(dialog).getByRole('button', { name: 'Reset TPM lockout' }));
  await waitFor(() => expect(page.desk.profile.tpmRemote.sent).toHaveLength(1));
});

describe('while an owner password is on screen', () => {
  const summary = () => within(pane()).getByRole('region', { name: 'This request' });

  test('the form is a summary of what was asked, above it whose password it is', async () => {
    await openAsked([...NEWEST]);
    expect(await result()).toHaveTextContent(/^TPM owner password.*ws-1.*1euIs20/);
    expect(within(pane()).queryByLabelText('Computer name')).toBeNull();
    for (const told of ['WS-1', 'Reset PIN lockout', 'INC001'])
      expect(summary()).toHaveTextContent(told);
  });

  test('a new request is the next thing to do, and holds nothing of the last', async () => {
    const page = await openAsked([...NEWEST]);
    await result();
    await page.user.click(within(summary()).getByRole('button', { name: 'New request' }));
    expect(screen.queryByRole('region', { name: 'TPM owner password' })).toBeNull();
    expect(document.body.innerHTML).not.toContain(OWNER);
    expect(field('Computer name')).toHaveFocus();
    for (const name of ['Computer name', 'Ticket number']) expect(field(name)).toHaveValue('');
    expect(reason()).toHaveValue('');
    expect(within(pane()).queryByRole('radio', { name: 'The one just retrieved' })).toBeNull();
  });
});

test('Escape hides the owner password, and lets go of nothing', async () => {
  const page = await openAsked([...NEWEST]);
  await result();
  await page.user.keyboard('{Escape}{Escape}');
  expect(await result()).toHaveTextContent('The owner password is hidden.');
  expect(document.body.innerHTML).not.toContain(OWNER);
  expect(page.bridge.calls).not.toContain('tpm.release');
  expect(button('New request')).toBeVisible();
});

test('Copy for ticket says whose owner password, why and when, and holds none of it', async () => {
  const copied: string[] = [];
  // jsdom has no clipboard: what is selected then is what would be copied.
  document.execCommand = () => {
    copied.push(document.querySelector<HTMLTextAreaElement>('body > textarea')?.value ?? 'nothing');
    return true;
  };
  const page = await openAsked([...NEWEST]);
  await result();
  await page.user.keyboard('{Control>}t{/Control}');
  expect(await within(pane()).findByText('Copied, without the owner password.')).toBeVisible();
  const lines = copied.join('').split('\n');
  expect(lines.map((line) => line.replace(/^(Owner password handed out): .+/, '$1'))).toEqual([
    'TPM owner password',
    'Computer: CONTOSO\\WS-1',
    'End user: CONTOSO\\anna',
    'Reason: Reset PIN lockout',
    'Ticket: INC001',
    'Owner password handed out',
  ]);
  expect(copied.join('')).not.toContain(OWNER);
  await page.user.click(button('Copy for ticket'));
  expect(copied).toHaveLength(2);
  expect(page.desk.clipboard.text).toBe('');
});
