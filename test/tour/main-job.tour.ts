import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from '#test/root.ts';
import type { ConsoleWindow } from '../e2e/support/console-window.ts';
import { settled } from '../e2e/support/settled.ts';
import { fillIn, result, shownPassword, signIn, submit } from '../e2e/support/steps.ts';
import type { StoreReader } from '../e2e/support/store.ts';
import { expect, test } from '../e2e/support/test.ts';
import { settingsWith } from '../e2e/support/times.ts';
import {
  fillInTpm,
  openManageTpm,
  ownerResult,
  resetLockout,
  resetSection,
  submitTpm,
  tpmPane,
} from '../e2e/support/tpm-steps.ts';
import { plugIn, stickObstacle } from '../media/stick.ts';

const PICTURES = resolve(ROOT, 'dist/tour');
/** A report file that one step saves and another opens. */
const REPORT_FILE = 'recovery-audit.kdreport';

/** What every step of the tour works with. */
interface Tour {
  readonly desk: ConsoleWindow;
  readonly page: ConsoleWindow['page'];
  readonly store: () => StoreReader;
  /** Takes the next picture, once all animations on the page have ended. */
  picture(name: string): Promise<void>;
}

const STEPS: readonly (readonly [name: string, work: (tour: Tour) => Promise<void>])[] = [
  ['signing in', signingIn],
  ['what is missing, and what is not found', searching],
  ['one of several matches', choosingAMatch],
  ['the recovery password, copied and saved', handingOver],
  ['read aloud and read back', readingAloud],
  ['a kit on a stick', savingAKit],
  ['why, and the procedures', followingProcedures],
  ['a damaged password, and a computer that is recovered again', findingTrouble],
  ['a TPM owner password and its lockout', resettingALockout],
  ['several owner passwords, and none', readingOwnerPasswords],
  ['TPMs that need no reset, and a file of another computer', refusingResets],
  ['the recovery audit report', readingTheAudit],
  ['compliance', readingCompliance],
  ['reports in other colours and sizes', lookingAtReports],
  ['drive recovery in other colours and sizes', lookingAtDriveRecovery],
  ['the lock, and a saved report', openingASavedReport],
  ['what a help desk user has to fill in', asHelpDeskUser],
];

test.use({ launch: { configuration: 'own' } });

test('the main job, step by step', async ({ ownDesk: desk, ownStore: store }) => {
  const { page } = desk;
  removePictures();
  let number = 0;
  const picture = async (name: string) => {
    number += 1;
    await settled(page);
    await page.screenshot({
      path: join(PICTURES, `${String(number).padStart(2, '0')}-${name}.png`),
    });
  };
  for (const [name, work] of STEPS)
    await test.step(name, () => work({ desk, page, store, picture }));
});

/** Removes the pictures of the last tour, but not those another test has just saved. */
function removePictures(): void {
  mkdirSync(PICTURES, { recursive: true });
  for (const name of readdirSync(PICTURES).filter((file) => /^\d+-/.test(file)))
    rmSync(join(PICTURES, name));
}

async function signingIn({ page, picture }: Tour): Promise<void> {
  await page.getByLabel('User name').waitFor();
  await picture('sign-in');
  await page.getByRole('button', { name: 'Connect to your organisation…' }).click();
  await page.getByLabel('Domain').fill('contoso.com');
  await page.getByText('More').click();
  await picture('connect-to-your-organisation');
  await page.keyboard.press('Escape');
  await signIn(page, 'helpdesk-admin', 'wrong');
  await page.getByRole('alert').waitFor();
  await picture('wrong-password');
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').waitFor();
  await picture('drive-recovery');
}

async function searching({ page, picture }: Tour): Promise<void> {
  await page.getByRole('button', { name: 'Submit' }).click();
  await picture('what-is-missing');
  await submit(page, { keyId: '00000000' });
  await page.getByRole('alert').waitFor();
  await picture('no-match');
  await fillIn(page, { keyId: 'Hello, my key ID is 3F9A IC7E' });
  await picture('was-this-meant');
  await submit(page, { keyId: '3F9A1C7F', userDomain: 'CONTOSO', userName: 'mia.larsen' });
  await page.getByRole('table', { name: 'Similar key IDs' }).waitFor();
  await picture('similar-key-ids');
  await page.getByText('Find by computer or end user').click();
  await page.getByLabel('Computer', { exact: true }).fill('NYC-LT-0117');
  await page.getByRole('button', { name: 'Find keys' }).click();
  await page.getByRole('table', { name: 'Keys of NYC-LT-0117' }).waitFor();
  await picture('found-by-computer');
  await page.getByText('Find by computer or end user').click();
  await page.getByRole('button', { name: 'New request' }).click();
}

async function choosingAMatch({ page, picture }: Tour): Promise<void> {
  await submit(page, { keyId: 'B7E4D2A9', ticket: 'INC0042817' });
  const matches = page.getByRole('table', { name: 'Possible matches' });
  await matches.waitFor();
  await picture('possible-matches');
  await page.setViewportSize({ width: 590, height: 780 });
  await matches.scrollIntoViewIfNeeded();
  await picture('possible-matches-at-200-percent');
  await page.setViewportSize({ width: 1180, height: 780 });
  await matches
    .getByRole('row', { name: /NYC-LT-0132/ })
    .getByRole('button', { name: 'Show recovery password' })
    .click();
  await result(page).waitFor();
  await picture('one-of-the-matches');
}

async function handingOver({ page, desk, picture }: Tour): Promise<void> {
  await page.getByRole('button', { name: 'New request' }).click();
  await submit(page, {
    keyId: '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13',
    reason: 'BIOS changed',
    ticket: 'INC0042818',
  });
  await result(page).waitFor();
  await picture('recovery-password');
  await page.getByRole('button', { name: 'Spell out 3F9A1C7E' }).click();
  await picture('key-id-spelled-out');
  await page.getByRole('button', { name: 'Spell out 3F9A1C7E' }).click();
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect(result(page)).toContainText('Clears from the clipboard');
  await picture('copied');
  await desk.answerSaveDialog(
    join(desk.downloads, 'BitLocker Key Package {3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13}.KPG'),
  );
  await page.getByRole('button', { name: 'Save key package…' }).click();
  await expect(result(page)).toContainText('Saved and checked');
  await picture('key-package-saved');
}

async function readingAloud({ page, picture }: Tour): Promise<void> {
  const groups = (await shownPassword(page)).split('-');
  await page.getByRole('button', { name: 'Read aloud' }).click();
  await page.keyboard.type(groups.slice(0, 4).join(''));
  await picture('read-aloud');
  await page.keyboard.type(groups[5] ?? '');
  await picture('read-back-in-the-wrong-order');
  for (let digit = 0; digit < 6; digit += 1) await page.keyboard.press('Backspace');
  await page.keyboard.type('8');
  await picture('read-back-wrong-from-its-first-digit');
  await page.keyboard.press('Backspace');
  await page.keyboard.type(groups.slice(4).join(''));
  await picture('read-back-right');
  await page.keyboard.press('Escape');
}

async function savingAKit({ page, desk, picture }: Tour): Promise<void> {
  const stick =
    stickObstacle() === undefined ? plugIn({ folder: join(desk.downloads, 'STICK') }) : undefined;
  await desk.answerOpenDialog(stick?.folder ?? desk.downloads);
  await page.getByRole('button', { name: 'Save kit…' }).click();
  await expect(result(page)).toContainText('Saved and checked: BitLocker Recovery Kit');
  await picture('recovery-kit-saved');
  stick?.pullOut();
  await page.getByRole('button', { name: 'Save kit…' }).click();
  await picture(stick ? 'stick-pulled-out' : 'recovery-kit-saved-again');
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await picture('hidden');
}

async function followingProcedures({ page, picture }: Tour): Promise<void> {
  await page
    .getByRole('region', { name: 'BIOS changed: cause and next steps' })
    .scrollIntoViewIfNeeded();
  await picture('why-and-what-now');
  await page.getByRole('button', { name: 'Moved drive' }).click();
  await page.getByLabel('Letter of the drive on that computer').selectOption('E:');
  await page.getByRole('checkbox', { name: /^Start the computer that now holds/ }).click();
  await page.getByRole('checkbox', { name: /^Compare that key ID/ }).click();
  await page.getByRole('button', { name: 'Copy with password' }).first().click();
  await page.getByText(/^Copied with the password/).waitFor();
  await page.getByRole('button', { name: 'Save as note' }).click();
  await page.getByText('Noted in the audit log.').scrollIntoViewIfNeeded();
  await picture('moved-drive');
  await page.getByRole('button', { name: 'Moved drive' }).click();
  await page.getByRole('button', { name: 'Corrupted drive' }).click();
  await page.getByLabel('Empty drive for its data').selectOption('D:');
  await page.getByRole('checkbox', { name: 'Everything on D: is overwritten' }).click();
  await page.getByRole('button', { name: 'Save as note' }).scrollIntoViewIfNeeded();
  await picture('corrupted-drive');
}

async function findingTrouble({ page, store, picture }: Tour): Promise<void> {
  await page.getByRole('button', { name: 'New request' }).click();
  await store().damage('58C06D3B-91F2-4A7E-B5D8-E4173C9A2F60');
  await submit(page, { keyId: '58C06D3B' });
  await page.getByRole('alert').waitFor();
  await picture('stored-password-damaged');
  for (const hoursAgo of [300, 20]) await store().addDisclosure('CONTOSO\\NYC-LT-0117', hoursAgo);
  await submit(page, { keyId: '3F9A1C7E', reason: 'TPM reset' });
  await page.getByText(/times within 30 days/).scrollIntoViewIfNeeded();
  await picture('recovered-again-and-again');
}

async function resettingALockout({ page, desk, picture }: Tour): Promise<void> {
  await openManageTpm(page);
  await picture('manage-tpm');
  await submitTpm(page, { computerName: 'NYC-WS-0171.contoso.test', ticket: 'INC0042819' });
  await ownerResult(page).waitFor();
  await picture('tpm-owner-password');
  await desk.answerSaveDialog(join(desk.downloads, 'NYC-WS-0171.tpm'));
  await ownerResult(page).getByRole('button', { name: 'Save…' }).click();
  await expect(ownerResult(page)).toContainText('Saved and checked');
  await ownerResult(page).getByRole('button', { name: 'Hide', exact: true }).click();
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await page.getByRole('alertdialog').waitFor();
  await picture('confirm-reset');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page)).toContainText('accepts PINs again');
  await resetSection(page).scrollIntoViewIfNeeded();
  await picture('lockout-reset');
}

async function readingOwnerPasswords({ page, picture }: Tour): Promise<void> {
  await tpmPane(page).getByRole('button', { name: 'New request' }).click();
  await submitTpm(page, {
    computerName: 'LON-WS-0242',
    computerDomain: 'contoso.test',
    reason: 'Change TPM password',
  });
  await page
    .getByRole('table', { name: 'Stored owner passwords' })
    .getByRole('row', { name: /Superseded/ })
    .getByRole('button')
    .click();
  await ownerResult(page).waitFor();
  await picture('several-owner-passwords');
  await resetLockout(page, true);
  await resetSection(page).getByRole('alert').waitFor();
  await resetSection(page).scrollIntoViewIfNeeded();
  await picture('wrong-owner-password');
  await tpmPane(page).getByRole('button', { name: 'New request' }).click();
  await submitTpm(page, {
    computerName: 'NYC-LT-0117',
    computerDomain: 'contoso.test',
    reason: 'Clear TPM',
  });
  await page.getByRole('alert').waitFor();
  await picture('no-owner-password-stored');
}

async function refusingResets({ page, desk, picture }: Tour): Promise<void> {
  await fillInTpm(page, { computerName: 'SEA-WS-0083', computerDomain: 'contoso.test' });
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page)).toContainText('is not locked');
  await resetSection(page).scrollIntoViewIfNeeded();
  await picture('not-locked');
  await fillInTpm(page, { computerName: 'SEA-LT-0092', computerDomain: 'contoso.test' });
  await resetSection(page).getByRole('button', { name: 'Read lockout state' }).click();
  await resetSection(page).getByRole('alert').waitFor();
  await resetSection(page).scrollIntoViewIfNeeded();
  await picture('switched-off');
  writeFileSync(
    join(desk.downloads, 'other.tpm'),
    '<tpmOwnerData machineName="NYC-WS-0300">' +
      '<ownerAuth>1euIs20Or/60b0ehnTqoX4cMis8=</ownerAuth></tpmOwnerData>',
  );
  await desk.answerOpenDialog(join(desk.downloads, 'other.tpm'));
  await fillInTpm(page, { computerName: 'LON-WS-0242', computerDomain: 'contoso.test' });
  await resetSection(page).getByRole('button', { name: 'Choose file…' }).click();
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await page.getByRole('alertdialog').waitFor();
  await picture('file-of-another-computer');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
}

async function readingTheAudit({ page, desk, picture }: Tour): Promise<void> {
  await page.getByRole('tab', { name: 'Reports' }).click();
  await expect(page.getByText(/^Verified: /)).toBeVisible();
  await picture('recovery-audit-report');
  await page.getByRole('button', { name: 'Columns' }).click();
  await picture('columns-of-a-report');
  await page.keyboard.press('Escape');
  const rows = page.getByRole('grid', { name: 'Recovery Audit Report' });
  await rows.scrollIntoViewIfNeeded();
  await rows.getByRole('gridcell').nth(14).click();
  await page.keyboard.press('Shift+ArrowDown');
  await picture('rows-to-be-copied');
  await desk.answerSaveDialog(join(desk.downloads, REPORT_FILE));
  await page.getByRole('button', { name: 'Export' }).click();
  await picture('forms-of-an-export');
  await page.getByRole('menuitem', { name: 'Report file' }).click();
  await page.getByText(/^Saved and checked: /).waitFor();
}

async function readingCompliance({ page, picture }: Tour): Promise<void> {
  await page.getByRole('tab', { name: 'Enterprise Compliance' }).click();
  await page.getByRole('table', { name: 'Computer details' }).waitFor();
  await picture('enterprise-compliance');
  await page
    .getByRole('list', { name: 'Non-compliant – errors distribution' })
    .getByRole('button', { name: /^Unable to find compatible TPM/ })
    .click();
  await page.getByRole('button', { name: 'Clear filters' }).waitFor();
  await page.getByRole('button', { name: 'Volumes of LON-WS-0208' }).click();
  await page.getByRole('table', { name: 'Volumes of LON-WS-0208' }).scrollIntoViewIfNeeded();
  await picture('computers-behind-a-chart');
  await page.getByRole('button', { name: 'LON-WS-0208', exact: true }).click();
  await page.getByRole('heading', { name: 'LON-WS-0208' }).waitFor();
  await picture('computer-compliance');
  await page.getByRole('button', { name: 'Back to Enterprise Compliance' }).click();
}

async function lookingAtReports({ page, picture }: Tour): Promise<void> {
  await page.getByRole('button', { name: /^More filters/ }).click();
  await page.getByRole('button', { name: /^More filters/ }).scrollIntoViewIfNeeded();
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('reports-dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await picture('reports-in-high-contrast');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.getByRole('tab', { name: 'Recovery Audit Report' }).click();
  await page.setViewportSize({ width: 590, height: 780 });
  await picture('reports-at-200-percent');
  await page.getByRole('grid').scrollIntoViewIfNeeded();
  await picture('rows-at-200-percent');
  await page.setViewportSize({ width: 1180, height: 780 });
}

async function lookingAtDriveRecovery({ page, picture }: Tour): Promise<void> {
  await page.getByRole('tab', { name: 'Drive Recovery' }).click();
  await submit(page, { keyId: '9D40A6F5', reason: 'Lost PIN' });
  await expect(result(page)).toContainText('Superseded');
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture('dark');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await picture('high-contrast');
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 590, height: 780 });
  await picture('at-200-percent');
  await page.getByRole('button', { name: 'Read aloud' }).click();
  await picture('read-aloud-at-200-percent');
  await page.setViewportSize({ width: 1180, height: 780 });
}

async function openingASavedReport({ page, desk, picture }: Tour): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Lock' }).click();
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
  await picture('locked');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await desk.answerOpenDialog(join(desk.downloads, REPORT_FILE));
  await page.getByRole('button', { name: 'Open saved report…' }).click();
  await page.getByText(/^Consistent: /).waitFor();
  await picture('saved-report');
  await page.getByRole('button', { name: 'Close report' }).click();
}

async function asHelpDeskUser({ page, picture }: Tour): Promise<void> {
  await signIn(page, 'helpdesk-user');
  await page.getByLabel('User domain').waitFor();
  await submit(page, { keyId: 'B7E4D2A9' });
  await picture('help-desk-user-fills-in-every-field');
  await openManageTpm(page);
  await tpmPane(page).getByRole('button', { name: 'Submit' }).click();
  await picture('manage-tpm-for-a-help-desk-user');
}

test.describe('with a caller check', () => {
  const callerCheck = {
    steps: ['Called back at the number in the directory', 'Manager confirmed'],
    requiredOfUsers: true,
  };
  test.use({
    launch: { configuration: { settings: settingsWith({ recovery: { callerCheck } }) } },
  });

  test('what a help desk user ticks first', async ({ ownDesk: desk }) => {
    const { page } = desk;
    await signIn(page, 'helpdesk-user');
    await submit(page, { keyId: '3F9A1C7E', userDomain: 'CONTOSO', userName: 'mia.larsen' });
    await page.getByRole('checkbox', { name: 'Manager confirmed' }).check();
    await settled(page);
    await page.screenshot({ path: join(PICTURES, 'caller-check.png') });
  });
});
