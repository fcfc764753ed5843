import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { protectorOf } from '../fakes/memory-profile.ts';
import { type TestPage, openSignedIn } from './page.tsx';

const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const TWIN = 'AC9D5655-0000-4D1D-902F-1B6087118138';

const field = () => screen.findByLabelText('Recovery key ID');
const submits = ({ bridge }: TestPage) =>
  bridge.calls.filter((name) => name === 'recovery.submit').length;

async function fillIn(keyId: string, keys = ''): Promise<TestPage> {
  const page = await openSignedIn('admin');
  page.desk.profile.protectors.push(protectorOf(ID));
  await page.user.selectOptions(
    await screen.findByLabelText('Reason for drive unlock'),
    'Lost PIN',
  );
  await page.user.click(await field());
  await page.user.paste(keyId);
  if (keys !== '') await page.user.keyboard(keys);
  return page;
}

describe('a key ID that is nearly one', () => {
  test('is offered with its changes; one Enter takes it, the next asks for it', async () => {
    const page = await fillIn('ac9ds65S');
    expect(screen.getByText('S read as 5')).toBeVisible();
    expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      '5',
      '5',
    ]);
    await page.user.keyboard('{Enter}');
    expect(await field()).toHaveValue('AC9D5655');
    expect(await field()).toHaveFocus();
    expect(submits(page)).toBe(0);
    await page.user.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
    expect(submits(page)).toBe(1);
  });

  test('is taken out of a pasted sentence by one click', async () => {
    const page = await fillIn(`Hi, my key ID is {${ID.toLowerCase()}}, thanks`);
    await page.user.click(screen.getByRole('button', { name: 'Use this key ID' }));
    expect(await field()).toHaveValue(ID);
    expect(screen.queryByRole('button', { name: 'Use this key ID' })).toBeNull();
    expect(submits(page)).toBe(0);
  });

  test('that is submitted as it is, is called unreadable and stays as it was typed', async () => {
    const page = await fillIn('AC9D565S');
    await page.user.click(screen.getByRole('button', { name: 'Submit' }));
    expect(screen.getByText(/only the digits 0 to 9/)).toBeVisible();
    expect(await field()).toHaveValue('AC9D565S');
    expect(screen.getByRole('button', { name: 'Use this key ID' })).toBeVisible();
    expect(submits(page)).toBe(0);
  });

  test('that cannot be guessed is said to be unreadable, as ever', async () => {
    await fillIn('my key', '{Enter}');
    expect(screen.queryByRole('button', { name: 'Use this key ID' })).toBeNull();
    expect(screen.getByText(/only the digits 0 to 9/)).toBeVisible();
  });
});

describe('a whole screen that is pasted', () => {
  const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

  test('leaves its key ID in the field, and its password nowhere', async () => {
    const page = await fillIn(
      `    TPM:\r\n      ID: {${TWIN}}\r\n\r\n    Numerical Password:\r\n      ID: {${ID}}\r\n` +
        `      Password:\r\n        ${PASSWORD}\r\n`,
    );
    expect(await field()).toHaveValue(ID);
    expect(screen.getByText(/Only the key ID was taken from the pasted text/)).toBeVisible();
    expect(document.body).not.toHaveTextContent('471207');
    expect(submits(page)).toBe(0);
    await page.user.keyboard('{Enter}');
    expect(await screen.findByRole('region', { name: 'Recovery password' })).toBeVisible();
  });

  test('with two key IDs lets a person choose', async () => {
    const page = await fillIn(`{${ID}}\r\n${PASSWORD}\r\n{${TWIN}}\r\n${PASSWORD}\r\n`, '{Enter}');
    expect(await field()).toHaveValue('');
    expect(submits(page)).toBe(0);
    await page.user.click(screen.getByRole('button', { name: `Use this key ID: ${TWIN}` }));
    expect(await field()).toHaveValue(TWIN);
    expect(screen.queryByRole('button', { name: /^Use this key ID/ })).toBeNull();
  });
});

test('a date beside a key ID is asked about, not searched with it', async () => {
  const page = await fillIn('2024-05-06 AC9D5655', '{Enter}');
  expect(submits(page)).toBe(0);
  expect(await field()).toHaveValue('AC9D5655');
});

test('a key one slip away on the caller’s own computer only fills in the form', async () => {
  const page = await fillIn('AC9D5656');
  await page.user.type(screen.getByLabelText('User domain'), 'CONTOSO');
  await page.user.type(screen.getByLabelText('User name'), 'anna{Enter}');
  const table = await screen.findByRole('table', { name: 'Similar key IDs' });
  expect([...table.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['5']);
  expect(screen.getByText(/belong to computers of CONTOSO\\anna/, { selector: 'p' })).toBeVisible();
  await page.user.click(within(table).getByRole('button', { name: 'Use this key ID' }));
  expect(await field()).toHaveValue('AC9D5655');
  expect(screen.queryByRole('table')).toBeNull();
  expect(submits(page)).toBe(1);
  expect(page.desk.recordedActions().at(-1)).toBe('search successful');
});

test('a key ID is spelled out on demand, in the list and beside the result', async () => {
  const page = await fillIn('AC9D5655');
  page.desk.profile.protectors.push(
    protectorOf(TWIN, { computer: { domain: 'CONTOSO', name: 'WS-2' } }),
  );
  await page.user.keyboard('{Enter}');
  const table = await screen.findByRole('table', { name: 'Possible matches' });
  const [spell] = within(table).getAllByRole('button', { name: 'Spell out AC9D5655' });
  if (spell) await page.user.click(spell);
  expect(within(table).getByText('Alfa Charlie nine Delta five six five five')).toBeVisible();
  await page.user.click(
    within(within(table).getByRole('row', { name: /WS-2/ })).getByRole('button', {
      name: 'Show recovery password',
    }),
  );
  const region = await screen.findByRole('region', { name: 'Recovery password' });
  await page.user.click(within(region).getByRole('button', { name: 'Spell out AC9D5655' }));
  expect(region).toHaveTextContent('zero zero zero zero');
});
