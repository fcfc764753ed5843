import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfiguration } from '../../../src-main/config/configuration.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-config-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(text: string): string {
  const path = join(folder, 'keydesk.json');
  writeFileSync(path, text);
  return path;
}

test('everything has a default', () => {
  const { settings } = readConfiguration(undefined);
  expect(settings.recovery).toEqual({ hideAfterSeconds: 60, clearClipboardAfterSeconds: 30, keepForSeconds: 900, maxMatches: 100, sourceTimeoutSeconds: 15 });
  expect(readConfiguration(file('{}')).settings).toEqual(settings);
});

test('a byte order mark is fine', () => {
  expect(readConfiguration(file('\uFEFF{"settings":{"recovery":{"hideAfterSeconds":20}}}')).settings.recovery.hideAfterSeconds).toBe(20);
});

test.each([
  ['a typing error', '{"settings":{"recovery":{"hideAftreSeconds":20}}}', 'hideAftreSeconds'],
  ['a value out of range', '{"settings":{"recovery":{"hideAfterSeconds":0}}}', 'hideAfterSeconds'],
  ['no JSON', '{', 'JSON'],
])('%s is refused with the reason', (_what, text, reason) => {
  expect(() => readConfiguration(file(text))).toThrowError(expect.objectContaining({ code: 'config.invalid', details: { reason: expect.stringContaining(reason) } }));
});

test('a file that is not there is refused, not ignored', () => {
  expect(() => readConfiguration(join(folder, 'no.json'))).toThrowError(expect.objectContaining({ code: 'config.invalid' }));
});
