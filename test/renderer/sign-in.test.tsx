import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
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
