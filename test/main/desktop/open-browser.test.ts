import { expect, test } from 'vitest';
import { browserOpener } from '#main/desktop/open-browser.ts';

test('shows a page', async () => {
  const shown: string[] = [];
  const open = browserOpener({ openExternal: async (address) => void shown.push(address) });
  await open('https://login.microsoftonline.com/t/oauth2/v2.0/authorize?state=1');
  expect(shown).toEqual(['https://login.microsoftonline.com/t/oauth2/v2.0/authorize?state=1']);
});

test.each([
  'http://login.microsoftonline.com/',
  'file:///etc/passwd',
  'ms-msdt:/id',
  String.raw`\\server\share`,
  'https://somebody@login.microsoftonline.com/',
  `https://login.microsoftonline.com/?${'x'.repeat(2_100)}`,
  'login',
])('opens nothing else: %s', async (address) => {
  const shown: string[] = [];
  const open = browserOpener({ openExternal: async (one) => void shown.push(one) });
  await expect(open(address)).rejects.toThrow(/address|URL/);
  expect(shown).toEqual([]);
});
