import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { testConsole } from '#test/fakes/console.ts';
import { type TestPage, openPage, openSignedIn } from './page.tsx';

async function openSettings(page: TestPage): Promise<HTMLElement> {
  await page.user.keyboard('{Control>},{/Control}');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('combobox', { name: 'Theme' });
  return dialog;
}

describe('what a person chooses in Settings', () => {
  test('holds at once, says that it is chosen, and goes back to the default', async () => {
    const page = await openSignedIn('admin');
    const dialog = await openSettings(page);
    await page.user.selectOptions(within(dialog).getByRole('combobox', { name: 'Theme' }), 'Dark');
    await within(dialog).findByText('Chosen by you');
    expect(page.desk.live.now.appearance.theme).toBe('dark');
    await page.user.click(within(dialog).getByRole('button', { name: 'Use default' }));
    await expect.poll(() => page.desk.appState.choices).toEqual({});
  });

  test('is kept when the field is left, and refused beyond what is allowed', async () => {
    const page = await openSignedIn('admin');
    const dialog = await openSettings(page);
    const field = within(dialog).getByRole('textbox', { name: 'Hide after (seconds)' });
    await page.user.clear(field);
    await page.user.type(field, '61');
    await page.user.tab();
    expect(await within(dialog).findByText('This value is not possible.')).toBeVisible();
    expect(field).toHaveValue('61');
    await page.user.clear(field);
    await page.user.type(field, '20');
    await page.user.tab();
    await expect.poll(() => page.desk.live.now.recovery.hideAfterSeconds).toBe(20);
  });

  test('is found by a part of its name', async () => {
    const page = await openSignedIn('admin');
    const dialog = await openSettings(page);
    const search = within(dialog).getByRole('searchbox', { name: 'Search settings' });
    await page.user.type(search, 'clip');
    expect(within(dialog).queryByRole('combobox', { name: 'Theme' })).toBeNull();
    expect(
      within(dialog).getByRole('textbox', { name: 'Clear clipboard after (seconds)' }),
    ).toBeVisible();
    await page.user.type(search, 'zzz');
    expect(within(dialog).getByText('No setting has this text in its name.')).toBeVisible();
  });
});

test('what the organisation has set is shown with its origin, and locked', async () => {
  const settings = Settings.parse({ appearance: { theme: 'dark' } });
  const page = await openPage(testConsole(settings));
  await page.user.keyboard('{Control>},{/Control}');
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findAllByText('Set by the configuration: /keydesk.json');
  expect(within(dialog).queryByRole('combobox', { name: 'Theme' })).toBeNull();
  expect(within(dialog).getByText('Dark')).toBeVisible();
});

test('the tab that was chosen is in front after signing in', async () => {
  const desk = testConsole();
  await desk.ask('settings.choose', { name: 'appearance.firstTab', value: 'reports' });
  const page = await openPage(desk);
  desk.profile.accounts.set('contoso\\op', { password: 'pw', roles: ['admin'] });
  await page.user.type(await screen.findByLabelText('User name'), 'CONTOSO\\op');
  await page.user.type(screen.getByLabelText('Password'), 'pw');
  await page.user.keyboard('{Enter}');
  expect(await screen.findByRole('tab', { name: 'Reports', selected: true })).toBeVisible();
});

test('a user of whom only the name was typed is of the default domain', async () => {
  const page = await openSignedIn('admin');
  await page.desk.ask('settings.choose', { name: 'recovery.defaultUserDomain', value: 'CONTOSO' });
  const dialog = await openSettings(page);
  const domain = within(dialog).getByRole('textbox', { name: 'Default user domain' });
  await page.user.clear(domain);
  await page.user.type(domain, 'FABRIKAM');
  await page.user.tab();
  await expect.poll(() => page.desk.live.now.recovery.defaultUserDomain).toBe('FABRIKAM');
  await page.user.keyboard('{Escape}');
  await page.user.type(await screen.findByLabelText('User name'), 'mia');
  await page.user.click(screen.getByRole('button', { name: 'Submit' }));
  expect(screen.getByLabelText('User domain')).toHaveValue('FABRIKAM');
});
