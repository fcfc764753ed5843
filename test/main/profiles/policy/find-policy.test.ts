import {
  chmodSync,
  mkdirSync,
  realpathSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import { findPolicy } from '#main/profiles/policy/find-policy.ts';
import { type PolicyPlace, policyPlace } from '#main/profiles/policy/policy-place.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

const path = () => join(realpathSync(folder.path), 'policy.json');
const find = (kind: PolicyPlace['kind'] = 'file', readers = {}) =>
  findPolicy(
    { kind, path: path() },
    { ...machineReaders('linux', process.env), ...readers },
    process.getuid?.(),
  );
const write = (text: string) => {
  writeFileSync(path(), text, { mode: 0o600 });
};
const LOCK = '{"version":1,"settings":{"session":{"lockAfterIdleSeconds":120}}}';

test.each([
  ['linux', 'file', '/etc/keydesk/policy.json'],
  ['win32', 'registry', String.raw`HKLM\Software\Policies\Keydesk`],
  ['darwin', 'property-list', '/Library/Managed Preferences/org.keydesk.console.plist'],
] as const)('on %s it is looked for in one place', (platform, kind, place) => {
  expect(policyPlace(platform)).toEqual({ kind, path: place });
});

test('a computer without a policy has none', () => {
  expect(find()).toMatchObject({ policy: { place: path(), state: 'none' } });
});

test.each([
  ['as it is', LOCK],
  ['with a byte order mark', `\uFEFF${LOCK}`],
])('a policy is read %s', (_what, text) => {
  write(text);
  const { policy, given } = find();
  expect(policy).toEqual({ place: path(), state: 'used' });
  expect([...given.values]).toEqual([['session.lockAfterIdleSeconds', 120]]);
});

test('what it says besides settings is named', () => {
  write('{"version":1,"setting":{},"settings":{"sesion":1}}');
  expect(find().given.unknown).toEqual(['setting', 'sesion']);
});

describe.skipIf(process.platform === 'win32')(
  'a policy that cannot be used says why',
  { meta: { reason: 'the policy of Windows is in its registry' } },
  () => {
    test.each([
      ['{', 'not-json'],
      ['', 'not-json'],
      ['[]', 'not-a-policy'],
      ['{}', 'not-a-policy'],
      ['{"version":"1"}', 'not-a-policy'],
      ['{"version":1,"settings":[]}', 'not-a-policy'],
      ['{"version":2,"settings":"anything"}', 'newer'],
    ])('%j', (text, fault) => {
      write(text);
      expect(find().policy).toMatchObject({ state: 'unusable', fault });
      expect(find().given.values.size).toBe(0);
    });

    test('it is a link, even to a good one', () => {
      const target = join(folder.path, 'elsewhere.json');
      writeFileSync(target, LOCK, { mode: 0o600 });
      symlinkSync(target, path());
      expect(find().policy).toMatchObject({ state: 'unusable', fault: 'link' });
    });

    test('it is a folder', () => {
      mkdirSync(path());
      expect(find().policy).toMatchObject({ state: 'unusable', fault: 'not-a-file' });
    });

    test('it is 100 MB, and is not even read', () => {
      write('{');
      truncateSync(path(), 100 * 1024 * 1024);
      const read = () => {
        throw new Error('read');
      };
      expect(find('file', { read }).policy).toMatchObject({
        state: 'unusable',
        fault: 'too-large',
      });
    });

    test('others can change it', () => {
      write(LOCK);
      chmodSync(path(), 0o666);
      expect(find().policy).toEqual({
        place: path(),
        state: 'unusable',
        fault: 'open-to-others',
        about: path(),
      });
    });
  },
);

test('the registry is read by names without dots, and numbers are yes and no', () => {
  const values = new Map<string, unknown>([
    ['DisclosuresBreakGlass', 0],
    ['sessionLockAfterIdleSeconds', 120],
    ['RecoveryCallerCheckSteps', ['Rückruf']],
    ['Anything', 1],
  ]);
  const { policy, given } = find('registry', { readRegistry: () => values });
  expect(policy.state).toBe('used');
  expect(Object.fromEntries(given.values)).toEqual({
    'disclosures.breakGlass': false,
    'session.lockAfterIdleSeconds': 120,
    'recovery.callerCheck.steps': ['Rückruf'],
  });
  expect(given.unknown).toEqual(['Anything']);
  expect(find('registry', { readRegistry: () => undefined }).policy.state).toBe('none');
});

test.each(['registry', 'property-list'] as const)('a %s that cannot be read says so', (kind) => {
  write('');
  const fails = () => {
    throw new Error('exit code 1');
  };
  const { policy } = find(kind, { readRegistry: fails, readPropertyList: fails });
  expect(policy).toEqual({ place: path(), state: 'unusable', fault: 'unreadable' });
});

test('managed preferences have the form of the file', () => {
  write('bplist00');
  const { given } = find('property-list', { readPropertyList: () => LOCK });
  expect([...given.values]).toEqual([['session.lockAfterIdleSeconds', 120]]);
});
