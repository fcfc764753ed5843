import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loginPlace } from '#main/ports/connection/kept-logins.ts';
import { storeOwner } from '#main/sources/sql-server-store/check-store.ts';
import { addProtectors } from '../lab/mssql-data.ts';
import { mssqlObstacle } from '../lab/mssql-url.ts';
import { type Member, type MssqlLab, startMssql } from '../lab/mssql.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import type { ConsoleWindow, LaunchOptions } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const KEY = '3F9A1C7E-0B52-4E6A-9A57-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const STORE = 'Central store';
const options = { signal: new AbortController().signal };

// One database for all of them.
test.describe.configure({ mode: 'serial' });
test.skip(mssqlObstacle() !== undefined, mssqlObstacle());

type Open = (options?: LaunchOptions) => Promise<ConsoleWindow>;

let lab: MssqlLab;
let desk: ConsoleWindow;
let forest: FakeForest;
let admin: Member;
let auditor: Member;

test.beforeAll(async () => {
  lab = await startMssql();
  [admin, auditor] = [
    await lab.member('desk', ['admin']),
    await lab.member('auditor', ['reports']),
  ];
  forest = await startFakeForest({
    people: [
      { domain: 'CONTOSO', name: 'anna', password: 'Correct horse', memberOf: [GROUPS.admin] },
    ],
  });
});
test.afterAll(async () => {
  await forest.stop();
  await lab.dispose();
});
test.beforeEach(async () => {
  await lab.reset();
  await addProtectors(lab, [
    {
      keyId: KEY,
      computer: 'NYC-LT-0117',
      users: ['mia.larsen'],
      volume: { kind: 'operating-system', driveLetter: 'C:' },
      recoveryPassword: PASSWORD,
      keyPackage: [1, 2, 3],
      escrowedAt: '2026-11-02T08:15:00.000Z',
    },
  ]);
});

/**
 * The console in an organisation whose audit log and keys are in the store, with this login kept
 * for it.
 */
async function openWith(open: Open, member: Member | undefined): Promise<void> {
  const profile = {
    id: 'contoso',
    name: 'Contoso',
    activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
    store: { kind: 'sql-server', name: STORE, server: lab.configuration },
    sources: [],
  };
  desk = await open({ configuration: { settings: settingsWith(), profiles: [profile] } });
  if (member === undefined) return;
  // The console keeps no login without a keyring. Here the test stores one as a console with a
  // keyring would.
  const kept = await desk.app.evaluate(
    async ({ safeStorage }, text) => {
      safeStorage.setUsePlainTextEncryption(true);
      return safeStorage.encryptString(text).toString('base64');
    },
    JSON.stringify({ userName: member.login.userName, password: member.login.password }),
  );
  writeFileSync(
    join(desk.userData, 'logins.json'),
    JSON.stringify({ [loginPlace('contoso', STORE)]: kept }),
  );
}

async function signIn(): Promise<void> {
  await desk.page.getByLabel('User name').fill('CONTOSO\\anna');
  await desk.page.getByLabel('Password', { exact: true }).fill('Correct horse');
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const story = async () =>
  (await storeOwner(lab.dba, options).entries(1, 100)).map(
    ({ action, result: how, operator }) => `${operator} ${action} ${how}`,
  );

test('a drive is recovered from the store, and the store alone keeps the record', async ({
  open,
}) => {
  await openWith(open, admin);
  const { page } = desk;
  await signIn();
  await submit(page, { keyId: '3F9A1C7E' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('NYC-LT-0117');
  await page.screenshot({ path: test.info().outputPath('recovered.png') });
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect.poll(() => desk.clipboard()).toBe(PASSWORD);

  await page.getByRole('tab', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'View report' }).click();
  await expect(page.getByRole('row', { name: /NYC-LT-0117/ }).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('report.png') });
  await page.getByRole('button', { name: /anna/ }).click();
  await page.getByRole('menuitem', { name: 'Lock' }).click();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();

  const who = admin.account;
  await expect
    .poll(story)
    .toEqual([
      `${who} sign-in successful`,
      `${who} disclose successful`,
      `${who} copy successful`,
      `${who} lock successful`,
    ]);
  const owner = storeOwner(lab.dba, options);
  expect(await owner.verify(options)).toMatchObject({ intact: true, count: 4 });
});

test('an operator without the store’s right is told so, and sees no digit', async ({ open }) => {
  await openWith(open, auditor);
  const { page } = desk;
  await signIn();
  await submit(page, { keyId: '3F9A1C7E' });
  // Babelfish has one number for what is not permitted and for much else.
  await expect(page.getByRole('alert')).toContainText(
    lab.isBabelfish ? 'refused the request' : 'may not do this in the database',
  );
  await expect(result(page)).toHaveCount(0);
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('3F9A1C7E');
  expect(await story()).toEqual([`${auditor.account} sign-in successful`]);
});

test('a store that is newer than the console lets nobody in, and says what to do', async ({
  open,
}) => {
  await lab.dba.execute('UPDATE keydesk.store_info SET schema_version = 99', {}, options);
  await openWith(open, admin);
  await signIn();
  await expect(desk.page.getByRole('alert')).toContainText('newer version of Keydesk');
  expect(await story()).toEqual([]);
});
