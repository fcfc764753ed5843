import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Protector } from '#shared/recovery/protector.ts';
import { protectorOf } from '../fakes/memory-profile.ts';
import { fillIn, openSignedIn, type TestPage } from './page.tsx';
import { pass, stopTime } from './stopped-time.ts';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';
const FIRST_GROUP = '471207';

afterEach(() => {
  vi.useRealTimers();
});

async function submit({ user }: TestPage, keyId: string): Promise<void> {
  await fillIn(user, await screen.findByLabelText('Recovery key ID'), keyId);
  await user.selectOptions(screen.getByLabelText('Reason for drive unlock'), 'Lost PIN');
  await user.click(screen.getByRole('button', { name: 'Submit' }));
}

const region = () => screen.findByRole('region', { name: 'Recovery password' });
const matches = () => screen.findByRole('table', { name: 'Possible matches' });

async function openResult(changes: Partial<Protector> = {}): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(protectorOf(ID, changes));
  await submit(page, ID);
  await region();
  return page;
}

describe('possible matches', () => {
  test('tell the rows apart and hold no digits; each row is disclosed by itself', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(
      protectorOf(ID),
      protectorOf(TWIN, { computer: { domain: 'CONTOSO', name: 'WS-2' }, state: 'superseded' }),
    );
    await submit(page, 'ac9d5655');
    const table = await matches();
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
    expect(table.querySelectorAll('mark')[0]).toHaveTextContent('AC9D5655');
    expect(screen.getByText(/^2 possible matches/, { selector: 'p' })).toBeVisible();

    const row = within(table).getByRole('row', { name: /WS-2/ });
    expect(row).toHaveTextContent('Superseded');
    const show = within(row).getByRole('button', { name: 'Show recovery password' });
    expect(show).toHaveAccessibleDescription(String.raw`CONTOSO\WS-2 ${TWIN}`);
    await page.user.click(show);
    expect(await region()).toHaveTextContent('WS-2');
    expect(screen.getByRole('button', { name: 'New request' })).toHaveFocus();
    expect(page.desk.recordedActions().filter((entry) => entry.startsWith('disclose'))).toEqual([
      'disclose successful',
    ]);
  });

  test('say how many there are when not all are listed', async () => {
    const page = await openSignedIn('admin');
    for (let number = 0; number < 101; number += 1) {
      page.desk.profile.protectors.push(
        protectorOf(`AC9D5655-F7CA-4D1D-902F-${String(number).padStart(12, '0')}`),
      );
    }
    await submit(page, 'AC9D5655');
    expect(
      await screen.findByText(/^100 of 101 possible matches/, { selector: 'p' }),
    ).toBeVisible();
  });
});

describe('the result', () => {
  test('numbers the eight groups, names the drive and says: for a single use', async () => {
    await openResult();
    const result = await region();
    const groups = within(
      within(result).getByRole('list', { name: 'Recovery password' }),
    ).getAllByRole('listitem');
    expect(groups.map((group) => group.textContent)).toEqual([
      '1471207',
      '2278498',
      '3422125',
      '4177177',
      '5561902',
      '6537405',
      '7468006',
      '8693451',
    ]);
    for (const fact of [
      'F7CA-4D1D',
      'CONTOSO\\WS-1',
      'CONTOSO\\anna',
      'Operating system drive',
      'single use',
    ])
      expect(result).toHaveTextContent(fact);
  });

  test('hides by itself when the time is over', async () => {
    stopTime();
    await openResult();
    expect(await region()).toHaveTextContent('Hides in 1:00');
    await pass(59);
    expect(await region()).toHaveTextContent('Hides in 0:01');
    expect(document.body.innerHTML).toContain(FIRST_GROUP);
    await pass(1);
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
    expect(screen.getByRole('button', { name: 'Show again' })).toBeVisible();
  });

  test('Copy Key leaves copying to main and counts down to the clearing', async () => {
    stopTime();
    const page = await openResult();
    await page.user.click(screen.getByRole('button', { name: 'Copy Key' }));
    expect(
      await screen.findByText('Clears from the clipboard in 0:30', { exact: false }),
    ).toBeVisible();
    expect(page.desk.recordedActions().at(-1)).toBe('copy successful');
  });

  test('Save… says where the file went; a closed dialog says nothing', async () => {
    const page = await openResult();
    page.desk.saver.answer = 'close';
    await page.user.click(screen.getByRole('button', { name: 'Save…' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Save…' })).not.toHaveAttribute(
        'aria-disabled',
        'true',
      ),
    );
    expect(page.desk.saver.proposals).toHaveLength(1);
    expect(screen.queryByText(/Saved/)).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
    page.desk.saver.answer = 'accept';
    await page.user.click(screen.getByRole('button', { name: 'Save…' }));
    expect(
      await screen.findByText(/BitLocker Recovery Key .*AC9D5655.* in \/documents/),
    ).toBeVisible();
  });

  test('Save kit… says which drives there are, and when the drive may be taken away', async () => {
    const page = await openResult();
    expect(
      within(await screen.findByRole('list', { name: 'Removable drives' })).getByText(
        'STICK · 7.9 GB free · FAT32',
      ),
    ).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: 'Save kit…' }));
    expect(
      await screen.findByText(
        /BitLocker Recovery Kit AC9D5655 in .*STICK.* The drive is safe to remove\./,
      ),
    ).toBeVisible();
  });

  test('a full disk is told beside the key, which stays', async () => {
    const page = await openResult();
    page.desk.saver.answer = 'full-disk';
    await page.user.click(screen.getByRole('button', { name: 'Save key package…' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was saved');
    expect(await region()).toHaveTextContent(FIRST_GROUP);
  });

  test('what no source offers is said, not taken for missing', async () => {
    await openResult({ hasKeyPackage: false, users: [], notOffered: ['users', 'key-package'] });
    expect(await region()).toHaveTextContent('Its users are not available from memory');
    expect(screen.getByRole('button', { name: 'Save key package…' })).toHaveAccessibleDescription(
      /^memory may keep a key package, but does not offer it here\./,
    );
  });

  test('without a key package the button stays and says why it does nothing', async () => {
    const page = await openResult({ hasKeyPackage: false });
    const button = screen.getByRole('button', { name: 'Save key package…' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await page.user.click(button);
    expect(page.bridge.calls).not.toContain('recovery.saveKeyPackage');
    expect(button).toHaveAccessibleDescription(/^No key package was backed up for this drive\./);
  });

  test.each([
    ['superseded', /A newer key was backed up/],
    ['disclosed', /already handed out before/],
  ] as const)('a %s key says what that means before its digits', async (state, hint) => {
    await openResult({ state });
    const told = within(await region()).getByText(hint);
    const digits = within(await region()).getByRole('list', { name: 'Recovery password' });
    expect(told.compareDocumentPosition(digits)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test('keeps the focus when the digits hide by themselves while they are read aloud', async () => {
    stopTime();
    const { user } = await openResult();
    await user.click(screen.getByRole('button', { name: 'Read aloud' }));
    within(screen.getByRole('group', { name: 'Read aloud' }))
      .getByRole('textbox')
      .focus();
    await pass(61);
    expect(screen.getByRole('button', { name: 'Show again' })).toBeVisible();
    expect(await region()).toHaveFocus();
  });

  test('where the source knows no users, that is said instead of nothing', async () => {
    await openResult({ users: [] });
    expect(await region()).toHaveTextContent('Its users are not known here');
  });
});

describe('the guide', () => {
  test('is that of the reason the key was asked for with', async () => {
    await openResult();
    expect(
      screen.getByRole('region', { name: 'Lost PIN: cause and next steps' }),
    ).toHaveTextContent('manage-bde -changepin C:');
    expect(screen.queryByText(/times within 30 days/)).toBeNull();
  });

  test('warns of a computer that comes back again and again, not of a second click', async () => {
    const page = await openResult();
    const others = ['1', '2'].map((digit) => ID.replace('AC9D5655', digit.repeat(8)));
    page.desk.profile.protectors.push(...others.map((keyId) => protectorOf(keyId)));
    const disclosed = () =>
      page.desk.recordedActions().filter((entry) => entry === 'disclose successful').length;
    for (const count of [2, 3]) {
      await page.user.click(screen.getByRole('button', { name: 'New request' }));
      await submit(page, ID);
      await waitFor(() => expect(disclosed()).toBe(count));
    }
    expect(screen.queryByText(/times within 30 days/)).toBeNull();
    for (const [index, keyId] of others.entries()) {
      await page.user.click(screen.getByRole('button', { name: 'New request' }));
      await submit(page, keyId);
      await waitFor(() => expect(disclosed()).toBe(4 + index));
    }
    expect(await screen.findByText(/recovered 3 times within 30 days/)).toBeVisible();
  });
});

describe('Escape', () => {
  test('hides the key and keeps it, however often it is pressed', async () => {
    const page = await openResult();
    await page.user.keyboard('{Escape}{Escape}{Escape}');
    expect(await region()).toBeVisible();
    expect(document.body.innerHTML).not.toContain(FIRST_GROUP);
    expect(page.bridge.calls).not.toContain('recovery.release');
    await page.user.click(screen.getByRole('button', { name: 'Show again' }));
    expect(await region()).toHaveTextContent(FIRST_GROUP);
  });

  test('takes away a list of matches, of which nothing was disclosed', async () => {
    const page = await openSignedIn('admin');
    page.desk.profile.protectors.push(protectorOf(ID), protectorOf(TWIN));
    await submit(page, 'AC9D5655');
    await matches();
    await page.user.keyboard('{Escape}');
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.getByLabelText('Recovery key ID')).toHaveValue('AC9D5655');
  });

  test('belongs to the pane in front', async () => {
    const page = await openResult();
    await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
    await page.user.keyboard('{Escape}');
    expect(page.bridge.calls).not.toContain('recovery.release');
  });
});

test('what a screen reader is told comes from one place that is always there', async () => {
  const page = await openSignedIn('admin');
  const form = await screen.findByRole('form', { name: 'Recover access to an encrypted drive' });
  const spoken = form.parentElement?.querySelector(':scope > output');
  expect(spoken).toBeEmptyDOMElement();
  page.desk.profile.protectors.push(protectorOf(ID));
  await submit(page, ID);
  await region();
  expect(spoken).toHaveTextContent('The recovery password is shown for 60 seconds.');
  await page.user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(spoken).toHaveTextContent('The recovery password is hidden.');
});
