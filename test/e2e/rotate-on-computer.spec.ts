import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import { computerObject, keyObject } from '../main/sources/active-directory/forest-keys.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const OLD = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const NEW = 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const VOLUME = 'DDDDDDDD-F7CA-4D1D-902F-1B6087118138';

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);
test.skip(
  process.platform === 'win32',
  'a script stands in for PowerShell, and Windows starts none',
);

let folder: string;
let forest: FakeForest;
let desk: ConsoleWindow;

/** A drive of a computer, in a file, and what its backup answers. */
interface Drive {
  readonly passwords: readonly string[];
  readonly backup: number;
}
const drive = () => JSON.parse(readFileSync(join(folder, 'drive'), 'utf8')) as Drive;
const setDrive = (next: Drive) => {
  writeFileSync(join(folder, 'drive'), JSON.stringify(next));
};

/** A program called pwsh that takes the steps as the script does, on that drive. */
const PWSH = `#!${process.execPath}
const fs = require('node:fs');
const place = __dirname + '/drive';
const asked = JSON.parse(fs.readFileSync(0, 'utf8'));
const drive = JSON.parse(fs.readFileSync(place, 'utf8'));
const answers = {
  list: () => ({ drives: [{ id: 'v', letter: 'C:', isLocked: false,
    passwords: drive.passwords, protectors: drive.passwords.length + 2 }] }),
  add: () => {
    drive.passwords.push('{${NEW}}');
    return { returnCode: 0, protectorId: '{${NEW}}' };
  },
  backUp: () => ({ returnCode: drive.backup, protectorId: null }),
  remove: () => {
    drive.passwords = drive.passwords.filter((id) => id !== asked.protectorId);
    return { returnCode: 0, protectorId: null };
  },
};
const answer = asked.hostName === 'ws-1.contoso.test' && asked.userName === 'CONTOSO\\\\bert'
  ? { ok: true, ...answers[asked.action]() } : { ok: false, kind: 'unreachable' };
fs.writeFileSync(place, JSON.stringify(drive));
process.stdout.write(JSON.stringify(answer));
`;

/** As Windows writes it, with the day in its name. */
const key = (keyId: string, day: string) =>
  keyObject({
    computer: 'WS-1',
    keyId,
    time: `${day}T00:00:00-00:00`,
    volume: VOLUME,
    readers: ['contoso\\bert'],
  });

test.beforeEach(async ({ open }) => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-pwsh-'));
  writeFileSync(join(folder, 'pwsh'), PWSH);
  chmodSync(join(folder, 'pwsh'), 0o755);
  setDrive({ passwords: [`{${OLD}}`], backup: 0 });
  forest = await startFakeForest({
    people: [
      {
        domain: 'CONTOSO',
        name: 'bert',
        displayName: 'Bert Desk',
        password: 'x',
        memberOf: [GROUPS.admin, GROUPS.reports],
      },
    ],
  });
  forest.objects.push(computerObject('WS-1'), key(OLD, '2026-01-01'));
  desk = await open({
    environment: { PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    configuration: {
      settings: settingsWith({ recovery: { rotateOnComputer: true } }),
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
        },
      ],
    },
  });
  const { page } = desk;
  await page.getByLabel('User name').fill('bert');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  await submit(page, { keyId: OLD, reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
});
test.afterEach(async () => {
  await desk.close();
  await forest.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function rotations() {
  const db = openDatabase(join(desk.userData, 'profiles/contoso/keydesk.db'));
  const read = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return read
    .filter(({ action }) => /rotation|new-key/.test(action))
    .map(({ action, result: how, failure, note }) => [action, how, failure, note]);
}

async function picture(page: Page, name: string): Promise<void> {
  const pictures = process.env['KEYDESK_PICTURES'];
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `rotate-${name}.png`) });
}

/** Asks the computer, and opens what it says would be done. */
async function plan(page: Page) {
  await result(page).getByRole('button', { name: 'Rotate now…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Replace this key on the computer?' });
  await expect(dialog).toContainText(
    'On ws-1.contoso.test, drive C: gets a new recovery password.',
  );
  return dialog;
}

test('a key is replaced on its computer, and counts as replaced when it is seen', async () => {
  const { page } = desk;
  const dialog = await plan(page);
  await picture(page, '1-plan');
  // Nothing is done yet.
  expect(drive().passwords).toEqual([`{${OLD}}`]);
  expect(await rotations()).toEqual([]);
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await expect(result(page)).toContainText('The computer has a new key and backed it up');
  await picture(page, '2-done');
  expect(drive().passwords).toEqual([`{${NEW}}`]);
  await result(page).getByRole('button', { name: 'Look for the new key' }).click();
  await expect(result(page)).toContainText('There is no newer key for this drive yet.');
  forest.objects.push(key(NEW, '2026-06-02'));
  await result(page).getByRole('button', { name: 'Look for the new key' }).click();
  await expect(result(page)).toContainText(`The new one is ${NEW}`);
  const where = 'WinRM: ws-1.contoso.test';
  expect(await rotations()).toEqual([
    ['request-rotation', 'intended', '', where],
    ['request-rotation', 'successful', '', `${where}; made key ID ${NEW}`],
    ['see-new-key', 'successful', '', `New key ID ${NEW}`],
  ]);
});

test('a key whose successor cannot be backed up stays as it is', async () => {
  const { page } = desk;
  setDrive({ ...drive(), backup: 1 });
  const dialog = await plan(page);
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('so the new key was removed again');
  await picture(page, '3-not-backed-up');
  expect(drive().passwords).toEqual([`{${OLD}}`]);
  expect((await rotations()).map(([, how, failure]) => [how, failure])).toEqual([
    ['intended', ''],
    ['failed', 'rotation.notBackedUp'],
  ]);
});

test('whoever looks at the plan and leaves it has changed nothing', async () => {
  const { page } = desk;
  const dialog = await plan(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await expect(result(page).getByRole('button', { name: 'Rotate now…' })).toBeVisible();
  expect(drive().passwords).toEqual([`{${OLD}}`]);
  expect(await rotations()).toEqual([]);
});
