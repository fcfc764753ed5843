import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { EscrowInventory } from '#main/ports/escrow/escrow-inventory.ts';
import { AppError } from '#shared/errors.ts';
import { testConsole } from '../fakes/console.ts';
import { endlessInventory, listedComputer, listedKey } from '../fakes/memory-inventory.ts';
import { memoryRecovery } from '../fakes/memory-profile.ts';
import { type TestPage, openPage, signedIn } from './page.tsx';

const pane = () => screen.getByRole('tabpanel', { name: 'Recovery Key Backup' });
const viewButton = () => within(pane()).findByRole('button', { name: 'View report' });

const READ: EscrowInventory = {
  name: 'memory',
  async *list() {
    yield {
      computers: [listedComputer('WS-1'), listedComputer('WS-2')],
      keys: [listedKey('WS-1')],
    };
  },
};

async function openReport(...inventories: readonly EscrowInventory[]): Promise<TestPage> {
  const desk = testConsole();
  desk.profile.inventories.push(...inventories);
  const page = await signedIn(await openPage(desk), ['admin']);
  await page.user.click(screen.getByRole('tab', { name: 'Reports' }));
  await page.user.click(await screen.findByRole('tab', { name: 'Recovery Key Backup' }));
  return page;
}

test('nothing is read before somebody asks; a cancel leaves what was read before', async () => {
  const page = await openReport(READ);
  expect(await within(pane()).findByText('Which computers have a recovery key?')).toBeVisible();
  expect(page.bridge.calls).not.toContain('escrow.read');
  await page.user.click(await viewButton());
  expect(await within(pane()).findByText('1 computer has no recovery key.')).toBeVisible();

  page.desk.profile.inventories.splice(0, 1, endlessInventory('memory'));
  await page.user.click(await viewButton());
  expect(
    await within(pane()).findByRole('progressbar', { name: 'Reading: computers 1, keys 0' }),
  ).toBeVisible();
  await page.user.click(within(pane()).getByRole('button', { name: 'Cancel' }));
  expect(within(pane()).queryByRole('alert')).toBeNull();
  expect(within(pane()).getByText('1 computer has no recovery key.')).toBeVisible();
});

test('a source that failed is named, and its computers are not known', async () => {
  const failing: EscrowInventory = {
    name: 'directory',
    // oxlint-disable-next-line require-yield
    async *list() {
      throw new AppError('directory.unreachable', 'down');
    },
  };
  const page = await openReport(READ, failing);
  const { profile } = page.desk;
  profile.recovery.push(
    memoryRecovery(
      () => profile,
      'directory',
      () => [],
    ),
  );
  await page.user.click(await viewButton());
  expect(
    await within(pane()).findByText(/Of 1 computer it is not known whether it has one\.$/),
  ).toBeVisible();
  const sources = within(pane()).getByRole('table', { name: 'Sources' });
  expect(within(sources).getByRole('row', { name: /^memory Read/ })).toBeVisible();
  expect(within(sources).getByRole('row', { name: /^directory Not read: / })).toBeVisible();
  expect(within(pane()).getByText(/^Not every source listed all its keys/)).toBeVisible();
});

test('where nothing could be read, the report says why, and can be tried again', async () => {
  const failing: EscrowInventory = {
    name: 'memory',
    // oxlint-disable-next-line require-yield
    async *list() {
      throw new AppError('directory.unreachable', 'down');
    },
  };
  const page = await openReport(failing);
  await page.user.click(await viewButton());
  expect(await within(pane()).findByRole('alert')).toBeVisible();
  page.desk.profile.inventories.splice(0, 1, READ);
  await page.user.click(within(pane()).getByRole('button', { name: 'Try again' }));
  expect(await within(pane()).findByText('1 computer has no recovery key.')).toBeVisible();
  expect(within(pane()).queryByRole('alert')).toBeNull();
});

test('where no source can list its keys, that is the answer; no drive is counted', async () => {
  const page = await openReport();
  await page.user.click(await viewButton());
  expect(await within(pane()).findByText(/^No source of this profile can list/)).toBeVisible();
  expect(within(pane()).queryByText(/without a recovery key/)).toBeNull();
  expect(within(pane()).getByText(/^Computers are counted, not drives:/)).toBeVisible();
  const sources = within(pane()).getByRole('table', { name: 'Sources' });
  expect(within(sources).getByRole('row', { name: /^memory Cannot list/ })).toBeVisible();
});
