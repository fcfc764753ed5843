import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { removableDrives } from '#main/desktop/removable-drives/removable-drives.ts';
import { ROOT } from '#test/root.ts';
import { type Stick, plugIn, stickObstacle } from '../media/stick.ts';
import { tabTo, typeThrough } from './support/keyboard.ts';
import { settled } from './support/settled.ts';
import { result, shownPassword } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Pictures of each step, and the audit log’s entries about them. */
const RECORD = resolve(ROOT, 'dist/recorded-run');
const KEY = '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13';
/** Its own: tests on this machine may have another stick at the same time. */
const NAME = `STICK-${process.pid}`;
const KIT = 'BitLocker Recovery Kit 3F9A1C7E';

let stick: Stick | undefined;
test.afterEach(() => {
  stick?.dispose();
});

test('a whole call by keyboard alone, from a misheard key ID to the audit log', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const obstacle = stickObstacle();
  test.skip(obstacle !== undefined, obstacle);
  const { page } = desk;
  const { keyboard } = page;
  const press = async (name: string | RegExp, key?: 'Shift+Tab') => {
    await tabTo(page, page.getByRole('button', { name }), key);
    await keyboard.press('Enter');
  };
  rmSync(RECORD, { recursive: true, force: true });
  mkdirSync(RECORD, { recursive: true });
  let number = 0;
  const picture = async (name: string) => {
    number += 1;
    await settled(page);
    await page.screenshot({ path: join(RECORD, `${String(number).padStart(2, '0')}-${name}.png`) });
  };
  stick = plugIn({ folder: join(desk.downloads, NAME) });
  await desk.answerOpenDialog(stick.folder);

  await expect(page.getByLabel('User name')).toBeFocused();
  await typeThrough(page, 'CONTOSO\\helpdesk-user', 'demo');
  await keyboard.press('Enter');
  await expect(page.getByLabel('User domain')).toBeFocused();
  await typeThrough(page, 'CONTOSO', 'mia.larsen', 'my key ID is 3F9A IC7E, S2B8');
  await expect(page.getByText('I read as 1, S read as 5')).toBeVisible();
  await picture('heard-with-two-confusable-letters');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E-52B8');
  await typeThrough(page, '', 'BIOS', 'Docking station replaced', 'INC0047110');
  await picture('the-key-id-that-was-meant');
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'sign-in' });
  await keyboard.press('Enter');
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  const password = await shownPassword(page);
  const groups = password.split('-');
  await picture('the-right-key');

  await press('Read aloud');
  const reading = page.getByRole('group', { name: 'Read aloud' });
  await expect(reading).toContainText('Group 1 of 8');
  await picture('read-aloud');
  await keyboard.type(groups.slice(0, 2).join(''));
  await keyboard.type(wrongDigitIn(groups[2] ?? ''));
  await expect(reading).toContainText('At least one digit is wrong');
  await picture('read-back-with-a-wrong-digit');
  for (let digit = 0; digit < 6; digit += 1) await keyboard.press('Backspace');
  await keyboard.type(groups[3] ?? '');
  await expect(reading).toContainText('This is group 4, not group 3.');
  await picture('read-back-with-one-left-out');
  for (let digit = 0; digit < 6; digit += 1) await keyboard.press('Backspace');
  await keyboard.type(groups.slice(2).join(''));
  await expect(reading).toContainText('All 8 groups were read back and are right.');
  await picture('read-back-right');
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Read aloud' })).toBeFocused();

  await expect(page.getByRole('list', { name: 'Removable drives' })).toContainText(
    new RegExp(`${NAME} · \\d MB free · ext2`),
  );
  await press('Save kit…');
  await expect(result(page)).toContainText(`Saved and checked: ${KIT}`);
  await expect(result(page)).toContainText('The drive is safe to remove.');
  // On the first drive, which may be another stick of this machine.
  const [firstDrive] = await removableDrives().list();
  expect([stick.folder, firstDrive?.folder]).toContain(await desk.dialogBegan());
  await picture('kit-saved-and-safe-to-remove');
  const kit = join(stick.folder, KIT);
  expect(readdirSync(kit)).toHaveLength(4);
  expect(
    execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS.txt'], { cwd: kit }).toString(),
  ).toBe('');
  expect(readFileSync(join(kit, 'Instructions.txt'), 'utf16le')).toContain(
    `manage-bde -unlock <drive> -rp ${password}`,
  );

  stick.pullOut();
  await expect(page.getByRole('button', { name: 'Save kit…' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(result(page).getByRole('alert')).toContainText(
    'The folder or drive is no longer there. Nothing was saved.',
  );
  await expect(page.getByText(`${NAME} · `)).toHaveCount(0);
  await picture('stick-pulled-out');

  const entries = (await store().entries()).slice(-11);
  expect(entries.map(({ action, result: how }) => `${action} ${how}`)).toEqual([
    'sign-in successful',
    'disclose successful',
    'note successful',
    'save intended',
    'save-key-package intended',
    'save successful',
    'save-key-package successful',
    'save intended',
    'save-key-package intended',
    'save failed',
    'save-key-package failed',
  ]);
  expect(entries[2]).toMatchObject({ note: 'Read back by the caller, all groups right.' });
  expect(entries.at(-1)).toMatchObject({
    failure: 'file.gone',
    endUser: 'CONTOSO\\mia.larsen',
    ticket: 'INC0047110',
    reason: 'bios-changed',
    keyId: KEY,
  });
  expect(new Set(entries.slice(1).map(({ requestId }) => requestId)).size).toBe(1);
  expect(await store().verify()).toMatchObject({ intact: true });
  const lines = entries.map(
    ({
      sequence,
      time,
      action,
      result: how,
      failure,
      operator,
      endUser,
      computer,
      keyId,
      note,
      hash,
    }) =>
      [
        sequence,
        time,
        action,
        how,
        failure,
        operator,
        endUser,
        computer,
        keyId,
        note,
        hash.slice(0, 12),
      ].join(' | '),
  );
  writeFileSync(join(RECORD, 'audit-log.txt'), `${lines.join('\n')}\n`);

  await press(/^Account/, 'Shift+Tab');
  await expect(page.getByRole('menuitem', { name: 'Lock' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByLabel('User name')).toBeFocused();
  await typeThrough(page, 'CONTOSO\\report-user', 'demo');
  await keyboard.press('Enter');
  await press('View report');
  await expect(page.getByText(/^Verified: /)).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'INC0047110' }).first()).toBeVisible();
  await page.getByText(/^\d+ entries$/).evaluate((count) => {
    count.scrollIntoView({ block: 'start' });
  });
  await picture('all-of-it-in-the-audit-log');
});

/** The same six digits with another last one, so that 11 no longer divides them. */
function wrongDigitIn(group: string): string {
  return group.slice(0, 5) + String((Number(group.charAt(5)) + 1) % 10);
}
