import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import type { Role } from '#shared/sign-in/role.ts';
import { testConsole } from '../fakes/console.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openPage, openSignedIn, signedIn, type TestPage } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';

async function filledInBy(role: Role): Promise<TestPage> {
  const desk = testConsole(
    Settings.parse({
      recovery: {
        callerCheck: { steps: ['Called back', 'Manager confirmed'], requiredOfUsers: true },
      },
    }),
  );
  desk.profile.protectors.push(protectorOf(ID));
  const page = await signedIn(await openPage(desk), [role]);
  await page.user.type(await screen.findByLabelText('User domain'), 'CONTOSO');
  await page.user.type(screen.getByLabelText('User name'), 'anna');
  await fillIn(page.user, screen.getByLabelText('Recovery key ID'), ID);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  return page;
}

const box = (name: string) => screen.getByRole('checkbox', { name });
const submit = ({ user }: TestPage) => user.click(screen.getByRole('button', { name: 'Submit' }));

test('a help desk user ticks every step; what is missing is told where it stands', async () => {
  const page = await filledInBy('user');
  await page.user.click(box('Called back'));
  await submit(page);
  expect(screen.getByText('Tick every step before the key is handed out.')).toBeVisible();
  expect(page.bridge.calls).not.toContain('recovery.submit');
  await page.user.click(box('Manager confirmed'));
  expect(screen.queryByText('Tick every step before the key is handed out.')).toBeNull();
  await submit(page);
  expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
  expect(page.desk.recordedActions().slice(-2)).toEqual([
    'caller-check successful',
    'disclose successful',
  ]);
  // The next caller is another one.
  await page.user.click(screen.getByRole('button', { name: 'New request' }));
  expect(box('Called back')).not.toBeChecked();
});

test('an admin goes on without', async () => {
  const page = await filledInBy('admin');
  await submit(page);
  expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
});

test('where none is configured there is nothing to tick', async () => {
  await openSignedIn('user');
  await screen.findByLabelText('Recovery key ID');
  expect(screen.queryByRole('group', { name: 'Caller check' })).toBeNull();
});
