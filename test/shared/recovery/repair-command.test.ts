import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  RepairCommand,
  commandLine,
  quoted,
  repairProblem,
} from '#shared/recovery/repair-command.ts';

const PASSWORD = '471207-278498-422125-177177-561902-537405-468006-693451';

/**
 * What cmd makes of a line typed at its prompt: variables first, then carets and quotes. Unquoted
 * signs that would end the command throw.
 */
function afterCmd(line: string, variables: Readonly<Record<string, string>>): string {
  const expanded = line.replaceAll(/%([^%]+)%/g, (whole, name: string) => variables[name] ?? whole);
  let isQuoted = false;
  let result = '';
  for (let at = 0; at < expanded.length; at += 1) {
    const sign = expanded.charAt(at);
    if (sign === '"') isQuoted = !isQuoted;
    if (!isQuoted && sign === '^') {
      at += 1;
      result += expanded.charAt(at);
      continue;
    }
    if (!isQuoted && /[&|<>]/.test(sign)) throw new Error(`${sign} reaches cmd in ${line}`);
    result += sign;
  }
  return result;
}

/** How the C runtime splits a command line into arguments. */
function argumentsOf(line: string): readonly string[] {
  const found: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length;) {
    const slashes = /^\\*/.exec(line.slice(at))?.[0].length ?? 0;
    const next = line.charAt(at + slashes);
    if (next === '"') {
      current =
        (current ?? '') + '\\'.repeat(Math.floor(slashes / 2)) + (slashes % 2 === 1 ? '"' : '');
      if (slashes % 2 === 0) isQuoted = !isQuoted;
      at += slashes + 1;
    } else if (slashes > 0) {
      current = (current ?? '') + '\\'.repeat(slashes);
      at += slashes;
    } else {
      if (next === ' ' && !isQuoted) {
        if (current !== undefined) found.push(current);
        current = undefined;
      } else {
        current = (current ?? '') + next;
      }
      at += 1;
    }
  }
  return current === undefined ? found : [...found, current];
}

describe('a path in a command', () => {
  test.each([
    [String.raw`F:\package.KPG`, String.raw`F:\package.KPG`],
    [
      String.raw`F:\BitLocker Key Package {AC9D}.KPG`,
      String.raw`"F:\BitLocker Key Package {AC9D}.KPG"`,
    ],
    [String.raw`\\server\share$\key.kpg`, String.raw`"\\server\share$\key.kpg"`],
    [String.raw`\\server\help desk\key.kpg`, String.raw`"\\server\help desk\key.kpg"`],
    ['F:\\', 'F:\\'],
    ['F:\\my kit\\', String.raw`"F:\my kit\\"`],
    [String.raw`F:\a&b.kpg`, String.raw`"F:\a&b.kpg"`],
    [String.raw`F:\a^b.kpg`, String.raw`"F:\a^b.kpg"`],
    [String.raw`F:\(1).kpg`, String.raw`"F:\(1).kpg"`],
    [String.raw`F:\100%.kpg`, String.raw`^"F:\100^%.kpg^"`],
    [String.raw`F:\%PATH%.kpg`, String.raw`^"F:\^%PATH^%.kpg^"`],
    [String.raw`F:\a & %b%.kpg`, String.raw`^"F:\a ^& ^%b^%.kpg^"`],
    [String.raw`F:\say "hi".kpg`, String.raw`^"F:\say \^"hi\^".kpg^"`],
    [String.raw`F:\"`, String.raw`^"F:\\\^"^"`],
    ['F:\\Ünï\\ключ.kpg', '"F:\\Ünï\\ключ.kpg"'],
  ])('%s is typed %s', (path, typed) => {
    expect(quoted(path)).toBe(typed);
    expect(argumentsOf(afterCmd(typed, { PATH: 'oops', b: 'oops' }))).toEqual([path]);
  });

  test('reaches the program unchanged, and cmd interprets nothing of it', () => {
    const paths = fc.string({
      unit: fc.constantFrom(...Array.from('aP %^&|<>()!"\\:\'$;,=')),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(paths, (path) => {
        const line = `repair-bde C: D: -kp ${quoted(path)} -rp x`;
        expect(
          argumentsOf(afterCmd(line, { a: 'oops', P: 'oops', PP: 'oops', aP: 'oops' })),
        ).toEqual(['repair-bde', 'C:', 'D:', '-kp', path, '-rp', 'x']);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a command', () => {
  test.each([
    [{ kind: 'protectors', drive: 'E:' }, 'manage-bde -protectors -get E:'],
    [{ kind: 'unlock', drive: 'E:' }, `manage-bde -unlock E: -rp ${PASSWORD}`],
    [{ kind: 'decrypt', drive: 'E:' }, 'manage-bde -off E:'],
    [{ kind: 'status', drive: 'E:' }, 'manage-bde -status E:'],
    [{ kind: 'check', drive: 'E:' }, 'chkdsk E: /f'],
    [
      {
        kind: 'repair',
        corrupted: 'C:',
        fixed: 'D:',
        keyPackage: String.raw`F:\k.KPG`,
        acceptsOverwrite: true,
      },
      String.raw`repair-bde C: D: -kp F:\k.KPG -rp ${PASSWORD}`,
    ],
    [
      { kind: 'repair', corrupted: 'C:', fixed: 'D:', keyPackage: '', acceptsOverwrite: true },
      `repair-bde C: D: -rp ${PASSWORD}`,
    ],
  ] as const)('%o', (command, line) => {
    expect(commandLine(RepairCommand.parse(command), PASSWORD)).toBe(line);
  });

  const repair = {
    kind: 'repair',
    corrupted: 'C:',
    fixed: 'D:',
    keyPackage: '',
    acceptsOverwrite: true,
  };
  test.each([
    { kind: 'format', drive: 'C:' },
    { kind: 'unlock', drive: '' },
    { kind: 'unlock', drive: 'c:' },
    { kind: 'unlock', drive: 'X:' },
    { kind: 'decrypt', drive: 'C: & del' },
    { ...repair, fixed: 'C:' },
    { ...repair, fixed: '' },
    { ...repair, acceptsOverwrite: false },
    { ...repair, keyPackage: String.raw`D:\k.KPG` },
    { ...repair, keyPackage: String.raw`c:\k.KPG` },
    { ...repair, keyPackage: 'F:\\k\n.KPG' },
    { ...repair, keyPackage: `F:\\${'k'.repeat(300)}` },
    { ...repair, keyPackage: `F:\\${PASSWORD}` },
  ])('%o is none', (command) => {
    expect(RepairCommand.safeParse(command).success).toBe(false);
  });

  test('what is wrong with a choice is known while it is made', () => {
    expect(repairProblem({ corrupted: '', fixed: '', keyPackage: '' })).toBeUndefined();
    expect(repairProblem({ corrupted: 'C:', fixed: 'C:', keyPackage: '' })).toBe('same-drive');
    expect(repairProblem({ corrupted: 'C:', fixed: 'E:', keyPackage: String.raw`e:\k` })).toBe(
      'package-on-drive',
    );
    expect(
      repairProblem({ corrupted: 'C:', fixed: 'E:', keyPackage: String.raw`\\server\k` }),
    ).toBeUndefined();
  });
});
