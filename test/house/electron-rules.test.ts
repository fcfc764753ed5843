import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '#test/root.ts';
import { ELECTRON_RULES, WINDOW_OPTIONS, breakersOf, withoutComments } from './electron-rules.ts';

const sources = new Map(
  ['src-shared', 'src-main', 'src-renderer']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:tsx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [
      relative(ROOT, path).replaceAll('\\', '/'),
      withoutComments(readFileSync(path, 'utf8')),
    ]),
);

describe('a rule of Electron', () => {
  test.each(ELECTRON_RULES.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
    expect(breakersOf(rule, sources)).toEqual([]);
  });

  test('every exception is one that is made', () => {
    const unused = ELECTRON_RULES.flatMap(({ pattern, allowed = [] }) =>
      allowed.filter(
        (place) =>
          ![...sources].some(([file, text]) => file.startsWith(place) && pattern.test(text)),
      ),
    );
    expect(unused).toEqual([]);
  });

  test('every window says what it is locked down by', () => {
    const windows = [...sources].filter(([, text]) => text.includes('new BrowserWindow('));
    expect(windows).toHaveLength(3);
    for (const [file, text] of windows)
      for (const option of WINDOW_OPTIONS)
        expect([file, text]).toEqual([file, expect.stringMatching(option)]);
  });
});

test.each([
  ['no page has Node.js', 'webPreferences: { nodeIntegration: true }'],
  ['no page shares its context, or is without a sandbox', "{ 'sandbox': false }"],
  ['no page has a <webview>', '<webview src="x" />'],
  ['no page is without web security', '{ webSecurity:false }'],
  ['no page has features of Blink', "enableBlinkFeatures: 'CSSVariables'"],
  ['no text becomes code', "setTimeout('alert(1)')"],
  ['no text becomes markup in a page', 'element.innerHTML = text'],
  ['no certificate is accepted by hand', "app.on('certificate-error', () => undefined)"],
  ['nothing is loaded without encryption', "window.loadURL('http://example.com')"],
  ['nothing opens a debugger', 'window.webContents.openDevTools()'],
  ['no shell is started', "spawn('x', [], { shell: true })"],
])('%s: a source that does it is found', (name, text) => {
  const rule = ELECTRON_RULES.find((one) => one.name === name);
  const found = rule && breakersOf(rule, new Map([['src-main/x.ts', withoutComments(text)]]));
  expect(found).toEqual(['src-main/x.ts']);
});
