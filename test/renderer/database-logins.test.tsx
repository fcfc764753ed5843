import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { testConsole } from '../fakes/console.ts';
import { type TestPage, fillIn, openPage, signedIn } from './page.tsx';

describe('database logins in Settings', () => {
  let page: TestPage;
  beforeEach(async () => {
    const desk = testConsole();
    Object.assign(desk.profile.info, { databaseLogins: ['MBAM'], withoutTpm: ['MBAM'] });
    page = await signedIn(await openPage(desk), ['admin']);
    await page.user.click(screen.getByRole('button', { name: /^Account/ }));
    await page.user.click(await screen.findByRole('menuitem', { name: /^Settings…/ }));
    await screen.findByText('No login is kept yet.');
  });
  const keepLogin = async (userName: string, password: string) => {
    await page.user.click(await screen.findByRole('button', { name: /^(Enter|Replace) login…$/ }));
    const form = within(await screen.findByRole('form', { name: 'Login for MBAM' }));
    if (userName !== '') await fillIn(page.user, form.getByLabelText('Login name'), userName);
    if (password !== '') await fillIn(page.user, form.getByLabelText('Password'), password);
    await page.user.click(form.getByRole('button', { name: 'Keep login' }));
    return form;
  };

  test('are typed in once; what was typed is gone from the page when it is kept', async () => {
    await keepLogin('reader', 'S3cret');
    await waitFor(() => expect(screen.getByText('A login is kept.')).toBeVisible());
    expect(screen.queryByRole('form', { name: 'Login for MBAM' })).toBeNull();
    expect(document.body.innerHTML).not.toContain('S3cret');
    expect(await page.desk.logins.read('test/MBAM')).toEqual({
      userName: 'reader',
      password: 'S3cret',
    });
  });

  test('are forgotten', async () => {
    await keepLogin('reader', 'S3cret');
    await page.user.click(await screen.findByRole('button', { name: 'Forget login' }));
    await waitFor(() => expect(screen.getByText('No login is kept yet.')).toBeVisible());
  });

  test('want both fields, and say so at the one that is empty', async () => {
    const form = await keepLogin('reader', '');
    expect(form.getByLabelText('Password')).toHaveAccessibleDescription('Fill in this field.');
    expect(await page.desk.logins.has('test/MBAM')).toBe(false);
  });

  test('that cannot be protected are not kept, and what was typed stays', async () => {
    page.desk.logins.keep = () => Promise.reject(new AppError('login.noProtection', 'basic_text'));
    const form = await keepLogin('reader', 'S3cret');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'This computer offers no protection for logins, so the login was not kept.',
    );
    expect(form.getByLabelText('Login name')).toHaveValue('reader');
    expect(form.getByLabelText('Password')).toHaveValue('S3cret');
  });
});

test('Manage TPM says which sources are not asked', async () => {
  const desk = testConsole();
  Object.assign(desk.profile.info, { withoutTpm: ['Configuration Manager'] });
  const page = await signedIn(await openPage(desk), ['admin']);
  await page.user.click(screen.getByRole('tab', { name: 'Manage TPM' }));
  await waitFor(() =>
    expect(screen.getByText(/not offered here by Configuration Manager;/)).toBeVisible(),
  );
});
