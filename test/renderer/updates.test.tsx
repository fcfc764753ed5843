import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Settings } from '#shared/console/settings.ts';
import { UpdateList } from '#shared/updates/update-list.ts';
import { testConsole } from '../fakes/console.ts';
import { openPage, signedIn } from './page.tsx';

const FOLDER = 'https://files.contoso.test/keydesk/';
const READY = 'Keydesk 2.0.0 is ready for this computer.';

function deskOf(version: string) {
  const publicKey = `${'A'.repeat(43)}=`;
  const updates = { mode: 'notify', folder: FOLDER, publicKey };
  const desk = testConsole(Settings.parse({ updates }));
  desk.updates.list = async () =>
    UpdateList.parse({
      format: 1,
      issued: '2026-05-01T00:00:00Z',
      validUntil: '2026-08-01T00:00:00Z',
      rings: { all: { version, percent: 100 } },
      packages: [],
    });
  return desk;
}

test('a newer version is told of at the sign-in form, and not while somebody works', async () => {
  const desk = deskOf('2.0.0');
  await desk.ask('updates.check');
  const page = await openPage(desk);
  expect(await screen.findByText(READY)).toBeVisible();
  await signedIn(page, ['admin']);
  expect(screen.queryByText(READY)).toBeNull();
});

test('nothing is said of one while there is none', async () => {
  const desk = deskOf('1.2.3');
  await desk.ask('updates.check');
  await openPage(desk);
  await screen.findByLabelText('User name');
  expect(screen.queryByText(/is ready for this computer/)).toBeNull();
});

test('Settings looks on request, and says where the packages are', async () => {
  const { user } = await openPage(deskOf('2.0.0'));
  await screen.findByLabelText('User name');
  await user.keyboard('{Control>},{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(await screen.findByText(FOLDER, { selector: 'p' })).toBeVisible();
});

test('Settings says that it is off, and offers nothing to press', async () => {
  const { user } = await openPage();
  await screen.findByLabelText('User name');
  await user.keyboard('{Control>},{/Control}');
  expect(await screen.findByText(/nobody has switched that on/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
});

test('what went wrong stands there with what to do', async () => {
  const desk = deskOf('2.0.0');
  const { user } = await openPage(desk);
  desk.updates.list = async () => ({
    format: 1,
    issued: '2026-01-01T00:00:00Z',
    validUntil: '2026-02-01T00:00:00Z',
    rings: {},
    packages: [],
  });
  await screen.findByLabelText('User name');
  await user.keyboard('{Control>},{/Control}');
  await user.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(
    await screen.findByText('The list of updates was good until 2026-02-01 only.'),
  ).toBeVisible();
});
