import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { type TestPage, fillIn, openSignedIn } from './page.tsx';

const warning = () => screen.findByRole('alertdialog', { name: 'Are you still there?' });

async function warned(): Promise<TestPage> {
  const page = await openSignedIn('admin');
  await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), 'AC9D5655');
  // So long that a slow computer is still in its first minute when the warning is looked at.
  page.bridge.tell({ type: 'idle', locksInSeconds: 3600 });
  expect(await warning()).toHaveTextContent(/Locks in (60:00|59:\d\d)/);
  return page;
}

test('who answers the warning stays signed in, with what was typed', async () => {
  const page = await warned();
  await page.user.click(screen.getByRole('button', { name: 'Stay signed in' }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(page.desk.stays.count).toBe(1);
  expect(screen.getByLabelText('Recovery key ID')).toHaveValue('AC9D5655');
});

test('it goes by itself when somebody is there again', async () => {
  const page = await warned();
  page.bridge.tell({ type: 'idle', locksInSeconds: null });
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
  expect(page.desk.stays.count).toBe(0);
});

test('without an answer, the lock screen takes its place', async () => {
  const page = await warned();
  page.desk.sessions.lock();
  page.bridge.tell({ type: 'session-changed' });
  expect(await screen.findByRole('button', { name: 'Unlock' })).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
});

test('on the sign-in screen there is nothing to warn of', async () => {
  const page = await openSignedIn('admin');
  await page.desk.ask('session.signOut');
  page.bridge.tell({ type: 'session-changed' });
  await screen.findByRole('form', { name: 'Sign in' });
  page.bridge.tell({ type: 'idle', locksInSeconds: 30 });
  await screen.findByRole('form', { name: 'Sign in' });
  expect(screen.queryByRole('alertdialog')).toBeNull();
});
