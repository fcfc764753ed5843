import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { result, signIn } from '../e2e/support/steps.ts';
import { readStore } from '../e2e/support/store.ts';
import { settingsWith } from '../e2e/support/times.ts';
import { packDeb } from './pack.ts';
import { pageOf } from './package-page.ts';
import { type ThrowAwayRoot, makeRoot, obstacleToRoot } from './throw-away-root.ts';

const PERSON = 'helen';
const DATA = `/home/${PERSON}/.config/Keydesk`;
const LINK = 'keydesk://recover?keyId=3F9A1C7E&ticket=INC7';
/** What apt and dpkg keep for themselves, and what a person's desktop keeps. */
const OTHERS_FILES = [
  `home/${PERSON}`,
  String.raw`var/(lib/(apt|dpkg)|cache|log)`,
  String.raw`etc/ld\.so\.cache`,
  String.raw`usr/share/(mime|icons/hicolor/icon-theme\.cache|applications/mimeinfo\.cache)`,
];
const NOT_OF_THE_PACKAGE = new RegExp(`^/(${OTHERS_FILES.join('|')})(/|$)`);

/** What each part of the program is linked to, and what it names itself. */
const LINKED = `find /opt/Keydesk -type f \\( -name '*.so*' -o -name '*.node' -o -perm -100 \\) |
  while read -r part; do ldd "$part"; objdump -p "$part"; done`;

const obstacle = obstacleToRoot();
test.skip(obstacle !== undefined, obstacle ?? '');
test.describe.configure({ mode: 'serial' });

let packages: string;
let root: ThrowAwayRoot;
let before: readonly string[];
test.beforeAll(async () => {
  packages = mkdtempSync(join(tmpdir(), 'keydesk-debs-'));
  packDeb('0.0.9', packages);
  packDeb('0.1.0', packages);
  root = await makeRoot(packages);
  done('useradd', '--create-home', '--shell', '/bin/sh', PERSON);
  // Where nothing has to be fetched it works without a network, too.
  root.run('apt-get', '--quiet', 'update');
  before = root.written();
  writeFileSync(join(packages, 'keydesk.json'), JSON.stringify({ settings: settingsWith() }));
  done('install', '-D', '--mode=644', '/mnt/keydesk.json', '/etc/keydesk/keydesk.json');
  writeFileSync(join(packages, 'policy.json'), JSON.stringify({ version: 1, settings: {} }));
  done('install', '--mode=644', '/mnt/policy.json', '/etc/keydesk/policy.json');
});
test.afterAll(async () => {
  await root.close();
  rmSync(packages, { recursive: true, force: true });
});

test('apt installs it, and it is marked as a build for tests', () => {
  install('0.0.9');
  expect(field('Version')).toBe('0.0.9~testing');
  expect(field('Description')).toContain('FOR TESTING ONLY');
  expect(done('dpkg', '--verify', 'keydesk')).toBe('');
});

test('it belongs to root, and its sandbox helper may shut pages in', () => {
  const modes = done('find', '/opt/Keydesk', '-printf', '%m %u:%g %P\\n').trim().split('\n');
  expect(modes.filter((line) => !line.includes(' root:root '))).toEqual([]);
  expect(modes.filter((line) => /^[0-7]*[2367] /.test(line))).toEqual([]);
  expect(modes.filter((line) => /^[2-7]\d{3} /.test(line))).toEqual([
    '4755 root:root chrome-sandbox',
  ]);
});

test('it depends on every package that it is linked to', () => {
  // One shell for all of them: to enter the root takes longer than to look.
  const linked = done('sh', '-c', LINKED);
  expect(linked).not.toContain('not found');
  const places = new Map(
    Array.from(linked.matchAll(/^\s*(\S+) => (\/\S+)/gm), ([, name = '', path = '']) => [
      name,
      path,
    ]),
  );
  const needed = new Set(
    Array.from(linked.matchAll(/^\s*NEEDED\s+(\S+)$/gm), ([, name = '']) => name),
  );
  const libraries = [...needed].flatMap((name) => places.get(name) ?? []);
  const outside = libraries.filter((path) => !path.startsWith('/opt/Keydesk/'));
  const depends = new Set(field('Depends').split(', '));
  const owners = ownersOf(outside);
  expect(owners.filter((name) => !depends.has(name))).toEqual([]);
  expect(owners.length).toBeGreaterThan(20);
});

test('desktops find it by its file type and by its links', () => {
  const entry = readFileSync(root.outside('/usr/share/applications/keydesk.desktop'), 'utf8');
  expect(entry).toContain('MimeType=application/x-keydesk-report;x-scheme-handler/keydesk;');
  const types = readFileSync(root.outside('/usr/share/mime/packages/keydesk.xml'), 'utf8');
  expect(types).toContain('*.kdreport');
  expect(done('readlink', '-f', '/usr/bin/keydesk').trim()).toBe('/opt/Keydesk/keydesk');
});

test('its desktop entry starts it for an ordinary person, with a sandbox', async () => {
  await inConsole(LINK, async (page) => {
    await signIn(page, 'helpdesk-admin');
    await expect(page.getByLabel('Ticket number')).toHaveValue('INC7');
    await page.getByLabel('Reason for drive unlock').selectOption('Lost PIN');
    await page.getByRole('button', { name: 'Submit' }).click();
    await expect(result(page)).toContainText('CONTOSO\\NYC-LT-0117');
    expect(sandboxes()).toEqual(['on']);
  });
});

test('an upgrade keeps what it has recorded, and works', async () => {
  const entries = (await recorded()).length;
  install('0.1.0');
  expect(field('Version')).toBe('0.1.0~testing');
  await inConsole(undefined, (page) => signIn(page, 'helpdesk-admin').then(() => onTabs(page)));
  const after = await recorded();
  expect(after.length).toBeGreaterThan(entries);
  expect(after.filter(({ ticket }) => ticket === 'INC7')).not.toEqual([]);
});

test('an older version is no upgrade', () => {
  const { code, said } = root.run('apt-get', '--yes', 'install', '/mnt/keydesk_0.0.9.deb');
  expect(code, said).not.toBe(0);
  expect(said).toContain('downgrade');
  expect(field('Version')).toBe('0.1.0~testing');
});

test('removing it leaves the configuration; purging it, only what is the person’s', async () => {
  done('apt-get', '--yes', 'remove', 'keydesk');
  expect(isThere('/opt/Keydesk'), 'the program').toBe(false);
  expect(isThere('/etc/keydesk/keydesk.json'), 'the configuration').toBe(true);
  expect(isThere('/etc/keydesk/policy.json'), 'the policy').toBe(true);
  done('apt-get', '--yes', 'purge', 'keydesk');
  const added = root.written().filter((path) => !existsSync(path));
  const left = added.filter((path) => !before.includes(path) && !NOT_OF_THE_PACKAGE.test(path));
  expect(left).toEqual([]);
  expect((await recorded()).length).toBeGreaterThan(0);
});

/** Runs a program as root; it must succeed. */
function done(program: string, ...args: readonly string[]): string {
  const { code, said } = root.run(program, ...args);
  expect(code, `${program} ${args.join(' ')}\n${said}`).toBe(0);
  return said;
}

function install(version: string): void {
  done('apt-get', '--yes', '--no-install-recommends', 'install', `/mnt/keydesk_${version}.deb`);
}

function field(name: string): string {
  return done('dpkg-query', '--show', `--showformat=\${${name}}`, 'keydesk').trim();
}

/** The packages that libraries are of. On a merged /usr one may be known by its shorter path. */
function ownersOf(libraries: readonly string[]): readonly string[] {
  const short = libraries.map((path) => path.replace(/^\/usr/, ''));
  const long = short.map((path) => `/usr${path}`);
  // Its exit code says that not every path is known, which half of them cannot be.
  const { said } = root.run('dpkg', '--search', ...short, ...long);
  const known = new Map(
    Array.from(
      said.matchAll(/^([^:,]+)[^ ]*: (?:\/usr)?(\/\S+)$/gm),
      ([, name = '', path = '']) => [path, name],
    ),
  );
  return short.map((path) => known.get(path) ?? `nobody (${path})`);
}

function isThere(path: string): boolean {
  return root.run('test', '-e', path).code === 0;
}

/** Read from a copy: SQLite finds no file by a path that leads through another process. */
async function recorded() {
  done('rm', '-rf', '/mnt/copy');
  done('cp', '-r', DATA, '/mnt/copy');
  const store = readStore(join(packages, 'copy'));
  try {
    return await store.entries();
  } finally {
    await store.close();
  }
}

/** Starts the console as its desktop entry says, and ends it by closing its window. */
async function inConsole(
  handed: string | undefined,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const entry = readFileSync(root.outside('/usr/share/applications/keydesk.desktop'), 'utf8');
  const [, exec = ''] = /^Exec=(.*)$/m.exec(entry) ?? [];
  const words = exec.split(' ').flatMap((word) => (word === '%U' ? (handed ?? []) : word));
  const [program = '', ...rest] = words;
  const environment = [
    'env',
    '-i',
    `DISPLAY=${process.env['DISPLAY'] ?? ''}`,
    `HOME=/home/${PERSON}`,
    'PATH=/usr/bin:/bin',
  ];
  const driven = ['--remote-debugging-port=0', '--disable-gpu'];
  const app = root.startAs(PERSON, [...environment, program, ...driven, ...rest]);
  try {
    const page = await pageOf(app);
    await work(page);
    const exited = once(app, 'exit');
    await page.close();
    expect((await exited)[0]).toBe(0);
  } finally {
    app.kill('SIGKILL');
  }
}

async function onTabs(page: Page): Promise<void> {
  await expect(page.getByRole('tab', { name: 'Drive Recovery' })).toBeVisible();
}

/** Of each process that shows a page: whether the kernel shuts it in. */
function sandboxes(): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && isPageOfPackage(name))
    .map((process) => {
      const status = readFileSync(`/proc/${process}/status`, 'utf8');
      const isFiltered = /^Seccomp:\s+2$/m.test(status);
      // In a space of processes of its own.
      const isApart = (/^NSpid:(.*)$/m.exec(status)?.[1] ?? '').trim().split(/\s+/).length > 1;
      return isFiltered && isApart ? 'on' : `filtered ${isFiltered}, apart ${isApart}`;
    });
}

function isPageOfPackage(process: string): boolean {
  try {
    const words = readFileSync(`/proc/${process}/cmdline`, 'utf8');
    return (
      words.includes('--type=renderer') &&
      // Another one may be installed on this machine, and open.
      root.holds(process) &&
      readlinkSync(`/proc/${process}/exe`).endsWith('/opt/Keydesk/keydesk')
    );
  } catch {
    // It has ended meanwhile.
    return false;
  }
}
