import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { testConsole } from '../fakes/console.ts';
import { type TestPage, fillIn, openPage, openSignedIn, signedIn } from './page.tsx';

const LINK = 'keydesk://recover?keyId=AC9D5655&ticket=INC42&user=CONTOSO%5Cmia';
const FILLED_IN = 'Filled in from a link. Compare it with what the caller says before you submit.';

/** What the operating system does when somebody clicks a link. */
function click({ desk, bridge }: TestPage, text: string): void {
  desk.links.hand(text);
  act(() => {
    bridge.tell({ type: 'link-handed' });
  });
}

const keyId = () => screen.findByLabelText('Recovery key ID');
const offer = () => screen.queryByText(/^A link wants to fill in/);
const note = () =>
  within(screen.getByRole('form', { name: /^Recover access/ })).queryByText(FILLED_IN);

describe('a link', () => {
  test('fills in the form, says so, and asks for no key', async () => {
    const page = await openSignedIn('admin');
    expect(await keyId()).toHaveValue('');
    click(page, LINK);
    await waitFor(async () => expect(await keyId()).toHaveValue('AC9D5655'));
    expect(screen.getByLabelText('User domain')).toHaveValue('CONTOSO');
    expect(screen.getByLabelText('User name')).toHaveValue('mia');
    expect(screen.getByLabelText('Ticket number')).toHaveValue('INC42');
    expect(note()).toBeVisible();
    expect(offer()).toBeNull();
    await waitFor(() => expect(screen.getByLabelText('Reason for drive unlock')).toHaveFocus());
    expect(page.bridge.calls).not.toContain('recovery.submit');

    await page.user.click(screen.getByRole('button', { name: 'New request' }));
    expect(note()).toBeNull();
  });

  test('waits until somebody signs in, and for the unlock', async () => {
    const page = await openPage();
    click(page, LINK);
    expect(await screen.findByText(/^A link is waiting. Sign in/)).toBeVisible();
    expect(page.bridge.calls).not.toContain('link.take');
    await signedIn(page, ['admin']);
    await waitFor(async () => expect(await keyId()).toHaveValue('AC9D5655'));

    act(() => {
      page.bridge.tell({ type: 'command', command: 'lock' });
    });
    await screen.findByRole('form', { name: 'Locked' });
    click(page, 'keydesk://recover?keyId=3F9A1C7E');
    expect(await screen.findByText(/^A link is waiting. Unlock/)).toBeVisible();
    await fillIn(page.user, screen.getByLabelText('Password'), 'pw');
    await page.user.click(screen.getByRole('button', { name: 'Unlock' }));
    // What was there before the lock stays, and still says where it came from.
    expect(await keyId()).toHaveValue('AC9D5655');
    expect(note()).toBeVisible();
    await waitFor(() => expect(offer()).toHaveTextContent('key ID 3F9A1C7E'));
  });

  test('that was there before the console is found at its start', async () => {
    const desk = testConsole();
    desk.links.hand(LINK);
    await signedIn(await openPage(desk), ['user']);
    await waitFor(async () => expect(await keyId()).toHaveValue('AC9D5655'));
  });
});

describe('a link that would be in the way', () => {
  test('is offered beside what somebody has typed, and replaces it if wanted', async () => {
    const page = await openSignedIn('admin');
    await fillIn(page.user, await keyId(), '1234');
    click(page, LINK);
    await waitFor(() =>
      expect(offer()).toHaveTextContent('key ID AC9D5655, user CONTOSO\\mia, ticket INC42.'),
    );
    expect(await keyId()).toHaveValue('1234');
    await page.user.click(screen.getByRole('button', { name: 'Fill in' }));
    expect(await keyId()).toHaveValue('AC9D5655');
    expect(note()).toBeVisible();
    expect(offer()).toBeNull();
  });

  test('is offered on another tab, leads to the form, and can be dismissed', async () => {
    const page = await openSignedIn('admin');
    await page.user.click(screen.getByRole('tab', { name: 'Manage TPM' }));
    click(page, 'keydesk://recover?ticket=INC1');
    await page.user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    expect(offer()).toBeNull();
    expect(screen.getByRole('tab', { name: 'Manage TPM' })).toHaveAttribute(
      'aria-selected',
      'true',
    );

    click(page, LINK);
    await page.user.click(await screen.findByRole('button', { name: 'Fill in' }));
    expect(screen.getByRole('tab', { name: 'Drive Recovery' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await waitFor(async () => expect(await keyId()).toHaveValue('AC9D5655'));
  });

  test('gives way to a newer one', async () => {
    const page = await openSignedIn('admin');
    await fillIn(page.user, await keyId(), '1234');
    click(page, LINK);
    await waitFor(() => expect(offer()).toHaveTextContent('AC9D5655'));
    click(page, 'keydesk://recover?keyId=3F9A1C7E');
    await waitFor(() =>
      expect(offer()).toHaveTextContent('fill in Drive Recovery: key ID 3F9A1C7E.'),
    );
  });
});

describe('a link that is not used', () => {
  test('says so, and changes nothing', async () => {
    const page = await openSignedIn('admin');
    await fillIn(page.user, await keyId(), '1234');
    click(page, `keydesk://recover?keyId=3F9A1C7E&reason=lost-pin`);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The link was not used, because it is not one that Keydesk');
    expect(await keyId()).toHaveValue('1234');
    await page.user.click(within(alert).getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('because of the role, is told and gone', async () => {
    const page = await openSignedIn('reports');
    click(page, LINK);
    expect(await screen.findByRole('alert')).toHaveTextContent('which your account may not use');
    expect(page.desk.links.isWaiting()).toBe(false);
    expect(page.desk.recordedActions()).toEqual(['sign-in successful']);
  });
});
