import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import {
  type ScriptedRecoveryDatabase,
  scriptedRecoveryDatabase,
} from '../fakes/tds/recovery-database.ts';
import { type TdsServer, startTdsServer } from '../fakes/tds/tds-server.ts';
import {
  WITHOUT_OPENSSL,
  type Authority,
  canMakeCertificates,
  makeAuthority,
} from '../main/sources/active-directory/fake-forest/certificates.ts';
import {
  type FakeForest,
  GROUPS,
  startFakeForest,
} from '../main/sources/active-directory/fake-forest/fake-forest.ts';
import type { ConsoleWindow, LaunchOptions } from './support/console-window.ts';
import { result, shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { DIRECTORY_TIMEOUT_FACTOR, settingsWith } from './support/times.ts';

const KEY = 'AC9D5655-F7CA-4D1D-902F-1B6087118138';
const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const SEED = {
  keyId: KEY,
  computer: 'WS-1',
  users: ['bert'],
  volume: { kind: 'operating-system', driveLetter: 'C:' },
  recoveryPassword: PASSWORD,
  keyPackage: undefined,
  escrowedAt: '2026-01-01T09:30:00.000Z',
} as const;

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

/**
 * An organisation whose keys are in Configuration Manager and in MBAM: a made-up directory and two
 * servers that know a script.
 */
interface Organisation {
  readonly forest: FakeForest;
  readonly authority: Authority;
  readonly configmgr: ScriptedRecoveryDatabase;
  readonly mbam: ScriptedRecoveryDatabase;
  readonly servers: readonly TdsServer[];
}

let organisation: Organisation;
let desk: ConsoleWindow;

test.beforeEach(async ({ open }) => {
  const authority = makeAuthority();
  const forest = await startFakeForest({
    people: [
      {
        domain: 'CONTOSO',
        name: 'anna',
        displayName: 'Anna Admin',
        password: 'x',
        memberOf: [GROUPS.admin],
      },
    ],
  });
  const [configmgr, mbam] = [
    scriptedRecoveryDatabase('configmgr'),
    scriptedRecoveryDatabase('mbam'),
  ];
  configmgr.seed.push(SEED);
  const servers = await Promise.all(
    [configmgr, mbam].map(({ answer }) =>
      startTdsServer({
        ...authority.issue(['localhost']),
        logins: { reader: 'y' },
        databases: ['CM_P01', 'MBAM Recovery and Hardware'],
        answer,
      }),
    ),
  );
  organisation = { forest, authority, configmgr, mbam, servers };
  desk = await open(reaching(organisation));
  await signInAsAnna(desk.page);
});
test.afterEach(async () => {
  await desk.close();
  await Promise.all([
    organisation.forest.stop(),
    ...organisation.servers.map((server) => server.stop()),
  ]);
  organisation.authority.dispose();
});

function reaching({ forest, authority, servers }: Organisation): LaunchOptions {
  const [port, otherPort] = servers.map((server) => server.port);
  const server = { host: 'localhost', caFile: authority.caFile };
  return {
    configuration: {
      settings: settingsWith(),
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
          sources: [
            { kind: 'configmgr', server: { ...server, port, database: 'CM_P01' } },
            { kind: 'mbam', server: { ...server, port: otherPort, login: 'sql' } },
          ],
        },
      ],
    },
  };
}

async function signInAsAnna(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('anna');
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
}

async function story(): Promise<readonly string[]> {
  const db = openDatabase(join(desk.userData, 'profiles/contoso/keydesk.db'));
  const entries = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  return entries.map(({ action, result: how, failure }) =>
    [action, how, failure].filter(Boolean).join(' '),
  );
}

test('a key from Configuration Manager is disclosed, marked there and recorded here', async () => {
  const { page } = desk;
  await submit(page, { keyId: KEY, reason: 'TPM reset' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  expect(organisation.configmgr.disclosures).toEqual([{ keyId: KEY, reason: 'TPM reset' }]);
  await expect(result(page)).toContainText(
    'Its users are not available from Configuration Manager',
  );
  await expect(result(page)).toContainText('Disclosed');
  await expect(
    result(page).getByRole('button', { name: 'Save key package…' }),
  ).toHaveAccessibleDescription(
    /^Configuration Manager may keep a key package, but does not offer it here\./,
  );
  expect((await story()).slice(-2)).toEqual(['disclose intended', 'disclose successful']);
  if (process.env['KEYDESK_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'configmgr-result.png') });
});

test('a connection lost during a disclosure leaves its outcome unknown', async () => {
  const { page } = desk;
  organisation.configmgr.mood.cutAfter = 20;
  await submit(page, { keyId: KEY, ticket: 'INC42' });
  await expect(page.getByRole('alert')).toContainText(
    'It is not known whether it was carried out.',
  );
  await expect(page.getByLabel('Recovery key ID')).toHaveValue(KEY);
  await expect(page.getByLabel('Ticket number')).toHaveValue('INC42');
  expect(organisation.configmgr.disclosures).toHaveLength(1);
  expect((await story()).slice(-2)).toEqual([
    'disclose intended',
    'disclose failed sql.outcomeUnknown',
  ]);
  if (process.env['KEYDESK_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'configmgr-unknown.png') });
});

test('a key the server cannot decrypt is reported as such', async () => {
  organisation.configmgr.mood.isClosed = true;
  await submit(desk.page, { keyId: KEY });
  await expect(desk.page.getByRole('alert')).toContainText('could not decrypt it');
});

test('without a keyring no login is kept, and the source says what it waits for', async () => {
  const { page } = desk;
  await submit(page, { keyId: 'FFFFFFFF' });
  await expect(page.getByRole('alert')).toContainText('Without an answer: MBAM');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings…' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Enter login…' }).click();
  const form = settings.getByRole('form', { name: 'Login for MBAM' });
  await form.getByLabel('Login name').fill('reader');
  await form.getByLabel('Password').fill('y');
  if (process.env['KEYDESK_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'logins.png') });
  await form.getByRole('button', { name: 'Keep login' }).click();
  await expect(settings.getByRole('alert')).toContainText(
    'This computer offers no protection for logins, so the login was not kept.',
  );
  await expect(form.getByLabel('Login name')).toHaveValue('reader');
  await settings.getByRole('button', { name: 'Check connection' }).click();
  await expect(
    settings.getByRole('listitem').filter({ hasText: 'Ask the databases' }),
  ).toContainText('Configuration Manager answered. Could not be asked: MBAM.');
  if (process.env['KEYDESK_PICTURES'] !== undefined)
    await page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'check.png') });
});

test('Manage TPM says which databases are not asked', async () => {
  await desk.page.getByRole('tab', { name: 'Manage TPM' }).click();
  await expect(
    desk.page.getByText('TPM owner passwords are not offered here by Configuration Manager, MBAM'),
  ).toBeVisible();
  if (process.env['KEYDESK_PICTURES'] !== undefined)
    await desk.page.screenshot({ path: join(process.env['KEYDESK_PICTURES'], 'tpm.png') });
});
