import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { withoutSecrets } from '#renderer/app/drafts.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, signedIn, type TestPage } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

const pane = (name: string) => screen.findByRole('tabpanel', { name });
const field = async (name: string, inPane = 'Drive Recovery') =>
  within(await pane(inPane)).findByLabelText(name);

async function lock({ bridge }: TestPage): Promise<void> {
  bridge.tell({ type: 'command', command: 'lock' });
  await screen.findByRole('button', { name: 'Unlock' });
}

async function unlock({ user }: TestPage): Promise<void> {
  await fillIn(user, screen.getByLabelText('Password'), 'pw');
  await user.click(screen.getByRole('button', { name: 'Unlock' }));
  await screen.findByRole('tablist');
}

/** Fills in a request of each kind, and leaves Manage TPM in front. */
async function begin(page: TestPage): Promise<void> {
  const { user } = page;
  await fillIn(user, await field('Recovery key ID'), 'AC9D5655');
  await fillIn(user, await field('Ticket number'), 'INC001');
  await user.selectOptions(await field('Reason for drive unlock'), 'Lost PIN');
  await user.click(screen.getByRole('tab', { name: 'Manage TPM' }));
  await fillIn(user, await field('Computer name', 'Manage TPM'), 'WS-1');
}

test('what was typed, and the tab, are there again after a lock', async () => {
  const page = await openSignedIn('admin');
  await begin(page);
  await lock(page);
  expect(document.body.innerHTML).not.toContain('AC9D5655');
  await unlock(page);

  expect(screen.getByRole('tab', { name: 'Manage TPM' })).toHaveAttribute('aria-selected', 'true');
  expect(await field('Computer name', 'Manage TPM')).toHaveValue('WS-1');
  await page.user.click(screen.getByRole('tab', { name: 'Drive Recovery' }));
  expect(await field('Recovery key ID')).toHaveValue('AC9D5655');
  expect(await field('Ticket number')).toHaveValue('INC001');
  expect(await field('Reason for drive unlock')).toHaveDisplayValue('Lost PIN');
});

test('a lock takes away a shown key, and the reason of its caller', async () => {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(protectorOf(ID));
  await fillIn(page.user, await field('Recovery key ID'), ID);
  await fillIn(page.user, await field('Ticket number'), 'INC001');
  await page.user.selectOptions(await field('Reason for drive unlock'), 'Lost PIN');
  await page.user.click(screen.getByRole('button', { name: 'Submit' }));
  await screen.findByRole('region', { name: 'Recovery password' });
  await lock(page);
  await unlock(page);

  expect(screen.queryByRole('region', { name: 'Recovery password' })).toBeNull();
  expect(document.body.innerHTML).not.toContain('471207');
  expect(await field('Recovery key ID')).toHaveValue('');
  expect(await field('Ticket number')).toHaveValue('');
  expect(await field('Reason for drive unlock')).toHaveValue('');
  const recent = screen.getByRole('region', { name: 'Recent requests' });
  expect(recent).toHaveTextContent('CONTOSO\\WS-1');
  expect(recent).toHaveTextContent('INC001');
  expect(recent).toHaveTextContent('Key no longer held');
});

test('signing out ends a draft, for whoever signs in next', async () => {
  const page = await openSignedIn('admin');
  await begin(page);
  await lock(page);
  await page.user.click(screen.getByRole('button', { name: 'Sign out' }));
  await screen.findByRole('form', { name: 'Sign in' });
  await signedIn(page, ['admin']);

  expect(screen.getByRole('tab', { name: 'Drive Recovery' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(await field('Recovery key ID')).toHaveValue('');
});

test('a field that holds a key is not kept', () => {
  const empty = { keyId: '', note: '', ticket: '' };
  const form = { keyId: PASSWORD, note: `read ${PASSWORD}`, ticket: 'INC001' };
  expect(withoutSecrets(form, empty)).toEqual({ keyId: '', note: '', ticket: 'INC001' });
});

test('the lock screen, which has no user name, speaks of the password alone', async () => {
  const page = await openSignedIn('admin');
  await lock(page);
  await page.user.type(screen.getByLabelText('Password'), 'wrong{Enter}');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('The password is not correct.');
  expect(alert).not.toHaveTextContent('user name');
});
