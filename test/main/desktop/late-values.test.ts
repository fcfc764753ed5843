import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lateValues } from '#main/desktop/late-values.ts';

let folder: string;
let failures: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-late-values-'));
  failures = [];
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What stands in for the library: the values it is opened with, and what is set in it. */
function library(values: readonly (readonly [string, unknown])[] = []) {
  const kept = new Map<string, unknown>(values);
  let opened = 0;
  return {
    kept,
    timesOpened: () => opened,
    open: async () => {
      opened += 1;
      return kept;
    },
  };
}

const open = (load: () => Promise<Map<string, unknown>>) =>
  lateValues(folder, (cause) => failures.push(cause), load);
const write = (text: string) => {
  writeFileSync(join(folder, 'state.json'), text);
};

test('what the file holds is there before the library is', () => {
  write('{ "lastUserName": "CONTOSO\\\\anna", "choices": { "appearance.theme": "dark" } }');
  const { open: load, timesOpened } = library();
  const values = open(load);
  expect(values.get('lastUserName')).toBe(String.raw`CONTOSO\anna`);
  expect(values.get('choices')).toEqual({ 'appearance.theme': 'dark' });
  expect(timesOpened()).toBe(0);
  expect(failures).toEqual([]);
});

test('the library is loaded with the first change, which is kept, and nothing else', async () => {
  write('{ "one": 1, "two": 2 }');
  const { kept, open: load, timesOpened } = library([['two', 'of another console']]);
  const values = open(load);
  values.set('one', 'changed');
  expect(values.get('one')).toBe('changed');
  await Promise.all([values.keep(), values.keep()]);
  expect([...kept]).toEqual([
    ['two', 'of another console'],
    ['one', 'changed'],
  ]);
  values.set('three', 3);
  expect(kept.get('three')).toBe(3);
  expect(timesOpened()).toBe(1);
});

test.each([
  ['there is no file', undefined],
  ['it is no JSON', '{ "one": '],
])('without a word, there are no values where %s', (_where, text) => {
  if (text !== undefined) write(text);
  expect(open(library().open).get('one')).toBeUndefined();
  expect(failures).toEqual([]);
});

test('a place that holds no file is left alone; what is set lasts for this run', async () => {
  mkdirSync(join(folder, 'state.json'));
  const { open: load, timesOpened } = library();
  const values = open(load);
  values.set('one', 1);
  await values.keep();
  expect(values.get('one')).toBe(1);
  expect(timesOpened()).toBe(0);
  expect(failures).toHaveLength(2);
});

test('values that are no object are told of, and count as none', () => {
  write('[1]');
  expect(open(library().open).get('0')).toBeUndefined();
  expect(failures).toHaveLength(1);
});
