import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openPage, openSignedIn } from './page.tsx';
import { pass, stopTime } from './stopped-time.ts';

afterEach(() => {
  vi.useRealTimers();
});

const form = () => screen.getByRole('form', { name: 'Sign in' });
const userName = () => screen.getByLabelText('User name');
const password = () => screen.getByLabelText('Password');
const signInButton = () => screen.getByRole('button', { name: 'Sign in' });

describe('the sign-in form', () => {
  test('has its fields, and no profile to choose where there is one', async () => {
    await openPage();
    expect(within(form()).getByLabelText('User name')).toBeVisible();
    expect(within(form()).getByLabelText('Password')).toHaveAttribute('type', 'password');
    expect(screen.queryByLabelText('Profile')).toBeNull();
    await waitFor(() => expect(userName()).toHaveFocus());
  });

  test('left empty, says so in one sentence and asks main nothing', async () => {
    const { user, bridge } = await openPage();
    await user.click(signInButton());
    expect(screen.getByText('Enter your user name and password.')).toBeVisible();
    expect(userName()).toHaveFocus();
    expect(bridge.calls).not.toContain('session.signIn');
  });

  test('after too many, counts down and takes no further try until it is over', async () => {
    const { user, bridge } = await openPage();
    await user.type(userName(), 'CONTOSO\\op');
    for (let tries = 0; tries < 5; tries += 1) {
      await user.type(password(), 'wrong{Enter}');
      await waitFor(() => expect(password()).toHaveValue(''));
    }
    stopTime();
    await user.type(password(), 'wrong{Enter}');
    expect(await screen.findByRole('timer')).toHaveTextContent('Try again in 0:15');
    expect(signInButton()).toBeDisabled();

    const asked = bridge.calls.length;
    await user.type(password(), 'wrong{Enter}');
    expect(bridge.calls).toHaveLength(asked);

    await pass(16);
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(signInButton()).toBeEnabled();
  });
});

describe('the tabs', () => {
  test.each([
    [['admin'] as const, ['Drive Recovery', 'Manage TPM', 'Reports']],
    [['user'] as const, ['Drive Recovery', 'Manage TPM']],
    [['reports'] as const, ['Reports']],
    [['user', 'reports'] as const, ['Drive Recovery', 'Manage TPM', 'Reports']],
  ])('of %s are those the roles open', async (roles, names) => {
    await openSignedIn(...roles);
    expect(screen.getAllByRole('tab')).toHaveLength(names.length);
    for (const name of names) expect(screen.getByRole('tab', { name })).toBeVisible();
  });

  test('keep what was typed while another one is in front', async () => {
    const { user } = await openSignedIn('admin');
    await user.type(await screen.findByLabelText('Recovery key ID'), 'AC9D');
    await user.click(screen.getByRole('tab', { name: 'Reports' }));
    expect(screen.getByLabelText('Recovery key ID')).not.toBeVisible();
    await user.click(screen.getByRole('tab', { name: 'Drive Recovery' }));
    expect(screen.getByLabelText('Recovery key ID')).toHaveValue('AC9D');
  });
});

describe('the lock screen', () => {
  test('names the operator, refuses a wrong password and opens with the right one', async () => {
    const { user, bridge } = await openSignedIn('admin');
    bridge.tell({ type: 'command', command: 'lock' });
    const unlock = await screen.findByRole('button', { name: 'Unlock' });
    expect(screen.getByText(/CONTOSO\\op/)).toBeVisible();
    expect(screen.queryByRole('tablist')).toBeNull();
    expect(password()).toHaveFocus();

    await user.type(password(), 'wrong{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('not correct');
    expect(password()).toHaveValue('');
    await user.type(password(), 'pw');
    await user.click(unlock);
    expect(await screen.findByRole('tablist')).toBeVisible();
  });

  test('lets the operator sign out instead', async () => {
    const { user, bridge } = await openSignedIn('admin');
    bridge.tell({ type: 'command', command: 'lock' });
    await user.click(await screen.findByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('form', { name: 'Sign in' })).toBeVisible();
  });

  test('still stands there after the page was loaded again', async () => {
    const { desk, bridge } = await openSignedIn('admin');
    bridge.tell({ type: 'command', command: 'lock' });
    await screen.findByRole('button', { name: 'Unlock' });
    cleanup();
    await openPage(desk);
    expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
  });
});

test('the account menu locks and signs out', async () => {
  const { user } = await openSignedIn('admin');
  await user.click(screen.getByRole('button', { name: /CONTOSO\\op/ }));
  expect(await screen.findByRole('menuitem', { name: /^Lock/ })).toBeVisible();
  await user.click(screen.getByRole('menuitem', { name: 'Sign out' }));
  expect(await screen.findByRole('form', { name: 'Sign in' })).toBeVisible();
});
