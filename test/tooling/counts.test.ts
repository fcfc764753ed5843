import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { counted, readVitest } from '../../.config/commands/steps/counts.mjs';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-counts-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function lineOf(...suites: readonly object[]): string {
  const file = join(folder, 'vitest.json');
  writeFileSync(file, JSON.stringify({ testResults: suites }));
  return counted([readVitest(file)]).line;
}

const tests = (...states: readonly string[]) => states.map((status) => ({ status, fullName: `a test that ${status}` }));

test('every test counts once, by what came of it', () => {
  expect(lineOf({ status: 'failed', assertionResults: tests('passed', 'failed', 'skipped') })).toBe('1 passed, 1 failed, 1 skipped');
});

test('a suite that could not be prepared is a failure, not so many skipped tests', () => {
  expect(lineOf({ status: 'failed', assertionResults: tests('skipped', 'skipped') }, { status: 'passed', assertionResults: tests('passed') })).toBe('1 passed, 1 failed, 0 skipped');
});

test('a suite that could not even be read is a failure', () => {
  expect(lineOf({ status: 'failed', assertionResults: [] })).toBe('0 passed, 1 failed, 0 skipped');
});

test('no report is a failure', () => {
  expect(counted([readVitest(join(folder, 'none.json'))]).line).toBe('0 passed, 1 failed, 0 skipped');
});
