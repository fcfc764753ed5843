import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { testConsole } from '../fakes/console.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openPage, openSignedIn, signedIn } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const WRONG = /This is not a ticket number of your organisation\. Such as INC0042\./;

async function deskThatWantsTickets() {
  const desk = testConsole(
    Settings.parse({
      tickets: {
        pattern: 'INC[0-9]{4}',
        example: 'INC0042',
        link: 'https://desk.contoso.test/{ticket}',
        requiredOf: ['admin'],
      },
    }),
  );
  desk.profile.protectors.push(protectorOf(ID));
  return signedIn(await openPage(desk), ['admin']);
}

const ticket = () => screen.getByLabelText('Ticket number');
const openButton = () => screen.getByRole('button', { name: 'Open ticket' });

test('a wrong ticket number is said at its field, and stays there', async () => {
  const { desk, user, bridge } = await deskThatWantsTickets();
  await fillIn(user, await screen.findByLabelText('Recovery key ID'), ID);
  await user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await user.click(screen.getByRole('button', { name: 'Submit' }));
  expect(screen.getByText(/Enter the ticket number/)).toBeVisible();
  expect(openButton()).toBeDisabled();

  await fillIn(user, ticket(), 'REQ0042');
  expect(screen.getByText(WRONG)).toBeVisible();
  expect(ticket()).toHaveValue('REQ0042');
  expect(bridge.calls).not.toContain('recovery.submit');

  await user.clear(ticket());
  await fillIn(user, ticket(), 'INC0043');
  expect(screen.queryByText(WRONG)).toBeNull();
  await user.click(openButton());
  expect(desk.browser.addresses).toEqual(['https://desk.contoso.test/INC0043']);

  await user.click(screen.getByRole('button', { name: 'Submit' }));
  expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
  expect(desk.profile.entries.at(-1)).toMatchObject({ action: 'disclose', ticket: 'INC0043' });
  // What was answered can be looked at, too.
  await user.click(openButton());
  expect(desk.browser.addresses).toHaveLength(2);
});

test('a browser that does not open is told of', async () => {
  const { desk, user } = await deskThatWantsTickets();
  desk.browser.isMissing = true;
  await fillIn(user, await screen.findByLabelText('Ticket number'), 'INC0042');
  await user.click(openButton());
  expect(await screen.findByText('The ticket was not opened in the browser.')).toBeVisible();
});

test('without rules any text will do, and there is nothing to open', async () => {
  await openSignedIn('admin');
  expect(await screen.findByLabelText('Ticket number')).toHaveAttribute('placeholder', 'Optional');
  expect(screen.queryByRole('button', { name: 'Open ticket' })).toBeNull();
});
