import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutSecrets } from '#shared/request/secret-text.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import {
  fillInTpm,
  openManageTpm,
  ownerResult,
  resetLockout,
  resetSection,
  submitTpm,
  tpmPane,
} from './support/tpm-steps.ts';

// What is done to a TPM stays with the console that did it: these tests have one of their own.
const ONE_OWNER = 'NYC-WS-0171';
const HISTORY = 'LON-WS-0242';
const MODERN = 'NYC-LT-0117';

const ownerFile = (computer: string, ownerAuth = '1euIs20Or/60b0ehnTqoX4cMis8=') =>
  `<tpmOwnerData machineName="${computer}"><ownerAuth>${ownerAuth}</ownerAuth></tpmOwnerData>`;

const story = (entries: readonly { action: string; result: string; failure: string }[]) =>
  entries.map(({ action, result, failure }) => [action, result, failure].filter(Boolean).join(' '));

test('an admin retrieves the owner password, saves it, and resets the lockout with it', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  const before = (await store().entries()).length;
  await submitTpm(page, {
    computerName: ONE_OWNER,
    computerDomain: 'contoso.test',
    ticket: 'INC1',
  });

  const password = await ownerResult(page).getByRole('code').innerText();
  expect(Buffer.from(password, 'base64')).toHaveLength(20);
  await expect(ownerResult(page)).toContainText(
    'Never give this password or its file to the end user.',
  );
  await ownerResult(page).getByRole('button', { name: 'Copy' }).click();
  await expect(ownerResult(page)).toContainText('Clears from the clipboard');
  expect(await desk.clipboard()).toBe(password);

  const file = join(desk.downloads, `${ONE_OWNER}.tpm`);
  await desk.answerSaveDialog(file);
  await ownerResult(page).getByRole('button', { name: 'Save…' }).click();
  await expect(ownerResult(page)).toContainText(`Saved and checked: ${ONE_OWNER}.tpm`);
  const saved = readFileSync(file, 'utf8');
  expect(saved).toContain(`<ownerAuth>${password}</ownerAuth>`);
  expect(saved).toContain(`machineName="${ONE_OWNER}"`);
  expect(saved).toContain('creationUser="CONTOSO\\helpdesk-admin"');

  await expect(
    resetSection(page).getByRole('radio', { name: 'The one just retrieved' }),
  ).toBeChecked();
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('nyc-ws-0171.contoso.test');
  await expect(page.getByRole('alertdialog')).toContainText('The owner password just retrieved');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page)).toContainText(
    'The TPM of nyc-ws-0171.contoso.test accepts PINs again.',
  );

  const entries = (await store().entries()).slice(before);
  expect(story(entries)).toEqual([
    'disclose successful',
    'copy successful',
    'save intended',
    'save successful',
    'reset-lockout intended',
    'reset-lockout successful',
  ]);
  for (const entry of entries) {
    expect(entry).toMatchObject({
      operator: 'CONTOSO\\helpdesk-admin',
      role: 'admin',
      computer: `CONTOSO\\${ONE_OWNER}`,
      keyType: 'tpm-password-hash',
      reason: 'reset-pin-lockout',
    });
  }
  const written = JSON.stringify(entries);
  expect(withoutSecrets(written)).toBe(written);
  expect(await store().verify()).toMatchObject({ intact: true });

  // Asked once more, it is no longer locked: nothing is sent.
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page)).toContainText('is not locked');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
});

test('a recent computer stores no owner password, and is reset without one', async ({
  ownDesk: desk,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  // Pasted whole, and split when the field is left.
  await submitTpm(page, { computerName: `${MODERN}.contoso.test` });
  await expect(tpmPane(page).getByLabel('Computer name')).toHaveValue(MODERN);
  await expect(tpmPane(page).getByLabel('Computer domain')).toHaveValue('contoso.test');
  await expect(page.getByRole('alert')).toContainText(
    'No TPM owner password is stored for this computer.',
  );
  await resetSection(page).getByRole('button', { name: 'Read lockout state' }).click();
  await expect(resetSection(page)).toContainText(
    'is locked out. 32 of 32 failed attempts counted.',
  );
  await resetLockout(page);
  await expect(resetSection(page)).toContainText(
    'accepts PINs again. 0 of 32 failed attempts counted.',
  );
});

test('several owner passwords are a history, and a superseded one locks the TPM', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  await submitTpm(page, { computerName: HISTORY, computerDomain: 'CONTOSO' });
  const rows = page.getByRole('table', { name: 'Stored owner passwords' }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(ownerResult(page)).toHaveCount(0);
  await rows.filter({ hasText: 'Superseded' }).getByRole('button').click();
  await expect(ownerResult(page)).toContainText(
    'A newer owner password is stored for this computer.',
  );
  await desk.answerSaveDialog(join(desk.downloads, 'no such folder', 'a.tpm'));
  await ownerResult(page).getByRole('button', { name: 'Save…' }).click();
  await expect(ownerResult(page).getByRole('alert')).toContainText(
    'The folder or drive is no longer there.',
  );

  await resetLockout(page, true);
  await expect(resetSection(page).getByRole('alert')).toContainText('0x80280001');
  await expect(resetSection(page).getByRole('alert')).toBeInViewport({ ratio: 1 });
  await rows.filter({ hasText: 'Newest' }).getByRole('button').click();
  await resetLockout(page);
  await expect(resetSection(page).getByRole('alert')).toContainText(
    'The TPM is defending against dictionary attacks',
  );
  expect(story((await store().entries()).slice(-5))).toEqual([
    'reset-lockout intended',
    'reset-lockout failed tpm.wrongOwnerPassword',
    'disclose successful',
    'reset-lockout intended',
    'reset-lockout failed tpm.defendLock',
  ]);
});

test('a file is read strictly, and another computer’s file needs a confirmation', async ({
  ownDesk: desk,
  ownStore: store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  await fillInTpm(page, { computerName: ONE_OWNER, computerDomain: 'contoso.test' });
  const offer = async (content: string) => {
    const path = join(desk.downloads, 'offered.tpm');
    writeFileSync(path, content);
    await desk.answerOpenDialog(path);
    await resetSection(page).getByRole('button', { name: 'Choose file…' }).click();
  };
  await offer('<!DOCTYPE x [<!ENTITY a "b">]><tpmOwnerData/>');
  await expect(resetSection(page).getByRole('alert')).toContainText(
    'It has a document type declaration',
  );
  await offer(ownerFile('OTHER-PC', 'AAAAAAAAAAAAAAAAAAAAAAAAAAA='));
  await expect(
    resetSection(page).getByRole('radio', { name: 'File: offered.tpm, for OTHER-PC' }),
  ).toBeChecked();

  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('This file is for OTHER-PC, not for NYC-WS-0171.');
  await expect(dialog.getByRole('button', { name: 'Reset TPM lockout' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(resetSection(page).getByRole('button', { name: 'Reset TPM lockout' })).toBeFocused();
  expect((await store().entries()).filter(({ action }) => action === 'reset-lockout')).toEqual([]);

  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await dialog.getByLabel('Send it anyway').check();
  await dialog.getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page).getByRole('alert')).toContainText(
    'did not accept the owner password',
  );
});

test('a help desk user fills in every field, for somebody of that computer', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-user');
  await openManageTpm(page);
  await tpmPane(page).getByRole('button', { name: 'Submit' }).click();
  await expect(tpmPane(page).getByText('Fill in this field.')).toHaveCount(4);
  await expect(tpmPane(page).getByLabel('Computer name')).toBeFocused();
  await submitTpm(page, {
    computerName: ONE_OWNER,
    computerDomain: 'contoso.test',
    userDomain: 'CONTOSO',
    userName: 'somebody.else',
  });
  await expect(page.getByRole('alert')).toContainText(
    'This user is not associated with this computer.',
  );
  await resetSection(page).getByRole('button', { name: 'Reset TPM lockout' }).click();
  await expect(resetSection(page).getByRole('alert')).toContainText(
    'This user is not associated with this computer.',
  );
  await submitTpm(page, { computerName: ONE_OWNER, userName: 'erik.lund' });
  await expect(ownerResult(page).getByRole('code')).toBeVisible();
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'disclose',
    role: 'user',
    endUser: 'CONTOSO\\erik.lund',
  });
});

test('a report user does not see the tab and does not reach its calls by hand', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await page.getByRole('tab', { name: 'Reports' }).waitFor();
  await expect(page.getByRole('tab', { name: 'Manage TPM' })).toHaveCount(0);
  const form = {
    computerDomain: 'contoso.test',
    computerName: ONE_OWNER,
    userDomain: '',
    userName: '',
    reason: 'other',
    note: 'x',
    ticket: '',
  };
  for (const name of ['tpm.submit', 'tpm.readLockout', 'tpm.resetCommand']) {
    const reply = await page.evaluate(
      ([call, input]) =>
        globalThis.window.bridge.call({ id: crypto.randomUUID(), name: call, input }),
      [name, { form }] as const,
    );
    expect(reply).toEqual({ ok: false, error: { code: 'auth.forbidden', details: {} } });
    expect((await store().entries()).at(-1)).toMatchObject({ action: 'refusal', note: name });
  }
});

test('what cannot be reached or is not known says what to do next', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  await fillInTpm(page, { computerName: 'SEA-LT-0092', computerDomain: 'contoso.test' });
  await resetSection(page).getByRole('button', { name: 'Read lockout state' }).click();
  await expect(resetSection(page).getByRole('alert')).toContainText(
    'The computer does not answer.',
  );
  await submitTpm(page, { computerName: 'NO-SUCH-PC', computerDomain: 'contoso.test' });
  await expect(page.getByRole('alert')).toContainText('This computer was not found in any source.');
  await expect(tpmPane(page).getByLabel('Computer name')).toHaveValue('NO-SUCH-PC');
  await submitTpm(page, { computerName: "x';shutdown", computerDomain: 'contoso.test' });
  await expect(tpmPane(page)).toContainText(
    'A computer name has letters, digits and hyphens only.',
  );
});

test('a file is dropped, and names are completed from the third letter', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await openManageTpm(page);
  await tpmPane(page).getByLabel('Computer name').fill('NYC-WS-017');
  await expect(
    page.locator(
      ['[value="nyc-ws-0171.contoso.test"]', ':text-is("nyc-ws-0171.contoso.test")']
        .map((match) => `datalist option${match}`)
        .join(', '),
    ),
  ).toHaveCount(1);
  // Only one computer bears this name: the domain need not be typed.
  await submitTpm(page, { computerName: ONE_OWNER });
  await expect(ownerResult(page)).toBeVisible();
  await expect(tpmPane(page).getByRole('region', { name: 'This request' })).toContainText(
    `${ONE_OWNER}.contoso.test`,
  );

  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'dropped.tpm'));
    return data;
  }, ownerFile(ONE_OWNER));
  await resetSection(page)
    .getByText('or drop a .tpm file here')
    .dispatchEvent('drop', { dataTransfer: dropped });
  await expect(
    resetSection(page).getByRole('radio', { name: `File: dropped.tpm, for ${ONE_OWNER}` }),
  ).toBeChecked();
  expect(page.url()).toBe('app://keydesk/index.html');
});
