import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { crashFile } from '#main/desktop/crash-file.ts';
import { programLogFile } from '#main/desktop/program-log-file.ts';
import type { CrashReport } from '#shared/diagnostics/crash-report.ts';
import { type TempFolder, tempFolder } from '#test/main/sources/embedded-store/test-store.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

const crashOn = (day: number, changes: Partial<CrashReport> = {}): CrashReport => ({
  at: new Date(Date.UTC(2026, 10, day)).toISOString(),
  part: 'page',
  version: '1.2.3',
  reason: 'crashed',
  exitCode: 5,
  stack: '',
  ...changes,
});

describe('crash reports', () => {
  const failures: unknown[] = [];
  const path = () => join(folder.path, 'crash-reports.json');
  const reports = () => crashFile(path(), (cause) => failures.push(cause));
  beforeEach(() => {
    failures.length = 0;
  });

  test('are there after a restart, newest first, and the oldest go', () => {
    for (let day = 1; day <= 12; day += 1) reports().add(crashOn(day));
    expect(reports().list()).toHaveLength(10);
    expect(reports().list()[0]?.at).toBe('2026-11-12T00:00:00.000Z');
    reports().forget();
    expect(reports().list()).toEqual([]);
    expect(failures).toEqual([]);
  });

  test('have no secret in the file, and are no longer than they may be', () => {
    reports().add(crashOn(1, { reason: PASSWORD, stack: `${PASSWORD}${'x'.repeat(20_000)}` }));
    expect(readFileSync(path(), 'utf8')).not.toContain(PASSWORD);
    expect(reports().list()).toHaveLength(1);
  });

  test.each(['', 'no JSON', '[{"at":"yesterday"}]'])('%j counts as none, and is said', (text) => {
    writeFileSync(path(), text);
    expect(reports().list()).toEqual([]);
    expect(failures).toHaveLength(1);
    reports().add(crashOn(1));
    expect(reports().list()).toHaveLength(1);
  });

  test('that cannot be written are said to be, and nothing is thrown', () => {
    mkdirSync(path());
    reports().add(crashOn(1));
    expect(failures.length).toBeGreaterThan(0);
  });
});

describe('the log', () => {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder.path, name), text);
  };
  const tail = (mostBytes: number) => programLogFile(folder.path).tail(mostBytes);

  test('that is not there is empty', async () => {
    expect(await tail(100)).toBe('');
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('is read with the file before it, from a whole line on', async () => {
    write('keydesk.old.log', 'one\ntwo\n');
    write('keydesk.log', 'three\nfour\n');
    expect(await tail(1_000)).toBe('one\ntwo\nthree\nfour\n');
    expect(await tail(14)).toBe('three\nfour\n');
    expect(await tail(10)).toBe('four\n');
  });

  test('is cut between letters, too', async () => {
    write('keydesk.log', 'ä\nö\nü\n');
    expect(await tail(5)).toBe('ü\n');
  });
});
