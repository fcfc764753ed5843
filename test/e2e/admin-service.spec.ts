import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { type SiteEstate, startSiteEstate } from '../fakes/admin-service/estate.ts';
import { seedSite } from '../fakes/admin-service/seed-site.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const OTHER_ID = 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138';
const NAME = 'Configuration Manager (AdminService)';

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let estate: SiteEstate;
let forest: FakeForest;
let desk: ConsoleWindow;

test.beforeEach(async ({ open }) => {
  estate = await startSiteEstate();
  const key = {
    keyId: ID,
    computer: 'LT-0042',
    users: ['mia'],
    volume: { kind: 'operating-system' },
    recoveryPassword: PASSWORD,
  } as const;
  seedSite(estate.site, [
    key,
    {
      ...key,
      keyId: OTHER_ID,
      computer: 'LT-0001',
      users: ['leo'],
      recoveryPassword: OTHER_PASSWORD,
    },
  ]);
  // The account that is signed in to the directory, with its own password.
  estate.site.passwords.set('contoso\\bert', 'x');
  forest = await startFakeForest({
    people: [
      {
        domain: 'CONTOSO',
        name: 'bert',
        displayName: 'Bert Desk',
        password: 'x',
        memberOf: [GROUPS.user],
      },
    ],
  });
  desk = await open({
    configuration: {
      settings: settingsWith(),
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
          sources: [{ kind: 'active-directory' }, estate.configuration],
        },
      ],
    },
  });
  const { page } = desk;
  await page.getByLabel('User name').fill('bert');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
});
test.afterEach(async () => {
  await desk.close();
  await Promise.all([forest.stop(), estate.stop()]);
});

const ASKED = { userDomain: 'CONTOSO', userName: 'mia', ticket: 'INC1', note: 'At the phone' };
const secretsRead = () =>
  estate.requests.filter(({ url }) => url.pathname.endsWith('GetRecoveryKeyValue'));

async function disclosures() {
  const db = openDatabase(join(desk.userData, 'profiles/contoso/keydesk.db'));
  const read = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return read.filter(({ action }) => action === 'disclose');
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KEYDESK_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `admin-service-${name}.png`) });
}

test('a help desk user gets the key of their caller, with its two entries', async () => {
  const { page } = desk;
  await submit(page, { ...ASKED, keyId: ID, reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('LT-0042');
  await picture(page, '1-key');
  expect((await disclosures()).map(({ result: how }) => how)).toEqual(['intended', 'successful']);
  // In the name of whoever is signed in.
  expect(secretsRead()).toMatchObject([{ account: 'contoso\\bert' }]);
  expect(estate.wrong).toEqual([]);
});

test('eight digits list the key first: at other computers nobody could look', async () => {
  const { page } = desk;
  await submit(page, { ...ASKED, keyId: 'AC9D5655', reason: 'TPM reset' });
  const matches = page.getByRole('table', { name: 'Possible matches' });
  await expect(matches).toContainText('LT-0042');
  await expect(page.getByText(NAME).first()).toBeVisible();
  await picture(page, '2-list');
  expect(secretsRead()).toEqual([]);
  await matches.getByRole('button', { name: /^Show recovery password/ }).click();
  expect(await shownPassword(page)).toBe(PASSWORD);
});

test('nobody else’s key is given, and it is not said that there is none', async () => {
  const { page } = desk;
  await submit(page, { ...ASKED, keyId: OTHER_ID, reason: 'TPM reset' });
  await expect(page.getByRole('alert')).toContainText(NAME);
  await picture(page, '3-not-answered');
  expect(secretsRead()).toEqual([]);
  expect(await disclosures()).toEqual([]);
});

test('the check of the connection asks it, and says what is missing', async () => {
  const { page } = desk;
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /^Settings…/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Check connection' }).click();
  await expect(dialog).toContainText(
    'Signed in as CONTOSO\\bert. A computer and the list of its keys',
  );
  estate.site.instead = ({ url }) =>
    url.pathname.endsWith('RecoveryKeys') ? { status: 403, body: '' } : undefined;
  await dialog.getByRole('button', { name: 'Check connection' }).click();
  await expect(dialog).toContainText('Configuration Manager does not permit this to your account');
  await picture(page, '4-check');
});
