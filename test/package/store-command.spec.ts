import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { groupOf } from '#shared/recovery/recovery-password.ts';
import { alterEntry, makeStoreWithEntries } from '#test/main/tools/store/broken-store.ts';
import { ROOT } from '#test/root.ts';
import { LONGEST_WAIT_MS } from '../e2e/support/times.ts';
import { ARGS, EXECUTABLE, pack } from './pack.ts';

/** More than can be imported while a signal is on its way. */
const MANY_ROWS = 50_000;

test.skip(process.platform !== 'linux', 'the unpacked build is made and driven on Linux');
test.describe.configure({ mode: 'serial' });

let folder: string;
let userData: string;
let store: string;
test.beforeAll(() => {
  // A released build does not run with the switch that root needs.
  pack('--testable');
});
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-store-command-'));
  userData = join(folder, 'user-data');
  store = join(folder, 'store.db');
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** As on a server without a display. */
function start(...args: readonly string[]) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  return { words: [...ARGS, `--user-data-dir=${userData}`, ...args], env };
}

/** Without a window, and without the store's own words. */
function runDesk(...args: readonly string[]) {
  const { words, env } = start(...args);
  return spawnSync(EXECUTABLE, words, { env, encoding: 'utf8', timeout: LONGEST_WAIT_MS });
}

const run = (...args: readonly string[]) => runDesk('store', ...args);

test('it checks a store, and its exit code says what it found', async () => {
  await makeStoreWithEntries(store, 3);
  const good = run('verify', '--file', store);
  expect(good.stdout).toContain('The audit log is whole: 3 entries');
  expect(good.status).toBe(0);

  await alterEntry(store, 2);
  const altered = run('verify', '--file', store);
  expect(altered.stdout).toContain('NOT GOOD: The audit log is broken at entry 2');
  expect(altered.status).toBe(1);

  writeFileSync(store, 'no store at all');
  const damaged = run('verify', '--file', store);
  expect(damaged.stderr).toContain('The store is damaged and was left exactly as it is.');
  expect(damaged.status).toBe(1);
});

test('it tells how it is used, and touches no data of a console', () => {
  const { status, stderr } = run('frobnicate');
  expect(stderr).toContain("Unknown command 'frobnicate'");
  expect(stderr).toContain('keydesk store verify  STORE');
  expect(status).toBe(2);
  expect(existsSync(userData) ? readdirSync(userData) : []).toEqual([]);
});

test('it imports keys, and stops when it is told to', async () => {
  const csv = join(folder, 'keys.csv');
  const rows = Array.from({ length: MANY_ROWS }, (_none, index) => {
    const id = `${index.toString(16).padStart(8, '0').toUpperCase()}-0000-4000-8000-000000000000`;
    const password = Array.from({ length: 8 }, () => groupOf(index % 65_536)).join('-');
    return `${id},${password},WS-${index}`;
  });
  writeFileSync(csv, `Key ID,Recovery password,Computer\nno-id,,WS-9\n${rows.join('\n')}\n`);
  const { words, env } = start(
    'store',
    'import',
    '--csv',
    csv,
    '--file',
    store,
    '--domain',
    'CONTOSO',
  );
  const child = spawn(EXECUTABLE, words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complained = '';
  child.stderr.on('data', (text) => {
    complained += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    if (text.includes('left out: line 2')) child.kill('SIGINT');
  });
  await once(child, 'close');
  expect(complained).toContain('Stopped. Run it again');
  expect(child.exitCode).toBe(130);

  writeFileSync(csv, `Key ID,Recovery password,Computer\n${rows.slice(0, 10).join('\n')}\n`);
  const again = run('import', '--csv', csv, '--file', store, '--domain', 'CONTOSO');
  expect(again.stdout).toContain('10 read: 0 added, 10 there already, 0 left out');
  expect(again.status).toBe(0);
});

test('it says its version, looks at itself, and checks its log', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(runDesk('--version')).toMatchObject({ status: 0, stdout: `Keydesk ${version}\n` });
  const check = runDesk('--check', '--json');
  expect(JSON.parse(check.stdout)).toMatchObject({ version, state: 'passed' });
  expect(check.status).toBe(0);
  expect(runDesk('--verify-log')).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('In order.'),
  });
  expect(runDesk('--policy')).toMatchObject({ status: 0 });
  const wrong = runDesk('--check', '--recover');
  expect(wrong.stderr).toContain("Unknown option '--recover'");
  expect(wrong.status).toBe(2);
  expect(existsSync(userData) ? readdirSync(userData) : []).toEqual([]);
});

test('it exports no report of people who are made up, and needs no display for it', () => {
  const order = ['--export-report=recovery-audit', '--range=all', '--form=pdf', '--to=a.pdf'];
  const lacking = runDesk(...order);
  expect(lacking.stderr).toContain('--ozone-platform=headless');
  expect(lacking.status).toBe(3);
  const refused = runDesk(...order, '--ozone-platform=headless');
  expect(refused.stderr).toContain('a command types no password');
  expect(refused.status).toBe(5);
});

test('it stops looking when it is told to', async () => {
  const silent = createServer();
  await once(silent.listen(0, '127.0.0.1'), 'listening');
  const { port } = silent.address() as AddressInfo;
  const configuration = join(folder, 'keydesk.json');
  const activeDirectory = {
    domain: 'contoso.test',
    controllers: [`127.0.0.1:${port}`],
    timeoutFactor: 20,
    groups: { admin: 'S-1-5-21-1-2-3-4' },
  };
  writeFileSync(
    configuration,
    JSON.stringify({ profiles: [{ id: 'contoso', name: 'Contoso', activeDirectory }] }),
  );
  const { words, env } = start('--check');
  const child = spawn(EXECUTABLE, words, {
    env: { ...env, KEYDESK_CONFIG: configuration },
    stdio: 'ignore',
  });
  try {
    const exited = once(child, 'exit');
    await Promise.race([once(silent, 'connection'), exited]);
    child.kill('SIGINT');
    await exited;
    expect(child.exitCode).toBe(130);
  } finally {
    child.kill('SIGKILL');
    silent.close();
  }
});

test('the scripts of the store travel with it, and the check of report files', () => {
  const resources = join(ROOT, 'dist/package/linux-unpacked/resources');
  expect(readdirSync(join(resources, 'sql'))).toEqual(readdirSync(join(ROOT, 'assets/sql')));
  const { status, stderr } = spawnSync(process.execPath, [join(resources, 'verify.mjs')], {
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([2, expect.stringContaining('FILE.kdreport')]);
});
