import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { testConsole } from '../fakes/console.ts';
import { openPage } from './page.tsx';

test('who is quicker than the main process is signed in all the same', async () => {
  const desk = testConsole();
  desk.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['admin'] });
  const { promise, resolve } = Promise.withResolvers<void>();
  const opening = openPage(desk, promise);

  const user = userEvent.setup();
  await user.type(screen.getByLabelText('User name'), 'CONTOSO\\op');
  await user.type(screen.getByLabelText('Password'), 'pw');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  resolve();
  await opening;
  expect(await screen.findByRole('tablist')).toBeVisible();
});

test('a name that cannot be recorded is refused in the form', async () => {
  const { user, bridge } = await openPage();
  await user.type(
    screen.getByLabelText('User name'),
    '471207-278498-422125-177177-561902-537405-468006-693451',
  );
  await user.type(screen.getByLabelText('Password'), 'pw{Enter}');
  expect(screen.getByText(/This is not a user name/)).toBeVisible();
  expect(bridge.calls).not.toContain('session.signIn');
});

test('a refused password is emptied and gets the cursor; the name stays', async () => {
  const { user } = await openPage();
  await user.type(screen.getByLabelText('User name'), 'CONTOSO\\op');
  await user.type(screen.getByLabelText('Password'), 'no{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('not correct');
  await waitFor(() => expect(screen.getByLabelText('Password')).toHaveFocus());
  expect(screen.getByLabelText('Password')).toHaveValue('');
  expect(screen.getByLabelText('User name')).toHaveValue('CONTOSO\\op');
});

describe('where Windows has a ticket', () => {
  const withTicket = (ticket: string, signIn?: 'windows' | 'password') => {
    const desk = testConsole();
    Object.assign(desk.profile, { ticket });
    if (signIn !== undefined) Object.assign(desk.profile.info, { signIn });
    desk.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['admin'] });
    return desk;
  };
  const button = () => screen.findByRole('button', { name: 'Sign in as CONTOSO\\op' });

  test('Enter signs in, and the entry says how', async () => {
    const { user, desk } = await openPage(withTicket('op'));
    await waitFor(async () => expect(await button()).toHaveFocus());
    expect(screen.queryByLabelText('Password')).toBeNull();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('tablist')).toBeVisible();
    expect(desk.profile.entries.at(-1)).toMatchObject({
      action: 'sign-in',
      operator: 'CONTOSO\\op',
      note: 'Windows (Kerberos)',
    });
  });

  test('another account has the fields, from which there is a way back', async () => {
    const { user } = await openPage(withTicket('op'));
    await button();
    await user.click(screen.getByRole('button', { name: 'Use another account' }));
    expect(screen.getByLabelText('User name')).toBeVisible();
    await user.click(await button());
    expect(await button()).toHaveFocus();
  });

  test('whoever has begun to type keeps the fields', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const opening = openPage(withTicket('op'), promise);
    const user = userEvent.setup();
    await user.type(screen.getByLabelText('User name'), 'CONTOSO\\other');
    resolve();
    await opening;
    await button();
    expect(screen.getByLabelText('User name')).toHaveValue('CONTOSO\\other');
  });

  test('a ticket that will not do is told beside the fields', async () => {
    await openPage(withTicket('kerberos.expired'));
    expect(await screen.findByText('Your Windows ticket has expired.')).toBeVisible();
    expect(screen.getByLabelText('Password')).toBeVisible();
  });

  test('nobody hears that there is none', async () => {
    const { bridge } = await openPage(withTicket('kerberos.noTicket'));
    await waitFor(() => expect(bridge.calls).toContain('session.ticketHolder'));
    expect(screen.queryByText(/ticket/)).toBeNull();
  });

  test('Windows is not asked where only passwords count', async () => {
    const { bridge } = await openPage(withTicket('op', 'password'));
    await waitFor(() => expect(bridge.calls).toContain('profile.open'));
    expect(bridge.calls).not.toContain('session.ticketHolder');
  });

  test('no password can be typed where only Windows counts', async () => {
    const { user, desk } = await openPage(withTicket('kerberos.noTicket', 'windows'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Windows has no ticket for you.');
    expect(alert).toHaveTextContent('Passwords are not accepted here.');
    expect(screen.queryByLabelText('Password')).toBeNull();
    Object.assign(desk.profile, { ticket: 'op' });
    await user.click(screen.getByRole('button', { name: 'Ask Windows again' }));
    await user.click(await button());
    expect(await screen.findByRole('tablist')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Use another account' })).toBeNull();
  });

  test('it unlocks, or the password does', async () => {
    const { user, desk } = await openPage(withTicket('op'));
    await user.click(await button());
    await screen.findByRole('tablist');
    const lock = async () => {
      await user.click(screen.getByRole('button', { name: /^Account/ }));
      await user.click(await screen.findByRole('menuitem', { name: /^Lock/ }));
    };
    const unlock = () => screen.findByRole('button', { name: 'Unlock with Windows' });
    await lock();
    await waitFor(async () => expect(await unlock()).toHaveFocus());
    await user.keyboard('{Enter}');
    await screen.findByRole('tablist');
    await lock();
    Object.assign(desk.profile, { ticket: 'somebody-else' });
    await user.click(await unlock());
    expect(await screen.findByRole('alert')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use the password' }));
    await user.type(screen.getByLabelText('Password'), 'pw{Enter}');
    expect(await screen.findByRole('tablist')).toBeVisible();
  });
});
