import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, submitForm } from '../fakes/entra/browser.ts';
import { entraIdOf, GROUP_OF, seedPerson } from '../fakes/entra/directory.ts';
import { type EntraEstate, startEntra } from '../fakes/entra/estate.ts';
import { seedTenant } from '../fakes/entra/seed-tenant.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import { type ConsoleWindow, openConsole } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SIGN_IN = 'Sign in with Microsoft Entra ID';
const ASKED = {
  userDomain: 'contoso.test',
  userName: 'mia',
  ticket: 'INC1',
  note: 'At the phone',
  reason: 'TPM reset',
} as const;

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let estate: EntraEstate;
let userData: string;
let desk: ConsoleWindow;

test.beforeEach(async () => {
  userData = mkdtempSync(join(tmpdir(), 'keydesk-list-'));
  estate = await startEntra();
  const { tenant } = estate.graph;
  seedTenant(tenant, [
    {
      keyId: KEY,
      computer: 'LT-0042',
      users: [],
      volume: { kind: 'operating-system' },
      recoveryPassword: PASSWORD,
      escrowedAt: '2026-05-04T07:30:00.000Z',
    },
  ]);
  const mia = seedPerson(estate, { name: 'mia' });
  tenant.devices.splice(
    0,
    Infinity,
    ...tenant.devices.map((one) => ({ ...one, owners: [mia.id] })),
  );
  estate.authority.next = seedPerson(estate, { name: 'bert', groups: [GROUP_OF.user] });
});
test.afterEach(async () => {
  await desk.close();
  await estate.stop();
  rmSync(userData, { recursive: true, force: true });
});

const file = () => join(userData, 'kept-lists/contoso.list');
const sources = () =>
  desk.page.getByRole('region', { name: 'Sources with a sign-in of their own' });

/** Starts the console on the same folder; with a keyring, or as this computer has none. */
async function start({ keepList = true, keyring = true } = {}): Promise<void> {
  desk = await openConsole({
    userData,
    configuration: {
      settings: settingsWith({ entra: { keepList } }),
      profiles: [{ id: 'contoso', name: 'Contoso', entraId: entraIdOf(estate) }],
    },
  });
  if (keyring) await putKeyring();
}

/** No test can have the keyring of a desktop: this one turns each byte. */
async function putKeyring(): Promise<void> {
  await desk.app.evaluate(({ safeStorage }) => {
    const turned = (bytes: Uint8Array) => Buffer.from(bytes.map((byte) => byte ^ 0x5a));
    const seal = (text: string) => turned(Buffer.from(text));
    const open = (sealed: Uint8Array) => turned(sealed).toString();
    Object.assign(safeStorage, {
      isEncryptionAvailable: () => true,
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptString: seal,
      encryptStringAsync: async (text: string) => seal(text),
      decryptString: open,
      decryptStringAsync: async (sealed: Uint8Array) => ({ result: open(sealed) }),
    });
  });
}

async function signIn(): Promise<void> {
  await desk.app.evaluate(({ shell }) => {
    Object.assign(globalThis, { pageToShow: '' });
    shell.openExternal = async (address: string) => {
      Object.assign(globalThis, { pageToShow: address });
    };
  });
  const pageToShow = () =>
    desk.app.evaluate(() => (globalThis as { pageToShow?: string }).pageToShow ?? '');
  await desk.page.getByRole('button', { name: SIGN_IN, exact: true }).click();
  await expect.poll(pageToShow).toContain(estate.authority.url);
  await submitForm(await openPage(await pageToShow(), estate.certificates.own.cert));
  await expect(desk.page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
}

const isPage = ({ pathname, search }: URL) => pathname.endsWith('recoveryKeys') && search === '';

test('eight digits are answered at the next start before the list is read again', async () => {
  await start();
  await signIn();
  await expect(sources()).toContainText(/Entra ID, list of .+, 1 keys\./);
  await expect.poll(() => existsSync(file())).toBe(true);
  expect(readFileSync(file()).toString('latin1')).not.toContain(KEY);
  await desk.close();

  const held = Promise.withResolvers<void>();
  estate.graph.tenant.instead = async ({ url }) => {
    if (isPage(url)) await held.promise;
    return undefined;
  };
  await start();
  await signIn();
  await expect(sources()).toContainText(/list of .+, 1 keys\. It is being read again, 0 keys/);
  await submit(desk.page, { ...ASKED, keyId: 'AC9D5655' });
  expect(await shownPassword(desk.page)).toBe(PASSWORD);
  await expect(result(desk.page)).toContainText('LT-0042');
  held.resolve();
  await expect(sources()).not.toContainText('It is being read again');
  await desk.close();

  await start({ keepList: false });
  await expect.poll(() => existsSync(file())).toBe(false);
});

test('without a keyring the list is in memory alone, and the console says so', async () => {
  await start({ keyring: false });
  const isProtected = await desk.app.evaluate(
    ({ safeStorage }) =>
      process.platform !== 'linux' ||
      (safeStorage.isEncryptionAvailable() &&
        safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  );
  test.skip(isProtected, 'this computer has a keyring');
  await signIn();
  await expect(sources()).toContainText('no protected place for the list of keys');
  await submit(desk.page, { ...ASKED, keyId: 'AC9D5655' });
  expect(await shownPassword(desk.page)).toBe(PASSWORD);
  expect(existsSync(file())).toBe(false);
});
