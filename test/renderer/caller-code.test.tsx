import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { testConsole } from '../fakes/console.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, fillIn, openPage, signedIn } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';

let code: string;
let page: TestPage;
beforeEach(async () => {
  const desk = testConsole();
  desk.profile.protectors.push(protectorOf(ID));
  desk.profile.contactOf = async () => ({ mail: 'anna@contoso.test', mobile: '', managerMail: '' });
  desk.profile.callerCodes = {
    rules: { by: 'mail', requiredOf: ['admin'] },
    minutes: 10,
    tries: 2,
    send: async (_to, text) => {
      code = text;
    },
  };
  page = await signedIn(await openPage(desk), ['admin']);
  await fillIn(page.user, await screen.findByLabelText('User domain'), 'CONTOSO');
  await fillIn(page.user, screen.getByLabelText('User name'), 'anna');
  await fillIn(page.user, screen.getByLabelText('Recovery key ID'), ID);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
});

const click = (name: string) => page.user.click(screen.getByRole('button', { name }));
const field = () => screen.getByLabelText('Code the caller reads out');

test('a code is sent, read back, typed in, and let through', async () => {
  await click('Submit');
  expect(await screen.findByText(/No key is handed out without a correct code/)).toBeVisible();
  await click('Send code');
  expect(await screen.findByText('Sent to a•••@contoso.test. Valid for 10 minutes.')).toBeVisible();
  // Not in the page before somebody types it.
  expect(document.documentElement.outerHTML).not.toContain(code);

  await fillIn(page.user, field(), code === '000000' ? '000001' : '000000');
  await page.user.keyboard('{Enter}');
  expect(await screen.findByText('The code is wrong. 1 try is left.')).toBeVisible();

  await page.user.clear(field());
  await fillIn(page.user, field(), code);
  await click('Check code');
  expect(await screen.findByText('The code for CONTOSO\\anna is correct.')).toBeVisible();
  await click('Submit');
  expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
  // The next caller is another one.
  await click('New request');
  expect(screen.queryByText('The code for CONTOSO\\anna is correct.')).toBeNull();
});

test('another end user needs another code', async () => {
  await click('Send code');
  await screen.findByLabelText('Code the caller reads out');
  await page.user.type(screen.getByLabelText('User name'), 'x');
  expect(screen.queryByLabelText('Code the caller reads out')).toBeNull();
});

test('an admin can do without, and says why', async () => {
  await click('Submit');
  await fillIn(page.user, await screen.findByLabelText('Why it cannot wait'), 'Mail is down');
  await click('Disclose without a code');
  expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
  expect(screen.getByText(/^Break glass: the secret of/)).toBeVisible();
});
