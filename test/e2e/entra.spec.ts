import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { ROTATING_CLIENT_ID } from '../fakes/entra/authority.ts';
import { openPage, submitForm } from '../fakes/entra/browser.ts';
import { type EntraEstate, startEntra } from '../fakes/entra/estate.ts';
import { idOf, seedTenant } from '../fakes/entra/seed-tenant.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  sidTextOf,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import type { ConsoleWindow } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const OTHER_PASSWORD = '496298-461032-321464-595518-463221-173943-033616-139579';
const ID = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const BERT = { domain: 'CONTOSO', name: 'bert' } as const;
const ACCOUNT = { id: idOf('bert'), userPrincipalName: 'bert@contoso.test' };

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let estate: EntraEstate;
let forest: FakeForest;
let desk: ConsoleWindow;

test.beforeEach(async ({ open }) => {
  estate = await startEntra();
  const { tenant } = estate.graph;
  tenant.users.push({
    ...ACCOUNT,
    onPremisesSamAccountName: 'bert',
    onPremisesDomainName: 'contoso.test',
    onPremisesSecurityIdentifier: sidTextOf(BERT),
  });
  const key = {
    keyId: ID,
    computer: 'LT-0042',
    users: ['mia'],
    volume: { kind: 'operating-system' },
    recoveryPassword: PASSWORD,
    escrowedAt: '2026-05-04T07:30:00.000Z',
  } as const;
  const others = {
    ...key,
    keyId: 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138',
    computer: 'LT-0001',
    users: ['leo'],
    recoveryPassword: OTHER_PASSWORD,
  };
  seedTenant(tenant, [key, others]);
  estate.authority.next = ACCOUNT;
  forest = await startFakeForest({
    people: [
      { ...BERT, displayName: 'Bert Desk', password: 'x', memberOf: [GROUPS.user] },
      {
        domain: 'CONTOSO',
        name: 'rita',
        displayName: 'Rita Reports',
        password: 'x',
        memberOf: [GROUPS.reports],
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
  await signIn(desk.page);
});
test.afterEach(async () => {
  await desk.close();
  await Promise.all([forest.stop(), estate.stop()]);
});

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('bert');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
}

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

/** Chooses the button, and does in the browser what the person would. */
async function signInToEntra(page: Page): Promise<void> {
  await rememberPages();
  await page.getByRole('button', { name: 'Sign in to Entra ID…' }).click();
  await expect.poll(pageToShow).toContain(estate.authority.url);
  await submitForm(await openPage(await pageToShow(), estate.certificates.own.cert));
}

const clouds = (page: Page) =>
  page.getByRole('region', { name: 'Sources with a sign-in of their own' });

async function entries() {
  const db = openDatabase(join(desk.userData, 'profiles/contoso/keydesk.db'));
  const read = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return read;
}

async function picture(name: string): Promise<void> {
  const folder = process.env['KEYDESK_PICTURES'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await desk.page.screenshot({ path: join(folder, `entra-${name}.png`) });
}

const ASKED = { userDomain: 'CONTOSO', userName: 'mia', ticket: 'INC1', note: 'At the phone' };

test('a help desk user gets a key that only Entra ID has, by eight digits', async () => {
  const { page } = desk;
  await expect(clouds(page)).toContainText(
    'Entra ID: you are not signed in, so it is not searched.',
  );
  await picture('1-not-signed-in');
  await signInToEntra(page);
  await expect(clouds(page)).toContainText(/Entra ID, list of .+, 2 keys\./);
  await expect(clouds(page)).toContainText('Signed in as bert@contoso.test.');
  await submit(page, { ...ASKED, keyId: 'AC9D5655', reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('LT-0042');
  await picture('2-key');
  const disclosures = (await entries()).filter(({ action }) => action === 'disclose');
  expect(disclosures.map(({ result: how }) => how)).toEqual(['intended', 'successful']);
  const asked = estate.graph.requests.filter(({ url }) => url.search === '?$select=key');
  // One request for one key, under the number that our entries have.
  expect(asked.map(({ headers }) => headers['client-request-id'])).toEqual([
    disclosures[0]?.requestId,
  ]);
  expect(estate.graph.wrong).toEqual([]);
});

test('the key of somebody else’s computer is not given', async () => {
  const { page } = desk;
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('2 keys');
  await submit(page, { ...ASKED, keyId: 'BBBBBBBB', reason: 'TPM reset' });
  await expect(page.getByRole('alert')).toContainText(
    'No recovery key with this key ID belongs to a computer of this end user.',
  );
  expect(estate.graph.requests.filter(({ url }) => url.search === '?$select=key')).toEqual([]);
});

test('while the list is being read, the whole key ID is needed, and enough', async () => {
  const { page } = desk;
  const held = Promise.withResolvers<void>();
  estate.graph.tenant.instead = async ({ url }) => {
    if (url.pathname.endsWith('recoveryKeys') && url.search === '') await held.promise;
    return undefined;
  };
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('the list of keys is being read, 0 so far');
  await picture('3-list-being-read');
  await submit(page, { ...ASKED, keyId: 'AC9D5655', reason: 'TPM reset' });
  await expect(page.getByRole('alert')).toContainText('not every source has answered');
  await submit(page, { ...ASKED, keyId: ID, reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  held.resolve();
});

test('another person’s account is refused, and a lock ends the sign-in', async () => {
  const { page } = desk;
  estate.authority.next = { id: idOf('mia'), userPrincipalName: 'mia.cloud@contoso.example' };
  estate.graph.tenant.users.push({
    ...estate.authority.next,
    onPremisesSecurityIdentifier: 'S-1-5-21-9-9-9-9',
  });
  await signInToEntra(page);
  await expect(page.getByRole('alert')).toContainText(
    'The account (mia.cloud@contoso.example) is not the one you signed in to Keydesk with.',
  );
  await picture('4-other-account');
  estate.authority.next = ACCOUNT;
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('2 keys');
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(clouds(page)).toContainText('you are not signed in, so it is not searched');
  const noted = (await entries()).filter(({ note }) => note === 'Entra ID');
  expect(noted.map(({ failure }) => failure)).toEqual(['entra.otherAccount', '']);
});

test('Settings shows the sign-in, and the check what may be asked there', async () => {
  const { page } = desk;
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('2 keys');
  estate.graph.tenant.refused.add('User.Read.All');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /^Settings…/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Signed in as bert@contoso.test.');
  await dialog.getByRole('button', { name: 'Check connection' }).click();
  await expect(dialog).toContainText('Ask Entra ID');
  await expect(dialog).toContainText('(User.Read.All)');
  await dialog.getByText('(User.Read.All)').scrollIntoViewIfNeeded();
  await picture('5-check');
});

const NEW_ID = 'CCCCCCCC-F7CA-4D1D-902F-1B6087118138';
const rotation = (page: Page) => page.getByRole('region', { name: 'Disclosed, not yet rotated' });

async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /^Sign out/ }).click();
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** The device does what it was asked to, when it is next in touch. */
function rotateOnTheDevice(): void {
  const { keys } = estate.graph.tenant;
  const old = keys.find(({ id }) => id === ID.toLowerCase());
  if (old === undefined) throw new Error('no key');
  keys.push({ ...old, id: NEW_ID.toLowerCase(), createdDateTime: new Date().toISOString() });
}

test('a key is rotated, and the list closes when the new one is there', async () => {
  const { page } = desk;
  const { tenant } = estate.graph;
  const azureADDeviceId = idOf('device LT-0042');
  tenant.managedDevices.push({ id: idOf('intune'), azureADDeviceId, lastSyncDateTime: '' });
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('2 keys');
  await submit(page, { ...ASKED, keyId: 'AC9D5655', reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await rememberPages();
  await result(page).getByRole('button', { name: 'Rotate now…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Have this key replaced?' });
  await expect(dialog).toContainText('replaces only the key of the operating system drive');
  await picture('6-rotate');
  await dialog.getByRole('button', { name: 'Rotate', exact: true }).click();
  await expect.poll(pageToShow).toContain(ROTATING_CLIENT_ID);
  await submitForm(await openPage(await pageToShow(), estate.certificates.own.cert));
  await expect(result(page)).toContainText('Intune accepted the request.');
  expect(tenant.rotations).toEqual([idOf('intune')]);
  await result(page).getByRole('button', { name: 'Look for the new key' }).click();
  await expect(result(page)).toContainText('There is no newer key for this drive yet.');
  await picture('7-asked');

  // Whoever reads reports, and is not signed in to Entra ID, sees the key in the list.
  await signInAs(page, 'rita');
  await expect(rotation(page)).toContainText('LT-0042');
  await expect(rotation(page)).toContainText('not known whether replaced');
  await picture('8-list');
  rotateOnTheDevice();
  await signInAs(page, 'bert');
  await signInToEntra(page);
  await expect(clouds(page)).toContainText('3 keys');
  await submit(page, { ...ASKED, keyId: 'AC9D5655', reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await result(page).getByRole('button', { name: 'Look for the new key' }).click();
  await expect(result(page)).toContainText(`The new one is ${NEW_ID}`);
  await picture('9-new-key');
  await signInAs(page, 'rita');
  await expect(rotation(page)).toContainText('Every key that was handed out has been replaced.');

  const told = (await entries()).filter(({ action }) => /rotation|new-key/.test(action));
  expect(told.map(({ action, result: how, note }) => [action, how, note])).toEqual([
    ['request-rotation', 'intended', 'Entra ID'],
    ['request-rotation', 'successful', 'Entra ID'],
    ['see-new-key', 'successful', `New key ID ${NEW_ID}`],
  ]);
  expect(estate.graph.wrong).toEqual([]);
});
