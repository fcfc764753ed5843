import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, type TestPage } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';

async function submit({ user }: TestPage, keyId: string): Promise<void> {
  await user.clear(await screen.findByLabelText('Recovery key ID'));
  await fillIn(user, screen.getByLabelText('Recovery key ID'), keyId);
  await user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await user.click(screen.getByRole('button', { name: 'Submit' }));
}

const region = () => screen.findByRole('region', { name: 'Recovery password' });

describe('the form', () => {
  test('an admin needs key ID and reason; what is wrong is told where it stands', async () => {
    const { user } = await openSignedIn('admin');
    await user.click(await screen.findByRole('button', { name: 'Submit' }));
    expect(screen.getByText('Enter the key ID the caller reads out.')).toBeVisible();
    expect(screen.getByText('Choose the reason.')).toBeVisible();
    expect(screen.queryByText('Fill in this field.')).toBeNull();
    expect(screen.getByLabelText('Recovery key ID')).toHaveFocus();
  });

  test('a problem goes away as it is mended, and none appears while typing', async () => {
    const { user } = await openSignedIn('admin');
    await user.type(await screen.findByLabelText('Recovery key ID'), 'AC9');
    expect(screen.queryByText('Enter at least the first 8 digits.')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(screen.getByText('Enter at least the first 8 digits.')).toBeVisible();
    await user.type(screen.getByLabelText('Recovery key ID'), 'D5655');
    expect(screen.queryByText('Enter at least the first 8 digits.')).toBeNull();
  });

  test('half an end user is asked for the other half', async () => {
    const page = await openSignedIn('admin');
    await page.user.type(await screen.findByLabelText('User name'), 'anna');
    await submit(page, ID);
    expect(screen.getByText('Fill in this field.')).toBeVisible();
    expect(page.bridge.calls).not.toContain('recovery.submit');
  });

  test('a failure keeps everything that was typed', async () => {
    const page = await openSignedIn('admin');
    await submit(page, '00000000');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'No recovery key matches this key ID.',
    );
    expect(screen.getByLabelText('Recovery key ID')).toHaveValue('00000000');
    expect(screen.getByLabelText('Reason for drive unlock')).toHaveValue('lost-pin');
  });

  test('a double click is one request', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await submit(page, ID);
    await region();
    await page.user.click(screen.getByRole('button', { name: 'New request' }));
    await page.user.type(screen.getByLabelText('Recovery key ID'), ID);
    await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
    await page.user.dblClick(screen.getByRole('button', { name: 'Submit' }));
    await region();
    expect(page.bridge.calls.filter((name) => name === 'recovery.submit')).toHaveLength(2);
  });
});

describe('the result', () => {
  test('hiding takes the digits out of the page; showing again asks main', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await submit(page, ID);
    expect(within(await region()).getByText('471207')).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: 'Hide' }));
    expect(document.body.innerHTML).not.toContain('471207');
    await page.user.click(screen.getByRole('button', { name: 'Show again' }));
    expect(await screen.findByText('471207')).toBeVisible();
    expect(page.desk.recordedActions().at(-1)).toBe('show-again successful');
  });

  test('a key main no longer holds is said to be gone', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await submit(page, ID);
    await region();
    page.desk.clock.advance(900_000);
    await page.user.click(screen.getByRole('button', { name: 'Copy Key' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('no longer held in memory');
  });

  test('a new request puts the old key aside, out of sight', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await submit(page, ID);
    await region();
    await page.user.click(screen.getByRole('button', { name: 'New request' }));
    expect(screen.queryByRole('region', { name: 'Recovery password' })).toBeNull();
    expect(screen.getByLabelText('Recovery key ID')).toHaveValue('');
    expect(screen.getByLabelText('Recovery key ID')).toHaveFocus();
    expect(document.body.innerHTML).not.toContain('471207');
    expect(page.bridge.calls).not.toContain('recovery.release');
  });

  test('the next result takes the place of the first, which is listed', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID), protectorOf(TWIN));
    await submit(page, ID);
    await region();
    await page.user.click(screen.getByRole('button', { name: 'New request' }));
    await submit(page, TWIN);
    expect(await region()).toHaveTextContent('0000-4D1D');
    expect(screen.getByRole('region', { name: 'Recent requests' })).toHaveTextContent('WS-1');
  });
});

describe('the session gate', () => {
  test('a session locked by main shows the lock screen and nothing of the key', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID));
    await submit(page, ID);
    await region();
    page.desk.sessions.lock();
    page.bridge.tell({ type: 'session-changed' });
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
    expect(document.body.innerHTML).not.toContain('471207');
  });

  test('a store that cannot be written does not keep the console from locking', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.logIsFull = true;
    page.bridge.tell({ type: 'command', command: 'lock' });
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
  });
});

test('a user name that comes with its domain fills both fields', async () => {
  const { user } = await openSignedIn('user');
  await user.type(await screen.findByLabelText('User name'), 'CONTOSO\\mia.larsen');
  expect(screen.getByLabelText('User domain')).toHaveValue('CONTOSO');
  expect(screen.getByLabelText('User name')).toHaveValue('mia.larsen');
});
