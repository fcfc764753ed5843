import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Page, expect, test } from '@playwright/test';
import { z } from 'zod';
import { seal } from '#main/domain/audit/audit-chain.ts';
import { appendIn, rowOf } from '#main/sources/embedded-store/audit-rows.ts';
import { closeStore, write } from '#main/sources/embedded-store/connection.ts';
import { openStore } from '#main/sources/embedded-store/open-store.ts';
import type { ChainHead } from '#shared/audit/audit-entry.ts';
import { Guide } from '#shared/console/guide.ts';
import { MOST_ROWS } from '#shared/reports/report-file.ts';
import { ROOT } from '#test/root.ts';
import { draft } from '../contract/drafts.ts';
import { ENGLISH } from '../e2e/support/english.ts';
import { result, signIn, submit } from '../e2e/support/steps.ts';
import { demoStoreFile } from '../e2e/support/store.ts';
import { LONGEST_WAIT_MS, settingsWith } from '../e2e/support/times.ts';
import { ARGS, EXECUTABLE, pack } from './pack.ts';
import { pageOf } from './package-page.ts';

/** Fewer would take longer; of many more SQLite has too many values at once. */
const ROWS_PER_STATEMENT = 50;

test.skip(process.platform !== 'linux', 'the unpacked build is made and driven on Linux');
test.describe.configure({ mode: 'serial' });

let userData: string;
test.beforeAll(() => {
  userData = mkdtempSync(join(tmpdir(), 'keydesk-package-'));
  writeFileSync(join(userData, 'keydesk.json'), JSON.stringify({ settings: settingsWith() }));
  pack('--testable');
});
test.afterAll(() => {
  rmSync(userData, { recursive: true, force: true });
});

test('its fuses are set', async () => {
  const wire = await getCurrentFuseWire(EXECUTABLE);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  expect({
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    asarOnly: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
  }).toEqual({
    runAsNode: false,
    nodeOptions: false,
    inspect: false,
    fileProtocol: false,
    asarOnly: true,
    asarIntegrity: true,
  });
});

test('the native part of Kerberos travels, if this machine has it', () => {
  const part = 'node_modules/kerberos/build/Release/kerberos.node';
  const packed = join(ROOT, 'dist/package/linux-unpacked/resources/app.asar.unpacked', part);
  expect(existsSync(packed)).toBe(existsSync(join(ROOT, part)));
});

test('the licences of what is bundled are part of it', () => {
  const notices = (name: string) =>
    readFileSync(join(ROOT, 'dist/package/linux-unpacked/resources/licences', name), 'utf8');
  expect(notices('main.md')).toMatch(/^## mssql - /m);
  expect(notices('page.md')).toMatch(/^## react - /m);
});

test('a list of all it is made of is part of it', () => {
  const list = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      metadata: z.object({ component: z.object({ name: z.literal('keydesk') }) }),
      components: z.array(z.object({ name: z.string(), hashes: z.array(z.unknown()).min(1) })),
    })
    .parse(
      JSON.parse(
        readFileSync(join(ROOT, 'dist/package/linux-unpacked/resources/keydesk.cdx.json'), 'utf8'),
      ),
    );
  const names = list.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['electron', 'libsql', 'mssql', 'react']));
});

test('the guides are part of it', () => {
  const guides = join(ROOT, 'dist/package/linux-unpacked/resources/guide');
  expect(readdirSync(guides).toSorted()).toEqual(
    ['guide.css', ...Guide.options.map((guide) => `${guide}.html`)].toSorted(),
  );
});

test('it signs in, recovers a drive and quits', async () => {
  await inPackage(async (page) => {
    await signIn(page, 'helpdesk-admin');
    await submit(page, { keyId: '3F9A1C7E' });
    await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
  });
});

test('its reading thread is found in the archive', async () => {
  await addEntries(demoStoreFile(userData), MOST_ROWS.pdf ?? 0);
  await inPackage(async (page) => {
    await signIn(page, 'report-user');
    await page.getByLabel('Date range').selectOption('Everything');
    await page.getByRole('button', { name: 'View report' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitem', { name: 'PDF' }).click();
    await expect(page.getByRole('alert')).toContainText('too many for this format');
  });
});

test('the build for delivery does not start with switches that weaken it', () => {
  pack();
  for (const opening of [
    '--remote-debugging-port=0',
    '--disable-web-security',
    '--ssl-key-log-file=/dev/null',
    '--renderer-cmd-prefix=/bin/true',
    '--trace-startup',
    '--no-sandbox',
    // As Chromium reads them: without the blanks around them.
    ' --remote-debugging-port=0',
    '\t--ignore-certificate-errors',
    '--enable-features=AnythingNew',
  ]) {
    const { status, stderr } = spawnSync(
      EXECUTABLE,
      // First: the one that is refused is named.
      [opening, ...ARGS, `--user-data-dir=${userData}`],
      { timeout: LONGEST_WAIT_MS, encoding: 'utf8' },
    );
    expect(status, `how it ended with ${opening}; null: it had to be stopped`).toBe(87);
    expect(stderr).toContain(`Keydesk does not start with ${opening.trim().split('=')[0] ?? ''}.`);
  }
  const { status } = spawnSync(EXECUTABLE, [...ARGS, '--proxy-server=x', 'store', 'verify'], {
    timeout: LONGEST_WAIT_MS,
  });
  expect(status, 'how the command line of the store ended').toBe(87);
});

/** Writes at least so many entries into the log of a store. */
async function addEntries(file: string, count: number): Promise<void> {
  const db = await openStore({ file, purpose: 'demo' });
  await write(db, async (transaction) => {
    let head: ChainHead = await appendIn(transaction, draft(), { nowMs: Date.now() });
    for (let added = 0; added < count; added += ROWS_PER_STATEMENT) {
      const entries = Array.from({ length: ROWS_PER_STATEMENT }, () => {
        const entry = seal(draft(), head, Date.now());
        head = entry;
        return entry;
      });
      await transaction('audit_entries').insert(entries.map(rowOf));
    }
  });
  await closeStore(db);
}

/** Runs the package while `work` lasts; closing its window has to end it. */
async function inPackage(work: (page: Page) => Promise<void>): Promise<void> {
  const app = spawn(
    EXECUTABLE,
    [...ARGS, '--remote-debugging-port=0', `--user-data-dir=${userData}`],
    { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...ENGLISH } },
  );
  try {
    const page = await pageOf(app);
    await work(page);
    const exited = new Promise((done) => app.once('exit', done));
    await page.close();
    expect(await exited).toBe(0);
  } finally {
    app.kill('SIGKILL');
  }
}
