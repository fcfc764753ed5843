import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { systemClock } from '#main/desktop/system-clock.ts';
import { verifyChain } from '#main/domain/audit/audit-chain.ts';
import { connect as openDatabase } from '#main/sources/embedded-store/connection.ts';
import { storeAuditLog } from '#main/sources/embedded-store/store-audit-log.ts';
import { LAB_PASSWORD, type Lab, startLab } from '../lab/lab.ts';
import { type Ticket, type Tickets, labTickets, ticketObstacle } from '../lab/tickets.ts';
import type { ConsoleWindow, LaunchOptions } from './support/console-window.ts';
import { runDesk } from './support/run-desk.ts';
import { shownPassword, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import {
  DIRECTORY_TIMEOUT_FACTOR,
  SHORTEST_RECHECK_SECONDS,
  settingsWith,
} from './support/times.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';
const BY_TICKET = 'Windows (Kerberos)';
const obstacle = await ticketObstacle();

// One domain for all.
test.describe.configure({ mode: 'default' });
test.skip(obstacle !== undefined, obstacle);

let lab: Lab;
let tickets: Tickets;

test.beforeAll(async () => {
  lab = await startLab();
  tickets = labTickets(lab);
});
test.afterAll(async () => {
  tickets.remove();
  await lab.stop();
});

/** The console of somebody who is signed in to Windows with this ticket. */
function withTicket(ticket: Ticket, changes: object = {}, session: object = {}): LaunchOptions {
  return {
    environment: { ...ticket },
    configuration: {
      settings: settingsWith({ session }),
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

const signInAs = (page: Page, account: string) =>
  page.getByRole('button', { name: `Sign in as CONTOSO\\${account}` });
const tabs = (page: Page) => page.getByRole('tablist', { name: 'Areas' }).getByRole('tab');
const userName = (page: Page) => page.getByLabel('User name');

async function story({ userData }: Pick<ConsoleWindow, 'userData'>): Promise<readonly string[]> {
  const db = openDatabase(join(userData, 'profiles/contoso/keydesk.db'));
  const entries = await storeAuditLog(db, systemClock).read(1, 1_000);
  await db.destroy();
  expect(verifyChain(entries)).toMatchObject({ intact: true });
  return entries.map(({ operator, action, result, failure, note }) =>
    [operator, action, result, failure, note].filter(Boolean).join(' '),
  );
}

for (const [account, names] of [
  ['desk-admin', ['Drive Recovery', 'Manage TPM', 'Reports']],
  ['desk-user', ['Drive Recovery', 'Manage TPM']],
  ['desk-reports', ['Reports']],
  // Through a thousand nested groups.
  ['desk-deep', ['Reports']],
] as const) {
  test(`${account} presses Enter, and sees the tabs of its groups`, async ({ open }) => {
    const desk = await open(withTicket(tickets.get(account)));
    const { page } = desk;
    await expect(signInAs(page, account)).toBeFocused();
    await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0);
    await page.keyboard.press('Enter');
    for (const name of names) await expect(tabs(page).filter({ hasText: name })).toBeVisible();
    await expect(tabs(page)).toHaveCount(names.length);
    expect(await story(desk)).toEqual([`CONTOSO\\${account} sign-in successful ${BY_TICKET}`]);
  });
}

test('a member of Protected Users, whose password is refused, recovers a drive', async ({
  open,
}) => {
  const desk = await open(withTicket(tickets.get('desk-protected')));
  const { page } = desk;
  await page.getByRole('button', { name: 'Use another account' }).click();
  await userName(page).fill(String.raw`CONTOSO\desk-protected`);
  await page.getByLabel('Password', { exact: true }).fill(LAB_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('restriction on your account');
  await signInAs(page, 'desk-protected').click();
  await expect(signInAs(page, 'desk-protected')).toBeFocused();
  await page.keyboard.press('Enter');
  await submit(page, { keyId: 'FFFFFFFF' });
  expect(await shownPassword(page)).toBe(PASSWORD);
  expect(await story(desk)).toEqual([
    String.raw`CONTOSO\desk-protected sign-in failed auth.restricted`,
    `CONTOSO\\desk-protected sign-in successful ${BY_TICKET}`,
    String.raw`CONTOSO\desk-protected disclose intended`,
    String.raw`CONTOSO\desk-protected disclose successful`,
  ]);
});

test('locked, Windows is asked again; with the password it opens as well', async ({ open }) => {
  const ticket = tickets.get('desk-admin');
  const desk = await open(withTicket(ticket));
  const { app, page } = desk;
  const lock = () => app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  const unlock = page.getByRole('button', { name: 'Unlock with Windows' });
  await signInAs(page, 'desk-admin').click();
  await tabs(page).first().waitFor();
  await lock();
  await expect(unlock).toBeFocused();
  await page.keyboard.press('Enter');
  await tabs(page).first().waitFor();
  // Somebody else has signed in to Windows meanwhile.
  await lock();
  tickets.get('desk-user', { into: ticket });
  await unlock.click();
  await expect(page.getByRole('alert')).toContainText('Windows has no ticket for you');
  await page.getByRole('button', { name: 'Use the password' }).click();
  await page.keyboard.type(LAB_PASSWORD);
  await page.keyboard.press('Enter');
  await tabs(page).first().waitFor();
  expect(await story(desk)).toEqual([
    `CONTOSO\\desk-admin sign-in successful ${BY_TICKET}`,
    String.raw`CONTOSO\desk-admin lock successful`,
    `CONTOSO\\desk-admin unlock successful ${BY_TICKET}`,
    String.raw`CONTOSO\desk-admin lock successful`,
    `CONTOSO\\desk-admin unlock failed kerberos.noTicket ${BY_TICKET}`,
    String.raw`CONTOSO\desk-admin unlock successful`,
  ]);
});

test('an account taken out of its group is signed out, though its ticket is good', async ({
  open,
}) => {
  const session = { recheckEverySeconds: SHORTEST_RECHECK_SECONDS };
  const desk = await open(withTicket(tickets.get('desk-leaver'), {}, session));
  await signInAs(desk.page, 'desk-leaver').click();
  await tabs(desk.page).first().waitFor();
  await lab.change('CN=Keydesk Admins,OU=Desk,DC=contoso,DC=test', 'delete', {
    member: ['CN=desk-leaver,OU=Desk,DC=contoso,DC=test'],
  });
  await expect(desk.page.getByRole('form', { name: 'Sign in' })).toBeVisible();
  expect((await story(desk)).at(-1)).toBe(
    String.raw`CONTOSO\desk-leaver sign-out successful auth.noRole`,
  );
});

test('a ticket that expires before the click is said to have; the password does', async ({
  open,
}) => {
  const ticket = tickets.get('desk-admin');
  const { page } = await open(withTicket(ticket));
  await signInAs(page, 'desk-admin').waitFor();
  tickets.get('desk-admin', { lifetime: 1, into: ticket });
  await expect.poll(() => tickets.isGood(ticket)).toBe(false);
  await signInAs(page, 'desk-admin').click();
  await expect(page.getByRole('alert')).toContainText('Your Windows ticket has expired.');
  await page.getByRole('button', { name: 'Use another account' }).click();
  await userName(page).fill('desk-admin');
  await page.getByLabel('Password', { exact: true }).fill(LAB_PASSWORD);
  await page.keyboard.press('Enter');
  await expect(tabs(page)).toHaveCount(3);
});

test('where only Windows may sign people in, nobody can type a password', async ({ open }) => {
  const place = tickets.none();
  const { page } = await open(withTicket(place, { signIn: 'windows' }));
  await expect(page.getByRole('alert')).toContainText('Windows has no ticket for you.');
  await expect(userName(page)).toHaveCount(0);
  tickets.get('desk-user', { into: place });
  await page.getByRole('button', { name: 'Ask Windows again' }).click();
  await expect(page.getByRole('button', { name: 'Use another account' })).toHaveCount(0);
  await signInAs(page, 'desk-user').click();
  await expect(tabs(page)).toHaveCount(2);
});

test('whoever has begun to type goes on; without a ticket nothing is different', async ({
  open,
}) => {
  const { page } = await open(withTicket(tickets.none()));
  await userName(page).fill('desk-admin');
  await page.getByLabel('Password', { exact: true }).fill(LAB_PASSWORD);
  await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(tabs(page)).toHaveCount(3);
});

test('the check of the connection shows the ticket and for which controller it is', async ({
  open,
}) => {
  const { page } = await open(withTicket(tickets.get('desk-admin')));
  await signInAs(page, 'desk-admin').waitFor();
  await page.getByRole('button', { name: 'Settings…' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Check connection' }).click();
  await expect(
    settings.getByRole('listitem').filter({ hasText: 'Look for a Windows ticket' }),
  ).toContainText('The ticket of desk-admin@CONTOSO.TEST is valid for ldap/dc1.contoso.test.');
});

test('a report is written without a window by whoever has a ticket and the role', async () => {
  const userData = mkdtempSync(join(tmpdir(), 'keydesk-scheduled-'));
  const configFile = join(userData, 'configuration.json');
  writeFileSync(configFile, JSON.stringify(withTicket(tickets.none()).configuration));
  const exported = (account: string, form: string, ...more: readonly string[]) => {
    const environment = { ...tickets.get(account) };
    const order = ['--export-report=recovery-audit', '--range=all', '--activity=everything'];
    const to = `--to=${join(userData, `audit.${form}`)}`;
    return runDesk({ userData, configFile, environment }, ...order, `--form=${form}`, to, ...more);
  };
  try {
    const csv = exported('desk-reports', 'csv');
    expect([csv.status, csv.stdout, csv.stderr]).toEqual([
      0,
      expect.stringContaining(String.raw`as csv for CONTOSO\desk-reports, 2 rows`),
      expect.not.stringContaining('keydesk:'),
    ]);
    expect(readFileSync(join(userData, 'audit.csv'), 'utf8')).toContain(BY_TICKET);
    expect(exported('desk-reports', 'csv').status).toBe(6);
    // A PDF is laid out by pages that nobody sees, as on a server.
    expect(exported('desk-reports', 'pdf', '--ozone-platform=headless').status).toBe(0);
    const text = spawnSync('pdftotext', ['-layout', join(userData, 'audit.pdf'), '-']).stdout;
    expect(String(text)).toContain(String.raw`CONTOSO\desk-reports`);
    const refused = exported('desk-user', 'xlsx');
    expect([refused.status, refused.stderr]).toEqual([
      5,
      expect.stringContaining('may not see reports'),
    ]);
    expect(
      readdirSync(userData)
        .filter((name) => name.startsWith('audit.'))
        .toSorted(),
    ).toEqual(['audit.csv', 'audit.pdf']);
    const told = await story({ userData });
    expect(told.map((line) => line.replace(/, SHA-256.*/, ''))).toEqual([
      ...['csv, 2 rows', 'pdf, 5 rows'].flatMap((what) => [
        `CONTOSO\\desk-reports sign-in successful ${BY_TICKET}`,
        `CONTOSO\\desk-reports export intended ${what.slice(0, 3)}`,
        `CONTOSO\\desk-reports export successful ${what}`,
        String.raw`CONTOSO\desk-reports sign-out successful`,
      ]),
      `CONTOSO\\desk-user sign-in successful ${BY_TICKET}`,
      String.raw`CONTOSO\desk-user refusal failed auth.forbidden reports.export`,
      String.raw`CONTOSO\desk-user sign-out successful`,
    ]);
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
});
