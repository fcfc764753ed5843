import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import type { CloudAccount } from '../fakes/entra/authority.ts';
import { openPage, submitForm } from '../fakes/entra/browser.ts';
import { GROUP_OF, entraIdOf, seedPerson } from '../fakes/entra/directory.ts';
import { type EntraEstate, startEntra } from '../fakes/entra/estate.ts';
import { idOf, seedTenant } from '../fakes/entra/seed-tenant.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const ASKED = {
  userDomain: 'contoso.test',
  userName: 'mia',
  ticket: 'INC1',
  note: 'At the phone',
  reason: 'TPM reset',
} as const;

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let estate: EntraEstate;
let desk: ConsoleWindow;
let bert: CloudAccount;
let carl: CloudAccount;

/** A tenant without any Active Directory: nobody has an account or a SID there. */
async function startTenant(): Promise<void> {
  estate = await startEntra();
  const { tenant } = estate.graph;
  const key = {
    keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
    computer: 'LT-0042',
    users: [],
    volume: { kind: 'operating-system' },
    recoveryPassword: PASSWORD,
    escrowedAt: '2026-05-04T07:30:00.000Z',
  } as const;
  seedTenant(tenant, [
    key,
    {
      ...key,
      keyId: 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138',
      computer: 'LT-0001',
      recoveryPassword: OTHER_PASSWORD,
    },
  ]);
  tenant.users.length = 0;
  bert = seedPerson(estate, { name: 'bert', displayName: 'Bert Desk', groups: [GROUP_OF.user] });
  carl = seedPerson(estate, { name: 'carl' });
  const [mia, leo] = ['mia', 'leo'].map((name) => seedPerson(estate, { name }).id);
  for (const [name, owner] of [
    ['LT-0042', mia],
    ['LT-0001', leo],
  ] as const) {
    const at = tenant.devices.findIndex(({ displayName }) => displayName === name);
    const device = tenant.devices[at];
    if (device) tenant.devices[at] = { ...device, owners: [owner ?? ''] };
  }
}

test.beforeEach(async ({ open }) => {
  await startTenant();
  desk = await open({
    configuration: {
      settings: settingsWith(),
      profiles: [{ id: 'contoso', name: 'Contoso', entraId: entraIdOf(estate) }],
    },
  });
});
test.afterEach(async () => {
  await desk.close();
  await estate.stop();
});

/** The browser of the operating system, which no test can have: it notes what it was to show. */
async function rememberPages(): Promise<void> {
  await desk.app.evaluate(({ shell }) => {
    Object.assign(globalThis, { pageToShow: '' });
    shell.openExternal = async (address: string) => {
      Object.assign(globalThis, { pageToShow: address });
    };
  });
}

const pageToShow = () =>
  desk.app.evaluate(() => (globalThis as { pageToShow?: string }).pageToShow ?? '');

/** Chooses the button, and does in the browser what this account would. */
async function goThroughBrowser(button: string, account: CloudAccount): Promise<string> {
  estate.authority.next = account;
  await rememberPages();
  await desk.page.getByRole('button', { name: button, exact: true }).click();
  await expect.poll(pageToShow).toContain(estate.authority.url);
  const address = await pageToShow();
  await submitForm(await openPage(address, estate.certificates.own.cert));
  return address;
}

const SIGN_IN = 'Sign in with Microsoft Entra ID';
const list = (page: Page) =>
  page.getByRole('region', { name: 'Sources with a sign-in of their own' });

async function entries() {
  const db = openDatabase(join(desk.userData, 'profiles/contoso/keydesk.db'));
  const read = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return read;
}

test('who signs in with Entra ID alone gets the key of their caller by eight digits', async () => {
  const { page } = desk;
  await expect(page.getByRole('button', { name: SIGN_IN })).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);

  await goThroughBrowser(SIGN_IN, carl);
  await expect(page.getByRole('alert')).toContainText(GROUP_OF.user);
  await goThroughBrowser(SIGN_IN, bert);
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();

  await expect(list(page)).toContainText(/Entra ID, list of .+, 2 keys\./);
  await expect(list(page).getByRole('button', { name: /^Sign out of/ })).toHaveCount(0);
  await submit(page, { ...ASKED, keyId: 'BBBBBBBB' });
  await expect(page.getByRole('alert')).toContainText(
    'No recovery key with this key ID belongs to a computer of this end user.',
  );
  await submit(page, { ...ASKED, keyId: 'AC9D5655' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('LT-0042');

  await page.keyboard.press('Control+l');
  const unlock = await goThroughBrowser('Unlock with Microsoft Entra ID', bert);
  expect(new URL(unlock).searchParams.get('prompt')).toBe('login');
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  await expect(page.getByText(PASSWORD.slice(0, 6))).toHaveCount(0);

  const read = await entries();
  expect(
    read
      .filter(({ action }) => /^(sign-in|disclose|lock|unlock)$/.test(action))
      .map(({ action, result: how, operator }) => [action, how, operator]),
  ).toEqual([
    ['sign-in', 'failed', 'carl@contoso.test'],
    ['sign-in', 'successful', 'bert@contoso.test'],
    ['disclose', 'intended', 'bert@contoso.test'],
    ['disclose', 'successful', 'bert@contoso.test'],
    ['lock', 'successful', 'bert@contoso.test'],
    ['unlock', 'successful', 'bert@contoso.test'],
  ]);
  expect(read.find(({ action }) => action === 'unlock')?.note).toBe(
    `Microsoft Entra ID, object ${idOf('user bert')}`,
  );
  expect(estate.graph.wrong).toEqual([]);
});
