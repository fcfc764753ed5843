import type { Page } from '@playwright/test';
import { type SiteEstate, startSiteEstate } from '../fakes/admin-service/estate.ts';
import { seedSite } from '../fakes/admin-service/seed-site.ts';
import {
  type ScriptedRecoveryDatabase,
  scriptedRecoveryDatabase,
} from '../fakes/tds/recovery-database.ts';
import { type TdsServer, startTdsServer } from '../fakes/tds/tds-server.ts';
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
const KEY = {
  keyId: 'AC9D5655-F7CA-4D1D-902F-1B6087118138',
  computer: 'LT-0042',
  users: ['mia'],
  volume: { kind: 'operating-system', driveLetter: 'C:' },
  recoveryPassword: PASSWORD,
  keyPackage: undefined,
  escrowedAt: '2026-01-01T09:30:00.000Z',
} as const;
const OTHER = {
  ...KEY,
  keyId: 'BBBBBBBB-F7CA-4D1D-902F-1B6087118138',
  computer: 'LT-0001',
  users: ['leo'],
  recoveryPassword: '496298-461032-321464-595518-463221-173943-033616-139579',
} as const;

test.skip(!canMakeCertificates(), WITHOUT_OPENSSL);

let estate: SiteEstate;
let forest: FakeForest;
let database: ScriptedRecoveryDatabase;
let server: TdsServer;
let desk: ConsoleWindow;

test.beforeEach(async ({ open }) => {
  estate = await startSiteEstate();
  seedSite(estate.site, [KEY, OTHER]);
  estate.site.passwords.set('contoso\\bert', 'x');
  database = scriptedRecoveryDatabase('configmgr');
  database.seed.push(KEY, OTHER);
  // Its metadata and its views, and no right to the procedure that reads a key.
  Object.assign(database.mood, { isForbidden: true, userViews: ['affinity'] });
  server = await startTdsServer({
    ...estate.certificates.issue(['localhost']),
    logins: {},
    databases: ['CM_P01'],
    answer: database.answer,
  });
  const person = { domain: 'CONTOSO', password: 'x' } as const;
  forest = await startFakeForest({
    people: [
      { ...person, name: 'bert', displayName: 'Bert Desk', memberOf: [GROUPS.user] },
      { ...person, name: 'rita', displayName: 'Rita Reports', memberOf: [GROUPS.reports] },
    ],
  });
  const { caFile } = estate.certificates;
  desk = await open({
    configuration: {
      settings: settingsWith(),
      profiles: [
        {
          id: 'contoso',
          name: 'Contoso',
          activeDirectory: { ...forest.configuration, timeoutFactor: DIRECTORY_TIMEOUT_FACTOR },
          sources: [
            { ...estate.configuration, listedBy: 'Configuration Manager' },
            {
              kind: 'configmgr',
              server: { host: 'localhost', caFile, port: server.port, database: 'CM_P01' },
            },
          ],
        },
      ],
    },
  });
});
test.afterEach(async () => {
  await desk.close();
  await Promise.all([forest.stop(), estate.stop(), server.stop()]);
});

async function signIn(page: Page, name: string): Promise<void> {
  await page.getByLabel('User name').fill(name);
  await page.getByLabel('Password', { exact: true }).fill('x');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: /^Account/ }).waitFor();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: /^Sign out/ }).click();
}

const ASKED = {
  userDomain: 'CONTOSO',
  userName: 'mia',
  ticket: 'INC1',
  note: 'At the phone',
  reason: 'TPM reset',
} as const;
const secretsRead = () =>
  estate.requests.filter(({ url }) => url.pathname.endsWith('GetRecoveryKeyValue'));

test('eight digits get the key of the caller, and the list closes with the new one', async () => {
  const { page } = desk;
  await signIn(page, 'bert');
  await submit(page, { ...ASKED, keyId: 'BBBBBBBB' });
  await expect(page.getByRole('alert')).toContainText(
    'No recovery key with this key ID belongs to a computer of this end user.',
  );
  expect(secretsRead()).toEqual([]);
  await submit(page, { ...ASKED, keyId: 'AC9D5655' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  await expect(result(page)).toContainText('LT-0042');
  expect(secretsRead()).toMatchObject([{ account: 'contoso\\bert' }]);
  // Nobody needs a right to the procedure of the database.
  expect(database.disclosures).toEqual([]);
  expect(estate.wrong).toEqual([]);
  await signOut(page);

  const waiting = page.getByRole('region', { name: 'Disclosed, not yet rotated' });
  await signIn(page, 'rita');
  await expect(waiting).toContainText('LT-0042');
  await signOut(page);
  database.seed.push({
    ...KEY,
    keyId: 'CCCCCCCC-F7CA-4D1D-902F-1B6087118138',
    escrowedAt: new Date().toISOString(),
  });
  await signIn(page, 'rita');
  await expect(waiting).toContainText('Every key that was handed out has been replaced.');
});
