import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineFile, placeOf, readConfiguration } from '../../../src-main/config/configuration.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-config-'));
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
  const { settings } = readConfiguration({ origin: 'none', path: '' });
  expect(settings.recovery).toEqual({ hideAfterSeconds: 60, clearClipboardAfterSeconds: 30, keepForSeconds: 900, maxMatches: 100, sourceTimeoutSeconds: 15, callerCheck: { steps: [], requiredOfUsers: false } });
  expect(readConfiguration(at('{}')).settings).toEqual(settings);
});

test('a byte order mark is fine', () => {
  expect(readConfiguration(at('\uFEFF{"settings":{"recovery":{"hideAfterSeconds":20}}}')).settings.recovery.hideAfterSeconds).toBe(20);
});

test.each([
  ['a typing error', '{"settings":{"recovery":{"hideAftreSeconds":20}}}', 'hideAftreSeconds'],
  ['a value out of range', '{"settings":{"recovery":{"hideAfterSeconds":0}}}', 'hideAfterSeconds'],
  ['no JSON', '{', 'JSON'],
])('%s is refused with the reason', (_what, text, reason) => {
  expect(() => readConfiguration(at(text))).toThrowError(expect.objectContaining({ code: 'config.invalid', details: { reason: expect.stringContaining(reason) } }));
});

test('a file that is not there is refused, not ignored', () => {
  expect(() => readConfiguration({ origin: 'environment', path: join(folder, 'no.json') })).toThrowError(expect.objectContaining({ code: 'config.invalid' }));
});

test('an administrator’s file for the machine counts before one that is named, and that before the person’s own', () => {
  const [machine, named, user] = [join(folder, 'machine.json'), join(folder, 'named.json'), join(folder, 'user.json')];
  const place = () => placeOf({ machine, environment: named, user });
  expect(placeOf({ machine, environment: '', user })).toEqual({ origin: 'none', path: user });
  file('{}', 'user.json');
  expect(placeOf({ machine, environment: undefined, user })).toEqual({ origin: 'user', path: user });
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
