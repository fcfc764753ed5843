import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import {
  type ConfigurationPlace,
  machineFile,
  organisationsFolder,
  ownPlaceOf,
  placeOf,
  readConfiguration,
} from '#main/profiles/configuration.ts';
import { openToOthers } from '#main/profiles/trusted-file.ts';
import { codeOf } from '#shared/errors.ts';
import { limitsOf } from '#shared/recovery/disclosure-limits.ts';

const configurationAt = (place: ConfigurationPlace) =>
  readConfiguration(place, machineReaders(process.platform, process.env)).configuration;

let folder: string;
beforeEach(() => {
  // By its real path: the folder for temporary files of macOS stands behind a link.
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keydesk-config-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(text: string, name = 'keydesk.json'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const at = (text: string) => ({ origin: 'user', path: file(text) }) as const;

test('everything has a default', () => {
  const { settings } = configurationAt({ origin: 'none', path: '' });
  expect(settings.recovery).toEqual({
    hideAfterSeconds: 60,
    hideAfterAtMostSeconds: 60,
    clearClipboardAfterSeconds: 30,
    clearClipboardAfterAtMostSeconds: 30,
    defaultUserDomain: '',
    keepForSeconds: 900,
    maxMatches: 100,
    sourceTimeoutSeconds: 15,
    rotateOnComputer: false,
    callerCheck: { steps: [], requiredOfUsers: false },
  });
  expect(configurationAt(at('{}')).settings).toEqual(settings);
});

test('a byte order mark is fine', () => {
  expect(
    configurationAt(at('\uFEFF{"settings":{"recovery":{"hideAfterSeconds":20}}}')).settings.recovery
      .hideAfterSeconds,
  ).toBe(20);
});

test.skipIf(process.platform === 'win32')('a pipe, a device or a folder is refused', () => {
  const pipe = join(folder, 'pipe.json');
  execFileSync('mkfifo', [pipe]);
  for (const path of [pipe, '/dev/zero', folder])
    expect(() => configurationAt({ origin: 'environment', path })).toThrow(
      expect.objectContaining({
        code: 'config.invalid',
        details: { reason: expect.stringContaining('is a folder, a pipe or a device') },
      }),
    );
});

test.each([
  ['a typing error', '{"settings":{"recovery":{"hideAftreSeconds":20}}}', 'hideAftreSeconds'],
  ['a value out of range', '{"settings":{"recovery":{"hideAfterSeconds":0}}}', 'hideAfterSeconds'],
  ['no JSON', '{', 'JSON'],
])('%s is refused with the reason', (_what, text, reason) => {
  expect(() => configurationAt(at(text))).toThrowError(
    expect.objectContaining({
      code: 'config.invalid',
      details: { reason: expect.stringContaining(reason) },
    }),
  );
});

describe('limits on disclosures', () => {
  const limits = (disclosures: unknown) =>
    configurationAt(at(JSON.stringify({ settings: { disclosures } }))).settings.disclosures;

  test('are 10 a minute, 50 an hour and 100 a day, unless they or those of a role are set', () => {
    expect(limitsOf(limits({}), 'admin')).toEqual({ perMinute: 10, perHour: 50, perDay: 100 });
    const set = limits({ perMinute: 5, user: { perDay: 40 } });
    expect(limitsOf(set, 'admin')).toEqual({ perMinute: 5, perHour: 50, perDay: 100 });
    expect(limitsOf(set, 'user')).toEqual({ perMinute: 5, perHour: 50, perDay: 40 });
    // Nobody has more than a help desk user by having no role.
    expect(limitsOf(set, '')).toEqual(limitsOf(set, 'user'));
  });

  test.each([0, -1, 1.5, '10', null, true, 1e9])('a limit of %j is refused', (wrong) => {
    for (const disclosures of [
      { perMinute: wrong },
      { perDay: wrong },
      { user: { perHour: wrong } },
    ])
      expect(() => limits(disclosures)).toThrowError(
        expect.objectContaining({
          code: 'config.invalid',
          details: {
            reason: expect.stringContaining('A limit is a whole number from 1 to 100000.'),
          },
        }),
      );
  });

  test('of a role that does not disclose is a mistake', () => {
    expect(() => limits({ reports: { perDay: 1 } })).toThrowError(
      expect.objectContaining({ code: 'config.invalid' }),
    );
  });
});

test('a file that is not there is refused, not ignored', () => {
  expect(() =>
    configurationAt({ origin: 'environment', path: join(folder, 'no.json') }),
  ).toThrowError(expect.objectContaining({ code: 'config.invalid' }));
});

test.each([
  ['machine', '/home/op/.config/Keydesk'],
  ['environment', '/elsewhere'],
  ['user', '/elsewhere'],
  ['none', '/elsewhere'],
] as const)('configured by %s, audit logs are kept under %s', (origin, place) => {
  const ownPlace = ownPlaceOf('linux', {
    appData: '/elsewhere/too',
    home: '/home/op',
    name: 'Keydesk',
  });
  expect(organisationsFolder(origin, { userData: '/elsewhere', ownPlace })).toBe(
    join(place, 'profiles'),
  );
});

test('outside Linux the operating system tells where a person’s data are', () => {
  const known = { appData: String.raw`C:\Users\op\AppData\Roaming`, home: 'C:', name: 'Keydesk' };
  expect(ownPlaceOf('win32', known)).toBe(join(known.appData, 'Keydesk'));
});

test('the machine’s file is used before a named one, and that before the person’s own', () => {
  const [machine, named, user] = [
    join(folder, 'machine.json'),
    join(folder, 'named.json'),
    join(folder, 'user.json'),
  ];
  const place = () => placeOf({ machine, environment: named, user });
  expect(placeOf({ machine, environment: '', user })).toEqual({ origin: 'none', path: user });
  file('{}', 'user.json');
  expect(placeOf({ machine, environment: undefined, user })).toEqual({
    origin: 'user',
    path: user,
  });
  // Even where it is missing: a name that leads nowhere is said, not passed over.
  expect(place()).toEqual({ origin: 'environment', path: named });
  file('{}', 'machine.json');
  expect(place()).toEqual({ origin: 'machine', path: machine });
});

test.each([
  ['linux', {}, '/etc/keydesk/keydesk.json'],
  ['darwin', {}, '/Library/Application Support/Keydesk/keydesk.json'],
] as const)('on %s the machine’s file is %s', (platform, environment, path) => {
  expect(machineFile(platform, environment)).toBe(path);
});

test.each([
  '{"__proto__":{"profiles":[]}}',
  '{"settings":{"__proto__":{"session":{}}}}',
  '{"settings":{"recovery":{"constructor":{"prototype":{"maxMatches":1}}}}}',
])('%s bends nothing', (text) => {
  const read = () => {
    try {
      return configurationAt(at(text)).profiles;
    } catch (error) {
      return codeOf(error);
    }
  };
  expect([[], 'config.invalid']).toContainEqual(read());
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(configurationAt({ origin: 'none', path: '' }).settings.recovery.maxMatches).toBe(100);
});

describe.skipIf(process.platform === 'win32')(
  'a file that speaks for an administrator',
  { meta: { reason: 'Windows keeps rights in lists, not in modes' } },
  () => {
    const me = process.getuid?.() ?? 0;
    const readers = machineReaders('linux', process.env);
    const open = (path: string, administrator = me) => openToOthers(path, readers, administrator);
    const inFolder = (mode: number, fileMode = 0o644): string => {
      mkdirSync(join(folder, 'etc'));
      const path = file('{}', 'etc/keydesk.json');
      chmodSync(path, fileMode);
      chmodSync(join(folder, 'etc'), mode);
      return path;
    };

    test('is good when nobody else may change it or the way to it', () => {
      expect(open(inFolder(0o755))).toBeUndefined();
    });

    test.each([[0o666], [0o664], [0o646]])('with mode %o is not', (mode) => {
      const path = inFolder(0o755, mode);
      expect(open(path)).toBe(path);
    });

    test('in a folder others may change is not, unless they may only add to it', () => {
      const path = inFolder(0o777);
      expect(open(path)).toBe(join(folder, 'etc'));
      chmodSync(join(folder, 'etc'), 0o1777);
      expect(open(path)).toBeUndefined();
    });

    test('that is a link is judged by where it leads, and by where it stands', () => {
      const target = inFolder(0o755, 0o666);
      const link = join(folder, 'keydesk.json');
      symlinkSync(target, link);
      expect(open(link)).toBe(target);
      chmodSync(target, 0o644);
      expect(open(link)).toBeUndefined();
      chmodSync(folder, 0o777);
      expect(open(link)).toBe(folder);
    });

    test('that belongs to somebody else is not', () => {
      const path = inFolder(0o755);
      expect(open(path, 0)).toBe(me === 0 ? undefined : path);
    });

    test('is refused with a sentence, and nothing else is read instead', () => {
      const machine = inFolder(0o777, 0o666);
      const place = placeOf({
        machine,
        environment: file('{}', 'named.json'),
        user: file('{}', 'user.json'),
      });
      expect(() => configurationAt(place)).toThrowError(
        expect.objectContaining({
          code: 'config.invalid',
          details: { reason: expect.stringContaining('can be changed by others') },
        }),
      );
    });

    test.each(['a link that leads nowhere', 'a folder in its place'])(
      'counts even where it is %s',
      (what) => {
        const machine = join(folder, 'machine.json');
        if (what === 'a folder in its place') mkdirSync(machine);
        else symlinkSync(join(folder, 'nowhere'), machine);
        const place = placeOf({ machine, environment: undefined, user: file('{}', 'user.json') });
        expect(place.origin).toBe('machine');
        expect(() => configurationAt(place)).toThrowError(
          expect.objectContaining({ code: 'config.invalid' }),
        );
      },
    );
  },
);
