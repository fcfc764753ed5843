import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Protector } from '#shared/recovery/protector.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, type TestPage } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

async function openProcedure(name: string, changes: Partial<Protector> = {}): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(protectorOf(ID, changes));
  await fillIn(page.user, await screen.findByLabelText('Recovery key ID'), ID);
  await page.user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await page.user.click(screen.getByRole('button', { name: 'Submit' }));
  await screen.findByRole('region', { name: 'Recovery password' });
  await page.user.click(screen.getByRole('button', { name }));
  return page;
}

/** The copying buttons of the step a command stands in. */
const besides = (command: RegExp) =>
  within(screen.getByText(command).parentElement ?? document.body);
const isIdle = async (button: HTMLElement) =>
  waitFor(() => expect(button).not.toHaveAttribute('aria-disabled', 'true'));

describe('a moved drive', () => {
  test('has commands for the letter that is chosen, and nothing to copy before', async () => {
    const { user, desk } = await openProcedure('Moved drive');
    const copy = besides(/manage-bde -unlock <drive> -rp <recovery password>/).getByRole('button', {
      name: 'Copy with password',
    });
    await user.click(copy);
    expect(desk.clipboard.text).toBe('');
    await user.selectOptions(screen.getByLabelText('Letter of the drive on that computer'), 'E:');
    for (const line of [
      'manage-bde -protectors -get E:',
      'manage-bde -off E:',
      'manage-bde -status E:',
    ])
      expect(screen.getByText(line)).toBeVisible();
    expect(
      besides(/manage-bde -off/)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Copy']);
  });

  test('is copied without the password, or with it by main, which clears it again', async () => {
    const { user, desk } = await openProcedure('Moved drive');
    await user.selectOptions(screen.getByLabelText('Letter of the drive on that computer'), 'E:');
    const unlock = besides(/manage-bde -unlock/);
    await user.click(unlock.getByRole('button', { name: 'Copy without password' }));
    expect(await unlock.findByText('Copied.')).toBeVisible();
    expect(desk.clipboard.text).toBe('manage-bde -unlock E: -rp <recovery password>');
    await user.click(unlock.getByRole('button', { name: 'Copy with password' }));
    expect(await unlock.findByText(/Clears from the clipboard in 0:\d\d/)).toBeVisible();
    expect(desk.clipboard.text).toBe(`manage-bde -unlock E: -rp ${PASSWORD}`);
    expect(desk.recordedActions().at(-1)).toBe('copy successful');
  });

  test('remembers what was ticked in a note on the record of the key', async () => {
    const { user, desk } = await openProcedure('Moved drive');
    const save = screen.getByRole('button', { name: 'Save as note' });
    expect(save).toHaveAttribute('aria-disabled', 'true');
    await user.selectOptions(screen.getByLabelText('Letter of the drive on that computer'), 'E:');
    await user.click(screen.getByRole('checkbox', { name: /^Start the computer that now holds/ }));
    await user.click(screen.getByRole('checkbox', { name: /^Enter the recovery password/ }));
    await user.click(save);
    expect(await screen.findByText('Noted in the audit log.')).toBeVisible();
    const [disclosure, note] = desk.profile.entries.slice(-2);
    expect(note).toMatchObject({
      action: 'note',
      note: 'Moved drive (E:): started in WinRE, unlocked. 2 of 5 steps.',
      requestId: disclosure?.requestId,
    });
  });
});

describe('a corrupted drive', () => {
  const choose = async ({ user }: TestPage, label: string, letter: string) => {
    await user.selectOptions(screen.getByLabelText(label), letter);
  };
  const accept = () => screen.getByRole('checkbox', { name: /is overwritten$/ });
  const withPassword = () =>
    besides(/repair-bde/).getByRole('button', { name: 'Copy with password' });

  test('is repaired onto another drive, once it is said that all on that one is lost', async () => {
    const page = await openProcedure('Corrupted drive');
    expect(
      screen.getByText(
        `repair-bde C: <empty drive> -kp "F:\\BitLocker Key Package {${ID}}.KPG" ` +
          '-rp <recovery password>',
      ),
    ).toBeVisible();
    await choose(page, 'Empty drive for its data', 'C:');
    expect(screen.getByText('The drive that receives the data must be another one.')).toBeVisible();
    expect(accept()).toBeDisabled();
    await choose(page, 'Empty drive for its data', 'D:');
    await page.user.click(withPassword());
    expect(page.desk.clipboard.text).toBe('');
    await page.user.click(
      screen.getByRole('checkbox', { name: 'Everything on D: is overwritten' }),
    );
    await isIdle(withPassword());
    await page.user.click(withPassword());
    await waitFor(() =>
      expect(page.desk.clipboard.text).toBe(
        `repair-bde C: D: -kp "F:\\BitLocker Key Package {${ID}}.KPG" -rp ${PASSWORD}`,
      ),
    );
    expect(screen.getByText('chkdsk D: /f')).toBeVisible();
  });

  test('another target has to be agreed to anew', async () => {
    const page = await openProcedure('Corrupted drive');
    await choose(page, 'Empty drive for its data', 'D:');
    await page.user.click(accept());
    await choose(page, 'Empty drive for its data', 'E:');
    expect(accept()).not.toBeChecked();
    expect(withPassword()).toHaveAttribute('aria-disabled', 'true');
  });

  test('the package may be on neither drive, and its path is quoted whatever it is', async () => {
    const page = await openProcedure('Corrupted drive');
    const path = screen.getByLabelText('Key package on that computer');
    await choose(page, 'Empty drive for its data', 'F:');
    expect(screen.getByText(/must be on neither of the two drives/)).toBeVisible();
    await page.user.clear(path);
    await page.user.type(path, '\\\\srv\\kits & 100%\\');
    expect(
      screen.getByText(
        'repair-bde C: F: -kp ^"\\\\srv\\kits ^& 100^%\\\\^" -rp <recovery password>',
      ),
    ).toBeVisible();
  });

  test('without a package the command has none, and that is said', async () => {
    await openProcedure('Corrupted drive', { hasKeyPackage: false });
    expect(screen.queryByLabelText('Key package on that computer')).toBeNull();
    expect(screen.getByText('repair-bde C: <empty drive> -rp <recovery password>')).toBeVisible();
    expect(
      screen.getByText(/No key package was backed up for this drive. The command/),
    ).toBeVisible();
  });
});

test('the digits are in no procedure', async () => {
  const { user } = await openProcedure('Moved drive');
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  await user.click(screen.getByRole('button', { name: 'Corrupted drive' }));
  expect(document.body.innerHTML).not.toContain(PASSWORD.slice(0, 6));
});
