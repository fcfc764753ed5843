import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { accessListOf } from '#main/drivers/windows/access-list.ts';
import { readRegistryKey } from '#main/drivers/windows/read-registry.ts';
import { readRegistryFile } from '#main/drivers/windows/registry-file.ts';
import type { RunProgram } from '#main/drivers/windows/system-program.ts';

const KEY = String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Keydesk`;

/** As `reg export` writes it: UTF-16 with a byte order mark, lines that end as on Windows. */
function exported(...lines: readonly string[]): Uint8Array {
  const text = ['Windows Registry Editor Version 5.00', '', ...lines, ''].join('\r\n');
  return Buffer.from(`\uFEFF${text}`, 'utf16le');
}

function hex(text: string): string {
  return [...Buffer.from(text, 'utf16le')]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join(',');
}

describe('an exported key', () => {
  test('is read with its numbers, texts and lists, whatever is in them', () => {
    const list = hex('Rückruf\0本人確認\0\0');
    const values = readRegistryFile(
      exported(
        `[${KEY}]`,
        '@="by default"',
        '"SessionLockAfterIdleSeconds"=dword:0000012c',
        String.raw`"Path\"s"="C:\\Program \"Files\"\\x"`,
        '"TwoLines"="first\r\n[second]"',
        `"Steps"=hex(7):${list.slice(0, 30)}\\`,
        `  ${list.slice(30)}`,
        `"Expanded"=hex(2):${hex('%SystemRoot%\0')}`,
        '"Bytes"=hex:01,02',
        '"Empty"=hex(7):00,00',
        '',
        String.raw`[${KEY}\Sub]`,
        '"Value"=dword:ffffffff',
      ),
    );
    expect(Object.fromEntries(values)).toEqual({
      '': 'by default',
      SessionLockAfterIdleSeconds: 300,
      'Path"s': String.raw`C:\Program "Files"\x`,
      TwoLines: 'first\r\n[second]',
      Steps: ['Rückruf', '本人確認'],
      Expanded: '%SystemRoot%',
      Bytes: null,
      Empty: [],
      [String.raw`Sub\Value`]: 4_294_967_295,
    });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['another format', Buffer.from('REGEDIT4\r\n', 'utf16le')],
    ['a line of something else', exported(`[${KEY}]`, 'x=y')],
    ['a text without an end', exported(`[${KEY}]`, '"A"="b')],
    ['half a character', Buffer.from([0xff, 0xfe, 0x57])],
  ])('that is %s is refused', (_what, bytes) => {
    expect(() => readRegistryFile(bytes)).toThrow(Error);
  });
});

describe('a key of the registry', () => {
  const PLACE = { parent: String.raw`HKLM\Software\Policies`, name: 'Keydesk' };
  const LISTED = `\r\n${String.raw`HKEY_LOCAL_MACHINE\Software\Policies\keydesk`}\r\n`;
  const failed = () => {
    throw new Error('exit code 1');
  };
  const registry =
    (answers: { export: (file: string) => void; query: () => string }): RunProgram =>
    (name, [task, , file = '']) => {
      expect(name).toBe('reg.exe');
      if (task === 'query') return answers.query();
      answers.export(file);
      return '';
    };

  test('is read from what is exported', () => {
    const run = registry({
      export: (file) => writeFileSync(file, exported(`[${KEY}]`, '"A"=dword:00000001')),
      query: failed,
    });
    expect(readRegistryKey(PLACE, run)).toEqual(new Map([['A', 1]]));
  });

  test('that is not there is no policy', () => {
    const others = `\r\n${String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Microsoft`}\r\n`;
    const run = registry({ export: failed, query: () => others });
    expect(readRegistryKey(PLACE, run)).toBeUndefined();
  });

  test.each([
    ['is there and cannot be read', () => LISTED],
    ['may be there', failed],
  ])('that %s is no missing one', (_what, query) => {
    expect(() => readRegistryKey(PLACE, registry({ export: failed, query }))).toThrow(Error);
  });
});

describe('the rights to a file on Windows', () => {
  const saving =
    (text: string): RunProgram =>
    (_name, [, , file = '']) => {
      writeFileSync(file, text, 'utf16le');
      return '';
    };

  test('are what icacls saves', () => {
    const saved = 'Keydesk\r\nD:PAI(A;OICI;FA;;;SY)\r\n';
    expect(accessListOf('C:\\x', saving(saved))).toBe('D:PAI(A;OICI;FA;;;SY)');
  });

  test.each(['', 'Keydesk\r\n', 'Keydesk\r\nS:x\r\n'])('are not %j', (text) => {
    expect(() => accessListOf('C:\\x', saving(text))).toThrow('no list of rights');
  });
});
