import { expect, test } from 'vitest';
import { handedAmong } from '#main/shell/handed-values.ts';

const LINK = 'keydesk://recover?ticket=1';
const handed = (...values: readonly string[]) => handedAmong(values, '/home/helen');

test.skipIf(process.platform === 'win32').each([
  ['a path', ['a.kdreport'], '/home/helen/a.kdreport'],
  ['a whole path', ['--disable-gpu', '/srv/a.KDREPORT'], '/srv/a.KDREPORT'],
  ['the last of several', ['a.kdreport', 'b.kdreport'], '/home/helen/b.kdreport'],
  // As a desktop entry with %U gives it.
  ['an address', ['file:///srv/my%20reports/a.kdreport'], '/srv/my reports/a.kdreport'],
])('%s is a report file', (_what, values, report) => {
  expect(handed(...values)).toEqual({ report });
});

test('a link is handed over, and no file beside it', () => {
  expect(handed(LINK)).toEqual({ link: LINK });
  expect(handed('a.kdreport', LINK)).toEqual({ link: LINK });
  expect(handed(LINK, 'a.kdreport')).toEqual({ link: LINK });
});

test.each([
  ['nothing', []],
  ['a switch', ['--a.kdreport']],
  ['another file', ['a.txt']],
  ['a file on another computer', ['file://evil.example/share/a.kdreport']],
  ['an address that cannot be read', ['file:///%zz.kdreport']],
  ['another link', ['https://example.com']],
])('%s is nothing to take', (_what, values) => {
  expect(handed(...values)).toBeUndefined();
});
