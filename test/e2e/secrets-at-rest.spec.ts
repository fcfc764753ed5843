import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#main/desktop/system-clock.ts';
import { keyInFile } from '#main/domain/recovery/store-key.ts';
import { closeStore, connect } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { filesIn, standsIn } from '#test/find-secret.ts';
import { ROOT } from '#test/root.ts';
import {
  WITHOUT_OPENSSL,
  canMakeCertificates,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import { type ConsoleWindow, openConsole } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const DOMAIN = ['--domain', 'CONTOSO', '--dns-domain', 'contoso.test'];

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let folder: string;
let userData: string;
let storeFile: string;
let keyFile: string;
let forest: FakeForest;
let desk: ConsoleWindow | undefined;
let temporaryBefore: string | undefined;

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-at-rest-'));
  userData = join(folder, 'profile');
  storeFile = join(userData, 'profiles/contoso/keydesk.db');
  keyFile = `${storeFile}.key`;
  mkdirSync(join(userData, 'profiles/contoso'), { recursive: true });
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  temporaryBefore = process.env['TMPDIR'];
  process.env['TMPDIR'] = temporary;
  forest = await startFakeForest({
    people: [{ domain: 'CONTOSO', name: 'anna', password: 'x', memberOf: [GROUPS.admin] }],
  });
  importKey();
});
test.afterEach(async () => {
  await desk?.close();
  desk = undefined;
  await forest.stop();
  if (temporaryBefore === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporaryBefore;
  rmSync(folder, { recursive: true, force: true });
});

/** As an administrator does it: the command line, and a table that is removed again. */
function importKey(): void {
  const csv = join(folder, 'keys.csv');
  writeFileSync(csv, `Recovery Key ID,Recovery Password,Computer\n${KEY},${PASSWORD},WS-1\n`);
  execFileSync(
    process.execPath,
    [
      join(ROOT, '.config/commands/store.mjs'),
      'import',
      '--file',
      storeFile,
      '--csv',
      csv,
      ...DOMAIN,
    ],
    { env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' } },
  );
  rmSync(csv);
}

async function open(source: object = {}): Promise<ConsoleWindow> {
  const configuration = {
    settings: settingsWith(),
    profiles: [
      {
        id: 'contoso',
        name: 'Contoso',
        activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
        sources: [{ kind: 'keydesk-store', ...source }],
      },
    ],
  };
  desk = await openConsole({ userData, configuration });
  return desk;
}

async function signIn({ page }: ConsoleWindow): Promise<void> {
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
}

async function story(): Promise<readonly string[]> {
  const db = connect(storeFile);
  const entries = await storeAuditLog(db, systemClock).read(1, 100);
  await closeStore(db);
  return entries
    .filter(({ action }) => action === 'disclose')
    .map(({ result: how, failure }) => [how, failure].filter(Boolean).join(' '));
}

const found = () => filesIn(folder).filter((path) => standsIn(path, PASSWORD));

test('a key is disclosed from an encrypted store, and its digits are in no file', async () => {
  const key = keyInFile(readFileSync(keyFile, 'utf8'));
  expect(found()).toEqual([]);
  const opened = await open();
  // There is no keyring here. What a console with one would have kept is put there by the test, in
  // the only form that the operating system's encryption has without one.
  const sealed = await opened.app.evaluate(
    ({ safeStorage }, text) => {
      safeStorage.setUsePlainTextEncryption(true);
      return safeStorage.encryptString(text).toString('base64');
    },
    Buffer.from(key?.bytes ?? []).toString('base64'),
  );
  writeFileSync(join(userData, 'store-keys.json'), JSON.stringify({ [key?.id ?? '']: sealed }));
  rmSync(keyFile);
  await signIn(opened);
  await submit(opened.page, { keyId: KEY, reason: 'TPM reset' });
  expect(await shownPassword(opened.page)).toBe(PASSWORD);
  expect(found()).toEqual([]);
  expect(await story()).toEqual(['successful']);
  await opened.app.close();
  expect(found()).toEqual([]);
});

test('without a keyring the key file stays, and nothing is disclosed but the log', async () => {
  const opened = await open();
  await signIn(opened);
  await submit(opened.page, { keyId: KEY, reason: 'TPM reset' });
  await expect(opened.page.getByRole('alert')).toContainText(
    'this computer offers no protection for it, so it was not used. Nothing was disclosed.',
  );
  expect([existsSync(keyFile), await story()]).toEqual([true, ['failed store.keyNotProtected']]);
  rmSync(keyFile);
  await opened.page.getByRole('button', { name: 'Submit' }).click();
  await expect(opened.page.getByRole('alert')).toContainText(
    'The keys in this store are encrypted, and this account does not have the key to them.',
  );
  await opened.page.getByRole('tab', { name: 'Reports' }).click();
  await opened.page.getByRole('button', { name: 'View report' }).click();
  await expect(opened.page.getByText(/^Verified: /)).toBeVisible();
});

test('with a key file of the administrator keys are disclosed, and it stays there', async () => {
  const named = join(folder, 'administrators.key');
  writeFileSync(named, readFileSync(keyFile), { mode: 0o600 });
  rmSync(keyFile);
  const opened = await open({ keyFile: named });
  await signIn(opened);
  await submit(opened.page, { keyId: KEY, reason: 'TPM reset' });
  expect(await shownPassword(opened.page)).toBe(PASSWORD);
  await expect(result(opened.page)).toContainText('Disclosed');
  expect([existsSync(named), existsSync(join(userData, 'store-keys.json'))]).toEqual([true, false]);
});
