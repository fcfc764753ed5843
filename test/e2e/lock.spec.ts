import type { ConsoleWindow } from './support/console-window.ts';
import { signIn, submit } from './support/steps.ts';
import { expect, test } from './support/test.ts';
import { settingsWith } from './support/times.ts';

/** Remembers when the page is hidden and shown, and that it was loaded again. */
async function watchPage({ app }: ConsoleWindow): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) throw new Error('no window');
    const { contentView, webContents } = window;
    const happened: string[] = [];
    Object.assign(globalThis, { happened });
    const setVisible = contentView.setVisible.bind(contentView);
    contentView.setVisible = (isVisible) => {
      happened.push(isVisible ? 'shown' : 'hidden');
      setVisible(isVisible);
    };
    // Before the console's own listener.
    webContents.prependListener('render-process-gone', () => happened.push('ended'));
    webContents.on('did-finish-load', () => happened.push('loaded'));
  });
}

const happened = ({ app }: ConsoleWindow) =>
  app.evaluate(() => [...(Reflect.get(globalThis, 'happened') as readonly string[])]);

/** Locks as the desktop's own lock does, and tells what has happened right after. */
const lockDesktop = ({ app }: ConsoleWindow) =>
  app.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('lock-screen');
    return [...(Reflect.get(globalThis, 'happened') as readonly string[])];
  });

/** Returns once the page does not answer any more. */
async function hang({ app, page }: ConsoleWindow): Promise<void> {
  await page.evaluate(() => {
    setTimeout(() => {
      for (;;);
    });
  });
  const isSilent = () =>
    app.evaluate(({ BrowserWindow }) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('false'),
        new Promise<boolean>((resolve) => void setTimeout(resolve, 500, true)),
      ]),
    );
  await expect.poll(isSilent).toBe(true);
}

async function showKey(desk: ConsoleWindow): Promise<void> {
  const { page } = desk;
  await signIn(page, 'helpdesk-admin');
  await submit(page, { keyId: '3F9A1C7E' });
  await page.getByRole('region', { name: 'Recovery password' }).waitFor();
  await watchPage(desk);
}

test('Lock hides the page until it has let go of the key', async ({ ownDesk: desk }) => {
  await showKey(desk);
  expect(await lockDesktop(desk)).toEqual(['hidden']);
  await expect(desk.page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await expect.poll(() => happened(desk)).toEqual(['hidden', 'shown']);
});

test.describe('with the shortest time for the page', () => {
  const settings = settingsWith({ session: { endPageAfterSeconds: 1 } });
  test.use({ launch: { configuration: { settings } } });

  test('Lock does not wait for a page that hangs', async ({ ownDesk: desk }) => {
    await showKey(desk);
    await hang(desk);
    expect(await lockDesktop(desk)).toEqual(['hidden']);
    await expect.poll(() => happened(desk)).toEqual(['hidden', 'ended', 'shown', 'loaded']);
    // Through main: Playwright gives up a page that has crashed once.
    const shown = () =>
      desk.app.evaluate(async ({ BrowserWindow }): Promise<string> =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      );
    await expect.poll(shown).toContain('Unlock');
  });
});
