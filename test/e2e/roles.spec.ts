import { holdMainClock, stopPageClock } from './support/clocks.ts';
import { result, signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { SHORTEST_IDLE_SECONDS, settingsWith } from './support/times.ts';

test('each role sees its own tabs', async ({ desk }) => {
  const { page } = desk;
  // The outer ones: the reports have tabs of their own, as soon as their pane is there.
  const tabs = page.getByRole('tablist', { name: 'Areas' });
  await signIn(page, 'helpdesk-admin');
  await expect(tabs).toMatchAriaSnapshot(`
    - tablist "Areas":
      - tab "Drive Recovery" [selected]
      - tab "Manage TPM"
      - tab "Reports"
  `);
  await signOut();
  await signIn(page, 'helpdesk-user');
  await expect(tabs.getByRole('tab', { name: 'Manage TPM' })).toBeVisible();
  await expect(tabs.getByRole('tab')).toHaveCount(2);
  await signOut();
  await signIn(page, 'report-user');
  await expect(tabs.getByRole('tab', { name: 'Reports' })).toBeVisible();
  await expect(tabs.getByRole('tab')).toHaveCount(1);

  async function signOut(): Promise<void> {
    await page.getByRole('button', { name: /^Account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  }
});

test('a report user reads the audit log and its check, and cannot call for a key', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'report-user');
  await page.getByRole('button', { name: 'View report' }).click();
  await expect(
    page.getByText(/^Verified: [\d,.]+ entries, newest hash [0-9a-f]{16}…$/),
  ).toBeVisible();
  await expect(
    page.getByRole('grid', { name: 'Recovery Audit Report' }).getByRole('row'),
  ).not.toHaveCount(0);

  const reply = await page.evaluate(() =>
    globalThis.window.bridge.call({
      id: crypto.randomUUID(),
      name: 'recovery.submit',
      input: {
        form: {
          userDomain: '',
          userName: '',
          keyId: '3F9A1C7E',
          reason: 'lost-pin',
          note: '',
          ticket: '',
        },
      },
    }),
  );
  expect(reply).toEqual({ ok: false, error: { code: 'auth.forbidden', details: {} } });
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'refusal',
    failure: 'auth.forbidden',
    operator: 'CONTOSO\\report-user',
    note: 'recovery.submit',
  });
});

test('a wrong password gives one message, and only the password is cleared', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin', 'wrong');
  await expect(page.getByRole('alert')).toContainText('The user name or password is not correct.');
  await expect(page.getByLabel('User name')).toHaveValue('CONTOSO\\helpdesk-admin');
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  expect((await store().entries()).at(-1)).toMatchObject({
    action: 'sign-in',
    result: 'failed',
    operator: 'CONTOSO\\helpdesk-admin',
  });
});

test('empty fields are named in the form', async ({ desk }) => {
  const { page } = desk;
  await page.getByLabel('User name').waitFor();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Enter your user name and password.')).toBeVisible();
  await expect(page.getByLabel('User name')).toBeFocused();
  await page.getByLabel('User name').fill('helpdesk-admin@contoso.test');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Enter your password.')).toBeVisible();
  await page.keyboard.type('d');
  await expect(page.getByText('Enter your password.')).toHaveCount(0);
});

test('a demo account that is clicked is filled in, and Enter signs it in', async ({ desk }) => {
  const { page } = desk;
  await page.getByRole('button', { name: /report-user/ }).click();
  await expect(page.getByLabel('User name')).toHaveValue('CONTOSO\\report-user');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Reports' })).toBeVisible();
});

test('after five failures the account has to wait, even in a restarted console', async ({
  ownDesk: { app, page },
}) => {
  const button = page.getByRole('button', { name: 'Sign in', exact: true });
  const timer = page.getByRole('timer');
  const mainClock = await holdMainClock(app);
  await page.clock.install();
  for (let n = 1; n <= 5; n += 1) {
    await signIn(page, 'helpdesk-admin', 'wrong');
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue('');
  }
  await stopPageClock(page);
  await signIn(page, 'helpdesk-admin');
  await expect(timer).toContainText('Try again in 0:15');
  await expect(button).toBeDisabled();
  await page.clock.resume();
  await page.reload();
  await button.waitFor();
  await stopPageClock(page);
  await signIn(page, 'helpdesk-admin');
  await expect(timer).toContainText('Try again in 0:15');
  await mainClock.goOn(14);
  await page.clock.runFor(14_000);
  await expect(timer).toContainText('Try again in 0:01');
  await expect(button).toBeDisabled();
  await mainClock.goOn(1);
  await page.clock.runFor(1_000);
  await expect(button).toBeEnabled();
  await page.clock.resume();
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
});

test('the lock drops the key from the page and from main, and asks for the password', async ({
  desk,
  store,
}) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect(result(page)).toContainText('Clears from the clipboard');

  // As the menu's Ctrl+L does, and the desktop's own lock.
  await desk.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  expect(await desk.clipboard()).toBe('');
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused();
  await page.keyboard.type('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not correct');
  await page.keyboard.type('demo');
  await page.keyboard.press('Enter');
  // The request has waited behind the lock, and its key has not.
  await expect(page.getByRole('region', { name: 'Recent requests' })).toContainText(
    /3F9A1C7E.*Key no longer held/,
  );
  await expect(result(page)).toHaveCount(0);
  expect(
    (await store().entries()).slice(-3).map(({ action, result: how }) => `${action} ${how}`),
  ).toEqual(['lock successful', 'unlock failed', 'unlock successful']);
});

test.describe('with the shortest idle time', () => {
  test.use({
    launch: {
      configuration: {
        settings: settingsWith({ session: { lockAfterIdleSeconds: SHORTEST_IDLE_SECONDS } }),
      },
    },
  });

  test('a desktop nobody touches locks the console', async ({ ownDesk: { app, page } }) => {
    /** From now on the desktop was touched last so many seconds ago, whenever the console asks. */
    const idleFor = (seconds: number) =>
      app.evaluate(({ powerMonitor }, idle) => {
        Object.assign(globalThis, { timesAsked: 0 });
        powerMonitor.getSystemIdleTime = () => {
          Object.assign(globalThis, { timesAsked: Reflect.get(globalThis, 'timesAsked') + 1 });
          return idle;
        };
      }, seconds);
    const timesAsked = () => app.evaluate(() => Number(Reflect.get(globalThis, 'timesAsked')));
    await idleFor(SHORTEST_IDLE_SECONDS - 1);
    await signIn(page, 'helpdesk-admin');
    await page.getByLabel('Recovery key ID').waitFor();
    await idleFor(SHORTEST_IDLE_SECONDS - 1);
    await expect
      .poll(timesAsked, { message: 'how often the console asked for the idle time' })
      .toBeGreaterThan(0);
    const session = await page.evaluate(() =>
      globalThis.window.bridge.call({
        id: crypto.randomUUID(),
        name: 'session.current',
        input: undefined,
      }),
    );
    expect(session).toMatchObject({ ok: true, output: { locked: false } });
    await idleFor(SHORTEST_IDLE_SECONDS);
    await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  });
});

test('the menu locks and signs out', async ({ desk }) => {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
  const choose = (label: string) =>
    desk.app.evaluate(
      ({ Menu }, wanted) =>
        Menu.getApplicationMenu()
          ?.items[0]?.submenu?.items.find((item) => item.label === wanted)
          ?.click(),
      label,
    );
  await choose('&Lock');
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await choose('&Sign out');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});
