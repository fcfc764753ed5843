import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { machineReaders } from '#main/drivers/machine/machine-readers.ts';
import { findConfiguration } from '#main/profiles/find-configuration.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-found-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const own = () => join(folder, 'keydesk.json');
const find = () =>
  findConfiguration(
    { machine: join(folder, 'machine.json'), environment: undefined, user: own() },
    machineReaders(process.platform, process.env),
  );

test('a file that was written meanwhile is found again', () => {
  const found = find();
  expect(found.place.origin).toBe('none');
  writeFileSync(own(), '{"settings":{"recovery":{"hideAfterSeconds":20}}}');
  expect(found.findPlace()).toEqual({ origin: 'user', path: own() });
  expect(found.readAgain().configuration.settings.recovery.hideAfterSeconds).toBe(20);
  expect(found.configuration.settings.recovery.hideAfterSeconds).toBe(60);
});

test('a file that cannot be used leaves the defaults, and says why', () => {
  writeFileSync(own(), '{');
  const { configuration, problem, place } = find();
  expect(problem).toMatchObject({ code: 'config.invalid' });
  expect(place.origin).toBe('user');
  expect(configuration.profiles).toEqual([]);
  expect(configuration.settings.recovery.hideAfterSeconds).toBe(60);
});
