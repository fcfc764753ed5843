import { screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { type TestConsole, testConsole } from '../fakes/console.ts';
import { type TestPage, openPage } from './page.tsx';

const SIGN_IN = 'Sign in with Microsoft Entra ID';

describe('Entra ID as what people sign in to', () => {
  let desk: TestConsole;
  let page: TestPage;
  beforeEach(async () => {
    desk = testConsole();
    Object.assign(desk.profile.info, { signIn: 'entra' });
    desk.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['user'] });
    desk.profile.letIn = 'CONTOSO\\op';
    page = await openPage(desk);
  });
  const form = () => within(screen.getByRole('form', { name: 'Sign in' }));
  const signIn = async () => page.user.click(await screen.findByRole('button', { name: SIGN_IN }));

  test('is a button that has the cursor, and nothing to type', async () => {
    expect(await screen.findByRole('button', { name: SIGN_IN })).toHaveFocus();
    expect(form().queryByLabelText('Password')).toBeNull();
    expect(form().queryByLabelText('User name')).toBeNull();
    await signIn();
    expect(await screen.findByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  });

  test('says why nobody was signed in, and lets them try again', async () => {
    desk.profile.letIn = 'entra.signInCancelled';
    await signIn();
    expect(await form().findByRole('alert')).toHaveTextContent('cancelled in the browser');
    desk.profile.letIn = 'CONTOSO\\op';
    await signIn();
    expect(await screen.findByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  });

  test('the wait for the browser can be ended', async () => {
    desk.profile.whileBrowserIsOpen = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new AppError('request.cancelled', 'stopped'));
        });
      });
    await signIn();
    await page.user.click(await form().findByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('button', { name: SIGN_IN })).toBeEnabled();
    expect(form().queryByRole('alert')).toBeNull();
  });

  test('unlocks, too, and asks for no password', async () => {
    await signIn();
    await screen.findByRole('tab', { name: 'Drive Recovery' });
    await page.user.keyboard('{Control>}l{/Control}');
    const locked = within(await screen.findByRole('form', { name: 'Locked' }));
    expect(locked.queryByLabelText('Password')).toBeNull();
    await page.user.click(locked.getByRole('button', { name: 'Unlock with Microsoft Entra ID' }));
    expect(await screen.findByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  });
});
