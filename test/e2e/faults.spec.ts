import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdsSecret } from '#shared/request/secret-text.ts';
import { ROOT } from '#test/root.ts';
import type { ConsoleWindow, LaunchOptions } from './support/console-window.ts';
import { fillIn, result, signIn, submit } from './support/steps.ts';
import { demoStoreFile, readStore } from './support/store.ts';
import { expect, test } from './support/test.ts';

type Open = (options?: LaunchOptions) => Promise<ConsoleWindow>;

let userData: string;
test.beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'keydesk-faults-'));
});
test.afterEach(() => {
  rmSync(userData, { recursive: true, force: true });
});

// The console makes the store that this test begins anew with.
test('a damaged store is named, left as it is, and opens once it was repaired', async ({
  open,
}) => {
  mkdirSync(join(userData, 'demo'));
  writeFileSync(demoStoreFile(userData), 'not a database at all');
  const desk = await open({ userData });
  const { page } = desk;
  await expect(page.getByRole('alert')).toContainText(
    'The store is damaged and was left exactly as it is.',
  );
  await page.getByLabel('User name').fill('CONTOSO\\helpdesk-admin');
  expect(readFileSync(demoStoreFile(userData), 'utf8')).toBe('not a database at all');
  expect(readdirSync(join(userData, 'demo'))).toEqual(['keydesk-demo.db']);

  rmSync(demoStoreFile(userData));
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByLabel('User name')).toHaveValue('CONTOSO\\helpdesk-admin');
  await signIn(page, 'helpdesk-admin');
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  await desk.close();
});

test('a store cut short is damaged, not empty', async ({ open }) => {
  await (await openedOnce(open)).close();
  truncateSync(demoStoreFile(userData), 40_000);
  const before = statSync(demoStoreFile(userData)).size;
  const desk = await open({ userData });
  await expect(desk.page.getByRole('alert')).toContainText('The store is damaged');
  expect(statSync(demoStoreFile(userData)).size).toBe(before);
  await desk.close();
});

test('a store another program holds is named; nothing is disclosed until it lets go', async ({
  open,
}) => {
  const desk = await openedOnce(open);
  const { page } = desk;
  await submit(page, { keyId: '3F9A1C7E' });
  await result(page).waitFor();
  const holder = await holdStore();
  await submit(page, { keyId: 'E21B7F84' });
  await expect(page.getByRole('alert')).toContainText('Another program is using the store.');
  await expect(page.getByLabel('Recovery key ID')).toHaveValue('E21B7F84');
  await expect(result(page)).toHaveCount(0);
  // Neither does the lock wait for a record that cannot be written: were the store waited for now, it would be for ever.
  await desk.app.evaluate(({ powerMonitor }) => {
    const now = performance.now();
    performance.now = () => now;
    powerMonitor.emit('lock-screen');
  });
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  holder.kill('SIGKILL');
  await page.getByLabel('Password', { exact: true }).fill('demo');
  await page.keyboard.press('Enter');
  await fillIn(page, { keyId: 'E21B7F84' });
  await page.getByRole('button', { name: 'Submit' }).click();
  await expect(result(page)).toContainText('SEA-WS-0061');
  await desk.close();
});

test('a profile folder that cannot be written is named, and nothing can be disclosed from it', async ({
  open,
}) => {
  test.skip(
    process.platform !== 'linux' || process.getuid?.() !== 0,
    'needs root to mount a write-protected file system',
  );
  await (await openedOnce(open)).close();
  const folder = join(userData, 'demo');
  execFileSync('mount', ['--bind', folder, folder]);
  execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
  try {
    const desk = await open({ userData });
    await expect(desk.page.getByRole('alert')).toContainText(
      'The store cannot be written, so nothing can be recorded or disclosed.',
    );
    execFileSync('umount', [folder]);
    await desk.page.getByRole('button', { name: 'Try again' }).click();
    await expect(desk.page.getByRole('alert')).toHaveCount(0);
    await desk.close();
  } finally {
    spawnSync('umount', [folder]);
  }
});

test('a configuration with a typing error says where it is', async ({ open }) => {
  const desk = await open({ configuration: { settings: { recovery: { hideAftreSeconds: 20 } } } });
  await expect(desk.page.getByRole('alert')).toContainText(
    'The configuration file cannot be used.',
  );
  await expect(desk.page.getByRole('alert')).toContainText('hideAftreSeconds');
  await desk.close();
});

test('a second console on the same data brings the first to the front instead', async ({
  open,
}) => {
  const first = await openedOnce(open);
  const second = spawn(
    process.env['KEYDESK_ELECTRON'] ?? '',
    [
      ROOT,
      ...(process.env['KEYDESK_ELECTRON_ARGS'] ?? '').split(' ').filter(Boolean),
      `--user-data-dir=${userData}`,
    ],
    { stdio: 'ignore' },
  );
  const code = await new Promise((resolve) => second.on('exit', resolve));
  expect(code).toBe(0);
  await expect(first.page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
  await first.close();
});

test('the window comes back where it was, and knows who signed in last', async ({ open }) => {
  const first = await openedOnce(open);
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 900, height: 640 }),
  );
  await first.close();
  const second = await open({ userData });
  await expect(second.page.getByLabel('User name')).toHaveValue('CONTOSO\\helpdesk-admin');
  await expect(second.page.getByLabel('Password', { exact: true })).toBeFocused();
  const bounds = await second.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  );
  expect(bounds).toMatchObject({ width: 900, height: 640 });
  await second.close();
});

test('a page whose process dies comes back, locked', async ({ open }) => {
  const desk = await openedOnce(open);
  await desk.app.evaluate(async ({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    await new Promise<void>((resolve) => {
      page?.once('did-finish-load', () => {
        resolve();
      });
      page?.forcefullyCrashRenderer();
    });
  });
  // Through main: Playwright gives up a page that has crashed once.
  const shown = () =>
    desk.app.evaluate(async ({ BrowserWindow }): Promise<string> =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
    );
  await expect.poll(shown).toContain('Unlock');
  await desk.app.close();
  const store = readStore(userData);
  expect((await store.entries()).slice(-3).map(({ action }) => action)).toEqual([
    'sign-in',
    'lock',
    'sign-out',
  ]);
  await store.close();
});

test('a file of remembered things that cannot be read keeps nobody from working', async ({
  open,
}) => {
  mkdirSync(join(userData, 'state.json'), { recursive: true });
  const desk = await openedOnce(open);
  expect(readFileSync(join(userData, 'logs/keydesk.log'), 'utf8')).toContain(
    'state not remembered',
  );
  await desk.close();
});

test('no secret reaches the log, the audit log or anything else in the profile folder', async ({
  open,
}) => {
  const desk = await openedOnce(open);
  const { page } = desk;
  await submit(page, { keyId: '3F9A1C7E' });
  await result(page).waitFor();
  await page.getByRole('button', { name: 'Copy Key' }).click();
  await expect(result(page)).toContainText('Clears from the clipboard');
  await desk.answerSaveDialog(join(userData, 'no/such/folder.TXT'));
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await desk.close();

  const files = readdirSync(userData, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('keydesk-demo.db'),
  );
  expect(files.some(({ name }) => name === 'keydesk.log')).toBe(true);
  const leaks = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return holdsSecret(bytes.toString('latin1')) || holdsSecret(bytes.toString('utf16le'));
    });
  expect(leaks).toEqual([]);

  const store = readStore(userData);
  const entries = await store.entries();
  await store.close();
  expect(entries.at(-1)).toMatchObject({ action: 'sign-out' });
  expect(entries.filter((entry) => holdsSecret(JSON.stringify(entry)))).toEqual([]);
});

test('what the console writes is for the eyes of the person it runs for', async ({ open }) => {
  test.skip(process.platform === 'win32', 'Windows gives a profile folder the rights of its owner');
  await (await openedOnce(open, { makesItsStore: true })).close();
  const own = readdirSync(userData, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && /^(?:keydesk|state)/.test(entry.name),
  );
  expect(own.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['keydesk-demo.db', 'keydesk.log', 'state.json']),
  );
  expect(
    own
      .filter((entry) => (statSync(join(entry.parentPath, entry.name)).mode & 0o077) !== 0)
      .map(({ name }) => name),
  ).toEqual([]);
});

/** A console that made its store and is signed in as admin. */
async function openedOnce(open: Open, options: LaunchOptions = {}): Promise<ConsoleWindow> {
  const desk = await open({ userData, ...options });
  await signIn(desk.page, 'helpdesk-admin');
  await desk.page.getByRole('tab', { name: 'Drive Recovery' }).waitFor();
  return desk;
}

/** Another process that keeps the store's write lock until it is killed. */
async function holdStore(): Promise<ChildProcess> {
  const script = `
    const Database = require('libsql');
    const db = new Database(process.argv[1]);
    db.exec('begin immediate');
    console.log('held');
    setInterval(() => {}, 1000);
  `;
  const holder = spawn(process.execPath, ['-e', script, demoStoreFile(userData)], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  return holder;
}
