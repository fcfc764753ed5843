import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { de } from '#renderer/text/de/index.ts';
import { en } from '#renderer/text/en/index.ts';
import { ROOT } from '#test/root.ts';
import { plainTexts, replaceTexts } from '../../.config/commands/steps/texts.mjs';
import { readXliff, xliffOf } from '../../.config/commands/steps/xliff.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keydesk-texts-'));
  cpSync(join(ROOT, 'src-renderer/text/de'), folder, { recursive: true });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const german = new Map(plainTexts(de));
const change = (id: string, to: string) => ({ id, from: german.get(id) ?? '', to });

test('every language has the same plain texts', () => {
  expect(new Set(german.keys())).toEqual(new Set(plainTexts(en).map(([id]) => id)));
  expect(german.get('signIn.title')).toBe('Anmelden');
  expect(german.get('errors.auth.signedOut.what')).toBe('Sie sind abgemeldet.');
  expect(german.size).toBeGreaterThan(1_000);
});

test('a file comes back as it was written', () => {
  const units = [{ id: 'a.b', source: 'R&D <drive> "x"', target: ' Ä\n日本 ' }];
  expect(readXliff(xliffOf('ja', units))).toEqual({ language: 'ja', units });
});

test('what tools add to a text is left out', () => {
  const text = xliffOf('de', [{ id: 'a', source: 's', target: 'eins' }]).replace(
    'eins',
    'eins <g id="1">zwei</g><x id="2"/> drei',
  );
  expect(readXliff(text).units[0]?.target).toBe('eins zwei drei');
});

describe('what is no such file is refused', () => {
  test.each([
    ['no XML', 'msgid "a"'],
    ['other XML', '<a/>'],
    ['cut short', xliffOf('de', []).slice(0, 150)],
    ['entities', '<!DOCTYPE x [<!ENTITY e "e">]><xliff/>'],
  ])('%s', (_what, text) => {
    expect(() => readXliff(text)).toThrow(/The file/);
  });
});

test('changed texts are written into the source, also long ones and those of an error', () => {
  const long = `${'Wörter '.repeat(30)}und 'Zeichen' \\ am Ende.`;
  const changes = [
    change('signIn.lockedTitle', 'Zu'),
    change('errors.auth.signedOut.what', long),
    change('driveRecovery.recoveryScreen.legend.1.0', 'Konto'),
  ];
  expect(replaceTexts(folder, changes)).toEqual({ written: 3, unplaced: [] });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('sign-in.ts')).toContain("lockedTitle: 'Zu',");
  expect(read('recovery-screen.ts')).toContain("['Konto',");
  expect(read('errors/directory.ts')).toContain(String.raw`\'Zeichen\' \\ am Ende.'`);
});

test('a text that stands in two places under one name is left for a person', () => {
  const id = 'driveRecovery.call.summary.reason';
  expect(replaceTexts(folder, [change(id, 'Anlass')])).toEqual({ written: 0, unplaced: [id] });
});
