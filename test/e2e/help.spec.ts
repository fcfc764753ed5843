import type { ElectronApplication } from '@playwright/test';
import { guideWindow } from './support/guide-window.ts';
import { signIn } from './support/steps.ts';
import { expect, test } from './support/test.ts';

/** Chooses an item of the Help menu, as a click on it would. */
async function chooseHelp(app: ElectronApplication, label: string): Promise<void> {
  await app.evaluate(({ Menu }, wanted) => {
    const help = Menu.getApplicationMenu()?.items.find((item) => item.label === '&Help');
    const item = help?.submenu?.items.find((candidate) => candidate.label === wanted);
    if (item === undefined) throw new Error(`the Help menu has no ${wanted}`);
    item.click();
  }, label);
}

/** Chooses what F1 is bound to: a key that a test sends reaches the page, but never a menu. */
async function pressF1(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items.flatMap((menu) => menu.submenu?.items ?? []);
    const bound = items?.filter((item) => item.accelerator === 'F1') ?? [];
    if (bound.length !== 1) throw new Error(`F1 is bound ${bound.length} times`);
    bound[0]?.click();
  });
}

test('the Help menu opens a guide, with nobody signed in and without a network', async ({
  ownDesk: { app, page },
}) => {
  await page.getByLabel('User name').waitFor();
  await app.evaluate(({ session }) => {
    const guides = session.fromPartition('guides', { cache: false });
    guides.enableNetworkEmulation({ offline: true });
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    guides.webRequest.onErrorOccurred(({ url }) => void refused.push(url));
  });
  const guide = guideWindow(app);
  await chooseHelp(app, 'Guide for &operators');
  await expect.poll(guide.address).toBe('app://guide/operator.html');
  await expect.poll(guide.title).toBe('Guide for operators');
  await chooseHelp(app, '&Security');
  await expect.poll(guide.title).toBe('Security');
  // One window for all of them.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(2);
  // Nothing was even asked for that is not there.
  expect(await app.evaluate(() => Reflect.get(globalThis, 'refused') as string[])).toEqual([]);
});

test('F1 opens the guide for the screen in front', async ({ ownDesk: { app, page } }) => {
  await signIn(page, 'helpdesk-admin');
  await page.getByRole('tab', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'View report' }).waitFor();
  const guide = guideWindow(app);
  await pressF1(app);
  await expect.poll(guide.address).toBe('app://guide/operator.html#reports');
  // At the heading: it stands in the first 60 pixels of the window.
  await expect.poll(async () => Math.floor((await guide.topOf('#reports')) / 60)).toBe(0);

  await guide.press('Escape');
  await expect.poll(guide.address).toBeUndefined();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Settings…' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await pressF1(app);
  await expect.poll(guide.address).toBe('app://guide/administrator.html');
});

// A console of its own: the history of a shared guide window holds what other tests opened.
test('a guide runs no script and links only to guides', async ({ ownDesk: { app, page } }) => {
  await page.getByLabel('User name').waitFor();
  const guide = guideWindow(app);
  await chooseHelp(app, 'Guide for &administrators');
  await expect.poll(guide.title).toBe('Guide for administrators');

  const window = await app.evaluate(async ({ session, webContents }) => {
    const contents = webContents
      .getAllWebContents()
      .find((candidate) => candidate.getURL().startsWith('app://guide/'));
    const guides = session.fromPartition('guides', { cache: false });
    const answer = await guides.fetch('app://guide/administrator.html');
    const status = async (url: string) => (await guides.fetch(url)).status;
    return {
      // Documented for tests only, and so missing from the types.
      preferences: (
        contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences(),
      hasOwnSession: contents?.session === guides,
      policy: answer.headers.get('content-security-policy'),
      elsewhere: await Promise.all(
        ['https://example.com', 'app://keydesk/index.html', 'app://guide/..%2fpackage.json'].map(
          (url) => status(url).catch(() => 'refused'),
        ),
      ),
    };
  });
  expect(window.preferences).toMatchObject({
    javascript: false,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  expect(window.preferences).not.toHaveProperty('preload');
  expect(window.hasOwnSession).toBe(true);
  expect(window.policy).toMatch(/^default-src 'none'; style-src 'self'; /);
  expect(window.elsewhere).toEqual(['refused', 404, 404]);

  await guide.click('main a[href="database-administrator.html"]');
  await expect.poll(guide.title).toBe('Guide for database administrators');
  for (const address of ['https://example.com/', 'app://keydesk/index.html', 'file:///etc/hosts']) {
    await guide.pointLinksTo(address);
    await guide.click('nav a');
  }
  // What comes after has its turn only when those clicks have had theirs.
  await guide.pointLinksTo('security.html');
  await guide.click('nav a');
  await expect.poll(guide.address).toBe('app://guide/security.html');
  const passed = await app.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .find((contents) => contents.getURL().startsWith('app://guide/'))
      ?.navigationHistory.getAllEntries()
      .map(({ url }) => url),
  );
  expect(passed).toEqual([
    'app://guide/administrator.html',
    'app://guide/database-administrator.html',
    'app://guide/security.html',
  ]);
});

test('the console ends with its own window, whatever guide is open', async ({
  ownDesk: { app, page },
}) => {
  await page.getByLabel('User name').waitFor();
  const guide = guideWindow(app);
  await chooseHelp(app, '&Security');
  await expect.poll(guide.title).toBe('Security');
  const ended = app.waitForEvent('close');
  await page.close();
  await ended;
});
