import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '#test/root.ts';
import { hasProgram } from '../../.config/commands/steps/run.mjs';
import { LONGEST_WAIT_MS } from '../e2e/support/times.ts';
import { ARGS, packAs } from './pack.ts';
import { type ThrowAwayRoot, makeRoot, obstacleToRoot } from './throw-away-root.ts';

const PERSON = 'rita';
/** What people have to have besides the program, and why: nothing is linked to it. */
const LOADED = ['libnotify.so.4()(64bit)', 'libsecret-1.so.0()(64bit)'];
const MODES = new Set(['drwxr-xr-x', '-rw-r--r--', '-rwxr-xr-x', 'lrwxrwxrwx']);

test.skip(process.platform !== 'linux', 'packages for Linux are made on Linux');
test.skip(!hasProgram('rpmbuild'), 'rpmbuild is not here (package rpm on Debian)');
test.describe.configure({ mode: 'serial' });

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-rpms-'));
  // Of an ordinary person, too, who reads it in the throw-away root.
  chmodSync(folder, 0o755);
  packAs(['rpm', 'tar'], '0.1.0', folder);
});
test.afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test.describe('the .rpm', () => {
  test('is marked as a build for tests, and older than any released version', () => {
    expect(query('--queryformat', '%{NAME} %{VERSION} %{LICENSE} %{SUMMARY}')).toBe(
      'keydesk 0.1.0~testing MIT Keydesk, a build for tests',
    );
    expect(query('--info')).toContain('FOR TESTING ONLY');
    const { stdout } = spawnSync(
      'rpm',
      ['--eval', "%{lua:print(rpm.vercmp('0.1.0~testing','0.1.0'))}"],
      { encoding: 'utf8' },
    );
    expect(stdout.trim()).toBe('-1');
  });

  test('is root’s alone, and only its sandbox helper is more than a file', () => {
    const files = listed();
    expect(files.filter(({ owner }) => owner !== 'root root')).toEqual([]);
    const odd = files.filter(({ mode }) => !MODES.has(mode));
    expect(odd.map(({ mode, path }) => `${mode} ${path}`)).toEqual([
      '-rwsr-xr-x /opt/Keydesk/chrome-sandbox',
    ]);
  });

  test('puts the same on a computer as the unpacked build, and what desktops find it by', () => {
    const unpacked = join(ROOT, 'dist/package/linux-unpacked');
    const wanted = readdirSync(unpacked, { recursive: true, encoding: 'utf8' });
    const paths = listed().map(({ path }) => path);
    const inside = paths.filter((path) => path.startsWith('/opt/Keydesk/'));
    expect(inside.toSorted()).toEqual(wanted.map((path) => `/opt/Keydesk/${path}`).toSorted());
    const outside = paths.filter((path) => !path.startsWith('/opt/Keydesk'));
    expect(outside.filter((path) => !path.includes('/icons/'))).toEqual([
      '/etc/keydesk',
      '/usr/bin/keydesk',
      '/usr/share/applications/keydesk.desktop',
      '/usr/share/licenses/keydesk/LICENSE',
      '/usr/share/mime/packages/keydesk.xml',
    ]);
    expect(query('--provides')).toContain('mimehandler(x-scheme-handler/keydesk)');
  });

  test('runs no script on the computer, and asks for nothing that it brings itself', () => {
    expect(query('--scripts', '--triggers', '--filetriggers')).toBe('');
    const needed = query('--requires').split('\n');
    expect(needed).toEqual(expect.arrayContaining([...LOADED, 'libgtk-3.so.0()(64bit)']));
    const own = readdirSync(join(ROOT, 'dist/package/linux-unpacked')).filter((name) =>
      /\.so(\.\d+)?$/.test(name),
    );
    expect(own.length).toBeGreaterThan(3);
    expect(needed.filter((name) => own.some((library) => name.startsWith(library)))).toEqual([]);
    expect(
      query('--provides')
        .split('\n')
        .filter((name) => name.includes('.so')),
    ).toEqual([]);
  });
});

test.describe('the .rpm, installed', () => {
  const obstacle = obstacleToRoot();
  test.skip(obstacle !== undefined, obstacle ?? '');
  let root: ThrowAwayRoot;
  test.beforeAll(async () => {
    root = await makeRoot(folder);
    done('useradd', '--create-home', '--shell', '/bin/sh', PERSON);
  });
  test.afterAll(() => root.close());

  test('is as it was packed, and an ordinary person runs it', () => {
    // Its libraries are here as packages of Debian, which rpm does not know.
    done('rpm', '--install', '--nodeps', '/mnt/keydesk_0.1.0.rpm');
    expect(done('rpm', '--verify', '--nodeps', 'keydesk')).toBe('');
    const said = done('runuser', '-u', PERSON, '--', 'keydesk', '--version');
    expect(said).toMatch(/^Keydesk \d/m);
    // Neither a display nor a sandbox is asked for here.
    expect(done('runuser', '-u', PERSON, '--', 'keydesk', '--policy')).toContain(
      'appearance.theme',
    );
  });

  test('when removed, leaves what administrators have written and nothing else', () => {
    done('sh', '-c', 'echo {} > /etc/keydesk/policy.json');
    done('rpm', '--erase', 'keydesk');
    expect(root.run('test', '-e', '/opt/Keydesk').code).not.toBe(0);
    expect(root.run('test', '-e', '/usr/bin/keydesk').code).not.toBe(0);
    expect(root.run('test', '-e', '/etc/keydesk/policy.json').code).toBe(0);
  });

  /** Runs a program as root; it must succeed. */
  function done(program: string, ...args: readonly string[]): string {
    const { code, said } = root.run(program, ...args);
    expect(code, `${program} ${args.join(' ')}\n${said}`).toBe(0);
    return said;
  }
});

test('the .tar.gz is one folder, and runs from wherever it is unpacked', () => {
  const place = join(folder, 'unpacked');
  mkdirSync(place);
  const archive = join(folder, 'keydesk_0.1.0.tar.gz');
  const { status, stderr } = spawnSync('tar', ['-xzf', archive, '-C', place], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(readdirSync(place)).toEqual(['keydesk-0.1.0~testing']);
  const program = join(place, 'keydesk-0.1.0~testing');
  const wanted = readdirSync(join(ROOT, 'dist/package/linux-unpacked'));
  expect(readdirSync(program).toSorted()).toEqual([...wanted, 'desktop'].toSorted());
  expect(readdirSync(join(program, 'desktop'))).toEqual(
    expect.arrayContaining(['keydesk.desktop', 'keydesk.png', 'keydesk.xml']),
  );
  if (process.getuid?.() === 0)
    expect(statSync(join(program, 'chrome-sandbox')).mode & 0o7777).toBe(0o4755);
  const version = spawnSync(join(program, 'keydesk'), [...ARGS, '--version'], {
    encoding: 'utf8',
    timeout: LONGEST_WAIT_MS,
  });
  expect(version.stdout).toMatch(/^Keydesk \d/);
  expect(version.status).toBe(0);
});

interface Listed {
  readonly mode: string;
  readonly owner: string;
  readonly path: string;
}

/** What rpm tells of the package. */
function query(...what: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    'rpm',
    ['--query', '--package', ...what, join(folder, 'keydesk_0.1.0.rpm')],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  return stdout.trim();
}

function listed(): readonly Listed[] {
  const each = '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILENAMES}\\n]';
  return query('--queryformat', each)
    .split('\n')
    .map((line) => {
      const [mode = '', user = '', group = '', ...path] = line.split(' ');
      return { mode, owner: `${user} ${group}`, path: path.join(' ') };
    });
}
