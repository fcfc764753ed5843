import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { LAB_PASSWORD, type Lab, labObstacle, startLab } from '../lab/lab.ts';
import { type TcpProxy, startProxy } from '../lab/tcp-proxy.ts';
import type { ConsoleWindow, LaunchOptions } from './support/console-window.ts';
import { tabTo as tabToStop } from './support/keyboard.ts';
import { type SharedConsole, shareConsole } from './support/shared-console.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import {
  DIRECTORY_TIMEOUT_FACTOR,
  SHORTEST_RECHECK_SECONDS,
  settingsWith,
} from './support/times.ts';
import {
  fillInTpm,
  openManageTpm,
  ownerResult,
  resetSection,
  submitTpm,
} from './support/tpm-steps.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

// All tests share one domain, and most of them one console: they run in order, and go on after a
// failure.
test.describe.configure({ mode: 'default' });
test.skip(labObstacle() !== undefined, labObstacle());

let lab: Lab;
let shared: SharedConsole;
let desk: ConsoleWindow;
/** How many entries the log had before the test. */
let before: number;

test.beforeAll(async () => {
  lab = await startLab();
  shared = shareConsole(inLab(), () => Promise.resolve());
});
test.afterAll(async () => {
  await shared.close();
  await lab.stop();
});
test.beforeEach(async () => {
  desk = await shared.begin();
  before = existsSync(storeFile()) ? (await allEntries()).length : 0;
});
test.afterEach(() => shared.end(test.info()));

/** The console in the lab's organisation, reached a little differently. */
function inLab(changes: object = {}, settings = settingsWith()): LaunchOptions {
  return {
    configuration: {
      settings,
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: {
            ...lab.activeDirectory,
            timeoutFactor: DIRECTORY_TIMEOUT_FACTOR,
            ...changes,
          },
        },
      ],
    },
  };
}

/** Goes on with a console that is this test's alone. */
function alone(own: ConsoleWindow): void {
  desk = own;
  before = 0;
}

async function signIn(userName: string, password = LAB_PASSWORD): Promise<void> {
  await desk.page.getByLabel('User name').fill(userName);
  await desk.page.getByLabel('Password', { exact: true }).fill(password);
  await desk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const storeFile = () => join(desk.userData, 'profiles/contoso/keydesk.db');

async function allEntries() {
  const db = openDatabase(storeFile());
  const all = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return all;
}

/** The entries this test added to the log, whose chain is checked. */
async function entries() {
  const all = await allEntries();
  expect(verifyChain(all)).toMatchObject({ intact: true });
  return all.slice(before);
}
const story = async () =>
  (await entries()).map(({ action, result: how, failure }) =>
    [action, how, failure].filter(Boolean).join(' '),
  );

for (const [account, tabs] of [
  ['desk-admin', ['Drive Recovery', 'Manage TPM', 'Reports']],
  [String.raw`CONTOSO\desk-user`, ['Drive Recovery', 'Manage TPM']],
  ['desk-reports@contoso.test', ['Reports']],
  ['desk-primary', ['Reports']],
  // Through a thousand nested groups.
  ['desk-deep', ['Reports']],
] as const) {
  test(`${account} signs in and sees the tabs of its groups`, async () => {
    await signIn(account);
    const areas = desk.page.getByRole('tablist', { name: 'Areas' });
    for (const name of tabs) await expect(areas.getByRole('tab', { name })).toBeVisible();
    await expect(areas.getByRole('tab')).toHaveCount(tabs.length);
    await expect(desk.page.getByText('every computer, person and key is made up')).toHaveCount(0);
    expect((await entries()).at(-1)).toMatchObject({
      action: 'sign-in',
      operator: expect.stringMatching(/^CONTOSO\\desk-/),
    });
  });
}

for (const [account, password, sentence] of [
  ['desk-admin', 'wrong', 'The user name or password is not correct.'],
  [
    'desk-nobody',
    LAB_PASSWORD,
    String.raw`CONTOSO\Keydesk Admins, CONTOSO\Keydesk Users, CONTOSO\Keydesk Reports`,
  ],
  ['desk-disabled', LAB_PASSWORD, 'disabled'],
  ['desk-expired', LAB_PASSWORD, 'expired'],
  ['desk-must-change', LAB_PASSWORD, 'change'],
  ['*)(objectClass=*', LAB_PASSWORD, 'The user name or password is not correct.'],
] as const) {
  const what = password === 'wrong' ? 'a wrong password' : 'its password';
  test(`${account} with ${what} is told what to do`, async () => {
    await signIn(account, password);
    await expect(desk.page.getByRole('alert')).toContainText(sentence);
    expect((await entries()).at(-1)).toMatchObject({ action: 'sign-in', result: 'failed' });
  });
}

test('an operator with delegated rights recovers a drive and its key package', async () => {
  const { page } = desk;
  await signIn('desk-admin');
  await submit(page, { keyId: 'AC9D5655' });
  const matches = page.getByRole('table', { name: 'Possible matches' });
  await matches
    .getByRole('row', { name: /AC9D5655-F7CA/ })
    .getByRole('button', { name: 'Show recovery password' })
    .click();
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('Active Directory');
  await expect(result(page)).toContainText('its source cannot tell the computer to replace it');
  const file = join(desk.downloads, 'package.KPG');
  await desk.answerSaveDialog(file);
  await page.getByRole('button', { name: 'Save key package…' }).click();
  await expect(result(page)).toContainText('Saved and checked');
  expect([...readFileSync(file)]).toEqual([0, 1, 254, 255]);
  expect(await story()).toEqual([
    'sign-in successful',
    'search successful',
    'disclose intended',
    'disclose successful',
    'save-key-package intended',
    'save-key-package successful',
  ]);
});

test('an operator without them gets the true reason, and no key', async () => {
  const { page } = desk;
  await signIn('desk-plain');
  await submit(page, { keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138' });
  await expect(page.getByRole('alert')).toContainText('may not read');
  await expect(result(page)).toHaveCount(0);
  expect((await story()).slice(1)).toEqual([
    'disclose intended',
    'disclose failed recovery.notPermitted',
  ]);
});

test('a damaged password is never shown', async () => {
  await signIn('desk-admin');
  await submit(desk.page, { keyId: 'BADBADBA' });
  await expect(desk.page.getByRole('alert')).toContainText('damaged');
});

for (const [computer, expected] of [
  ['OLD-1', '1euIs20Or/60b0ehnTqoX4cMis8='],
  ['OLD-2', 'NjJ42Ol3NwjGBjZn7iOqCOk5s8c='],
] as const) {
  test(`the TPM owner password of ${computer} is retrieved and saved`, async () => {
    await signIn('desk-admin');
    await openManageTpm(desk.page);
    await submitTpm(desk.page, { computerName: `${computer}.contoso.test` });
    await expect(ownerResult(desk.page).getByRole('code')).toHaveText(expected);
    const file = join(desk.downloads, 'owner.tpm');
    await desk.answerSaveDialog(file);
    await ownerResult(desk.page).getByRole('button', { name: 'Save…' }).click();
    await expect(ownerResult(desk.page)).toContainText('Saved and checked');
    expect(readFileSync(file, 'utf8')).toContain(`<ownerAuth>${expected}</ownerAuth>`);
  });
}

test('without PowerShell, resetting the lockout is a command to run elsewhere', async () => {
  test.skip(
    process.env['PATH']?.split(':').some((folder) => existsSync(join(folder, 'pwsh'))) === true,
    'this machine has a PowerShell',
  );
  await signIn('desk-admin');
  await openManageTpm(desk.page);
  await fillInTpm(desk.page, { computerName: 'OLD-1', computerDomain: 'contoso.test' });
  await resetSection(desk.page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(desk.page).getByRole('alert')).toContainText(
    'There is no PowerShell on this computer',
  );
  await expect(resetSection(desk.page).getByRole('code')).toContainText(
    "New-CimSession -ComputerName 'old-1.contoso.test' -Credential (Get-Credential)",
  );
});

test('after locking, the same person unlocks and goes on', async () => {
  const { page } = desk;
  await signIn('desk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
  await page.keyboard.type(LAB_PASSWORD);
  await page.keyboard.press('Enter');
  await submit(page, { keyId: 'FFFFFFFF' });
  expect(await shownPassword(page)).toBe(PASSWORD);
});

test('an account that is locked out is told so', async () => {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await signIn('desk-locked', 'wrong');
    await expect(desk.page.getByRole('alert')).toBeVisible();
    await expect(desk.page.getByLabel('Password', { exact: true })).toHaveValue('');
  }
  expect((await entries()).at(-1)).toMatchObject({ failure: 'auth.lockedOut' });
});

test('an account removed from the groups is signed out at the next check, and logged', async ({
  open,
}) => {
  const session = { recheckEverySeconds: SHORTEST_RECHECK_SECONDS };
  alone(await open(inLab({}, settingsWith({ session }))));
  await signIn('desk-leaver');
  await desk.page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
  await lab.change('CN=Keydesk Admins,OU=Desk,DC=contoso,DC=test', 'delete', {
    member: ['CN=desk-leaver,OU=Desk,DC=contoso,DC=test'],
  });
  await expect(desk.page.getByRole('form', { name: 'Sign in' })).toBeVisible();
  expect((await entries()).at(-1)).toMatchObject({
    action: 'sign-out',
    failure: 'auth.noRole',
    operator: String.raw`CONTOSO\desk-leaver`,
  });
});

test.describe('settings', () => {
  const settings = () => desk.page.getByRole('dialog', { name: 'Settings' });
  const step = (name: string) => settings().getByRole('listitem').filter({ hasText: name });

  test('an administrator’s configuration is shown, and cannot be changed here', async () => {
    await desk.page.getByRole('button', { name: 'Settings…' }).click();
    await expect(settings()).toContainText('Set by your administrator');
    await expect(
      settings().getByRole('button', { name: 'Connect to your organisation…' }),
    ).toHaveCount(0);
  });

  test('the connection is checked step by step, before and after sign-in', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Settings…' }).click();
    await settings().getByRole('button', { name: 'Check connection' }).click();
    await expect(step('Write the audit log')).toContainText('was written');
    await expect(step('Find domain controllers')).toContainText('dc1.contoso.test:636');
    await expect(step('Encrypt the connection')).toContainText('issued by Lab CA');
    await expect(step('Compare the clocks').getByRole('img', { name: 'Passed' })).toBeVisible();
    await expect(step('Read recovery keys')).toContainText('sign in first');
    await page.keyboard.press('Escape');
    await signIn('desk-plain');
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Settings…' }).click();
    await settings().getByRole('button', { name: 'Check connection' }).click();
    await expect(step('Write the audit log')).toContainText('was written');
    await expect(step('Sign in')).toContainText(String.raw`Signed in as CONTOSO\desk-plain`);
    await expect(step('Find the groups')).toContainText('Your account is in: help desk admins.');
    await expect(step('Read recovery keys')).toContainText('may not read their passwords');
    await settings().getByRole('button', { name: 'Copy as text' }).click();
    const copied = await desk.clipboard();
    expect(copied).toContain('8. Read recovery keys: Warning.');
    expect(copied).not.toContain(LAB_PASSWORD);
    expect(
      (await entries())
        .filter(({ action }) => action === 'check-connection')
        .map(({ operator }) => operator),
    ).toEqual(['', String.raw`CONTOSO\desk-plain`]);
  });

  test('an unconfigured console is connected by its domain’s name, by keyboard alone', async ({
    open,
  }) => {
    alone(await open({ configuration: 'own' }));
    const { page } = desk;
    const { keyboard } = page;
    const dialog = page.getByRole('dialog', { name: 'Connect to your organisation' });
    const tabTo = (control: Locator) => tabToStop(page, control);
    await expect(page.getByText('every computer, person and key is made up')).toBeVisible();
    await tabTo(page.getByRole('button', { name: 'Connect to your organisation…' }));
    await keyboard.press('Enter');
    // Each stage begins in its first field, and Enter goes on.
    await expect(dialog.getByLabel('Domain')).toBeFocused();
    await keyboard.type('contoso.test');
    await tabTo(dialog.getByText('More'));
    await keyboard.press('Enter');
    await tabTo(dialog.getByLabel('DNS server'));
    await keyboard.type(lab.address);
    await keyboard.press('Enter');
    await expect(
      dialog.getByRole('listitem').filter({ hasText: 'Encrypt the connection' }),
    ).toContainText('not issued by an authority this computer trusts');
    await desk.answerOpenDialog(lab.caFile);
    await tabTo(dialog.getByRole('button', { name: 'Choose file…' }));
    await keyboard.press('Enter');
    await expect(dialog).toContainText('ca.pem');
    await tabTo(dialog.getByRole('button', { name: 'Find controllers' }));
    await keyboard.press('Enter');
    await expect(dialog.getByLabel('User name')).toBeFocused();
    await keyboard.type('desk-admin');
    await keyboard.press('Tab');
    await keyboard.type('wrong');
    await keyboard.press('Enter');
    await expect(dialog).toContainText('The user name or password is not correct.');
    await tabTo(dialog.getByLabel('Password'));
    await keyboard.press('Control+A');
    await keyboard.type(LAB_PASSWORD);
    await keyboard.press('Enter');
    await expect(dialog.getByLabel('Help desk admins')).toBeFocused();
    for (const [role, group] of [
      ['Help desk admins', 'Keydesk Admins'],
      ['Report readers', 'Keydesk Reports'],
    ] as const) {
      await tabTo(dialog.getByLabel(role));
      await keyboard.type(group);
      await expect(page.getByRole('option', { name: new RegExp(group) })).toBeVisible();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
      await expect(dialog.getByLabel(role)).toHaveValue(`CONTOSO\\${group}`);
    }
    await tabTo(dialog.getByLabel('Name of the organisation'));
    await keyboard.type('Contoso');
    await keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByText('every computer, person and key is made up')).toHaveCount(0);
    await signIn('desk-admin');
    await expect(page.getByRole('tablist', { name: 'Areas' }).getByRole('tab')).toHaveCount(3);
    const written = JSON.parse(readFileSync(join(desk.userData, 'keydesk.json'), 'utf8')) as {
      profiles: { activeDirectory: { groups: object } }[];
    };
    expect(written.profiles[0]?.activeDirectory.groups).toEqual({
      admin: expect.stringMatching(/^S-1-5-21-/),
      reports: expect.stringMatching(/^S-1-5-21-/),
    });
    expect(JSON.stringify(written)).not.toContain(LAB_PASSWORD);
  });
});

test.describe('with two controllers, the first of which fails', () => {
  let proxies: readonly TcpProxy[];
  test.beforeEach(async ({ open }) => {
    const to = { host: lab.address, port: 636 };
    proxies = [await startProxy(lab.address, to), await startProxy(lab.address, to)];
    const controllers = proxies.map(({ port }) => `${lab.host}:${port}`);
    // One of them is waited for until the time is over.
    alone(await open(inLab({ controllers, timeoutFactor: 8 })));
  });
  test.afterEach(() => Promise.all(proxies.map((proxy) => proxy.kill())));

  test('killed in the middle of a session: the next search is answered by the other', async () => {
    const [first, second] = proxies;
    await signIn('desk-admin');
    await submit(desk.page, { keyId: 'FFFFFFFF' });
    expect(await shownPassword(desk.page)).toBe(PASSWORD);
    expect(second?.accepted()).toBe(0);
    await first?.kill();
    await desk.page.getByRole('button', { name: 'New request' }).click();
    await submit(desk.page, { keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138' });
    expect(await shownPassword(desk.page)).toBe(PASSWORD);
    expect(second?.accepted()).toBeGreaterThan(0);
  });

  test('silent in the middle of a session: the next search is answered by the other', async () => {
    const [first] = proxies;
    await signIn('desk-admin');
    await desk.page.getByLabel('Recovery key ID').waitFor();
    if (first !== undefined) first.fault = { kind: 'silent' };
    await submit(desk.page, { keyId: 'FFFFFFFF' });
    expect(await shownPassword(desk.page)).toBe(PASSWORD);
  });

  test('cut in the middle of an answer: the search is repeated at the other', async () => {
    const [first] = proxies;
    await signIn('desk-admin');
    await desk.page.getByLabel('Recovery key ID').waitFor();
    if (first !== undefined) first.fault = { kind: 'cut', afterBytes: 0 };
    await submit(desk.page, { keyId: 'AC9D5655' });
    await expect(
      desk.page.getByRole('table', { name: 'Possible matches' }).getByRole('row'),
    ).toHaveCount(3);
  });

  test('both gone: a message, what was typed stays, and the session goes on', async () => {
    await signIn('desk-admin');
    await desk.page.getByLabel('Recovery key ID').waitFor();
    await Promise.all(proxies.map((proxy) => proxy.kill()));
    await submit(desk.page, { keyId: 'FFFFFFFF' });
    await expect(desk.page.getByRole('alert')).toContainText('domain controller');
    await expect(desk.page.getByLabel('Recovery key ID')).toHaveValue('FFFFFFFF');
    await expect(desk.page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  });
});
