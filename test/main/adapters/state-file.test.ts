import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stateFile } from '../../../src-main/adapters/state-file.ts';
import { type TempFolder, tempFolder } from './sql-store/test-store.ts';

const BOUNDS = { x: 10, y: 20, width: 900, height: 700, maximized: false };

let folder: TempFolder;
beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => {
  folder.remove();
});

const failures: unknown[] = [];
const open = (path = folder.path) => stateFile(path, (cause) => failures.push(cause));

test('the next run knows what this one remembered', () => {
  const state = open();
  state.rememberUserName(String.raw`CONTOSO\mia`);
  state.rememberBounds(BOUNDS);
  state.rememberReportViews(String.raw`CONTOSO\Mia`, { last: null, named: [] });
  const next = open();
  expect(next.lastUserName).toBe(String.raw`CONTOSO\mia`);
  expect(next.bounds).toEqual(BOUNDS);
  expect(next.reportViews(String.raw`contoso\mia`)).toEqual({ last: null, named: [] });
  expect(readdirSync(folder.path)).toEqual(['state.json']);
});

test.each(['', '{', '[]', 'null', '{"lastUserName":5,"window":{"width":1},"reportViews":[]}'])('a file that holds %j costs only the memory', (content) => {
  writeFileSync(join(folder.path, 'state.json'), content);
  const state = open();
  expect([state.lastUserName, state.bounds]).toEqual(['', undefined]);
  state.rememberUserName('mia');
  expect(JSON.parse(readFileSync(join(folder.path, 'state.json'), 'utf8'))).toMatchObject({ lastUserName: 'mia' });
});

test('a place that cannot be written is told of, and this run still remembers', () => {
  mkdirSync(join(folder.path, 'state.json.new'));
  const state = open();
  state.rememberUserName('mia');
  expect(failures).toHaveLength(1);
  expect(state.lastUserName).toBe('mia');
});
