import { describe, expect, test } from 'vitest';
import { refusedSwitch } from '#main/shell/startup-switches.ts';

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
    return refusedSwitch({ argv, hasSwitch: hasSwitchOf(namesOf(argv)) });
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

  test('starts with what opens nothing', () => {
    expect(refused('--user-data-dir=/Home/Helen', 'report.kdreport')).toBeUndefined();
  });

  test('does not mind what Electron sets itself', () => {
    expect(
      refusedSwitch({ argv: program, hasSwitch: hasSwitchOf(['allow-file-access-from-files']) }),
    ).toBeUndefined();
  });
});
