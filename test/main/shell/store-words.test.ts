import { expect, test } from 'vitest';
import { wordsBehindStore } from '#main/shell/store-words.ts';

const VERIFY = ['verify', '--file', 'store.db'];

test.each([
  ['an installed console', ['/opt/Keydesk/keydesk', 'store', ...VERIFY], true],
  ['an installed one with a switch', ['keydesk', '--disable-gpu', 'store', ...VERIFY], true],
  ['a source tree', ['electron', '/home/anna/keydesk', 'store', ...VERIFY], false],
  ['a source tree with a switch', ['electron', '--no-sandbox', '.', 'store', ...VERIFY], false],
])('%s is started for the store, and its words follow', (_what, argv, isPackaged) => {
  expect(wordsBehindStore({ argv, isPackaged })).toEqual(VERIFY);
});

test('the store without anything else is a command line, too', () => {
  expect(wordsBehindStore({ argv: ['keydesk', 'store'], isPackaged: true })).toEqual([]);
});

test.each([
  ['nothing', ['keydesk'], true],
  ['a switch alone', ['keydesk', '--user-data-dir=/tmp/x'], true],
  ['a report file', ['keydesk', 'store.kdreport'], true],
  ['a report file and then the word', ['keydesk', 'a.kdreport', 'store'], true],
  ['a switch of that name', ['keydesk', '--store'], true],
  ['a source tree of that name', ['electron', 'store'], false],
])('%s opens a window', (_what, argv, isPackaged) => {
  expect(wordsBehindStore({ argv, isPackaged })).toBeUndefined();
});
