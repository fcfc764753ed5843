import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { holdMainClock, stopPageClock } from './support/clocks.ts';
import { result, shownPassword, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { CLIPBOARD_SECONDS, HIDE_SECONDS } from './support/times.ts';

const KEY = '3F9A1C7E-52B8-4D06-9E41-7A0C5D2B8F13';
const NO_FORM = {
  userDomain: '',
  userName: '',
  keyId: '',
  reason: 'lost-pin',
  note: '',
  ticket: '',
};

test('an admin gets the right key for eight digits and a reason, and saves it', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3f9a1c7e', ticket: 'INC0012345' });

  const { recoveryPassword, keyPackage } = await store().key(KEY);
  expect(await shownPassword(page)).toBe(recoveryPassword);
  await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  await expect(result(page)).toContainText('CONTOSO\\mia.larsen');

  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect(result(page)).toContainText(/Clears from the clipboard in \d:\d\d/);
  expect(await desk.clipboard()).toBe(recoveryPassword);

  const keyFile = join(desk.downloads, `BitLocker Recovery Key ${KEY}.TXT`);
  await desk.answerSaveDialog(keyFile);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(result(page)).toContainText(`Saved and checked: BitLocker Recovery Key ${KEY}.TXT`);
  const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(readFileSync(keyFile));
  expect(text.startsWith('\uFEFFBitLocker Drive Encryption recovery key')).toBe(true);
  expect(text).toContain(`\r\n\t${recoveryPassword}\r\n`);

  const packageFile = join(desk.downloads, `BitLocker Key Package {${KEY}}.KPG`);
  await desk.answerSaveDialog(packageFile);
  await page.getByRole('button', { name: 'Save key package…' }).click();
  await expect(result(page)).toContainText('Saved and checked: BitLocker Key Package');
  expect(Uint8Array.from(readFileSync(packageFile))).toEqual(keyPackage);
  expect(readdirSync(desk.downloads)).toHaveLength(2);

  const entries = await store().entries();
  const [disclosure] = entries.slice(-6);
  expect(entries.slice(-6).map(({ action, result: how }) => `${action} ${how}`)).toEqual([
    'disclose successful',
    'copy successful',
    'save intended',
    'save successful',
    'save-key-package intended',
    'save-key-package successful',
  ]);
  expect(disclosure).toMatchObject({
    operator: 'CONTOSO\\helpdesk-admin',
    computer: 'CONTOSO\\NYC-LT-0117',
    keyId: KEY,
    reason: 'lost-pin',
    ticket: 'INC0012345',
  });
  expect(entries.slice(-6).every(({ requestId }) => requestId === disclosure?.requestId)).toBe(
    true,
  );
  expect(await store().verify()).toMatchObject({ intact: true, count: entries.length });
  expect((await store().key(KEY)).disclosedAt).not.toBeNull();
});

test('a prefix that three keys share lists them, and each is disclosed by its own request', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  const started = new Date().toISOString();
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: 'B7E4D2A9' });

  const table = page.getByRole('table', { name: 'Possible matches' });
  await expect(table.getByRole('button', { name: 'Show recovery password' })).toHaveCount(3);
  await expect(table.locator('mark').first()).toHaveText('B7E4D2A9');
  expect(await table.innerText()).not.toMatch(/\d{6}-\d{6}/);
  expect(await store().disclosedSince(started)).toEqual([]);

  await table
    .getByRole('row', { name: /LON-WS-0208/ })
    .getByRole('button', { name: 'Show recovery password' })
    .click();
  const key = await store().key('B7E4D2A9-6A18-47C5-B320-91D4F8E57C6A');
  expect(await shownPassword(page)).toBe(key.recoveryPassword);
  expect((await store().entries()).slice(-2).map(({ action }) => action)).toEqual([
    'search',
    'disclose',
  ]);
});

test('a help desk user fills in every field, and gets the end user’s only key', async ({
  desk,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-user');
  await submit(page, { keyId: 'B7E4D2A9' });
  await expect(page.getByText('Fill in this field.')).toHaveCount(2);
  await expect(page.getByLabel('User domain')).toBeFocused();

  await submit(page, { keyId: 'B7E4D2A9', userDomain: 'contoso', userName: 'Ken.Watanabe' });
  await expect(result(page)).toContainText('CONTOSO\\SEA-LT-0045');
});

test('an end user of another computer gets no key, and that is recorded', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-user');
  await submit(page, { keyId: KEY, userDomain: 'CONTOSO', userName: 'ken.watanabe' });
  await expect(page.getByRole('alert')).toContainText('belongs to a computer of this end user');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue(KEY);
  expect((await store().entries()).at(-1)).toMatchObject({
    result: 'failed',
    failure: 'recovery.userNotAssociated',
    endUser: 'CONTOSO\\ken.watanabe',
    keyId: KEY,
  });
});

test('no match says what to ask the caller next', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '00000000' });
  await expect(page.getByRole('alert')).toContainText(
    /No recovery key matches this key ID.*Ask the caller to read the key ID again/,
  );
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'search',
    result: 'failed',
    failure: 'recovery.noMatch',
    keyId: '00000000',
  });
});

test('a key without a package says so, and offers no saving', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '58C06D3B' });
  const button = page.getByRole('button', { name: 'Save key package…' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(
    /^No key package was backed up for this drive\./,
  );
});

test('keys that were handed out or replaced before are shown as such', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: 'E21B7F84' });
  await expect(result(page)).toContainText('This key was already handed out before');
  await submit(page, { keyId: '9D40A6F5' });
  await expect(result(page)).toContainText('Superseded');
  await submit(page, { keyId: 'C5F8320D' });
  await expect(result(page)).toContainText('E: · Removable drive · Field data');
});

test('two quick clicks on Submit are one entry and one disclosure', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByLabel('Recovery key ID').fill('3F9A1C7E');
  await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
  await page.getByRole('button', { name: 'Submit' }).dblclick({ delay: 60 });
  await result(page).waitFor();
  // A later request takes the same way: once it is in the log, a request of the second click would
  // be there, too.
  const later = await page.evaluate(
    (form) =>
      globalThis.window.bridge.call({
        id: crypto.randomUUID(),
        name: 'recovery.submit',
        input: { form },
      }),
    { ...NO_FORM, keyId: '58C06D3B' },
  );
  expect(later).toMatchObject({ ok: true });
  expect(
    (await store().entries()).slice(-3).map(({ action, keyId }) => [action, keyId.slice(0, 8)]),
  ).toEqual([
    ['sign-in', ''],
    ['disclose', '3F9A1C7E'],
    ['disclose', '58C06D3B'],
  ]);
});

test('a closed save dialog leaves no file and no entry', async ({ desk, store }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await desk.answerSaveDialog(undefined);
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('button', { name: 'Save…' })).toBeEnabled();
  expect(readdirSync(desk.downloads)).toEqual([]);
  expect((await store().entries()).at(-1)).toMatchObject({ action: 'disclose' });
});

test('a missing folder gives a message and a failed entry, and the key stays', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await desk.answerSaveDialog(join(desk.downloads, 'pulled-out/key.TXT'));
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('alert')).toContainText('no longer there');
  expect((await store().entries()).slice(-2)).toMatchObject([
    { result: 'intended' },
    { result: 'failed', failure: 'file.gone' },
  ]);
  await desk.answerSaveDialog(join(desk.downloads, 'key.TXT'));
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(result(page)).toContainText('Saved and checked');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the digits hide by themselves and leave the page; showing them again is recorded', async ({
  ownDesk,
  ownStore,
}) => {
  const { page } = ownDesk;
  await page.clock.install();
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const password = await shownPassword(page);
  await expect(result(page)).toContainText(/Hides in \d+:\d\d/);
  await stopPageClock(page);
  await page.clock.runFor((HIDE_SECONDS / 2) * 1_000);
  expect(await shownPassword(page)).toBe(password);
  await page.clock.runFor((HIDE_SECONDS / 2) * 1_000);
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible();
  expect(await page.content()).not.toContain(password.slice(0, 6));

  await page.getByRole('button', { name: 'Show again' }).click();
  expect(await shownPassword(page)).toBe(password);
  expect((await ownStore().entries()).at(-1)).toMatchObject({
    action: 'show-again',
    result: 'successful',
  });
});

test('the clipboard is cleared after its time, unless somebody copied something else', async ({
  ownDesk: desk,
}) => {
  const { page, app } = desk;
  const mainClock = await holdMainClock(app);
  await page.clock.install();
  const passes = async (seconds: number) => {
    await mainClock.goOn(seconds);
    await page.clock.runFor(seconds * 1_000);
  };
  const copy = async () => {
    await page.getByRole('button', { name: 'Copy Key' }).click();
    await expect(result(page)).toContainText(/Clears from the clipboard in \d:\d\d/);
  };
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  const password = await shownPassword(page);
  await stopPageClock(page);
  await copy();
  await passes(CLIPBOARD_SECONDS - 1);
  await expect(result(page)).toContainText('Clears from the clipboard in 0:01');
  expect(await desk.clipboard()).toBe(password);
  await passes(1);
  await expect(result(page)).toContainText('The key is no longer on the clipboard.');
  await expect.poll(() => desk.clipboard()).toBe('');

  await copy();
  await app.evaluate(({ clipboard }) => clipboard.writeText('shopping list'));
  await passes(CLIPBOARD_SECONDS);
  await expect(result(page)).toContainText('The key is no longer on the clipboard.');
  expect(await desk.clipboard()).toBe('shopping list');
});
