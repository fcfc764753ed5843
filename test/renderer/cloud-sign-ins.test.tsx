import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { testConsole } from '../fakes/console.ts';
import { type MemoryCloud, memoryCloud } from '../fakes/memory-cloud.ts';
import { type TestPage, openPage, signedIn } from './page.tsx';

describe('a source with a sign-in of its own, in Drive Recovery', () => {
  let page: TestPage;
  let cloud: MemoryCloud;
  beforeEach(async () => {
    const desk = testConsole();
    cloud = memoryCloud();
    Object.assign(desk.profile, { clouds: [cloud] });
    Object.assign(desk.profile.info, { browserSignIns: ['Entra ID'] });
    page = await signedIn(await openPage(desk), ['user']);
  });
  const line = () =>
    within(screen.getByRole('region', { name: 'Sources with a sign-in of their own' }));
  const signIn = async () =>
    page.user.click(await screen.findByRole('button', { name: 'Sign in to Entra ID…' }));

  test('says that nobody is signed in, then how the list comes and how old it is', async () => {
    await waitFor(() => expect(line().getByText(/you are not signed in/)).toBeVisible());
    await signIn();
    await waitFor(() =>
      expect(line().getByText(/the list of keys is being read, 12,000 so far/)).toBeVisible(),
    );
    cloud.list = { keys: 41_203, asOf: '2026-06-01T09:12:00.000Z', reading: null };
    await waitFor(() =>
      expect(line().getByText(/^Entra ID, list of .+, 41,203 keys\./)).toBeVisible(),
    );
    expect(line().getByText('Signed in as op@contoso.test.')).toBeVisible();
    await page.user.click(line().getByRole('button', { name: 'Sign out of Entra ID' }));
    await waitFor(() => expect(line().getByText(/you are not signed in/)).toBeVisible());
  });

  test('says of which day an older list is, and that one is being read', async () => {
    cloud.account = 'op@contoso.test';
    cloud.list = { keys: 41_203, asOf: '2020-02-03T12:12:00.000Z', reading: 2_000 };
    expect(
      await line().findByText(/^Entra ID, list of Feb 3, 2020, .+, 41,203 keys\./),
    ).toBeVisible();
    expect(line().getByText('It is being read again, 2,000 keys so far.')).toBeVisible();
  });

  test('says why the list is not kept, and what to do', async () => {
    cloud.account = 'op@contoso.test';
    cloud.list = {
      keys: 1,
      asOf: new Date().toISOString(),
      reading: null,
      notKept: 'entra.listNotProtected',
    };
    expect(await line().findByText(/no protected place for the list of keys/)).toBeVisible();
    expect(line().getByText(/set up a keyring/)).toBeVisible();
  });

  test('is not signed out of by itself where it is the sign-in of the console', async () => {
    const { state } = cloud;
    cloud.state = () => ({ ...state(), isOwnSignIn: true });
    cloud.account = 'op@contoso.test';
    expect(await line().findByText('Signed in as op@contoso.test.')).toBeVisible();
    expect(line().getByRole('button', { name: 'Read list again' })).toBeVisible();
    expect(line().queryByRole('button', { name: 'Sign out of Entra ID' })).toBeNull();
  });

  test('says why the sign-in failed, there', async () => {
    cloud.failure = new AppError('entra.otherAccount', 'no', { details: { reason: 'boss@x' } });
    await signIn();
    expect(await line().findByRole('alert')).toHaveTextContent(
      'The account (boss@x) is not the one you signed in to Keydesk with.',
    );
  });

  test('the wait for the browser can be ended', async () => {
    cloud.inBrowser = ({ signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(new AppError('request.cancelled', 'stopped'));
        });
      });
    await signIn();
    await page.user.click(await line().findByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(line().queryByRole('progressbar')).toBeNull());
    expect(line().queryByRole('alert')).toBeNull();
  });
});

test('a profile without such a source has no line about it', async () => {
  await signedIn(await openPage(testConsole()), ['user']);
  expect(screen.queryByRole('region', { name: /sign-in of their own/ })).toBeNull();
});
