import { describe, expect, test } from 'vitest';
import { isLinkBesideOthers, refusedSwitch } from '#main/shell/startup-switches.ts';
import { DESK_OPTIONS, DESK_TASKS } from '#shared/console/desk-switches.ts';

const program = ['/opt/keydesk/keydesk'];

/** What Chromium makes of a command line: names up to the first `=`. */
const namesOf = (argv: readonly string[]) =>
  argv
    .slice(1)
    .filter((argument) => argument.startsWith('--'))
    .map((argument) => argument.slice(2).split('=')[0] ?? '');

describe.each([
  ['before Electron 36', (given: readonly string[]) => (name: string) => given.includes(name)],
  [
    'since Electron 36, which asks in lower case',
    (given: readonly string[]) => (name: string) => given.includes(name.toLowerCase()),
  ],
])('a released build %s', (_version, hasSwitchOf) => {
  const refused = (...given: readonly string[]) => {
    const argv = [...program, ...given];
    return refusedSwitch({ argv, hasSwitch: hasSwitchOf(namesOf(argv)), platform: 'linux' });
  };

  test.each([
    ['--remote-debugging-port=0', 'remote-debugging-port'],
    ['--no-sandbox', 'no-sandbox'],
    ['--host-resolver-rules=MAP * 127.0.0.1', 'host-resolver-rules'],
    // Its name of old, deprecated since Electron 39 and still obeyed.
    ['--host-rules=MAP * 127.0.0.1', 'host-rules'],
  ])('refuses %s', (argument, name) => {
    expect(refused(argument)).toBe(name);
  });

  test.each([
    ['a blank before it', ' --remote-debugging-port=9333', 'remote-debugging-port'],
    ['a tab before it', '\t--no-sandbox', 'no-sandbox'],
    ['a line end before it', '\r\n--no-sandbox', 'no-sandbox'],
    ['one hyphen', '-no-sandbox', 'no-sandbox'],
    ['capital letters', '--Remote-Debugging-Pipe', 'remote-debugging-pipe'],
    ['a blank before its value', '--js-flags =--expose-gc', 'js-flags'],
    ['nothing but hyphens', '--', ''],
    ['a name nobody has thought of', '--enable-features=Everything', 'enable-features'],
  ])('refuses a switch with %s', (_what, argument, name) => {
    expect(refused(argument)).toBe(name);
  });

  test('refuses a switch among allowed ones', () => {
    expect(refused('--user-data-dir=/home/helen', ' --no-sandbox', 'a.kdreport')).toBe(
      'no-sandbox',
    );
  });

  test('refuses what is in force though nobody gave it', () => {
    const hasSwitch = hasSwitchOf(['remote-debugging-port']);
    expect(refusedSwitch({ argv: program, hasSwitch, platform: 'linux' })).toBe(
      'remote-debugging-port',
    );
  });

  test('knows the slash of Windows, and takes it for a path elsewhere', () => {
    const asked = (platform: NodeJS.Platform) =>
      refusedSwitch({
        argv: [...program, '/remote-debugging-port=1'],
        hasSwitch: () => false,
        platform,
      });
    expect(asked('win32')).toBe('remote-debugging-port');
    expect(asked('linux')).toBeUndefined();
  });

  test('starts with what opens nothing', () => {
    expect(
      refused('--user-data-dir=/Home/Helen', '--disable-gpu', 'report.kdreport'),
    ).toBeUndefined();
  });

  test('starts from Finder', () => {
    const argv = [...program, '-psn_0_12345'];
    expect(refusedSwitch({ argv, hasSwitch: () => false, platform: 'darwin' })).toBeUndefined();
  });

  test('does not mind what Electron sets itself', () => {
    expect(
      refusedSwitch({
        argv: program,
        hasSwitch: hasSwitchOf(['allow-file-access-from-files']),
        platform: 'linux',
      }),
    ).toBeUndefined();
  });
});

test('whatever is done without a window can be asked of an installed console', () => {
  const names = [...DESK_TASKS, ...Object.keys(DESK_OPTIONS), 'user-data-dir'];
  const refused = names.map((word) =>
    refusedSwitch({ argv: [...program, `--${word}`], hasSwitch: () => false, platform: 'linux' }),
  );
  expect(refused.filter((name) => name !== undefined)).toEqual([]);
});

describe('a link on the command line', () => {
  const LINK = 'keydesk://recover?ticket=1';
  const isRefused = (...given: readonly string[]) =>
    isLinkBesideOthers([...program, ...given], 'linux');

  test('is admitted alone, and behind switches', () => {
    expect(isRefused(LINK)).toBe(false);
    expect(isRefused('--disable-gpu', '--user-data-dir=/home/helen', LINK)).toBe(false);
    expect(isRefused('keydesk:whatever else')).toBe(false);
  });

  test.each([
    ['a switch behind it', [LINK, '--user-data-dir=/mnt/evil']],
    ['a report file behind it', [LINK, '/mnt/evil/a.kdreport']],
    ['a report file before it', ['a.kdreport', LINK]],
    ['a word before it', ['store', LINK]],
    ['another link', [LINK, LINK]],
    ['a blank behind it', [LINK, '']],
  ])('is refused with %s', (_what, given) => {
    expect(isRefused(...given)).toBe(true);
  });

  test('does not matter where there is none', () => {
    expect(isRefused('a.kdreport', 'b.kdreport')).toBe(false);
  });
});
